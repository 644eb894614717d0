import { get, type Query } from '../../kit/api';
import { type Resource, useResource } from '../../kit/resource';
import type { Person } from '../../kit/session';
import { keptStore, useStore } from '../../kit/store';
import { type Showing, shown } from '../showing';
import type { Priced } from './quotes';

export type CouponKind = 'shopCoupon' | 'festivalCoupon' | 'redPacket';

export interface CouponTerms {
  readonly kind: CouponKind;
  readonly shop?: number;
  readonly spendMinor?: number;
  readonly saveMinor?: number;
  readonly faceMinor?: number;
  readonly budgetMinor?: number;
  readonly count?: number;
  readonly perBuyer: number;
}

/** A deal that gives coupons. */
export interface CouponDeal {
  readonly deal: number;
  readonly name: string;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  readonly currency: string;
  readonly digits: number;
  readonly terms: CouponTerms;
  /** Of a shop's coupons. */
  readonly shopName?: string;
  /** How many were claimed by everybody. */
  readonly taken?: number;
}

/** A coupon that somebody holds. */
export interface HeldCoupon extends CouponDeal {
  readonly claimed: number;
  readonly used: number;
  readonly unused: number;
}

/** What one coupon saves at most. */
export function savedBy({ terms }: CouponDeal): number {
  return terms.saveMinor ?? terms.faceMinor ?? 0;
}

/** How many there are in all; undefined where the server doesn't say. */
export function countOf({ terms }: CouponDeal): number | undefined {
  const { count, budgetMinor, faceMinor } = terms;
  return count ?? (budgetMinor !== undefined && faceMinor !== undefined && faceMinor > 0 ? Math.floor(budgetMinor / faceMinor) : undefined);
}

export function isGone(deal: CouponDeal): boolean {
  const count = countOf(deal);
  return count !== undefined && (deal.taken ?? 0) >= count;
}

