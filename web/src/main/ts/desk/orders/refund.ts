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

/** What of a line counts for a refund. */
export interface RefundableLine {
  readonly quantity: number;
  /** Pieces that were refunded before. */
  readonly refunded: number;
  readonly payableMinor: number;
  readonly dutyMinor: number;
}

/** Of an amount for so many pieces, what the first few are: rounded down, so that all together are the amount. */
function share(minor: number, pieces: number, of: number): bigint {
  return (BigInt(minor) * BigInt(pieces)) / BigInt(of);
}

/** What a refund of some more pieces of a line gives back, by the engine's rule of shares (docs/rules.md), in minor units. */
export function refundMinor(line: RefundableLine, pieces: number): number {
  const { quantity, refunded } = line;
  const part = (minor: number) => share(minor, refunded + pieces, quantity) - share(minor, refunded, quantity);
  return Number(part(line.payableMinor) + part(line.dutyMinor));
}
