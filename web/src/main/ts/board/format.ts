/** How figures are written. The page speaks English, so its figures do too, whatever the browser's own language is. */
const LOCALE = 'en';

/** From here on a counter leaves out the minor units: nobody reads the cents of a million. */
const WHOLE_FROM_MAJOR = 1_000_000;

/** Decimals of a currency: 2 for CNY, 0 for JPY, 3 for KWD. */
export function decimalsOf(currency: string): number {
  return new Intl.NumberFormat(LOCALE, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** The digits of the big counter, such as 1,234,567 or 12.50, never more than what was counted. */
export function counterText(minor: number, currency: string): string {
  const decimals = decimalsOf(currency);
  const unit = 10 ** decimals;
  if (decimals === 0 || minor >= WHOLE_FROM_MAJOR * unit) {
    return count(Math.floor(minor / unit));
  }
  const rest = String(Math.floor(minor) % unit).padStart(decimals, '0');
  return `${count(Math.floor(minor / unit))}.${rest}`;
}

/** An amount with its currency in a few characters, such as CNY 1.23 bn. */
export function shortMoney(minor: number, currency: string): string {
  return `${currency} ${shortAmount(minor, currency)}`;
}

/** An amount in a few characters without its currency, such as 1.23 bn. Rounded down, like the counter. */
export function shortAmount(minor: number, currency: string): string {
  return shortNumber(minor / 10 ** decimalsOf(currency));
}

/** A milestone's amount for the far end of the hall: CNY 10 billion. */
export function longMoney(minor: number, currency: string): string {
  const format = new Intl.NumberFormat(LOCALE, {
    notation: 'compact',
    compactDisplay: 'long',
    maximumFractionDigits: 2,
    roundingMode: 'trunc',
  });
  return `${currency} ${format.format(minor / 10 ** decimalsOf(currency))}`;
}

const UNITS: Readonly<Record<string, string>> = { K: 'k', M: 'm', B: 'bn', T: 'tn' };

/** Three digits and a unit: 999, 12.3 k, 4.56 m, 1.23 bn. */
export function shortNumber(value: number): string {
  const format = new Intl.NumberFormat(LOCALE, {
    notation: 'compact',
    minimumSignificantDigits: value < 1000 ? 1 : 3,
    maximumSignificantDigits: 3,
    roundingMode: 'trunc',
  });
  return format
    .formatToParts(value)
    .map((part) => (part.type === 'compact' ? `\u00a0${UNITS[part.value] ?? part.value}` : part.value))
    .join('');
}

/** A whole number with separators: 1,234,567. */
export function count(value: number): string {
  return new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0, roundingMode: 'trunc' }).format(value);
}

/** A span as hh:mm:ss, with days in front when it is that long. Never negative. */
export function span(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const days = Math.floor(seconds / 86_400);
  const clock = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  return days > 0 ? `${days} d ${clock}` : clock;
}

/** A short wait in whole seconds, minutes or hours: 4 s, 3 min, 2 h. */
export function wait(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 120) {
    return `${seconds} s`;
  }
  return seconds < 7200 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3600)} h`;
}

/** The time of day here: 00:00:26. */
export function timeOfDay(atMs: number): string {
  return new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(
    atMs,
  );
}

/** A day and the time of day here: 11 November 2026, 00:00. */
export function moment(atMs: number): string {
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }).format(atMs);
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(atMs);
  return `${day}, ${time}`;
}

/** Whether an instant is midnight where this page is looked at. */
export function isMidnight(atMs: number): boolean {
  return timeOfDay(atMs) === '00:00:00';
}

let regionNames: Intl.DisplayNames | undefined;

/** A country's name from its ISO 3166-1 alpha-2 code, or the code where it has none. */
export function countryName(code: string): string {
  regionNames ??= new Intl.DisplayNames(LOCALE, { type: 'region', style: 'short' });
  try {
    return regionNames.of(code) ?? code;
  } catch {
    return code; // not even the form of a code
  }
}

/** What the key of a city tier says. */
export function cityTierName(key: string): string {
  return key === '0' || key === '' ? 'Tier unknown' : `Tier ${key} cities`;
}
