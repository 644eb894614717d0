import { money } from '../../kit/money';

/** What the server answers to a refund or a cancellation. */
export interface Refunded {
  readonly position?: number;
  readonly refundMinor: number;
  readonly currency: string;
  readonly digits: number;
}

/** The amount that went back. */
export function refundedText({ refundMinor: minor, currency, digits }: Refunded): string {
  return money(minor, currency, digits);
}
