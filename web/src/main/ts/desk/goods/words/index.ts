import { Dictionary } from '../../../kit/language';
import { en, type GoodsWords } from './en';

const dictionary = new Dictionary<GoodsWords>(en, {
  zh: async () => (await import('./zh')).zh,
  sv: async () => (await import('./sv')).sv,
});

/** What the desk says of products and deals, in the page's language. */
export function words(): GoodsWords {
  return dictionary.get();
}
