import { inCurrency, type Rate } from '../festival';
import type { Deal, Hit, HomeCard } from './types';

/** What a card of a product shows. */
export interface Card {
  readonly product: number;
  /** The variant that it is about. */
  readonly sku?: number;
  readonly title: string;
  readonly brand?: string;
  readonly shopName?: string;
  readonly picture: string;
  readonly currency: string;
  readonly digits: number;
  readonly listMinor: number;
  readonly deal?: TagDeal;
  readonly next?: { readonly priceMinor?: number; readonly startsAtMs: number };
  readonly sold: number;
  readonly isSoldOut: boolean;
  /** Its prices were converted for the eye. */
  readonly isAbout?: boolean;
}

type TagDeal = Pick<Deal, 'priceMinor' | 'endsAtMs' | 'taken' | 'stock'>;

/** A price as it stands on a tag: what is paid, and the list price where that is more. */
export interface Tag {
  readonly nowMinor: number;
  readonly listMinor?: number;
}

/** Stock of a deal, where it has its own. */
export interface DealStock {
  readonly taken: number;
  readonly of: number;
  readonly left: number;
}

export function stockOf(deal: Pick<Deal, 'taken' | 'stock'> | undefined): DealStock | undefined {
  if (deal?.stock === undefined || deal.stock <= 0) {
    return undefined;
  }
  const taken = Math.min(deal.stock, Math.max(0, deal.taken ?? 0));
  return { taken, of: deal.stock, left: deal.stock - taken };
}

/** Whether a deal gives something at a time: it has not ended, and pieces of it are left. */
export function isGiven(deal: TagDeal, nowMs: number): boolean {
  return nowMs < deal.endsAtMs && stockOf(deal)?.left !== 0;
}

/** Whether all pieces of a deal are taken while it would still be given. */
export function isTaken(deal: TagDeal, nowMs: number): boolean {
  return nowMs < deal.endsAtMs && stockOf(deal)?.left === 0;
}

/** The card as it is once the doors have closed: nothing is given or starts any more. */
export function cardAfterwards(card: Card): Card {
  const { product, title, picture, currency, digits, listMinor, sold, isSoldOut, sku, brand, shopName } = card;
  return {
    product, title, picture, currency, digits, listMinor, sold, isSoldOut,
    ...(sku === undefined ? {} : { sku }),
    ...(brand === undefined ? {} : { brand }),
    ...(shopName === undefined ? {} : { shopName }),
  };
}

/** The price at a time. A deal that ended or is gone doesn't count, even where nobody asked the server since. */
export function tagOf(listMinor: number, deal: TagDeal | undefined, nowMs: number): Tag {
  const price = deal === undefined || !isGiven(deal, nowMs) ? undefined : deal.priceMinor;
  return price === undefined || price >= listMinor ? { nowMinor: listMinor } : { nowMinor: price, listMinor };
}

/** Prices in the shop's own currency where the server says them, as it charges by those; else in the festival's. */
export function cardOfHit(hit: Hit, currency: string, digits: number): Card {
  const { shopPrice, dealPrice, nextDeal } = hit;
  const own = <D extends { readonly priceMinor: number; readonly shopPriceMinor?: number }>(deal: D): D =>
    shopPrice === undefined ? deal : { ...deal, priceMinor: deal.shopPriceMinor ?? deal.priceMinor };
  return {
    product: hit.product,
    title: hit.title,
    ...(hit.brand === undefined ? {} : { brand: hit.brand }),
    ...(hit.shopName === undefined ? {} : { shopName: hit.shopName }),
    picture: hit.image,
    currency: shopPrice?.currency ?? currency,
    digits: shopPrice?.digits ?? digits,
    listMinor: shopPrice?.amountMinor ?? hit.priceMinor,
    ...(dealPrice === undefined ? {} : { deal: own(dealPrice) }),
    ...(nextDeal === undefined ? {} : { next: own(nextDeal) }),
    sold: hit.sold,
    isSoldOut: !hit.inStock,
  };
}

/** A deal that starts later is the card's next one. */
export function cardOfHome(card: HomeCard, nowMs: number): Card {
  const { deal } = card;
  const isLater = deal !== undefined && nowMs < deal.startsAtMs;
  return {
    product: card.product,
    sku: card.sku,
    title: card.title,
    ...(card.brand === undefined ? {} : { brand: card.brand }),
    ...(card.shopName === undefined ? {} : { shopName: card.shopName }),
    picture: card.picture,
    currency: card.currency,
    digits: card.digits,
    listMinor: card.priceMinor,
    ...(deal === undefined ? {} : isLater ? { next: deal } : { deal }),
    sold: card.sold,
    isSoldOut: card.available <= 0,
  };
}

/** The card with its prices in another currency; as it is where there is no rate. */
export function cardIn(card: Card, to: Rate | undefined, rates: readonly Rate[]): Card {
  if (to === undefined || to.currency === card.currency) {
    return card;
  }
  const inIt = (minor: number) => inCurrency(minor, card.currency, to, rates);
  const listMinor = inIt(card.listMinor);
  const priced = <D extends { readonly priceMinor?: number }>(deal: D): D => {
    const priceMinor = deal.priceMinor === undefined ? undefined : inIt(deal.priceMinor);
    return priceMinor === undefined ? deal : { ...deal, priceMinor };
  };
  return listMinor === undefined
    ? card
    : {
        ...card,
        currency: to.currency,
        digits: to.digits,
        listMinor,
        isAbout: true,
        ...(card.deal === undefined ? {} : { deal: priced(card.deal) }),
        ...(card.next === undefined ? {} : { next: priced(card.next) }),
      };
}
