import { get } from '../kit/api';
import { type Resource, useResource } from '../kit/resource';

/** What waits for somebody of a shop. */
export interface Todo {
  readonly toShip: number;
  readonly shippedUnconfirmed: number;
  readonly refundedLast24h: number;
  /** SKUs with no more than the threshold left; not there while nobody knows. */
  readonly lowStock?: number;
  readonly threshold: number;
  readonly drafts: number;
  readonly refusedProducts: number;
  readonly asOfMs: number;
}

const EVERY_MS = 15_000;

export function useTodo(shop: number | undefined): Resource<Todo> {
  return useResource(
    shop === undefined ? undefined : `todo ${shop}`,
    (signal) => get<Todo>(`/v1/shops/${shop ?? 0}/todo`, {}, signal),
    EVERY_MS,
  );
}
