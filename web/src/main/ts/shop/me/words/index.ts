import { Dictionary } from '../../../kit/language';
import { en, type MeWords } from './en';

const dictionary = new Dictionary<MeWords>(en, {
  zh: async () => (await import('./zh')).zh,
  sv: async () => (await import('./sv')).sv,
});

/** What the pages about oneself say, in the page's language. */
export function words(): MeWords {
  return dictionary.get();
}
