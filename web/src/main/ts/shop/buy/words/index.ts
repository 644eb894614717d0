import { Dictionary } from '../../../kit/language';
import { type BuyWords, en } from './en';

/** What cart, checkout, orders, coupons and wallet say, in the page's language. */
export const buyWords = new Dictionary<BuyWords>(en, {
  zh: async () => (await import('./zh')).zh,
  sv: async () => (await import('./sv')).sv,
});
