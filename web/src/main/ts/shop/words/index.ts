import { Dictionary } from '../../kit/language';
import { en, type ShopWords } from './en';

/** What the shop says, in the page's language. */
export const shopWords = new Dictionary<ShopWords>(en, {
  zh: async () => (await import('./zh')).zh,
  sv: async () => (await import('./sv')).sv,
});

/** The same, for a short name in the pages. */
export function words(): ShopWords {
  return shopWords.get();
}
