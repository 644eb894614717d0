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
