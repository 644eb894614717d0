import type { Day } from './film';
import { type Rate } from './purse';
import type { Snapshot } from './snapshot';

/** How well a figure is known. */
export type Source = 'press' | 'unchecked' | 'engineers';

/** What Alibaba sold on the whole of one 11 November. */
export interface Year {
  readonly year: number;
  /** Fen, minor units of CNY. */
  readonly gmvFen: number;
  readonly source: Source;
}

const BN_FEN = 100_000_000_000;

/**
 * Sales of the day as Alibaba announced them and the press printed them (2017: a paper of its engineers). `unchecked`:
 * widely published, and not looked up again for this board.
 */
export const YEARS: readonly Year[] = [
  { year: 2009, gmvFen: 0.052 * BN_FEN, source: 'press' },
  { year: 2010, gmvFen: 0.936 * BN_FEN, source: 'unchecked' },
  { year: 2011, gmvFen: 5.2 * BN_FEN, source: 'unchecked' },
  { year: 2012, gmvFen: 19.1 * BN_FEN, source: 'unchecked' },
  { year: 2013, gmvFen: 35 * BN_FEN, source: 'unchecked' },
  { year: 2014, gmvFen: 57.1 * BN_FEN, source: 'unchecked' },
  { year: 2015, gmvFen: 91.2 * BN_FEN, source: 'unchecked' },
  { year: 2016, gmvFen: 120.7 * BN_FEN, source: 'unchecked' },
  { year: 2017, gmvFen: 168.2 * BN_FEN, source: 'engineers' },
  { year: 2018, gmvFen: 213.5 * BN_FEN, source: 'press' },
  { year: 2019, gmvFen: 268.4 * BN_FEN, source: 'press' },
];

/** A year beside today, in the festival's currency. */
export interface Standing {
  readonly year: Year;
  readonly gmvMinor: number;
  readonly passed: boolean;
}

/** The years in the festival's currency; undefined where nothing says what a yuan is worth in it. */
export function standings(gmvMinor: number, currency: string, rates: readonly Rate[]): readonly Standing[] | undefined {
  const rate = rates.find((each) => each.currency === 'CNY');
  const worth = currency === 'CNY' ? 1 : rate === undefined ? undefined : rate.festivalMinor / rate.foreignMinor;
  return worth === undefined
    ? undefined
    : YEARS.map((year) => {
        const amount = Math.round(year.gmvFen * worth);
        return { year, gmvMinor: amount, passed: gmvMinor >= amount };
      });
}

/** When sales passed an amount, to within so many ms. */
export interface Passing {
  readonly atMs: number;
  readonly withinMs: number;
}

/**
 * When an amount was passed: to the second where it was in the last minutes, else to the minute by the film of the
 * day; undefined where neither says.
 */
export function passedAt(amountMinor: number, snapshot: Snapshot, day: Day | undefined): Passing | undefined {
  return amountMinor > snapshot.gmvMinor ? undefined : (passedInCurve(amountMinor, snapshot) ?? passedInFilm(amountMinor, day));
}

function passedInCurve(amountMinor: number, snapshot: Snapshot): Passing | undefined {
  let before = snapshot.gmvMinor;
  for (let i = snapshot.curve.length - 1; i >= 0; i--) {
    const second = snapshot.curve[i];
    before -= second?.paidMinor ?? 0;
    if (second !== undefined && before < amountMinor) {
      return { atMs: second.atMs, withinMs: 1000 };
    }
  }
  return undefined;
}

function passedInFilm(amountMinor: number, day: Day | undefined): Passing | undefined {
  const frame = day?.minutes.findIndex((each) => each.gmvMinor >= amountMinor) ?? -1;
  const [before, after] = [day?.minutes[frame - 1], day?.minutes[frame]];
  if (day === undefined || after === undefined) {
    return undefined;
  }
  // The film may have begun after it was passed; then its first picture says nothing about when.
  const fromMs = before?.atMs ?? (after.atMs - day.opensAtMs <= day.everyMs ? day.opensAtMs : undefined);
  return fromMs === undefined ? undefined : { atMs: fromMs, withinMs: after.atMs - fromMs };
}

/** How high an amount stands between two powers of ten, 0 to 1. */
export function height(minor: number, lowMinor: number, highMinor: number): number {
  if (minor <= lowMinor) {
    return 0;
  }
  return Math.min(1, Math.log(minor / lowMinor) / Math.log(highMinor / lowMinor));
}
