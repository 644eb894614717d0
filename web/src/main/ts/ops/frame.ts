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

/** A span in a unit with at most two digits behind the point, as a field shows it: 0.17 for ten minutes in hours. */
export function spanText(ms: number, unitMs: number): string {
  return String(Math.round((100 * ms) / unitMs) / 100);
}

/** What such a field says, in ms; what nobody touched stays as it was, to the millisecond. Undefined where it is no span. */
export function spanMs(typed: string, beforeMs: number, unitMs: number): number | undefined {
  if (typed === spanText(beforeMs, unitMs)) {
    return beforeMs;
  }
  const text = typed.trim().replace(',', '.');
  const ms = /^\d{1,6}(\.\d*)?$/.test(text) ? Math.round(Number(text) * unitMs) : 0;
  return ms > 0 ? ms : undefined;
}

/** What is wrong with a field of the frame. */
export type FrameError = 'moment' | 'number' | 'before';

interface Typed {
  readonly opens: string;
  readonly closes: string;
  readonly pay: string;
  readonly receipt: string;
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
  const payWindowMs = need('pay', spanMs(typed.pay, before.payWindowMs, MINUTE_MS), 'number');
  const receiptWindowMs = need('receipt', spanMs(typed.receipt, before.receiptWindowMs, HOUR_MS), 'number');
  if (errors.size === 0 && closesAtMs <= opensAtMs) {
    errors.set('closes', 'before');
  }
  return { frame: errors.size === 0 ? { ...before, opensAtMs, closesAtMs, payWindowMs, receiptWindowMs } : undefined, errors };
}
