import { call, get, newKey } from '../../kit/api';
import { type Person, usePerson } from '../../kit/session';
import { keptStore, Store, useStore } from '../../kit/store';
import type { Quote, QuoteProblem } from './types';

/** A cart as the server prices it. */
export interface Cart {
  readonly buyer: number;
  readonly destination: string;
  readonly quote: Quote;
  readonly problems: readonly QuoteProblem[];
  readonly position: number;
}

/** Lines of somebody who isn't signed in: kept in the browser, and put into their cart when they sign in. */
export interface LocalLine {
  readonly sku: number;
  readonly quantity: number;
}

function isLines(value: unknown): value is readonly LocalLine[] {
  return (
    Array.isArray(value) &&
    value.length <= MAX_LINES &&
    value.every((line: Partial<LocalLine> | null) => Number.isInteger(line?.sku) && Number.isInteger(line?.quantity))
  );
}

/** The most different products in a cart; the server's own bound. */
export const MAX_LINES = 200;

const localLines = keptStore<readonly LocalLine[]>('drumroll.cart', [], isLines);

/** How many different products are in the cart of the person who is signed in. */
const count = new Store(0);

export function useCartCount(): number {
  const person = usePerson();
  const known = useStore(count);
  const local = useStore(localLines);
  return person === undefined ? local.length : known;
}

export function useLocalLines(): readonly LocalLine[] {
  return useStore(localLines);
}

export function localLineCount(): number {
  return localLines.get().length;
}

/** Reads the cart, as of now or of a later time. */
export async function readCart(
  person: Person,
  terms: { readonly destination: string; readonly currency?: string },
  coupons: readonly number[],
  atMs: number | undefined,
  signal: AbortSignal,
): Promise<Cart> {
  const cart = await get<Cart>(`/v1/carts/${person.buyer}`, { ...terms, coupon: coupons, atMs }, signal);
  count.set(new Set([...cart.quote.lines.map((line) => line.sku), ...cart.problems.map((problem) => problem.line ?? 0)]).size);
  return cart;
}

/** Puts so many pieces into the cart; the number is how many there are then, not how many more. */
export async function setLine(person: Person | undefined, sku: number, quantity: number): Promise<void> {
  if (person === undefined) {
    localLines.update((lines) => [...lines.filter((line) => line.sku !== sku), { sku, quantity }].slice(-MAX_LINES));
    return;
  }
  await call(`/v1/carts/${person.buyer}/lines/${sku}`, { method: 'PUT', body: { quantity }, key: newKey() });
}

export async function removeLine(person: Person | undefined, sku: number): Promise<void> {
  if (person === undefined) {
    localLines.update((lines) => lines.filter((line) => line.sku !== sku));
    return;
  }
  await call(`/v1/carts/${person.buyer}/lines/${sku}`, { method: 'DELETE', key: newKey() });
}

/** Somebody signed in: what they chose as a stranger comes into their cart. What can't is left out, and said. */
export async function bringLocalLines(person: Person): Promise<readonly LocalLine[]> {
  const left: LocalLine[] = [];
  for (const line of localLines.get()) {
    try {
      await setLine(person, line.sku, line.quantity);
    } catch {
      left.push(line);
    }
  }
  localLines.set([]);
  return left;
}

/** One more product is in the cart, until it is read again. */
export function countOneMore(): void {
  count.update((n) => n + 1);
}
