import { currencyOf } from '../kit/currencies';
import { keptStore } from '../kit/store';

/**
 * The currency to shop in: the chosen one, else the country's where the festival has a rate for it, else the festival's.
 *
 * @returns ISO 4217; empty for the festival's own.
 */
export function currencyFor(chosen: string, country: string, offered: readonly string[]): string {
  const own = currencyOf(country);
  return chosen === '' && own !== undefined && offered.includes(own) ? own : chosen;
}

const MOST = 200;

function isCodes(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= MOST && value.every((code) => typeof code === 'string' && /^[A-Z]{3}$/.test(code));
}

/** The currencies that can be paid in, the festival's first; kept, so that the first sight of the next visit is right already. */
export const offeredCurrencies = keptStore<readonly string[]>('drumroll.offered', [], isCodes);

/** Notes them; nothing is drawn again where they are as before. */
export function noteOffered(codes: readonly string[]): void {
  if (codes.join() !== offeredCurrencies.get().join()) {
    offeredCurrencies.set(codes.slice(0, MOST));
  }
}
