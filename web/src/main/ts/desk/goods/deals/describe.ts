import { count, shortMoney } from '../../../kit/money';
import { moment } from '../../../kit/time';
import { words } from '../words';
import type { Deal } from './deals';

/** What a deal gives, in a sentence with its amounts. */
export function describe({ terms, currency, digits }: Pick<Deal, 'terms' | 'currency' | 'digits'>): string {
  const text = words();
  const amount = (minor: number) => shortMoney(minor, currency, digits);
  switch (terms.kind) {
    case 'festivalPrice':
      return text.givesPrice(amount(terms.priceMinor), count(terms.stock));
    case 'quantityBreaks':
      return terms.breaks.map(({ quantity, priceMinor }) => text.givesBreak(count(quantity), amount(priceMinor))).join(', ');
    case 'secondPiece':
      return text.givesSecond(count(terms.offBps / 100));
    case 'bundlePrice':
      return text.givesBundle(count(terms.members.reduce((sum, { quantity }) => sum + quantity, 0)), amount(terms.priceMinor));
    case 'shopTiers':
      return terms.tiers.map(({ spendMinor, saveMinor }) => text.givesTier(amount(spendMinor), amount(saveMinor))).join(', ');
    case 'shopCoupon':
      return text.givesTier(amount(terms.spendMinor), amount(terms.saveMinor));
    case 'preSale':
      return text.givesPreSale(amount(terms.depositMinor), amount(terms.worthMinor), amount(terms.priceMinor), moment(terms.balanceFromMs));
    default:
      return ''; // a deal of the festival's own, of a kind that shops don't give
  }
}
