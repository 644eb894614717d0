import { get } from '../../../kit/api';
import type { Page } from '../../pages';

/** The kinds of deals that a shop gives. */
export const KINDS = ['festivalPrice', 'quantityBreaks', 'secondPiece', 'bundlePrice', 'shopTiers', 'shopCoupon', 'preSale'] as const;
export type DealKind = (typeof KINDS)[number];

export interface Break {
  readonly quantity: number;
  readonly priceMinor: number;
}

export interface Tier {
  readonly spendMinor: number;
  readonly saveMinor: number;
}

export interface Member {
  readonly sku: number;
  readonly quantity: number;
}

/** What a deal gives, by its kind. */
export type Terms =
  | { readonly kind: 'festivalPrice'; readonly sku: number; readonly priceMinor: number; readonly stock: number; readonly limitPerBuyer?: number }
  | { readonly kind: 'quantityBreaks'; readonly sku: number; readonly breaks: readonly Break[] }
  | { readonly kind: 'secondPiece'; readonly sku: number; readonly offBps: number }
  | { readonly kind: 'bundlePrice'; readonly members: readonly Member[]; readonly priceMinor: number }
  | { readonly kind: 'shopTiers'; readonly shop: number; readonly tiers: readonly Tier[] }
  | {
      readonly kind: 'shopCoupon';
      readonly shop: number;
      readonly spendMinor: number;
      readonly saveMinor: number;
      readonly count: number;
      readonly perBuyer?: number;
    }
  | {
      readonly kind: 'preSale';
      readonly sku: number;
      readonly priceMinor: number;
      readonly depositMinor: number;
      readonly worthMinor: number;
      readonly balanceFromMs: number;
      readonly balanceUntilMs: number;
      readonly refundable: boolean;
    };

export interface Deal {
  readonly deal: number;
  readonly name: string;
  readonly startsAtMs: number;
  /** Exclusive. */
  readonly endsAtMs: number;
  readonly funder: 'shop' | 'festival';
  readonly bars: readonly string[];
  readonly currency: string;
  readonly digits: number;
  readonly terms: Terms;
  readonly live: boolean;
  readonly ended: boolean;
  /** Pieces that orders hold, or coupons claimed. */
  readonly taken: number;
  /** Coupons in orders; not told in lists that name a shop. */
  readonly used?: number;
}

/** What is sent to make or change one. */
export interface DealWish {
  readonly name: string;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  readonly funder: 'shop' | 'festival';
  readonly bars: readonly string[];
  readonly currency: string;
  readonly terms: Terms;
}

interface DealPage {
  readonly deals: readonly Deal[];
  readonly next?: string;
}

/** Lists are some hundred milliseconds old; by now they surely have what was done. */
const SEEN_AFTER_MS = 10_000;

/** The deals that were made, changed or ended here of late, with their shop. */
const touched = new Map<number, number>();

/** Lets the next lists show a deal as it is now. */
export function noteTouched(deal: number, shop: number): void {
  touched.set(deal, shop);
  window.setTimeout(() => {
    touched.delete(deal);
  }, SEEN_AFTER_MS);
}

function justTouched(shop: number): readonly number[] {
  return [...touched].filter(([, of]) => of === shop).map(([deal]) => deal);
}

/** A list with some of its deals as they are now, in the list's order: what ends first comes first, and what was ended goes. */
export function withFresh(deals: readonly Deal[], fresh: readonly Deal[]): readonly Deal[] {
  const others = deals.filter(({ deal }) => fresh.every((each) => each.deal !== deal));
  return [...others, ...fresh.filter(({ ended }) => !ended)].sort((a, b) => a.endsAtMs - b.endsAtMs || a.deal - b.deal);
}

export async function loadDeals(shop: number, cursor: string | undefined, signal: AbortSignal): Promise<Page<Deal>> {
  const { deals, next } = await get<DealPage>('/v1/deals', { shop, cursor, limit: 100 }, signal);
  const fresh = await Promise.all(cursor === undefined ? justTouched(shop).map((deal) => loadDeal(deal, signal)) : []);
  return { rows: withFresh(deals, fresh), next };
}

export function loadDeal(deal: number, signal?: AbortSignal): Promise<Deal> {
  return get<Deal>(`/v1/deals/${deal}`, {}, signal);
}

/** The SKUs that terms are about; none for what is about the shop as a whole. */
export function skusOf(terms: Terms): readonly number[] {
  switch (terms.kind) {
    case 'bundlePrice':
      return terms.members.map(({ sku }) => sku);
    case 'shopTiers':
    case 'shopCoupon':
      return [];
    default:
      return [terms.sku];
  }
}

/** Deals that share a time with a span, and were not ended; of coupons there may be several at once. */
export function overlapping(deals: readonly Deal[], startsAtMs: number, endsAtMs: number, but: number | undefined): readonly Deal[] {
  return deals.filter((deal) => !deal.ended && deal.deal !== but && deal.startsAtMs < endsAtMs && startsAtMs < deal.endsAtMs);
}

export type DealStage = 'ended' | 'over' | 'live' | 'next';

/** Where a deal stands in its time. */
export function stageOf(deal: Pick<Deal, 'ended' | 'startsAtMs' | 'endsAtMs'>, nowMs: number): DealStage {
  if (deal.ended) {
    return 'ended';
  }
  if (nowMs >= deal.endsAtMs) {
    return 'over';
  }
  return nowMs < deal.startsAtMs ? 'next' : 'live';
}
