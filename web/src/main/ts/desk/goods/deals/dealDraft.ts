import { decimal, minorOf } from '../../../kit/money';
import { momentMs, momentText } from '../../moments';
import { type Deal, type DealKind, type DealWish, type Terms } from './deals';

/** A SKU that a deal is about. */
export interface Picked {
  readonly sku: number;
  readonly title: string;
  readonly listMinor: number;
  /** In a bundle: how many of it. */
  readonly quantity: string;
}

/** Two figures that belong together: pieces and price, or spend and save. */
export interface Step {
  readonly from: string;
  readonly to: string;
}

/** A deal as it stands in the builder. */
export interface DealDraft {
  readonly kind: DealKind;
  readonly name: string;
  readonly starts: string;
  readonly ends: string;
  readonly picked: readonly Picked[];
  readonly price: string;
  readonly stock: string;
  readonly limit: string;
  readonly steps: readonly Step[];
  readonly percent: string;
  readonly deposit: string;
  readonly worth: string;
  readonly balanceFrom: string;
  readonly balanceUntil: string;
  readonly isRefundable: boolean;
  readonly bars: readonly string[];
  /** The moments that it began with, to the millisecond. */
  readonly known: readonly number[];
}

/** The stages behind the prices of pieces, in the order in which savings are applied. */
export const STAGES = ['shopTiers', 'shopCoupon', 'crossShop', 'festivalCoupon', 'redPacket'] as const;
export type Stage = (typeof STAGES)[number];

/** What a deal of a kind can be kept from going together with: the stages behind its own. */
export function laterStages(kind: DealKind): readonly Stage[] {
  return STAGES.slice(STAGES.findIndex((stage) => stage === kind) + 1);
}

export function emptyDeal(kind: DealKind, name: string, startsAtMs: number, endsAtMs: number): DealDraft {
  return {
    kind,
    name,
    starts: momentText(startsAtMs),
    ends: momentText(endsAtMs),
    picked: [],
    price: '',
    stock: '',
    limit: '',
    steps: [{ from: kind === 'quantityBreaks' ? '2' : '', to: '' }],
    percent: '50',
    deposit: '',
    worth: '',
    balanceFrom: momentText(endsAtMs),
    balanceUntil: momentText(endsAtMs + 86_400_000),
    isRefundable: true,
    bars: [],
    known: [startsAtMs, endsAtMs],
  };
}

/** A deal that there is, to be changed. */
export function draftOfDeal(deal: Deal, picked: readonly Picked[]): DealDraft {
  const { terms } = deal;
  const amount = (minor: number) => decimal(minor, deal.digits);
  const base = { ...emptyDeal(terms.kind, deal.name, deal.startsAtMs, deal.endsAtMs), picked, bars: deal.bars };
  const some = (n: number | undefined) => (n === undefined || n === 0 ? '' : String(n));
  switch (terms.kind) {
    case 'festivalPrice':
      return { ...base, price: amount(terms.priceMinor), stock: String(terms.stock), limit: some(terms.limitPerBuyer) };
    case 'quantityBreaks':
      return { ...base, steps: terms.breaks.map((each) => ({ from: String(each.quantity), to: amount(each.priceMinor) })) };
    case 'secondPiece':
      return { ...base, percent: decimal(terms.offBps, 2).replace(/\.?0+$/, '') };
    case 'bundlePrice':
      return { ...base, price: amount(terms.priceMinor) };
    case 'shopTiers':
      return { ...base, steps: terms.tiers.map((each) => ({ from: amount(each.spendMinor), to: amount(each.saveMinor) })) };
    case 'shopCoupon':
      return {
        ...base,
        steps: [{ from: amount(terms.spendMinor), to: amount(terms.saveMinor) }],
        stock: String(terms.count),
        limit: String(terms.perBuyer ?? 1),
      };
    case 'preSale':
      return {
        ...base,
        price: amount(terms.priceMinor),
        deposit: amount(terms.depositMinor),
        worth: amount(terms.worthMinor),
        balanceFrom: momentText(terms.balanceFromMs),
        balanceUntil: momentText(terms.balanceUntilMs),
        isRefundable: terms.refundable,
        known: [...base.known, terms.balanceFromMs, terms.balanceUntilMs],
      };
  }
}

export type DealError = 'amount' | 'number' | 'percent' | 'product' | 'products' | 'moment' | 'before';

export interface Read {
  /** Undefined while something is wrong. */
  readonly terms: Terms | undefined;
  readonly wish: DealWish | undefined;
  readonly errors: ReadonlyMap<string, DealError>;
}

