import type { QuoteLine } from './types';

/** What a line of the cart was when somebody looked at it last. */
export interface Seen {
  readonly quantity: number;
  readonly currency: string;
  /** All pieces after the deals of the product itself, in the shop's currency. */
  readonly itemMinor: number;
  /** The deal of the product itself, such as a festival price; undefined without one. */
  readonly deal?: number;
}

const KEPT = 'drumroll.cart.seen';

export function seenOf(line: Pick<QuoteLine, 'quantity' | 'unitPrice' | 'adjustments'>): Seen {
  const deals = line.adjustments.filter(({ stage }) => stage === 'item');
  const off = deals.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const deal = deals.find(({ kind }) => kind === 'festivalPrice')?.deal;
  const { quantity, unitPrice } = line;
  return { quantity, currency: unitPrice.currency, itemMinor: quantity * unitPrice.amountMinor - off, ...(deal === undefined ? {} : { deal }) };
}

/** By how much the pieces became dearer (above 0) or cheaper since; undefined where they can't be compared. */
export function changeSince(before: Seen | undefined, now: Seen): number | undefined {
  return before?.quantity !== now.quantity || before.currency !== now.currency || before.itemMinor === now.itemMinor
    ? undefined
    : now.itemMinor - before.itemMinor;
}

/** The festival price that a line had when it was looked at last, and has no more. */
export function dealLost(before: Seen | undefined, now: Seen): number | undefined {
  return now.deal === undefined ? before?.deal : undefined;
}

/** An amount of a line's own currency in the one that the line is shown in, as the server turned its list price. */
export function shownMinor(minor: number, { listMinor, quantity, unitPrice }: Pick<QuoteLine, 'listMinor' | 'quantity' | 'unitPrice'>): number {
  const own = quantity * unitPrice.amountMinor;
  return own === 0 ? 0 : Math.round((minor * listMinor) / own);
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
