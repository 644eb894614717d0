import { call, get } from '../../kit/api';
import { Problem } from '../../kit/problem';
import { type Resource, useResource } from '../../kit/resource';
import type { Person } from '../../kit/session';
import type { OwnReview, Product } from './types';

/** What somebody has to do with a product's reviews. */
export interface Own {
  /** Only then they may write one. */
  readonly isReceived: boolean;
  readonly review?: OwnReview;
}

/** The history learns of a receipt some moments later. */
const BEHIND_MS = 2_000;

/**
 * Whether somebody may write a review, and the one that they wrote.
 *
 * @param person undefined asks for nothing.
 * @param isComing they come from an order that they received: asked again until the history knows.
 */
export function useOwn(product: Product, person: Person | undefined, isComing: boolean): Resource<Own> {
  const name = person === undefined ? undefined : `own review ${person.buyer} ${product.product}`;
  const own = useResource<Own>(name, (signal) => readOwn(product, person?.buyer ?? 0, signal));
  useResource(
    isComing && own.data?.isReceived === false ? `${name ?? ''} again` : undefined,
    async (signal) => {
      const found = await readOwn(product, person?.buyer ?? 0, signal);
      if (found.isReceived) {
        own.put(found);
      }
    },
    BEHIND_MS,
  );
  return own;
}

async function readOwn(product: Product, buyer: number, signal: AbortSignal): Promise<Own> {
  if (!(await isReceived(product, buyer, signal))) {
    return { isReceived: false };
  }
  const review = await readReview(product.product, signal);
  return { isReceived: true, ...(review === undefined ? {} : { review }) };
}

/** The person's own orders say so. */
async function isReceived(product: Product, buyer: number, signal: AbortSignal): Promise<boolean> {
  for (const { sku } of product.variants) {
    const query = { sku, shopState: 'SETTLED', limit: 1 };
    const { orders } = await get<{ readonly orders: readonly object[] }>(`/v1/buyers/${buyer}/history`, query, signal);
    if (orders.length > 0) {
      return true;
    }
  }
  return false;
}

function addressOf(product: number): string {
  return `/v1/products/${product}/reviews/mine`;
}

async function readReview(product: number, signal: AbortSignal): Promise<OwnReview | undefined> {
  try {
    return await get<OwnReview>(addressOf(product), undefined, signal);
  } catch (error) {
    if (error instanceof Problem && error.status === 404) {
      return undefined;
    }
    throw error;
  }
}

/** Writes it, or writes it anew. */
export function writeReview(product: number, body: { readonly stars: number; readonly text: string; readonly language: string }): Promise<OwnReview> {
  return call<OwnReview>(addressOf(product), { method: 'PUT', body });
}

export function removeReview(product: number): Promise<void> {
  return call(addressOf(product), { method: 'DELETE' });
}
