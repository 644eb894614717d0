import { get } from '../kit/api';
import { askAhead, type Resource, useResource } from '../kit/resource';
import { noteOffered } from './currencies';

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
  /** What operators have stopped for the moment. */
  readonly stopped?: readonly Stopped[];
}

interface Stopped {
  readonly switch: string;
  /** What they say of it; may be empty. */
  readonly message: string;
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

function load(signal: AbortSignal): Promise<Festival> {
  return get<Festival>('/v1/festival', undefined, signal);
}

/** The frame, asked again now and then as the doors can be moved; it sets the page's clock, too. */
export function useFestival(): Resource<Festival> {
  return useResource('festival', load, EVERY_MS);
}

/** The head of every page needs it: asked while the words are on their way. */
export function askFestivalAhead(): void {
  askAhead('festival', load);
}

/** A currency that can be paid in: so many of its minor units are so many of the festival's. */
export interface Rate {
  readonly currency: string;
  readonly digits: number;
  readonly festivalMinor: number;
  readonly foreignMinor: number;
}

/** The festival's own currency is the first. */
export interface Rates {
  readonly rates: readonly Rate[];
}

/** Rates are seldom changed, and every list of prices needs them. */
const FRESH_MS = 30_000;
let known: { readonly rates: Rates; readonly atMs: number } | undefined;

async function loadRates(signal: AbortSignal): Promise<Rates> {
  if (known === undefined || performance.now() - known.atMs > FRESH_MS) {
    known = { rates: await get<Rates>('/v1/rates', undefined, signal), atMs: performance.now() };
    noteOffered(known.rates.rates.map(({ currency }) => currency));
  }
  return known.rates;
}

/** Nearly every page shows prices in the currency that somebody shops in. */
export function askRatesAhead(): void {
  askAhead('rates', loadRates);
}

export function useRates(): Resource<Rates> {
  return useResource('rates', loadRates);
}

/** About what an amount is in another currency, for the eye: a quote says it exactly. Undefined without a rate for both. */
export function inCurrency(minor: number, from: string, to: Rate, rates: readonly Rate[]): number | undefined {
  const rate = rates.find(({ currency }) => currency === from);
  return rate === undefined ? undefined : Math.round((((minor * rate.festivalMinor) / rate.foreignMinor) * to.foreignMinor) / to.festivalMinor);
}
