import { Dictionary } from '../../../kit/language';
import { type BrowseWords, en } from './en';

const dictionary = new Dictionary<BrowseWords>(en, {
  zh: async () => (await import('./zh')).zh,
  sv: async () => (await import('./sv')).sv,
});

/** What finding and looking at products says, in the page's language. */
export function words(): BrowseWords {
  return dictionary.get();
}

/** An option's or detail's name in the page's language where it is a usual one, else as the merchant wrote it. */
export function nameText(name: string): string {
  return words().names[name.toLowerCase()] ?? name;
}
