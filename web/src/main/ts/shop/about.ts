import { useEffect } from 'preact/hooks';
import { get } from '../kit/api';
import { shortMoney } from '../kit/money';
import { Store, useStore } from '../kit/store';
import { type Rate, useOwnCurrency } from './festival';
import { useSettings } from './settings';
import { turned } from './turned';

const rates = new Store<readonly Rate[]>([]);
/** Rates change seldom, and what they say here is only about right. */
const KEPT_MS = 60_000;
let askedMs = -Infinity;

function ask(): void {
  if (performance.now() - askedMs < KEPT_MS) {
    return;
  }
  askedMs = performance.now();
  get<{ readonly rates: readonly Rate[] }>('/v1/rates').then(
    (answer) => {
      rates.set(answer.rates);
    },
    () => {
      askedMs = -Infinity;
    },
  );
}

/** Says what an amount comes to in the buyer's currency; undefined where it is in that, or can't be said. */
export function useAbout(currencies: readonly string[]): (minor: number, currency: string) => string | undefined {
  const own = useOwnCurrency();
  const chosen = useSettings().currency;
  const to = chosen === '' ? own : chosen;
  const known = useStore(rates);
  const isNeeded = to !== '' && currencies.some((currency) => currency !== to);
  useEffect(() => {
    if (isNeeded) {
      ask();
    }
  }, [isNeeded]);
  return (minor, currency) => {
    const found = currency === to ? undefined : turned(minor, currency, to, known);
    return found === undefined ? undefined : shortMoney(found.minor, to, found.digits);
  };
}
