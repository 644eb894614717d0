import { useEffect, useState } from 'preact/hooks';
import { serverClock } from './clock';
import { language, perLanguage } from './language';

/** Draws the component again each so many ms while the page is looked at, and gives the server's time. */
export function useNow(everyMs: number): number {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = window.setInterval(() => {
      tick((n) => n + 1);
    }, everyMs);
    return () => {
      window.clearInterval(timer);
    };
  }, [everyMs]);
  return serverClock.nowMs();
}

const moments = perLanguage(
  (language) =>
    new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
);

/** A day and the time of day where the page is looked at: 11 Nov, 00:00. */
export function moment(atMs: number): string {
  return moments().format(atMs);
}

const seconds = perLanguage(
  (language) =>
    new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
);

/** The same to the second: 11 Nov, 00:00:07. */
export function secondOf(atMs: number): string {
  return seconds().format(atMs);
}

const times = perLanguage(
  (language) => new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
);

/** The time of day to the second, such as 14:05:09. */
export function timeOfDay(atMs: number): string {
  return times().format(atMs);
}

const days = perLanguage((language) => new Intl.DateTimeFormat(language, { dateStyle: 'long' }));

/** A day: 11 November 2026. */
export function day(atMs: number): string {
  return days().format(atMs);
}

/** A span in days, hours, minutes and seconds. Never negative. */
export function spanOf(ms: number): { readonly days: number; readonly hours: number; readonly minutes: number; readonly seconds: number } {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return {
    days: Math.floor(seconds / 86_400),
    hours: Math.floor(seconds / 3600) % 24,
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
  };
}

const SPAN_UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** A span as people say it, in its two largest units: 10 minutes, 1 hour 30 minutes. */
export function spanText(ms: number): string {
  let left = Math.max(1_000, Math.round(ms / 1_000) * 1_000);
  const parts: string[] = [];
  for (const [unit, unitMs] of SPAN_UNITS) {
    const whole = Math.floor(left / unitMs);
    left -= whole * unitMs;
    if (whole > 0 && parts.length < 2) {
      parts.push(new Intl.NumberFormat(language(), { style: 'unit', unit, unitDisplay: 'long' }).format(whole));
    }
  }
  return parts.join(' ');
}

/** A span for a clock that runs down: 1:02:03, or 02:03 below an hour. */
export function clockText(ms: number): string {
  const { days, hours, minutes, seconds } = spanOf(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  const all = days * 24 + hours;
  return all > 0 ? `${all}:${two(minutes)}:${two(seconds)}` : `${two(minutes)}:${two(seconds)}`;
}

const relatives = perLanguage((language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));

/** How long ago or how soon, in the largest unit that fits: 3 minutes ago. */
export function relative(atMs: number, nowMs: number): string {
  const format = relatives();
  const seconds = Math.round((atMs - nowMs) / 1000);
  const size = Math.abs(seconds);
  if (size < 60) {
    return format.format(seconds, 'second');
  }
  if (size < 3600) {
    return format.format(Math.round(seconds / 60), 'minute');
  }
  return size < 86_400 ? format.format(Math.round(seconds / 3600), 'hour') : format.format(Math.round(seconds / 86_400), 'day');
}

const regions = perLanguage((language) => new Intl.DisplayNames(language, { type: 'region' }));

/** A country's name from its ISO 3166-1 alpha-2 code, or the code where it has none. */
export function countryName(code: string): string {
  try {
    return regions().of(code) ?? code;
  } catch {
    return code; // not even the form of a code
  }
}
