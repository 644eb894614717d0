/** The countries that use a currency, of those to choose from. */
const COUNTRIES_OF: Readonly<Record<string, string>> = {
  CNY: 'CN',
  HKD: 'HK',
  TWD: 'TW',
  JPY: 'JP',
  KRW: 'KR',
  SGD: 'SG',
  MYR: 'MY',
  THB: 'TH',
  VND: 'VN',
  IDR: 'ID',
  PHP: 'PH',
  INR: 'IN',
  AUD: 'AU',
  NZD: 'NZ',
  SEK: 'SE',
  NOK: 'NO',
  DKK: 'DK',
  EUR: 'FI DE FR IE NL BE AT IT ES PT',
  GBP: 'GB',
  CHF: 'CH',
  PLN: 'PL',
  USD: 'US',
  CAD: 'CA',
  MXN: 'MX',
  BRL: 'BR',
  ZAR: 'ZA',
  AED: 'AE',
};

/** What people in a country pay with; undefined where we don't know. */
export function currencyOf(country: string): string | undefined {
  return Object.keys(COUNTRIES_OF).find((currency) => COUNTRIES_OF[currency]?.split(' ').includes(country) === true);
}
