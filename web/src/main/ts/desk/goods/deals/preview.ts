import type { Terms } from './deals';

/** What a buyer pays in one case, without the deal and with it. */
export interface PreviewRow {
  readonly what:
    | { readonly kind: 'pieces'; readonly pieces: number }
    | { readonly kind: 'bundle' }
    | { readonly kind: 'spend' };
  readonly beforeMinor: number;
  readonly afterMinor: number;
}

export interface Preview {
  readonly rows: readonly PreviewRow[];
  /** What it costs the shop when all of it is taken; undefined where that has no bound. */
  readonly mostMinor?: number;
  /** Of a pre-sale: what is paid now, and what is paid later. */
  readonly deposit?: { readonly nowMinor: number; readonly laterMinor: number };
}

/** To the nearest minor unit, halves up, as the engine rounds. */
export function nearest(minor: number, numerator: number, denominator: number): number {
  const exact = BigInt(minor) * BigInt(numerator) * 2n + BigInt(denominator);
  return Number(exact / (2n * BigInt(denominator)));
}

/**
 * What a deal alone would do, by the engine's rules for its kind (docs/rules.md, Pricing). The server prices each order;
 * other deals that run at the time may lower it further.
 *
 * @param lists list prices by SKU; where one is missing there is nothing to compare with.
 */
export function previewOf(terms: Terms, lists: ReadonlyMap<number, number>): Preview {
  const listOf = (sku: number) => lists.get(sku) ?? 0;
  const pieces = (n: number, beforeMinor: number, afterMinor: number): PreviewRow => ({
    what: { kind: 'pieces', pieces: n },
    beforeMinor,
    afterMinor,
  });
  switch (terms.kind) {
    case 'festivalPrice': {
      const list = listOf(terms.sku);
      return {
        rows: [pieces(1, list, Math.min(list, terms.priceMinor))],
        mostMinor: Math.max(0, list - terms.priceMinor) * terms.stock,
      };
    }
    case 'quantityBreaks':
      return {
        rows: terms.breaks.map(({ quantity, priceMinor }) => {
          const before = listOf(terms.sku) * quantity;
          return pieces(quantity, before, Math.min(before, priceMinor * quantity));
        }),
      };
    case 'secondPiece': {
      const list = listOf(terms.sku);
      const off = nearest(list, terms.offBps, 10_000);
      return { rows: [pieces(1, list, list), pieces(2, 2 * list, 2 * list - off), pieces(4, 4 * list, 4 * list - 2 * off)] };
    }
    case 'bundlePrice': {
      const before = terms.members.reduce((sum, { sku, quantity }) => sum + listOf(sku) * quantity, 0);
      return { rows: [{ what: { kind: 'bundle' }, beforeMinor: before, afterMinor: Math.min(before, terms.priceMinor) }] };
    }
    case 'shopTiers':
      return { rows: terms.tiers.map(spendRow) };
    case 'shopCoupon':
      return { rows: [spendRow(terms)], mostMinor: terms.saveMinor * terms.count };
    case 'preSale': {
      const list = listOf(terms.sku);
      const price = Math.min(list, terms.priceMinor);
      const laterMinor = price - terms.worthMinor;
      return {
        rows: [pieces(1, list, laterMinor + terms.depositMinor)],
        deposit: { nowMinor: terms.depositMinor, laterMinor },
      };
    }
  }
}

function spendRow({ spendMinor, saveMinor }: { readonly spendMinor: number; readonly saveMinor: number }): PreviewRow {
  return { what: { kind: 'spend' }, beforeMinor: spendMinor, afterMinor: spendMinor - saveMinor };
}
