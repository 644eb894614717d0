import type { Delivery } from './delivery';

/** A deal that is given now or later, as far as a price tag needs it. */
export interface Deal {
  readonly deal: number;
  readonly name?: string;
  readonly kind: string;
  /** What a piece costs with it; absent where it has no price of its own. */
  readonly priceMinor?: number;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  /** Pieces of its own stock that are gone, and how many there are. */
  readonly taken?: number;
  readonly stock?: number;
  /** 0 for none. */
  readonly limitPerBuyer?: number;
}

/** A product on the home page. Its deal is the one of the list that it stands in: given now, or next. */
export interface HomeCard {
  readonly product: number;
  readonly sku: number;
  readonly title: string;
  readonly brand?: string;
  readonly shop: number;
  readonly shopName?: string;
  readonly picture: string;
  /** The list price. */
  readonly priceMinor: number;
  readonly currency: string;
  readonly digits: number;
  readonly deal?: Deal;
  readonly sold: number;
  readonly available: number;
}

/** What can't be ordered yet, nor looked at more closely. */
export interface Launch {
  readonly product: number;
  readonly title: string;
  readonly picture: string;
  readonly launchMs: number;
}

export interface HomeAnswer {
  readonly nowMs: number;
  readonly now: readonly HomeCard[];
  readonly next: readonly HomeCard[];
  readonly launches: readonly Launch[];
  readonly popular: readonly HomeCard[];
}

/** A deal's price in the festival's currency, and in the shop's. */
export interface HitDeal {
  readonly priceMinor: number;
  readonly shopPriceMinor?: number;
}

/** A product that was found. */
export interface Hit {
  readonly product: number;
  readonly title: string;
  readonly brand?: string;
  readonly category?: string;
  readonly shop: number;
  readonly shopName?: string;
  readonly shopKind: string;
  readonly origin: string;
  readonly skus: readonly number[];
  /** The list price, in the festival's currency. */
  readonly priceMinor: number;
  readonly inStock: boolean;
  readonly onDeal: boolean;
  readonly sold: number;
  readonly launchMs: number;
  readonly image: string;
  /** The list price as the shop has it. */
  readonly shopPrice?: { readonly amountMinor: number; readonly currency: string; readonly digits: number };
  readonly dealPrice?: HitDeal & { readonly endsAtMs: number; readonly taken?: number; readonly stock?: number };
  readonly nextDeal?: HitDeal & { readonly startsAtMs: number };
}

export const FACETS = ['category', 'brand', 'shopKind', 'origin', 'priceBand', 'onDeal', 'inStock'] as const;
export type FacetName = (typeof FACETS)[number];

export interface FacetValue {
  readonly value: string;
  readonly label?: string;
  readonly parent?: string;
  readonly fromMinor?: number;
  readonly belowMinor?: number;
  readonly count: number;
  readonly chosen: boolean;
}

export interface SearchAnswer {
  readonly total: number;
  readonly totalExact: boolean;
  readonly match: 'allWords' | 'otherSpelling' | 'mostWords';
  readonly spelling?: string;
  readonly currency: string;
  readonly digits: number;
  readonly hits: readonly Hit[];
  readonly facets: Readonly<Record<FacetName, readonly FacetValue[]>>;
  readonly next?: string;
}

export interface Category {
  readonly category: string;
  readonly parent?: string;
  readonly names: Readonly<Record<string, string>>;
}

export interface Option {
  readonly name: string;
  readonly value: string;
}

export interface Variant {
  readonly code: string;
  readonly sku?: number;
  readonly options: readonly Option[];
  readonly priceMinor: number;
  readonly limitPerBuyer: number;
}

/** What a product is; what it costs now is its {@link Offer}. */
export interface Product {
  readonly product: number;
  readonly shop: number;
  readonly title: string;
  readonly description: string;
  readonly category: string;
  readonly brand: string;
  readonly origin: string;
  readonly launchMs: number;
  readonly attributes: readonly Option[];
  readonly images: readonly string[];
  readonly picture: string;
  readonly currency: string;
  readonly digits: number;
  readonly variants: readonly Variant[];
}

/** From so many pieces each costs so much. */
export interface Break {
  readonly quantity: number;
  readonly priceMinor: number;
}

/** A shop's own price for several products together. */
export interface Bundle {
  readonly deal: number;
  readonly members: readonly { readonly sku: number; readonly quantity: number }[];
  readonly priceMinor: number;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
}

export interface PreSale {
  readonly deal: number;
  readonly priceMinor: number;
  readonly depositMinor: number;
  /** What the deposit counts for when the balance is paid. */
  readonly worthMinor: number;
  readonly balanceFromMs: number;
  readonly balanceUntilMs: number;
  readonly refundable: boolean;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
}

/** What a variant costs at the moment, in its shop's currency. */
export interface VariantOffer {
  readonly code: string;
  readonly sku: number;
  /** The list price. */
  readonly priceMinor: number;
  readonly currency: string;
  readonly digits: number;
  readonly available: number;
  readonly sold: number;
  readonly onSale: boolean;
  /** 0 for none. */
  readonly limitPerBuyer: number;
  readonly deal?: Deal;
  readonly next?: Deal;
  readonly breaks?: readonly Break[] | { readonly breaks: readonly Break[] };
  readonly secondPiece?: { readonly offBps: number; readonly saveMinor?: number; readonly endsAtMs?: number };
  readonly bundle?: Bundle;
  readonly preSale?: PreSale;
}

/** What a shop or the festival gives beyond single products; `terms` may stand within it or be spread over it. */
export interface WideDeal extends WideTerms {
  readonly deal: number;
  readonly name: string;
  readonly kind?: string;
  readonly terms?: WideTerms & { readonly kind?: string };
  readonly currency?: string;
  readonly digits?: number;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
}

export interface WideTerms {
  readonly tiers?: readonly { readonly spendMinor: number; readonly saveMinor: number }[];
  readonly spendMinor?: number;
  readonly saveMinor?: number;
  readonly capMinor?: number;
  readonly faceMinor?: number;
  readonly perBuyer?: number;
}

export interface Offer {
  readonly nowMs: number;
  /** Absent until something was measured. */
  readonly delivery?: Delivery;
  readonly variants: readonly VariantOffer[];
  readonly shopDeals: readonly WideDeal[];
  readonly festivalDeals: readonly WideDeal[];
}

export interface Review {
  readonly review: number;
  readonly stars: number;
  readonly text: string;
  readonly language: string;
  readonly author: string;
  readonly writtenMs: number;
  readonly answer?: { readonly text: string };
}

/** A review as its author sees it. */
export interface OwnReview extends Review {
  /** By an operator: nobody else sees it. */
  readonly hidden: boolean;
  readonly hiddenReason?: string;
}

export interface ReviewsAnswer {
  readonly reviews: readonly Review[];
  readonly count: number;
  /** In hundredths of a star. */
  readonly meanHundredths: number;
  /** Of one star, of two, and so on. */
  readonly byStars: readonly number[];
  readonly next?: string;
}
