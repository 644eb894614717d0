import { keptStore } from '../kit/store';

/** The euro's countries, and those of other currencies that a festival may have a rate for. */
const EURO = 'AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK'.split(' ');
const OTHERS: Readonly<Record<string, string>> = {
  AE: 'AED', AU: 'AUD', BR: 'BRL', CA: 'CAD', CH: 'CHF', CN: 'CNY', DK: 'DKK', GB: 'GBP', HK: 'HKD', ID: 'IDR', IN: 'INR', JP: 'JPY',
  KR: 'KRW', KW: 'KWD', MX: 'MXN', MY: 'MYR', NO: 'NOK', NZ: 'NZD', PH: 'PHP', PL: 'PLN', RU: 'RUB', SE: 'SEK', SG: 'SGD', TH: 'THB',
  TW: 'TWD', US: 'USD', VN: 'VND', ZA: 'ZAR',
};

/** What is paid with in a country; undefined where that isn't known here. */
export function currencyOf(country: string): string | undefined {
  return EURO.includes(country) ? 'EUR' : OTHERS[country];
}

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
