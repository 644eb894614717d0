import { language, perLanguage } from './language';

/** An amount as the server writes it: minor units of a currency with so many digits. */
export interface Amount {
  readonly amountMinor: number;
  readonly currency: string;
  readonly digits: number;
}

/** Minor units as a decimal, exactly: 1205 with 2 digits is 12.05. */
export function decimal(minor: number, digits: number): string {
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const sign = minor < 0 ? '-' : '';
  return digits === 0 ? `${sign}${whole}` : `${sign}${whole}.${text.slice(-digits)}`;
}

/** What somebody typed as minor units; undefined where it is no amount of the currency. */
export function minorOf(typed: string, digits: number): number | undefined {
  const text = typed.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  const match = /^(\d{1,12})(?:\.(\d*))?$/.exec(text);
  const fraction = match?.[2] ?? '';
  if (match === null || fraction.length > digits) {
    return undefined;
  }
  return Number((match[1] ?? '') + fraction.padEnd(digits, '0'));
}

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string, digits: number, isShort: boolean): Intl.NumberFormat {
  const name = `${language()} ${currency} ${digits} ${isShort}`;
  let format = formats.get(name);
  if (format === undefined) {
    format = new Intl.NumberFormat(language(), {
      style: 'currency',
      currency,
      minimumFractionDigits: isShort ? 0 : digits,
      maximumFractionDigits: digits,
    });
    formats.set(name, format);
  }
  return format;
}

/** An amount as people of the page's language write it: CN¥1,205.00 or 1 205,00 CN¥. */
export function money(minor: number, currency: string, digits: number): string {
  return formatOf(currency, digits, false).format(decimal(minor, digits) as Intl.StringNumericLiteral);
}

/** The same without a fraction of zero, for small print: CN¥50. */
export function shortMoney(minor: number, currency: string, digits: number): string {
  const isWhole = minor % 10 ** digits === 0;
  return formatOf(currency, digits, isWhole).format(decimal(minor, digits) as Intl.StringNumericLiteral);
}

const whole = perLanguage((language) => new Intl.NumberFormat(language));

/** A whole number. */
export function count(value: number): string {
  return whole().format(value);
}
