import { Dictionary } from '../../kit/language';
import { type DeskWords, en } from './en';

export type { EntryKind } from './en';

const dictionary = new Dictionary<DeskWords>(en, {
  zh: async () => (await import('./zh')).zh,
  sv: async () => (await import('./sv')).sv,
});

/** What the merchant's desk says, in the page's language. */
export function words(): DeskWords {
  return dictionary.get();
}
