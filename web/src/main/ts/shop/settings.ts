import { keptStore, useStore } from '../kit/store';
import { currencyFor, offeredCurrencies } from './currencies';

/** Where to and in which currency somebody shops: what prices, duty and delivery are asked for. */
export interface Settings {
  /** ISO 3166-1 alpha-2, such as SE. */
  readonly country: string;
  /** ISO 4217; empty for the festival's own. Unless somebody chose one it is that of the country. */
  readonly currency: string;
}

const GUESS: Settings = { country: countryOfBrowser(), currency: '' };

/** The country of the browser's language where it names one, as a first guess. */
function countryOfBrowser(): string {
  const region = typeof navigator === 'undefined' ? undefined : /-([A-Z]{2})\b/.exec(navigator.language)?.[1];
  return region ?? 'CN';
}

function isSettings(value: unknown): value is Settings {
  const given = value as Partial<Settings> | null;
  return (
    typeof given === 'object' &&
    typeof given?.country === 'string' &&
    /^[A-Z]{2}$/.test(given.country) &&
    typeof given.currency === 'string' &&
    /^([A-Z]{3})?$/.test(given.currency)
  );
}

/** Null until somebody chose, or has an address. */
const settings = keptStore<Settings | null>('drumroll.settings', null, isSettings);

export function useSettings(): Settings {
  return settled(useStore(settings) ?? GUESS, useStore(offeredCurrencies));
}

export function currentSettings(): Settings {
  return settled(settings.get() ?? GUESS, offeredCurrencies.get());
}

/** Whether it is the browser's language alone that says where somebody shops. */
export function areSettingsGuessed(): boolean {
  return settings.get() === null;
}

function settled({ country, currency }: Settings, offered: readonly string[]): Settings {
  return { country, currency: currencyFor(currency, country, offered) };
}

export function changeSettings(to: Partial<Settings>): void {
  settings.update((before) => ({ ...(before ?? GUESS), ...to }));
}

/** What holds once the country of somebody's address is known: what they chose, else that country. */
export function adopted(chosen: Settings | null, country: string): Settings {
  return chosen ?? { country, currency: '' };
}

/** An address says better than the browser's language where somebody shops; but a choice is a choice. */
export function adoptCountry(country: string): void {
  settings.update((before) => adopted(before, country));
}

/** What a quote or a cart is asked with. */
export function termsOf({ country, currency }: Settings): { readonly destination: string; readonly currency?: string } {
  return { destination: country, ...(currency === '' ? {} : { currency }) };
}

/** Countries to choose from: those that most orders go to first, as the festival delivers everywhere. */
export const COUNTRIES = [
  'CN', 'HK', 'TW', 'JP', 'KR', 'SG', 'MY', 'TH', 'VN', 'ID', 'PH', 'IN', 'AU', 'NZ', 'SE', 'NO', 'DK', 'FI', 'DE', 'FR', 'GB', 'IE',
  'NL', 'BE', 'CH', 'AT', 'IT', 'ES', 'PT', 'PL', 'US', 'CA', 'MX', 'BR', 'ZA', 'AE',
] as const;
