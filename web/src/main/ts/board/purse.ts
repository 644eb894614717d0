import { counterText, decimalsOf, precise, shortAmount, shortMoney, shortNumber } from './format';

/** What money is worth: so many minor units of a currency are so many of the festival's. */
export interface Rate {
  readonly currency: string;
  readonly festivalMinor: number;
  readonly foreignMinor: number;
  /** Since when it holds, where the server says so. */
  readonly fixedAtMs: number | undefined;
}

/**
 * Writes the festival's amounts in the currency that the board shows. It converts for the eye only: nothing is counted
 * in what comes out of it.
 */
export class Purse {
  constructor(
    readonly currency: string,
    /** Minor units of the currency for one of the festival's. */
    private readonly worth: number,
  ) {}

  /** Shows amounts as they are. */
  static ofFestival(currency: string): Purse {
    return new Purse(currency, 1);
  }

  /** Shows them in another currency. */
  static at(rate: Rate): Purse {
    return new Purse(rate.currency, rate.foreignMinor / rate.festivalMinor);
  }

  /** Minor units of the currency shown, rounded down. */
  minor(festivalMinor: number): number {
    return this.worth === 1 ? festivalMinor : Math.floor(festivalMinor * this.worth);
  }

  /** CNY 1.23 bn. */
  short(festivalMinor: number): string {
    return shortMoney(this.minor(festivalMinor), this.currency);
  }

  /** 1.23 bn, where the currency stands elsewhere. */
  amount(festivalMinor: number): string {
    return shortAmount(this.minor(festivalMinor), this.currency);
  }

  /** CNY 93,470.20, to the last digit that the big counter shows. */
  full(festivalMinor: number): string {
    return `${this.currency}\u00a0${counterText(this.minor(festivalMinor), this.currency)}`;
  }

  /** Powers of ten in the currency shown, from the one below an amount downwards: where a scale has its lines. */
  decades(festivalMinor: number, howMany: number): readonly { readonly festivalMinor: number; readonly text: string }[] {
    const unit = 10 ** decimalsOf(this.currency);
    const most = 10 ** Math.floor(Math.log10(Math.max(1, this.minor(festivalMinor) / unit)));
    return Array.from({ length: howMany }, (_, i) => most / 10 ** i).map((amount) => ({
      festivalMinor: (amount * unit) / this.worth,
      text: shortNumber(amount, 1),
    }));
  }

  /** A plain decimal for a table that a machine may read: 12.50. */
  decimal(festivalMinor: number): string {
    const decimals = decimalsOf(this.currency);
    return (this.minor(festivalMinor) / 10 ** decimals).toFixed(decimals);
  }
}

/** The rates of GET /v1/rates that can be reckoned with. */
export function ratesOf(answer: unknown): readonly Rate[] {
  const rates = (answer as { rates?: unknown } | null | undefined)?.rates;
  return Array.isArray(rates) ? (rates as readonly unknown[]).flatMap((each) => rateOf(each) ?? []) : [];
}

function rateOf(answer: unknown): Rate | undefined {
  const { currency, festivalMinor, foreignMinor, fixedAtMs } = (answer ?? {}) as Record<string, unknown>;
  const isRate =
    typeof currency === 'string' && /^[A-Z]{3}$/.test(currency) && isPositive(festivalMinor) && isPositive(foreignMinor);
  return isRate ? { currency, festivalMinor, foreignMinor, fixedAtMs: isPositive(fixedAtMs) ? fixedAtMs : undefined } : undefined;
}

function isPositive(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}

/** Both sides of a rate for people, the dearer money as 1: EUR 1 = CNY 7.80. */
export function rateSides(rate: Rate, festival: string): readonly [string, string] {
  const [ours, theirs] = [rate.festivalMinor / 10 ** decimalsOf(festival), rate.foreignMinor / 10 ** decimalsOf(rate.currency)];
  return ours >= theirs
    ? [`${rate.currency}\u00a01`, `${festival}\u00a0${precise(ours / theirs)}`]
    : [`${festival}\u00a01`, `${rate.currency}\u00a0${precise(theirs / ours)}`];
}
