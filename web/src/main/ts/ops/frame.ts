import { momentMs } from '../desk/moments';

/** What frames the festival. */
export interface Frame {
  readonly name: string;
  readonly currency: string;
  readonly opensAtMs: number;
  readonly closesAtMs: number;
  readonly payWindowMs: number;
  readonly receiptWindowMs: number;
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;

export const UNIT_MS = { minute: MINUTE_MS, hour: HOUR_MS, day: 24 * HOUR_MS } as const;
export type Unit = keyof typeof UNIT_MS;
export const UNITS: readonly Unit[] = ['minute', 'hour', 'day'];

/** A span as people write it: a number and its unit. */
export interface Span {
  readonly typed: string;
  readonly unit: Unit;
}

/** A span in the largest unit that it is a whole number of, or else in minutes with at most two digits behind the point. */
export function spanOf(ms: number): Span {
  const unit = UNITS.findLast((each) => ms % UNIT_MS[each] === 0) ?? 'minute';
  return { typed: String(Math.round((100 * ms) / UNIT_MS[unit]) / 100), unit };
}

/** What was written, in ms; what nobody touched stays as it was, to the millisecond. Undefined where it is no span. */
export function spanMs({ typed, unit }: Span, beforeMs: number): number | undefined {
  const before = spanOf(beforeMs);
  if (typed === before.typed && unit === before.unit) {
    return beforeMs;
  }
  const text = typed.trim().replace(',', '.');
  const ms = /^\d{1,6}(\.\d*)?$/.test(text) ? Math.round(Number(text) * UNIT_MS[unit]) : 0;
  return ms > 0 ? ms : undefined;
}

/** What is wrong with a field of the frame. */
export type FrameError = 'moment' | 'number' | 'before';

interface Typed {
  readonly opens: string;
  readonly closes: string;
  readonly pay: Span;
  readonly receipt: Span;
}

/** The frame that was typed, or what has to be put right first. */
export function framesOf(before: Frame, typed: Typed): { readonly frame: Frame | undefined; readonly errors: ReadonlyMap<string, FrameError> } {
  const errors = new Map<string, FrameError>();
  const known = [before.opensAtMs, before.closesAtMs];
  const need = (field: string, value: number | undefined, error: FrameError) => {
    if (value === undefined) {
      errors.set(field, error);
    }
    return value ?? 0;
  };
  const opensAtMs = need('opens', momentMs(typed.opens, known), 'moment');
  const closesAtMs = need('closes', momentMs(typed.closes, known), 'moment');
  const payWindowMs = need('pay', spanMs(typed.pay, before.payWindowMs), 'number');
  const receiptWindowMs = need('receipt', spanMs(typed.receipt, before.receiptWindowMs), 'number');
  if (errors.size === 0 && closesAtMs <= opensAtMs) {
    errors.set('closes', 'before');
  }
  return { frame: errors.size === 0 ? { ...before, opensAtMs, closesAtMs, payWindowMs, receiptWindowMs } : undefined, errors };
}
