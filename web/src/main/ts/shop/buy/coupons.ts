import { get } from '../../kit/api';
import { Problem } from '../../kit/problem';
import { type Resource, useResource } from '../../kit/resource';
import type { Person } from '../../kit/session';
import { keptStore, useStore } from '../../kit/store';

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
  readonly next?: string | number;
}

const KINDS: readonly CouponKind[] = ['redPacket', 'festivalCoupon', 'shopCoupon'];
const AT_ONCE = 100;

/** Coupons that are given now or later: the festival's first, then those of the shops. */
export function useCouponDeals(shop?: number): Resource<readonly CouponDeal[]> {
  const kinds = shop === undefined ? KINDS : (['shopCoupon'] as const);
  return useResource<readonly CouponDeal[]>(`coupon deals ${shop ?? 'all'}`, async (signal) => {
    const pages = await Promise.all(
      kinds.map((kind) => get<DealPage>('/v1/deals', { kind, shop, limit: AT_ONCE }, signal).catch(noneWhereUnknown)),
    );
    return pages.flatMap(({ deals }) => deals);
  });
}

/** A server that knows no such filter has nothing to show here. */
function noneWhereUnknown(error: unknown): DealPage {
  if (error instanceof Problem && error.code === 'BAD_PARAMETER') {
    return { deals: [] };
  }
  throw error;
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