/** Those in the currency that somebody shops in first, then those that save most; those that are all gone at the end. */
export function bestFirst<C extends CouponDeal>(deals: readonly C[], showing: Showing): readonly C[] {
  const ranked = deals.map((deal) => {
    const { own, amountMinor } = shown(savedBy(deal), deal, showing);
    return { deal, rank: [Number(isGone(deal)), Number(own !== undefined), -amountMinor] };
  });
  const order = (a: readonly number[], b: readonly number[]) => a.map((one, i) => one - (b[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
  return ranked.sort((a, b) => order(a.rank, b.rank) || a.deal.deal - b.deal.deal).map(({ deal }) => deal);
}

/** Where in an order it is used; two for one place clash. */
export function placeOf({ terms }: CouponDeal): string {
  return terms.kind === 'shopCoupon' ? `shop ${terms.shop ?? 0}` : terms.kind;
}

export function useHeldCoupons(person: Person | undefined): Resource<{ readonly coupons: readonly HeldCoupon[] }> {
  return useResource(person === undefined ? undefined : `coupons ${person.buyer}`, (signal) =>
    get<{ readonly coupons: readonly HeldCoupon[] }>(`/v1/buyers/${person?.buyer ?? 0}/coupons`, undefined, signal),
  );
}

interface DealPage {
  readonly deals: readonly CouponDeal[];
  readonly next?: string;
}

/** The most that the server gives at once. */
const AT_ONCE = 100;

function dealPage(kind: CouponKind, shop: number | undefined, cursor: string | undefined, signal: AbortSignal): Promise<DealPage> {
  return get<DealPage>('/v1/deals', { kind, shop, cursor, limit: AT_ONCE }, signal);
}

/** The festival's coupons and red packets that are given now or later. */
export function useFestivalCoupons(): Resource<readonly CouponDeal[]> {
  return useResource<readonly CouponDeal[]>('coupons of the festival', async (signal) => {
    const pages = await Promise.all((['redPacket', 'festivalCoupon'] as const).map((kind) => dealPage(kind, undefined, undefined, signal)));
    return pages.flatMap(({ deals }) => deals);
  });
}

/** Coupons of shops, so many pages of them, and whether there are more. */
export interface ShopCoupons {
  readonly deals: readonly CouponDeal[];
  readonly hasMore: boolean;
}

/** The coupons of all shops, or of one, that are given now or later. */
export function useShopCoupons(shop: number | undefined, pages: number): Resource<ShopCoupons> {
  return useResource<ShopCoupons>(`coupons of shops ${shop ?? 'all'} ${pages}`, async (signal) => {
    const deals: CouponDeal[] = [];
    let next: string | undefined;
    for (let page = 0; page < pages && (page === 0 || next !== undefined); page++) {
      const answer = await dealPage('shopCoupon', shop, next, signal);
      deals.push(...answer.deals);
      next = answer.next;
    }
    return { deals, hasMore: next !== undefined };
  });
}

/** The coupons that can be used for goods of some shops: the festival's, and those of each shop. */
export function useCouponsFor(shops: readonly number[]): readonly CouponDeal[] {
  const asked = [...shops].filter((shop) => shop > 0).sort((a, b) => a - b).slice(0, MOST_SHOPS);
  const festivals = useFestivalCoupons().data ?? [];
  const ofShops = useResource(asked.length === 0 ? undefined : `coupons of shops ${asked.join()}`, (signal) =>
    Promise.all(asked.map((shop) => dealPage('shopCoupon', shop, undefined, signal))),
  ).data;
  return [...festivals, ...(ofShops ?? []).flatMap(({ deals }) => deals)];
}

/** Of so many shops in a cart the coupons are offered; of the others they are on the page of coupons. */
const MOST_SHOPS = 20;

/** The coupons that somebody holds which save most on their whole cart together. */
export interface BestCoupons {
  readonly coupons: readonly number[];
  readonly totalMinor: number;
}

/**
 * The best coupons for the whole cart of somebody.
 *
 * @param about what they depend on besides the terms, so that they are asked for again when it changes; undefined asks not.
 */
export function useBestCoupons(person: Person | undefined, terms: Query, about: string | undefined): BestCoupons | undefined {
  const name = person === undefined || about === undefined ? undefined : `best coupons ${person.buyer} ${JSON.stringify(terms)} ${about}`;
  return useResource(name, (signal) => get<{ readonly best: BestCoupons }>(`/v1/carts/${person?.buyer ?? 0}/coupons`, terms, signal)).data?.best;
}

/** What the best coupons of a cart depend on: what is in it, and what that costs before coupons. */
export function aboutCoupons(priced: Priced | undefined): string | undefined {
  return priced?.quote.lines.map(({ sku, quantity, listMinor }) => `${sku} ${quantity} ${listMinor}`).join();
}

/** Takes these coupons, and no others. */
export function chooseCoupons(deals: readonly number[]): void {
  chosen?.set(deals);
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.length <= 50 && value.every((one) => Number.isInteger(one));
}

const chosen = typeof window === 'undefined' ? undefined : keptStore<readonly number[]>('drumroll.coupons', [], isNumbers);

/** The coupons to order with, those that are held only. */
export function useChosenCoupons(): readonly number[] {
  if (chosen === undefined) {
    throw new Error('there is no browser');
  }
  return useStore(chosen);
}

/** Takes or leaves a coupon; one that it clashes with is left. */
export function chooseCoupon(coupon: HeldCoupon, isChosen: boolean, held: readonly HeldCoupon[]): void {
  const sharing = held.filter((other) => placeOf(other) === placeOf(coupon)).map(({ deal }) => deal);
  chosen?.update((before) => {
    const rest = before.filter((deal) => deal !== coupon.deal && !sharing.includes(deal));
    return isChosen ? [...rest, coupon.deal] : rest;
  });
}

export function forgetCoupons(deals: readonly number[]): void {
  chosen?.update((before) => before.filter((deal) => !deals.includes(deal)));
}
