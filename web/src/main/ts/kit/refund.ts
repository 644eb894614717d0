/**
 * The part of a line's amount that so many of its pieces are, rounded down: what the engine's rules call a share
 * (docs/rules.md). Exact for every amount that the engine allows.
 */
function share(amountMinor: number, pieces: number, of: number): number {
  return Number((BigInt(amountMinor) * BigInt(pieces)) / BigInt(of));
}

/** Of a line of an order, what a refund is worked out from. */
export interface Refundable {
  readonly quantity: number;
  /** Pieces that were given back before. */
  readonly refunded: number;
  readonly payableMinor: number;
  readonly dutyMinor: number;
}

/** What is given back to begin with: a piece where there is nothing to choose from, else nothing yet. */
export function firstPieces(lines: readonly (Refundable & { readonly sku: number })[]): Readonly<Record<number, number>> {
  const [only, ...others] = lines.filter(({ quantity, refunded }) => quantity > refunded);
  return only === undefined || others.length > 0 ? {} : { [only.sku]: 1 };
}

/** Everything that can still be given back. */
export function allPieces(lines: readonly (Refundable & { readonly sku: number })[]): Readonly<Record<number, number>> {
  return Object.fromEntries(lines.map(({ sku, quantity, refunded }) => [sku, quantity - refunded]));
}

/** What giving back so many more pieces of a line gives back, to the minor unit. */
export function refundMinor({ quantity, refunded, payableMinor, dutyMinor }: Refundable, pieces: number): number {
  const part = (amountMinor: number) =>
    share(amountMinor, refunded + pieces, quantity) - share(amountMinor, refunded, quantity);
  return part(payableMinor) + part(dutyMinor);
}
