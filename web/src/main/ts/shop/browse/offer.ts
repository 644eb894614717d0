import { isGiven, tagOf } from './cards';
import type { Break, Variant, VariantOffer, WideDeal, WideTerms } from './types';

/** The names of what can be chosen, each with its values, in the order of the variants. */
export function axesOf(variants: readonly Variant[]): readonly { readonly name: string; readonly values: readonly string[] }[] {
  const axes = new Map<string, Set<string>>();
  for (const { options } of variants) {
    for (const { name, value } of options) {
      axes.set(name, (axes.get(name) ?? new Set()).add(value));
    }
  }
  return [...axes].map(([name, values]) => ({ name, values: [...values] }));
}

export function valueOf(variant: Variant, name: string): string | undefined {
  return variant.options.find((option) => option.name === name)?.value;
}

/** The variant with a value, and as much else of the present one as there is. */
export function variantWith(variants: readonly Variant[], present: Variant, name: string, value: string): Variant {
  const alike = (variant: Variant) => variant.options.filter((option) => valueOf(present, option.name) === option.value).length;
  const having = variants.filter((variant) => valueOf(variant, name) === value);
  return having.reduce((best, variant) => (alike(variant) > alike(best) ? variant : best), having[0] ?? present);
}

/** The variant to begin with: the one that was asked for, else the first that can be bought, else the first. */
export function firstVariant(
  variants: readonly Variant[],
  asked: number | undefined,
  offers: readonly VariantOffer[],
): Variant | undefined {
  const canBuy = (variant: Variant) => {
    const offer = offers.find(({ sku }) => sku === variant.sku);
    return offer === undefined || isBuyable(offer);
  };
  return variants.find(({ sku }) => sku !== undefined && sku === asked) ?? variants.find(canBuy) ?? variants[0];
}

export function isBuyable(offer: VariantOffer): boolean {
  return offer.onSale && offer.available > 0;
}

export function breaksOf({ breaks }: VariantOffer): readonly Break[] {
  return breaks === undefined ? [] : 'breaks' in breaks ? breaks.breaks : breaks;
}

/** What every second piece costs less: the server's figure, else as the engine rounds it, halves up. */
export function secondPieceSaves(offer: VariantOffer): number | undefined {
  const second = offer.secondPiece;
  if (second === undefined) {
    return undefined;
  }
  return second.saveMinor ?? Number((BigInt(offer.priceMinor) * BigInt(second.offBps) * 2n + 10_000n) / 20_000n);
}

/** How many pieces one buyer may have; undefined for any number. */
export function limitOf(offer: VariantOffer): number | undefined {
  return offer.limitPerBuyer > 0 ? offer.limitPerBuyer : undefined;
}

/** How many of the pieces may cost the deal's price; undefined for any number. */
export function dealLimitOf(offer: VariantOffer): number | undefined {
  const limit = offer.deal?.limitPerBuyer ?? 0;
  return limit > 0 ? limit : undefined;
}

export type Change =
  | { readonly kind: 'cheaper' | 'dearer'; readonly fromMinor: number; readonly toMinor: number }
  | { readonly kind: 'soldOut' | 'back' | 'offSale' }
  | { readonly kind: 'dealGone'; readonly toMinor: number };

/** What somebody who looks at a variant has to be told, when it is not as it was a moment ago. */
export function changeOf(before: VariantOffer, after: VariantOffer, beforeMs: number, nowMs: number): Change | undefined {
  if (before.onSale && !after.onSale) {
    return { kind: 'offSale' };
  }
  if (before.available > 0 !== after.available > 0) {
    return { kind: after.available > 0 ? 'back' : 'soldOut' };
  }
  const fromMinor = tagOf(before.priceMinor, before.deal, beforeMs).nowMinor;
  const toMinor = tagOf(after.priceMinor, after.deal, nowMs).nowMinor;
  if (fromMinor === toMinor) {
    return undefined;
  }
  const wasGiven = before.deal !== undefined && isGiven(before.deal, beforeMs);
  const isGone = after.deal === undefined || !isGiven(after.deal, nowMs);
  if (wasGiven && isGone && toMinor > fromMinor) {
    return { kind: 'dealGone', toMinor };
  }
  return { kind: toMinor < fromMinor ? 'cheaper' : 'dearer', fromMinor, toMinor };
}

/** When the price changes by the clock: the next start or end of a deal after now. */
export function nextTurnMs(offers: readonly VariantOffer[], nowMs: number): number | undefined {
  const turns = offers
    .flatMap(({ deal, next, preSale }) => [deal?.endsAtMs, next?.startsAtMs, preSale?.endsAtMs, preSale?.startsAtMs])
    .filter((atMs) => atMs !== undefined)
    .filter((atMs) => atMs > nowMs);
  return turns.length === 0 ? undefined : Math.min(...turns);
}

export type WideKind = 'shopTiers' | 'shopCoupon' | 'crossShop' | 'festivalCoupon' | 'redPacket';

/** The terms of a shop's or the festival's deal, wherever they stand. */
export function termsOfWide(deal: WideDeal): WideTerms & { readonly kind: string } {
  return { ...deal, ...deal.terms, kind: deal.terms?.kind ?? deal.kind ?? '' };
}

/** Whether one has to claim it before it counts. */
export function isCoupon(deal: WideDeal): boolean {
  return ['shopCoupon', 'festivalCoupon', 'redPacket'].includes(termsOfWide(deal).kind);
}

/** The variants that the festival price is for; undefined where it is for all of them, or for none. */
export function festivalVariants(variants: readonly Variant[], offers: readonly VariantOffer[], nowMs: number): readonly Variant[] | undefined {
  const isCheaper = (variant: Variant) => {
    const offer = offers.find(({ sku }) => sku === variant.sku);
    return offer !== undefined && isBuyable(offer) && tagOf(offer.priceMinor, offer.deal, nowMs).listMinor !== undefined;
  };
  const some = variants.filter(isCheaper);
  return some.length === 0 || some.length === variants.length ? undefined : some;
}

/** What tells a variant from the others, such as “EU 39 · Black”. */
export function choiceText(variant: Variant, variants: readonly Variant[]): string {
  const chosen = axesOf(variants).filter(({ values }) => values.length > 1);
  return chosen.map(({ name }) => valueOf(variant, name)).filter((value) => value !== undefined).join(' · ');
}

/** What each variant costs now, where they don't all cost the same; undefined where they do, or where it isn't known of all. */
export function differingPrices(variants: readonly Variant[], offers: readonly VariantOffer[], nowMs: number): ReadonlyMap<string, number> | undefined {
  const prices = new Map<string, number>();
  for (const { code, sku } of variants) {
    const offer = offers.find((each) => each.sku === sku);
    if (offer === undefined) {
      return undefined;
    }
    prices.set(code, tagOf(offer.priceMinor, offer.deal, nowMs).nowMinor);
  }
  return new Set(prices.values()).size > 1 ? prices : undefined;
}

/** What a variant costs once the doors have closed: its list price, with no deal of any kind. */
export function offerAfterwards(offer: VariantOffer): VariantOffer {
  const { code, sku, priceMinor, currency, digits, available, sold, onSale, limitPerBuyer } = offer;
  return { code, sku, priceMinor, currency, digits, available, sold, onSale, limitPerBuyer };
}
