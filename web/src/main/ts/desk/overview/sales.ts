import { get } from '../../kit/api';
import { serverClock } from '../../kit/clock';
import { type Resource, useResource } from '../../kit/resource';
import type { Festival } from '../../shop/festival';
import type { Bucket } from './curve';

export interface Sales {
  readonly currency: string;
  readonly digits: number;
  /** What the shop means to sell at this festival. */
  readonly targetMinor?: number;
  readonly total: { readonly orders: number; readonly paidMinor: number; readonly pieces: number };
  /** How long a bucket is. Those without sales are left out. */
  readonly bucketMs: number;
  readonly buckets: readonly Bucket[];
}

/** Sales with the span of time that they are of. */
export interface SalesOfSpan {
  readonly sales: Sales;
  readonly fromMs: number;
  readonly untilMs: number;
}

export const PERIODS = ['festival', 'day', 'hour'] as const;
export type Period = (typeof PERIODS)[number];

const HOUR_MS = 3_600_000;
const EVERY_MS = 5_000;

/** The span that a period is at a time; the festival's begins as the doors open. */
export function spanOf(period: Period, festival: Festival, nowMs: number): { readonly fromMs: number; readonly untilMs: number } {
  switch (period) {
    case 'festival':
      return { fromMs: festival.opensAtMs, untilMs: Math.max(festival.opensAtMs + 1, Math.min(nowMs, festival.closesAtMs)) };
    case 'day':
      return { fromMs: nowMs - 24 * HOUR_MS, untilMs: nowMs };
    case 'hour':
      return { fromMs: nowMs - HOUR_MS, untilMs: nowMs };
  }
}

export function useSales(shop: number, period: Period, festival: Festival | undefined): Resource<SalesOfSpan> {
  return useResource(
    festival === undefined ? undefined : `sales ${shop} ${period} ${festival.opensAtMs}`,
    async (signal) => {
      if (festival === undefined) {
        throw new Error('no festival to ask for the sales of');
      }
      const span = spanOf(period, festival, Math.floor(serverClock.nowMs()));
      return { sales: await get<Sales>(`/v1/shops/${shop}/sales`, span, signal), ...span };
    },
    EVERY_MS,
  );
}
