import { type Amount, money, shortMoney } from '../kit/money';
import { inCurrency, type Rate } from './festival';
import { words } from './words';

/** What amounts are shown in: the currency that somebody shops in, and the rates to it. It is for the eye alone: a quote says what is charged. */
export interface Showing {
  /** Undefined until the rates are known, so that every amount is shown as it is. */
  readonly to: Rate | undefined;
  readonly rates: readonly Rate[];
}

/** Every amount as it is. */
export const AS_IS: Showing = { to: undefined, rates: [] };

/** An amount as it is shown, with what it is about where that is of another currency. */
export interface Shown extends Amount {
  readonly own?: Amount;
}

/** An amount in the currency that somebody shops in; as it is where it is in that already, or where there is no rate. */
export function shown(amountMinor: number, { currency, digits }: Omit<Amount, 'amountMinor'>, { to, rates }: Showing): Shown {
  const own = { amountMinor, currency, digits };
  const worth = to === undefined || to.currency === currency ? undefined : inCurrency(amountMinor, currency, to, rates);
  return to === undefined || worth === undefined ? own : { amountMinor: worth, currency: to.currency, digits: to.digits, own };
}

/** An amount in words: “about SEK 94” of another currency, else as it is. */
export function shownText({ amountMinor, currency, digits, own }: Shown, write: typeof money = shortMoney): string {
  const text = write(amountMinor, currency, digits);
  return own === undefined ? text : `${words().about} ${text}`;
}

/** The same with its own currency beside it: “about SEK 94 (CN¥70)”. */
export function bothText(amount: Shown, write: typeof money = shortMoney): string {
  const { own } = amount;
  return own === undefined ? shownText(amount, write) : `${shownText(amount, write)} (${write(own.amountMinor, own.currency, own.digits)})`;
}
