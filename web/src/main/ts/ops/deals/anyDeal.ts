import { count, shortMoney } from '../../kit/money';
import { type Deal, KINDS, type Terms } from '../../desk/goods/deals/deals';
import { describe } from '../../desk/goods/deals/describe';
import { words } from '../words';
import { FESTIVAL_KINDS, type FestivalTerms } from './festivalDeal';

/** A deal of a shop's or of the festival's own. */
export type AnyDeal = Omit<Deal, 'terms' | 'used'> & { readonly terms: Terms | FestivalTerms };

/** Every kind there is, the festival's own first. */
export const DEAL_KINDS = [...FESTIVAL_KINDS, ...KINDS] as const;

/** What any deal gives, in a sentence with its amounts. */
export function describeAny({ terms, currency, digits }: Pick<AnyDeal, 'terms' | 'currency' | 'digits'>): string {
  const text = words();
  const amount = (minor: number) => shortMoney(minor, currency, digits);
  switch (terms.kind) {
    case 'crossShop':
      return terms.capMinor === 0
        ? text.givesCross(amount(terms.spendMinor), amount(terms.saveMinor))
        : text.givesCrossUpTo(amount(terms.spendMinor), amount(terms.saveMinor), amount(terms.capMinor));
    case 'festivalCoupon':
      return text.givesCoupon(amount(terms.spendMinor), amount(terms.saveMinor), count(terms.count));
    case 'redPacket':
      return text.givesPacket(amount(terms.faceMinor), amount(terms.budgetMinor));
    default:
      return describe({ terms, currency, digits });
  }
}
