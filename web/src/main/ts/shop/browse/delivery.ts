import { language } from '../../kit/language';

/** How long it took so many orders; half of them no longer than p50, nine of ten no longer than p90. */
export interface Took {
  readonly p50: number;
  readonly p90: number;
  readonly orders: number;
  /** Where to; absent where too few went there, and all are counted. */
  readonly destination?: string;
}

/** What was measured; a part is absent where there were too few orders. */
export interface Delivery {
  readonly paidToShippedMs?: Took;
  readonly paidToReceivedMs?: Took;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The largest unit that says enough: up to 90 minutes, up to 48 hours, then days. */
function unitOf(ms: number): { readonly unit: 'minute' | 'hour' | 'day'; readonly ms: number } {
  if (ms <= 1.5 * HOUR_MS) {
    return { unit: 'minute', ms: MINUTE_MS };
  }
  return ms <= 2 * DAY_MS ? { unit: 'hour', ms: HOUR_MS } : { unit: 'day', ms: DAY_MS };
}

/** Whole units of time that a span surely lies within: 2 hours. */
export function withinText(ms: number): string {
  const { unit, ms: each } = unitOf(ms);
  return format(unit).format(Math.max(1, Math.ceil(ms / each)));
}

/** From the one to the other in the longer one's unit: 3–5 days. */
export function rangeText(fromMs: number, toMs: number): string {
  const { unit, ms: each } = unitOf(toMs);
  const to = Math.max(1, Math.ceil(toMs / each));
  const from = Math.max(1, Math.min(to, Math.round(fromMs / each)));
  return from === to ? format(unit).format(to) : format(unit).formatRange(from, to);
}

function format(unit: string): Intl.NumberFormat {
  return new Intl.NumberFormat(language(), { style: 'unit', unit, unitDisplay: 'long' });
}
