/** The board's figures as GET /v1/board and its stream give them. Amounts are minor units, times epoch milliseconds. */
export interface Snapshot {
  readonly position: number;
  readonly asOfMs: number;
  readonly nowMs: number;
  readonly staleMs: number;
  readonly festival: Festival;
  readonly gmvMinor: number;
  readonly refundedMinor: number;
  readonly ordersPlaced: number;
  readonly ordersPaid: number;
  readonly ordersCancelled: number;
  readonly ordersExpired: number;
  /** Parcels: an order is one for each of its shops. Undefined where the server doesn't count them. */
  readonly shopOrders: ShopOrders | undefined;
  /** What was bought in the country that it comes from, and what was not. */
  readonly home: Share | undefined;
  readonly abroad: Share | undefined;
  readonly buyers: number;
  readonly buyersErrorPercent: number;
  readonly ordersPerSecond: number;
  readonly peak: { readonly ordersPerSecond: number; readonly atMs: number };
  readonly curve: readonly Second[];
  readonly milestones: readonly Milestone[];
  readonly nextMilestoneMinor: number;
  readonly countries: readonly Ranked[];
  readonly provinces: readonly Ranked[];
  readonly cityTiers: readonly Ranked[];
  readonly categories: readonly Ranked[];
  readonly brands: readonly Ranked[];
  readonly origins: readonly Ranked[];
  readonly shops: readonly Ranked[];
  readonly skus: readonly Ranked[];
  readonly samples: readonly Sample[];
}

export type FestivalState = 'unscheduled' | 'scheduled' | 'open' | 'closed';

export interface Festival {
  readonly name: string;
  readonly currency: string;
  readonly opensAtMs: number;
  readonly closesAtMs: number;
  readonly state: FestivalState;
}

export interface ShopOrders {
  readonly paid: number;
  readonly shipped: number;
  readonly delivered: number;
}

export interface Share {
  readonly gmvMinor: number;
  readonly lines: number;
}

export interface Second {
  readonly atMs: number;
  readonly orders: number;
  readonly paidMinor: number;
}

export interface Milestone {
  readonly amountMinor: number;
  readonly reachedAtMs: number;
  readonly sinceOpenMs: number;
}

export interface Ranked {
  readonly key: string;
  readonly name: string;
  readonly gmvMinor: number;
  /** Orders, or pieces of a SKU. */
  readonly count: number;
}

/** One paid order out of many, as coarse as the books know it. `n` only grows. */
export interface Sample {
  readonly n: number;
  readonly origin: string;
  readonly country: string;
  readonly province: string;
  readonly amountMinor: number;
}

/**
 * A snapshot from what the server sent, or undefined where it is not one. A figure that is missing counts as nothing,
 * so that a board from another version still shows what it has.
 */
export function snapshotOf(text: string): Snapshot | undefined {
  try {
    return snapshotFromJson(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The same from JSON that is parsed already. */
export function snapshotFromJson(parsed: unknown): Snapshot | undefined {
  if (!isFields(parsed) || !isFields(parsed['festival']) || typeof parsed['gmvMinor'] !== 'number') {
    return undefined;
  }
  return snapshotFrom(parsed, parsed['festival']);
}

export type Fields = Readonly<Record<string, unknown>>;

function snapshotFrom(from: Fields, festival: Fields): Snapshot {
  const peak = isFields(from['peak']) ? from['peak'] : {};
  return {
    position: number(from, 'position'),
    asOfMs: number(from, 'asOfMs'),
    nowMs: number(from, 'nowMs'),
    staleMs: number(from, 'staleMs'),
    festival: festivalFrom(festival),
    gmvMinor: number(from, 'gmvMinor'),
    refundedMinor: number(from, 'refundedMinor'),
    ordersPlaced: number(from, 'ordersPlaced'),
    ordersPaid: number(from, 'ordersPaid'),
    ordersCancelled: number(from, 'ordersCancelled'),
    ordersExpired: number(from, 'ordersExpired'),
    shopOrders: shopOrdersFrom(from),
    home: shareFrom(from['home']),
    abroad: shareFrom(from['abroad']),
    buyers: number(from, 'buyers'),
    buyersErrorPercent: number(from, 'buyersErrorPercent'),
    ordersPerSecond: number(from, 'ordersPerSecond'),
    peak: { ordersPerSecond: number(peak, 'ordersPerSecond'), atMs: number(peak, 'atMs') },
    curve: list(from, 'curve', secondFrom),
    milestones: list(from, 'milestones', milestoneFrom),
    nextMilestoneMinor: number(from, 'nextMilestoneMinor'),
    countries: list(from, 'countries', rankedFrom),
    provinces: list(from, 'provinces', rankedFrom),
    cityTiers: list(from, 'cityTiers', rankedFrom),
    categories: list(from, 'categories', rankedFrom),
    brands: list(from, 'brands', rankedFrom),
    origins: list(from, 'origins', rankedFrom),
    shops: list(from, 'shops', rankedFrom),
    skus: list(from, 'skus', rankedFrom),
    samples: list(from, 'samples', sampleFrom),
  };
}

function festivalFrom(from: Fields): Festival {
  const state = text(from, 'state');
  const currency = text(from, 'currency');
  return {
    name: text(from, 'name'),
    currency: /^[A-Z]{3}$/.test(currency) ? currency : 'XXX',
    opensAtMs: number(from, 'opensAtMs'),
    closesAtMs: number(from, 'closesAtMs'),
    state: state === 'scheduled' || state === 'open' || state === 'closed' ? state : 'unscheduled',
  };
}

function shopOrdersFrom(from: Fields): ShopOrders | undefined {
  return typeof from['shopOrdersPaid'] !== 'number'
    ? undefined
    : {
        paid: from['shopOrdersPaid'],
        shipped: number(from, 'shopOrdersShipped'),
        delivered: number(from, 'shopOrdersDelivered'),
      };
}

function shareFrom(from: unknown): Share | undefined {
  return isFields(from) ? { gmvMinor: number(from, 'gmvMinor'), lines: number(from, 'lines') } : undefined;
}

function secondFrom(from: Fields): Second {
  return { atMs: number(from, 'atMs'), orders: number(from, 'orders'), paidMinor: number(from, 'paidMinor') };
}

function milestoneFrom(from: Fields): Milestone {
  return {
    amountMinor: number(from, 'amountMinor'),
    reachedAtMs: number(from, 'reachedAtMs'),
    sinceOpenMs: number(from, 'sinceOpenMs'),
  };
}

export function rankedFrom(from: Fields): Ranked {
  const key = text(from, 'key');
  return { key, name: text(from, 'name') || key, gmvMinor: number(from, 'gmvMinor'), count: number(from, 'orders') || number(from, 'pieces') };
}

function sampleFrom(from: Fields): Sample {
  return {
    n: number(from, 'n'),
    origin: text(from, 'origin'),
    country: text(from, 'country'),
    province: text(from, 'province'),
    amountMinor: number(from, 'amountMinor'),
  };
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function number(from: Fields, name: string): number {
  const value = from[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

export function text(from: Fields, name: string): string {
  const value = from[name];
  return typeof value === 'string' ? value : '';
}

export function list<T>(from: Fields, name: string, one: (fields: Fields) => T): readonly T[] {
  const value: unknown = from[name];
  return Array.isArray(value) ? value.filter(isFields).map(one) : [];
}
