import { get } from '../../kit/api';
import { shortMoney } from '../../kit/money';
import { useResource } from '../../kit/resource';
import { useLast } from './cartlines';
import type { Stage } from './types';
import { buyWords } from './words';

/** A deal as far as its name needs it, and how it stands. */
export interface DealTerms {
  readonly deal: number;
  readonly currency: string;
  readonly digits: number;
  readonly endsAtMs: number;
  readonly ended: boolean;
  readonly taken: number;
  readonly terms: {
    readonly kind: string;
    readonly spendMinor?: number;
    readonly saveMinor?: number;
    readonly faceMinor?: number;
    readonly stock?: number;
  };
}

/** What names a deal where it takes something off. */
export interface DealRef {
  readonly deal: number;
  readonly stage: Stage;
  readonly kind?: string;
}

/** The stages whose deals are named by their amounts. */
const BY_AMOUNTS: readonly Stage[] = ['shopCoupon', 'crossShop', 'festivalCoupon', 'redPacket'];
const MOST = 20;

const known = new Map<number, DealTerms>();

/** The terms of deals, each asked once; those that can't be had are left out. */
export function useDealTerms(refs: readonly DealRef[]): ReadonlyMap<number, DealTerms> | undefined {
  const deals = [...new Set(refs.filter(({ stage }) => BY_AMOUNTS.includes(stage)).map(({ deal }) => deal))].sort((a, b) => a - b).slice(0, MOST);
  const found = useResource(deals.length === 0 ? undefined : `terms of deals ${deals.join()}`, async (signal) => {
    const missing = deals.filter((deal) => !known.has(deal));
    await Promise.all(missing.map((deal) => readDeal(deal, signal).then((terms) => known.set(deal, terms), () => undefined)));
    return new Map(known);
  }).data;
  return useLast(found, 'deals');
}

export function readDeal(deal: number, signal: AbortSignal): Promise<DealTerms> {
  return get<DealTerms>(`/v1/deals/${deal}`, undefined, signal);
}

/** What a deal is called in the page's language, with its amounts where they are known; deals' own names are their givers'. */
export function dealName({ deal, stage, kind }: DealRef, terms?: ReadonlyMap<number, DealTerms>): string {
  const text = buyWords.get();
  const found = terms?.get(deal);
  if (found === undefined) {
    return text.kinds[kind ?? ''] ?? text.stages[stage];
  }
  const amount = (minor: number | undefined) => shortMoney(minor ?? 0, found.currency, found.digits);
  const { spendMinor, saveMinor, faceMinor } = found.terms;
  switch (stage) {
    case 'crossShop':
      return text.everyFull(amount(spendMinor), amount(saveMinor));
    case 'shopCoupon':
    case 'festivalCoupon':
      return `${text.stages[stage]}: ${text.offFrom(amount(saveMinor), amount(spendMinor))}`;
    case 'redPacket':
      return text.packetOf(amount(faceMinor));
    case 'item':
    case 'shopTiers':
      return text.stages[stage];
  }
}
