import { get } from '../kit/api';
import { type Resource, useResource } from '../kit/resource';
import { Store, useStore } from '../kit/store';

/** The festival's frame. */
export interface Festival {
  readonly name: string;
  readonly currency: string;
  readonly digits: number;
  readonly opensAtMs: number;
  readonly closesAtMs: number;
  readonly payWindowMs: number;
  readonly receiptWindowMs: number;
  /** The server's clock when it answered. */
  readonly nowMs?: number;
}

export type FestivalPhase = 'before' | 'open' | 'closed';

/** Whether the doors are open at a time. */
export function phaseOf(festival: Festival, nowMs: number): FestivalPhase {
  if (nowMs < festival.opensAtMs) {
    return 'before';
  }
  return nowMs < festival.closesAtMs ? 'open' : 'closed';
}

const EVERY_MS = 30_000;

/** The frame, asked again now and then as the doors can be moved; it sets the page's clock, too. */
export function useFestival(): Resource<Festival> {
  return useResource('festival', readFestival, EVERY_MS);
}

const ownCurrency = new Store('');

async function readFestival(signal: AbortSignal): Promise<Festival> {
  const festival = await get<Festival>('/v1/festival', undefined, signal);
  ownCurrency.set(festival.currency);
  return festival;
}

/** The festival's currency, which whoever chose none pays in; empty until it is known. */
export function useOwnCurrency(): string {
  return useStore(ownCurrency);
}

/** A currency that can be paid in: so many of its minor units are so many of the festival's. */
export interface Rate {
  readonly currency: string;
  readonly digits: number;
  readonly festivalMinor: number;
  readonly foreignMinor: number;
}

export function useRates(): Resource<{ readonly rates: readonly Rate[] }> {
  return useResource('rates', (signal) => get<{ readonly rates: readonly Rate[] }>('/v1/rates', undefined, signal));
}
