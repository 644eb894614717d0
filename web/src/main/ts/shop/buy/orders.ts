import { call, get, insist, newKey } from '../../kit/api';
import type { Amount } from '../../kit/money';
import { Problem } from '../../kit/problem';
import type { Person } from '../../kit/session';
import type { AddressForm } from './addresses';
import type { Adjustment } from './types';

export type OrderState = 'PLACED' | 'PAID' | 'CANCELLED' | 'EXPIRED' | 'RESERVED' | 'FORFEITED' | 'REFUNDED';
export type ShopOrderState = 'AWAITING_PAYMENT' | 'TO_SHIP' | 'SHIPPED' | 'SETTLED' | 'REFUNDED' | 'CANCELLED';

export interface OrderLine {
  readonly sku: number;
  readonly quantity: number;
  readonly shop: number;
  readonly unitPrice: Amount;
  readonly payableMinor: number;
  readonly dutyMinor: number;
  readonly refunded: number;
  /** What all of its other pieces would give back now. */
  readonly refundableMinor: number;
  readonly adjustments: readonly Adjustment[];
}

export interface ShopOrder {
  readonly shop: number;
  readonly state: ShopOrderState;
  readonly payableMinor: number;
  readonly dutyMinor: number;
  readonly refundableMinor: number;
  readonly receiptDueMs: number;
}

export interface Order {
  readonly order: number;
  readonly buyer: number;
  readonly state: OrderState;
  readonly currency: string;
  readonly digits: number;
  readonly method?: 'wallet' | 'card';
  readonly lines: readonly OrderLine[];
  readonly shopOrders: readonly ShopOrder[];
  readonly totalMinor: number;
  readonly paidMinor: number;
  readonly refundedMinor: number;
  readonly placedAtMs: number;
  readonly payFromMs: number;
  readonly payDeadlineMs: number;
}

/** Where an order goes: a copy of the buyer's address as it was then; undefined where none was noted. */
export async function readAddress(order: number, signal: AbortSignal): Promise<AddressForm | undefined> {
  try {
    return await get<AddressForm>(`/v1/orders/${order}/address`, undefined, signal);
  } catch (error) {
    if (error instanceof Problem && error.status === 404) {
      return undefined;
    }
    throw error;
  }
}

export interface OrderList {
  readonly orders: readonly Order[];
  readonly next?: string | number;
}

/** What the history, which comes some moments later, knows besides: when, and what was given back. */
export interface PastOrder {
  readonly placedAtMs: number;
  readonly paidAtMs?: number;
  readonly closedAtMs?: number;
  readonly shopOrders: readonly { readonly shop: number; readonly name: string; readonly shippedAtMs?: number; readonly settledAtMs?: number }[];
  readonly lines: readonly { readonly sku: number; readonly title: string }[];
  readonly refunds: readonly PastRefund[];
}

export interface PastRefund {
  readonly position: number;
  readonly refundedAtMs: number;
  readonly amountMinor: number;
  readonly cancellation: boolean;
  readonly lines: readonly { readonly sku: number; readonly quantity: number; readonly payableMinor: number; readonly dutyMinor: number }[];
}

export interface PastOrderRow {
  readonly order: number;
  readonly state: OrderState;
  readonly currency: string;
  readonly digits: number;
  readonly totalMinor: number;
  readonly paidMinor: number;
  readonly refundedMinor: number;
  readonly method?: 'wallet' | 'card';
  readonly placedAtMs: number;
  readonly paidAtMs?: number;
  readonly closedAtMs?: number;
}

export interface PastOrders {
  readonly behind: { readonly events: number; readonly ms: number };
  readonly orders: readonly PastOrderRow[];
  readonly next?: string | number;
}

/** What can be looked for among one's orders. */
export const FILTERS = ['all', 'toPay', 'toShip', 'shipped', 'done'] as const;
export type Filter = (typeof FILTERS)[number];

/** How the history is asked for a filter. */
export const HISTORY_QUERY: Readonly<Record<Exclude<Filter, 'all'>, readonly Readonly<Record<string, string>>[]>> = {
  toPay: [{ state: 'PLACED' }, { state: 'RESERVED' }],
  toShip: [{ shopState: 'TO_SHIP' }],
  shipped: [{ shopState: 'SHIPPED' }],
  done: [{ shopState: 'SETTLED' }],
};

export function isOf({ state, shopOrders }: Pick<Order, 'state' | 'shopOrders'>, filter: Filter): boolean {
  const has = (wanted: ShopOrderState) => state === 'PAID' && shopOrders.some((shopOrder) => shopOrder.state === wanted);
  switch (filter) {
    case 'all':
      return true;
    case 'toPay':
      return state === 'PLACED' || state === 'RESERVED';
    case 'toShip':
      return has('TO_SHIP');
    case 'shipped':
      return has('SHIPPED');
    case 'done':
      return !isOf({ state, shopOrders }, 'toPay') && !has('TO_SHIP') && !has('SHIPPED');
  }
}

export function readOrder(order: number, signal: AbortSignal): Promise<Order> {
  return get<Order>(`/v1/orders/${order}`, undefined, signal);
}

/** Orders that the history is known to have. */
const inHistory = new Set<number>();
const NEWEST = 5;

/** Whether the history has come to an order. Its list is asked, as asking for what isn't there yet is an error. */
async function hasCome(person: Person, order: number, signal: AbortSignal): Promise<boolean> {
  if (!inHistory.has(order)) {
    const { orders } = await get<PastOrders>(`/v1/buyers/${person.buyer}/history`, { limit: NEWEST }, signal);
    if (orders.length === 0 || orders.every((one) => one.order < order)) {
      return false;
    }
    inHistory.add(order);
  }
  return true;
}

/** The times and refunds of an order; undefined while the history hasn't come so far, or is away. */
export async function readPast(person: Person, order: number, signal: AbortSignal): Promise<PastOrder | undefined> {
  try {
    if (!(await hasCome(person, order, signal))) {
      return undefined;
    }
    return await get<PastOrder>(`/v1/buyers/${person.buyer}/history/${order}`, undefined, signal);
  } catch (error) {
    if (error instanceof Problem && (error.status === 404 || error.status === 503)) {
      return undefined;
    }
    throw error;
  }
}

const noMatter = () => undefined;

/** A command about an order, sent until it is known what became of it; one key for one wish. */
export function command<T>(path: string, key: string, body?: unknown): Promise<T> {
  return insist<T>(path, { method: 'POST', key, ...(body === undefined ? {} : { body }) }, noMatter);
}

export interface CardStart {
  /** Where the card is confirmed, at the card company's; absent where the order is paid already. */
  readonly confirmAt?: string;
}

/** Begins to pay by card. Not insisted on: where cards aren't taken nothing changes by asking again. */
export function startCard(order: number): Promise<CardStart> {
  return call<CardStart>(`/v1/orders/${order}/card-payments`, { method: 'POST', key: newKey() });
}
