import type { QuoteLine } from './types';

/** What a line of the cart was when somebody looked at it last. */
export interface Seen {
  readonly quantity: number;
  readonly currency: string;
  /** All pieces after the deals of the product itself, in the shop's currency. */
  readonly itemMinor: number;
}

const KEPT = 'drumroll.cart.seen';

export function seenOf(line: Pick<QuoteLine, 'quantity' | 'unitPrice' | 'adjustments'>): Seen {
  const off = line.adjustments.filter(({ stage }) => stage === 'item').reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return { quantity: line.quantity, currency: line.unitPrice.currency, itemMinor: line.quantity * line.unitPrice.amountMinor - off };
}

/** By how much the pieces became dearer (above 0) or cheaper since; undefined where they can't be compared. */
export function changeSince(before: Seen | undefined, now: Seen): number | undefined {
  return before?.quantity !== now.quantity || before.currency !== now.currency || before.itemMinor === now.itemMinor
    ? undefined
    : now.itemMinor - before.itemMinor;
}

export function readSeen(): Readonly<Record<string, Seen>> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, Seen>>) : {};
  } catch {
    return {};
  }
}

export function writeSeen(lines: readonly QuoteLine[]): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(lines.map((line) => [line.sku, seenOf(line)]))));
  } catch {
    // a browser that keeps nothing: nothing can be compared the next time
  }
}
