import { Dictionary } from '../../kit/language';
import { en, type OpsWords } from './en';

const dictionary = new Dictionary<OpsWords>(en, {
  zh: async () => (await import('./zh')).zh,
  sv: async () => (await import('./sv')).sv,
});

/** What the control room says, in the page's language. */
export function words(): OpsWords {
  return dictionary.get();
}
