import { call, get, insist, newKey } from '../../kit/api';
import { Problem, problemOf } from '../../kit/problem';
import { type Resource, useResource } from '../../kit/resource';
import type { AddressForm } from '../../shop/me/addressBook';
import { inOwnLanguage } from '../goods/titles';
import type { Page } from '../pages';

export const SHOP_STATES = ['TO_SHIP', 'SHIPPED', 'SETTLED', 'REFUNDED', 'CANCELLED', 'AWAITING_PAYMENT'] as const;
export type ShopState = (typeof SHOP_STATES)[number];

/** A shop's part of an order, in a list. */
export interface OrderRow {
  readonly order: number;
  readonly country: string;
  readonly shopState?: ShopState;
  readonly currency: string;
  readonly digits: number;
  /** Of the shop's lines. */
  readonly totalMinor: number;
  /** Of them, where something was given back. */
  readonly refundedMinor?: number;
  readonly placedAtMs: number;
  readonly paidAtMs?: number;
  readonly closedAtMs?: number;
}

interface Part {
  readonly amountMinor: number;
  readonly currency: string;
  readonly digits: number;
}

export interface ShopLine {
  readonly line: number;
  readonly sku: number;
  readonly title: string;
  readonly shop: number;
  readonly quantity: number;
  readonly refunded: number;
  readonly unitPrice: Part;
  readonly payableMinor: number;
  readonly dutyMinor: number;
  /** What the shop gets for it, before commission. */
  readonly proceeds: Part;
  readonly commissionBps: number;
}

/** A shop's part of an order in full. */
export interface ShopOrder extends OrderRow {
  readonly position: number;
  readonly shopOrders: readonly {
    readonly shop: number;
    readonly state: ShopState;
    readonly shippedAtMs?: number;
    readonly receiptDueMs?: number;
    readonly settledAtMs?: number;
  }[];
  readonly lines: readonly ShopLine[];
  readonly refunds: readonly { readonly position: number; readonly refundedAtMs: number; readonly amountMinor: number }[];
}

interface HistoryPage {
  readonly orders: readonly OrderRow[];
  readonly next?: string;
}

const AT_ONCE = 50;

/** @param position what the list must have seen, such as a shipment of a moment ago. */
export async function loadOrders(
  shop: number,
  show: ShopState | '',
  position: number | undefined,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<Page<OrderRow>> {
  const { orders, next } = await get<HistoryPage>(
    `/v1/shops/${shop}/history`,
    { shopState: show, cursor, limit: AT_ONCE, ...(cursor === undefined ? { position } : {}) },
    signal,
  );
  return { rows: orders, next };
}

export async function loadOrder(shop: number, order: number, position: number | undefined, signal: AbortSignal): Promise<ShopOrder> {
  const found = await get<ShopOrder>(`/v1/orders/${order}/shops/${shop}/history`, { position }, signal);
  return { ...found, lines: await inOwnLanguage(found.lines, signal) };
}

/** Where the shop's part goes; `none` where the buyer named no address, or it is no longer the shop's business. */
export async function loadAddress(shop: number, order: number, signal: AbortSignal): Promise<AddressForm | 'none'> {
  try {
    return await get<AddressForm>(`/v1/orders/${order}/shops/${shop}/address`, {}, signal);
  } catch (error) {
    if (error instanceof Problem && (error.status === 404 || error.status === 409)) {
      return 'none';
    }
    throw error;
  }
}

export function useAddress(shop: number, order: number | undefined): Resource<AddressForm | 'none'> {
  return useResource(order === undefined ? undefined : `address ${shop} ${order}`, (signal) => loadAddress(shop, order ?? 0, signal));
}

/** What became of the shipping of one order. */
export interface Shipped {
  readonly order: number;
  /** Undefined when it was shipped. */
  readonly problem: Problem | undefined;
  readonly position?: number;
}

interface ShipmentAnswer {
  readonly position?: number;
}

interface ShipmentsAnswer extends ShipmentAnswer {
  readonly shipments: readonly { readonly order: number; readonly done: boolean; readonly code?: string; readonly detail?: string }[];
}

/** Ships one. The same key goes with it until it is known what became of it. */
export function shipOne(shop: number, order: number, key: string, onUncertain: (problem: Problem) => void): Promise<ShipmentAnswer> {
  return insist<ShipmentAnswer>(`/v1/orders/${order}/shops/${shop}/shipment`, { method: 'POST', key }, onUncertain);
}

/** Ships several, in one request where the server has that, else one after the other; tells each as it is known. */
export async function shipMany(shop: number, orders: readonly number[], tell: (shipped: Shipped) => void): Promise<void> {
  try {
    const answer = await call<ShipmentsAnswer>(`/v1/shops/${shop}/shipments`, { method: 'POST', body: { orders }, key: newKey() });
    answer.shipments.forEach(({ order, done, code = '', detail = '' }) => {
      const problem = done ? undefined : new Problem(409, code, {}, detail);
      tell({ order, problem, ...(answer.position === undefined ? {} : { position: answer.position }) });
    });
  } catch (error) {
    const problem = problemOf(error);
    if (problem.status !== 404 && !problem.isUncertain) {
      throw problem;
    }
    await shipInTurn(shop, orders, tell); // a part that was shipped already says so
  }
}

async function shipInTurn(shop: number, orders: readonly number[], tell: (shipped: Shipped) => void): Promise<void> {
  for (const order of orders) {
    try {
      const { position } = await shipOne(shop, order, newKey(), () => undefined);
      tell({ order, problem: undefined, ...(position === undefined ? {} : { position }) });
    } catch (error) {
      tell({ order, problem: problemOf(error) });
    }
  }
}
