import type { Amount } from '../../kit/money';

/** What a deal takes off a line. */
export interface Adjustment extends Amount {
  readonly deal: number;
  /** What its giver calls the deal; missing in the history. */
  readonly name?: string;
  readonly stage: Stage;
  readonly kind?: string;
  readonly pieces?: number;
}

export type Stage = 'item' | 'shopTiers' | 'shopCoupon' | 'crossShop' | 'festivalCoupon' | 'redPacket';

export interface QuoteLine {
  readonly sku: number;
  readonly quantity: number;
  readonly shop: number;
  readonly unitPrice: Amount;
  readonly listMinor: number;
  readonly savingMinor: number;
  readonly payableMinor: number;
  readonly dutyMinor: number;
  readonly adjustments: readonly Adjustment[];
}

/** So much more in the cart, and a deal saves so much. */
export interface Hint {
  readonly deal: number;
  readonly stage: Stage;
  readonly kind?: string;
  /** 0 for any shop. */
  readonly shop: number;
  readonly addMinor: number;
  readonly saveMinor: number;
  readonly currency: string;
  readonly digits: number;
}

export interface Quote {
  readonly currency: string;
  readonly digits: number;
  readonly lines: readonly QuoteLine[];
  readonly subtotalMinor: number;
  readonly savingMinor: number;
  readonly dutyMinor: number;
  readonly totalMinor: number;
  readonly depositMinor?: number;
  readonly hints: readonly Hint[];
}

/** Why a line or a coupon can't be ordered as it is. */
export interface QuoteProblem {
  /** The line's SKU. */
  readonly line?: number;
  /** The coupon's deal. */
  readonly coupon?: number;
  readonly code: string;
  readonly detail: string;
  readonly quantity?: number;
  readonly available?: number;
  readonly limit?: number;
  readonly requiredMinor?: number;
  readonly presentMinor?: number;
}
