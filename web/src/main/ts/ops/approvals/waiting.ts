import { useEffect, useRef } from 'preact/hooks';
import { get } from '../../kit/api';
import { language } from '../../kit/language';
import { type Resource, useResource } from '../../kit/resource';
import { Store, useStore } from '../../kit/store';

export interface WaitingMerchant {
  readonly merchant: number;
  /** Who applied. */
  readonly person: number;
  readonly name: string;
  readonly kind: string;
  readonly country: string;
  readonly currency: string;
  readonly appliedMs: number;
}

export interface WaitingProduct {
  readonly product: number;
  readonly shop: number;
  readonly code: string;
  readonly title: string;
  readonly category: string;
  readonly version: number;
  readonly changedMs: number;
  readonly picture?: string;
}

export interface Waiting {
  readonly merchants: Resource<{ readonly merchants: readonly WaitingMerchant[] }>;
  readonly products: Resource<{ readonly products: readonly WaitingProduct[] }>;
}

const EVERY_MS = 15_000;

/** What of each is asked for in one go. */
export const AT_ONCE = 100;

/** How often somebody decided here. */
const decisions = new Store(0);

/** Something that waited was decided: all who show what waits, such as the page and the menu, ask again. */
export function decided(): void {
  decisions.update((n) => n + 1);
}

/** What waits for an operator, the longest first; a hundred of each, as what is done makes room for the rest. */
export function useWaiting(isAsked = true): Waiting {
  const waiting: Waiting = {
    merchants: useResource(
      isAsked ? 'ops merchants' : undefined,
      (signal) => get<{ readonly merchants: readonly WaitingMerchant[] }>('/v1/merchants', { state: 'applied', limit: AT_ONCE }, signal),
      EVERY_MS,
    ),
    products: useResource(
      isAsked ? `ops products ${language()}` : undefined,
      (signal) => get<{ readonly products: readonly WaitingProduct[] }>('/v1/products/waiting', { language: language(), limit: AT_ONCE }, signal),
      EVERY_MS,
    ),
  };
  useReload(waiting);
  return waiting;
}

function useReload({ merchants, products }: Waiting): void {
  const now = useStore(decisions);
  const known = useRef(now);
  useEffect(() => {
    if (known.current !== now) {
      known.current = now;
      merchants.reload();
      products.reload();
    }
  }, [now, merchants.reload, products.reload]);
}

/** From so many products of one shop on they can be approved together. */
const MANY = 2;

/** The shops of which several products wait, with how many. */
export function manyOf(products: readonly Pick<WaitingProduct, 'shop'>[]): readonly { readonly shop: number; readonly waiting: number }[] {
  const byShop = new Map<number, number>();
  products.forEach(({ shop }) => byShop.set(shop, (byShop.get(shop) ?? 0) + 1));
  return [...byShop].filter(([, waiting]) => waiting >= MANY).map(([shop, waiting]) => ({ shop, waiting }));
}
