import { Dictionary } from '../../kit/language';
import { en, type OfficeWords } from './en';

const dictionary = new Dictionary<OfficeWords>(en, {
  zh: async () => (await import('./zh')).zh,
  sv: async () => (await import('./sv')).sv,
});

/** What stands around the pages of those who work at the festival, in the page's language. */
export function words(): OfficeWords {
  return dictionary.get();
}
