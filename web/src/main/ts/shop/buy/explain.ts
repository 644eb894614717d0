import { inCurrency, type Rate } from '../festival';
import type { OrderLine } from './orders';
import type { Adjustment, Quote, QuoteLine, Stage } from './types';

/** What a deal saves, in the buyer's currency, with the amount in the deal's own where that is another. */
export interface Saving {
  readonly deal: number;
  readonly stage: Stage;
  readonly kind?: string;
  /** What its giver calls the deal, where that is known. */
  readonly name?: string;
  readonly savedMinor: number;
  readonly own: Adjustment | undefined;
}

export type PricedLine = Pick<QuoteLine, 'listMinor' | 'savingMinor' | 'payableMinor' | 'adjustments'>;

/** Splits a whole by weights: floors first, then one more each to the largest remainders, the first of equal ones. */
export function split(whole: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum <= 0) {
    return weights.map(() => 0);
  }
  const floors = weights.map((weight) => Number((BigInt(whole) * BigInt(weight)) / BigInt(sum)));
  const left = whole - floors.reduce((a, b) => a + b, 0);
  const byRemainder = weights
    .map((weight, i) => ({ i, remainder: (BigInt(whole) * BigInt(weight)) % BigInt(sum) }))
    .sort((a, b) => (a.remainder === b.remainder ? a.i - b.i : a.remainder > b.remainder ? -1 : 1));
  const lucky = new Set(byRemainder.slice(0, left).map(({ i }) => i));
  return floors.map((floor, i) => (lucky.has(i) ? floor + 1 : floor));
}

/**
 * How a line's saving came about. Deals in the buyer's currency are as the server says; where one is in another, the
 * line's saving, which the server says in the buyer's, is split by what they come to at the festival's rates, so that
 * the parts sum to it.
 */
export function savingsOf(line: PricedLine, currency: string, rates: readonly Rate[]): readonly Saving[] {
  const { adjustments, savingMinor } = line;
  const sum = adjustments.reduce((total, one) => total + one.amountMinor, 0);
  const isPlain = adjustments.every((one) => one.currency === currency) && sum === savingMinor;
  const parts = isPlain
    ? adjustments.map((one) => one.amountMinor)
    : split(savingMinor, adjustments.map((one) => festivalWeight(one, rates)));
  return adjustments.map((one, i) => ({
    deal: one.deal,
    stage: one.stage,
    ...(one.kind === undefined ? {} : { kind: one.kind }),
    ...(one.name === undefined ? {} : { name: one.name }),
    savedMinor: parts[i] ?? 0,
    own: one.currency === currency ? undefined : one,
  }));
}

/** Its worth in the festival's currency, in thousandths so that small amounts keep their order. */
function festivalWeight(one: Adjustment, rates: readonly Rate[]): number {
  const rate = rates.find(({ currency }) => currency === one.currency);
  return rate === undefined ? one.amountMinor * 1000 : Math.round((one.amountMinor * 1000 * rate.festivalMinor) / rate.foreignMinor);
}

/**
 * An ordered line as the checkout showed it, from its list price on. An order keeps what was paid for a line, and the list
 * price in the shop's currency; where that is another one, the rate is the one that the line was sold at: what is left of
 * the list price after its deals is what was paid. Undefined while the rates for the deals' currencies aren't known.
 */
export function asPriced(line: Pick<OrderLine, 'unitPrice' | 'quantity' | 'payableMinor' | 'adjustments'>, currency: string, rates: readonly Rate[]): PricedLine | undefined {
  const { unitPrice, quantity, payableMinor, adjustments } = line;
  const own = unitPrice.amountMinor * quantity;
  const listMinor = unitPrice.currency === currency ? own : listOf(own, line, rates);
  if (listMinor === undefined) {
    return undefined;
  }
  const list = Math.max(payableMinor, adjustments.length === 0 ? payableMinor : listMinor);
  return { listMinor: list, savingMinor: list - payableMinor, payableMinor, adjustments };
}

function listOf(own: number, line: Pick<OrderLine, 'unitPrice' | 'payableMinor' | 'adjustments'>, rates: readonly Rate[]): number | undefined {
  const { unitPrice, payableMinor, adjustments } = line;
  const shops = rates.find((rate) => rate.currency === unitPrice.currency);
  let left = own;
  for (const { amountMinor, currency } of adjustments) {
    const saved = currency === unitPrice.currency ? amountMinor : shops === undefined ? undefined : inCurrency(amountMinor, currency, shops, rates);
    if (saved === undefined) {
      return undefined;
    }
    left -= saved;
  }
  return left > 0 ? Math.round((own * payableMinor) / left) : payableMinor;
}

/** The savings of several lines, each deal once, the largest first. */
export function totalSavings(lines: readonly PricedLine[], currency: string, rates: readonly Rate[]): readonly Saving[] {
  const sums = new Map<number, Saving>();
  for (const line of lines) {
    for (const saving of savingsOf(line, currency, rates)) {
      const before = sums.get(saving.deal)?.savedMinor ?? 0;
      sums.set(saving.deal, { ...saving, own: undefined, savedMinor: before + saving.savedMinor });
    }
  }
  return [...sums.values()].filter(({ savedMinor }) => savedMinor > 0).sort((a, b) => b.savedMinor - a.savedMinor || a.deal - b.deal);
}

/** What each kind of deal saves in all, the largest first; empty where the parts don't sum to what the server says. */
export function savedByStage(quote: Pick<Quote, 'lines' | 'currency' | 'savingMinor'>, rates: readonly Rate[]): readonly (readonly [Stage, number])[] {
  const sums = new Map<Stage, number>();
  for (const { stage, savedMinor } of totalSavings(quote.lines, quote.currency, rates)) {
    sums.set(stage, (sums.get(stage) ?? 0) + savedMinor);
  }
  const all = [...sums].sort(([, a], [, b]) => b - a);
  return all.reduce((sum, [, minor]) => sum + minor, 0) === quote.savingMinor ? all : [];
}