/** What was typed, read; what is no number or amount is named by its field. */
export function readDeal(draft: DealDraft, shop: { readonly shop: number; readonly currency: string; readonly digits: number }): Read {
  const errors = new Map<string, DealError>();
  const reader = new Reader(errors, shop.digits, draft.known);
  const terms = reader.terms(draft, shop.shop);
  const hasTerms = errors.size === 0;
  const startsAtMs = reader.moment('starts', draft.starts);
  const endsAtMs = reader.moment('ends', draft.ends);
  if (startsAtMs >= endsAtMs) {
    errors.set('ends', 'before');
  }
  const wish: DealWish = {
    name: draft.name.trim(),
    startsAtMs,
    endsAtMs,
    funder: 'shop',
    bars: draft.bars,
    currency: shop.currency,
    terms,
  };
  return { terms: hasTerms ? terms : undefined, wish: errors.size === 0 ? wish : undefined, errors };
}

class Reader {
  constructor(
    private readonly errors: Map<string, DealError>,
    private readonly digits: number,
    private readonly known: readonly number[],
  ) {}

  terms(draft: DealDraft, shop: number): Terms {
    switch (draft.kind) {
      case 'festivalPrice':
        return {
          kind: 'festivalPrice',
          sku: this.sku(draft),
          priceMinor: this.amount('price', draft.price),
          stock: this.number('stock', draft.stock, 1),
          limitPerBuyer: this.number('limit', draft.limit === '' ? '0' : draft.limit, 0),
        };
      case 'quantityBreaks':
        return {
          kind: 'quantityBreaks',
          sku: this.sku(draft),
          breaks: draft.steps.map((step, i) => ({
            quantity: this.number(`steps.${i}.from`, step.from, 2),
            priceMinor: this.amount(`steps.${i}.to`, step.to),
          })),
        };
      case 'secondPiece':
        return { kind: 'secondPiece', sku: this.sku(draft), offBps: this.percent('percent', draft.percent) };
      case 'bundlePrice':
        return { kind: 'bundlePrice', members: this.members(draft), priceMinor: this.amount('price', draft.price) };
      case 'shopTiers':
        return { kind: 'shopTiers', shop, tiers: draft.steps.map((step, i) => this.tier(step, i)) };
      case 'shopCoupon':
        return {
          kind: 'shopCoupon',
          shop,
          ...this.tier(draft.steps[0] ?? { from: '', to: '' }, 0),
          count: this.number('stock', draft.stock, 1),
          perBuyer: this.number('limit', draft.limit === '' ? '1' : draft.limit, 1),
        };
      case 'preSale':
        return this.preSale(draft);
    }
  }

  private preSale(draft: DealDraft): Terms {
    return {
      kind: 'preSale',
      sku: this.sku(draft),
      priceMinor: this.amount('price', draft.price),
      depositMinor: this.amount('deposit', draft.deposit),
      worthMinor: this.amount('worth', draft.worth),
      balanceFromMs: this.moment('balanceFrom', draft.balanceFrom),
      balanceUntilMs: this.moment('balanceUntil', draft.balanceUntil),
      refundable: draft.isRefundable,
    };
  }

  private tier({ from, to }: Step, i: number) {
    return { spendMinor: this.amount(`steps.${i}.from`, from), saveMinor: this.amount(`steps.${i}.to`, to) };
  }

  private sku({ picked }: DealDraft): number {
    const sku = picked[0]?.sku;
    if (sku === undefined) {
      this.errors.set('picked', 'product');
    }
    return sku ?? 0;
  }

  private members({ picked }: DealDraft) {
    if (picked.length < 2) {
      this.errors.set('picked', 'products');
    }
    return picked.map(({ sku, quantity }, i) => ({ sku, quantity: this.number(`picked.${i}`, quantity, 1) }));
  }

  private amount(field: string, typed: string): number {
    const minor = minorOf(typed, this.digits);
    if (minor === undefined || minor === 0) {
      this.errors.set(field, 'amount');
    }
    return minor ?? 0;
  }

  private number(field: string, typed: string, min: number): number {
    const value = Number(typed.trim());
    if (!/^\d{1,10}$/.test(typed.trim()) || value < min) {
      this.errors.set(field, 'number');
    }
    return value;
  }

  /** Basis points of what was typed as percent. */
  private percent(field: string, typed: string): number {
    const bps = minorOf(typed, 2);
    if (bps === undefined || bps < 1 || bps > 10_000) {
      this.errors.set(field, 'percent');
    }
    return bps ?? 0;
  }

  moment(field: string, typed: string): number {
    const ms = momentMs(typed, this.known);
    if (ms === undefined) {
      this.errors.set(field, 'moment');
    }
    return ms ?? 0;
  }
}
