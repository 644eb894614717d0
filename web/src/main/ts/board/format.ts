import { type Language, language, perLanguage } from '../kit/language';

/** From here on a counter leaves out the minor units: nobody reads the cents of a million. */
const WHOLE_FROM_MAJOR = 1_000_000;

const numbers = new Map<string, Intl.NumberFormat>();

/** Making a format costs a hundred times what using it does, and a wall writes hundreds of figures a second. */
function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const name = `${language()} ${JSON.stringify(options)}`;
  let format = numbers.get(name);
  if (format === undefined) {
    format = new Intl.NumberFormat(language(), options);
    numbers.set(name, format);
  }
  return format;
}

const dates = new Map<string, Intl.DateTimeFormat>();

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${language()} ${JSON.stringify(options)}`;
  let format = dates.get(name);
  if (format === undefined) {
    // British English: a day stands before its month there, as in the other languages of the board.
    format = new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : language(), options);
    dates.set(name, format);
  }
  return format;
}

/** Decimals of a currency: 2 for CNY, 0 for JPY, 3 for KWD. */
export function decimalsOf(currency: string): number {
  return numberFormat({ style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** The digits of the big counter, such as 1,234,567 or 12.50, never more than what was counted. */
export function counterText(minor: number, currency: string): string {
  const decimals = decimalsOf(currency);
  const unit = 10 ** decimals;
  if (!showsDecimals(minor, currency)) {
    return count(Math.floor(minor / unit));
  }
  const rest = String(Math.floor(minor) % unit).padStart(decimals, '0');
  const point = numberFormat({}).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.';
  return `${count(Math.floor(minor / unit))}${point}${rest}`;
}

/** Whether the counter shows minor units. */
export function showsDecimals(minor: number, currency: string): boolean {
  const decimals = decimalsOf(currency);
  return decimals > 0 && minor < WHOLE_FROM_MAJOR * 10 ** decimals;
}

/** An amount with its currency in a few characters, such as CNY 1.23 bn. */
export function shortMoney(minor: number, currency: string): string {
  return `${currency}\u00a0${shortAmount(minor, currency)}`;
}

/** An amount in a few characters without its currency, such as 1.23 bn. Rounded down, like the counter. */
export function shortAmount(minor: number, currency: string): string {
  return shortNumber(minor / 10 ** decimalsOf(currency));
}

/** A milestone's amount for the far end of the hall: CNY 10 billion. */
export function longMoney(minor: number, currency: string): string {
  const format = numberFormat({
    notation: 'compact',
    compactDisplay: 'long',
    maximumFractionDigits: 2,
    roundingMode: 'trunc',
  });
  return `${currency}\u00a0${format.format(minor / 10 ** decimalsOf(currency))}`;
}

/** Units that the trade writes otherwise than the browser does. */
const UNITS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { K: 'k', M: 'm', B: 'bn', T: 'tn' },
  zh: {},
  sv: {},
};

/**
 * Three digits and a unit: 999, 12.3 k, 4.56 m, 1.23 bn; four in Chinese, whose units are further apart.
 *
 * @param least so many digits are always written: a figure that grows then keeps its width, a line of a scale needs but one.
 */
export function shortNumber(value: number, least = value < 1000 ? 1 : 3): string {
  const format = numberFormat({
    notation: 'compact',
    minimumSignificantDigits: least,
    maximumSignificantDigits: language() === 'zh' ? 4 : 3,
    roundingMode: 'trunc',
  });
  const parts = format.formatToParts(value).filter(({ type, value: text }) => type !== 'literal' || text.trim() !== '');
  const space = language() === 'zh' ? '' : '\u00a0';
  return parts
    .map((part) => (part.type === 'compact' ? `${space}${UNITS[language()][part.value] ?? part.value}` : part.value))
    .join('');
}

/** A whole number with separators: 1,234,567. */
export function count(value: number): string {
  return numberFormat({ maximumFractionDigits: 0, roundingMode: 'trunc' }).format(value);
}

/** A number with one decimal, where it has one: 1.4. */
export function fraction(value: number): string {
  return numberFormat({ maximumFractionDigits: 1 }).format(value);
}

/** A rate's figure: five digits that say something. */
export function precise(value: number): string {
  return numberFormat({ maximumSignificantDigits: 5 }).format(value);
}

/** A whole number in a few characters from ten million on. */
export function countShort(value: number): string {
  return value < 10_000_000 ? count(value) : shortNumber(value);
}

const DAYS: Readonly<Record<Language, string>> = { en: ' d ', zh: ' 天 ', sv: ' d ' };

/** A span as hh:mm:ss, with days in front when it is that long. Never negative. */
export function span(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const days = Math.floor(seconds / 86_400);
  const clock = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  return days > 0 ? `${days}${DAYS[language()]}${clock}` : clock;
}

/** A short wait in whole seconds, minutes or hours: 4 sec, 3 min, 2 hr. */
export function wait(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [value, unit] =
    seconds < 120 ? [seconds, 'second'] : seconds < 7200 ? [Math.floor(seconds / 60), 'minute'] : [Math.floor(seconds / 3600), 'hour'];
  return numberFormat({ style: 'unit', unit, unitDisplay: 'short' }).format(value);
}

/** The time of day here: 00:00:26. */
export function timeOfDay(atMs: number): string {
  return dateFormat({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(atMs);
}

/** The time of day here without its seconds: 00:00. */
export function shortTime(atMs: number): string {
  return timeOfDay(atMs).slice(0, 5);
}

/** A day and the time of day here: 11 November 2026, 00:00. */
export function moment(atMs: number): string {
  const date = dateFormat({ day: 'numeric', month: 'long', year: 'numeric' }).format(atMs);
  return language() === 'zh' ? `${date} ${shortTime(atMs)}` : `${date}, ${shortTime(atMs)}`;
}

/** Whether an instant is midnight where this page is looked at. */
export function isMidnight(atMs: number): boolean {
  return timeOfDay(atMs) === '00:00:00';
}

const lists = perLanguage((language) => new Intl.ListFormat(language, { type: 'conjunction', style: 'narrow' }));

/** Names one after the other, as the language divides them: A, B, C. */
export function listed(names: readonly string[]): string {
  return lists().format(names);
}

const regionNames = perLanguage((language) => new Intl.DisplayNames(language, { type: 'region', style: 'short' }));

/** A country's name from its ISO 3166-1 alpha-2 code, or the code where it has none. */
export function countryName(code: string): string {
  try {
    return regionNames().of(code) ?? code;
  } catch {
    return code; // not even the form of a code
  }
}
