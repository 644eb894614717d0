import { LANGUAGES, type Language } from '../kit/language';
import { Store, useStore } from '../kit/store';

/** What the board can be asked about in detail. */
export const KINDS = ['country', 'province', 'cityTier', 'category', 'brand', 'origin', 'shop', 'sku'] as const;
export type Kind = (typeof KINDS)[number];

/** One row or region. */
export interface Subject {
  readonly by: Kind;
  readonly key: string;
}

/** What the page's address says, so that what somebody sees can be sent to somebody else. */
export interface Address {
  /** The moment of a replay. */
  readonly atMs: number | undefined;
  readonly subject: Subject | undefined;
  readonly currency: string | undefined;
  readonly kiosk: boolean;
  readonly sound: boolean;
  /** Only for a wall, which has nobody who could choose. */
  readonly language: Language | undefined;
}

/** The address of a query such as ?at=1762790400000&detail=category:phones&currency=EUR. */
export function addressOf(search: string): Address {
  const query = new URLSearchParams(search);
  const at = Number(query.get('at') ?? 'none');
  const currency = query.get('currency') ?? '';
  const language = query.get('language') ?? '';
  return {
    atMs: Number.isSafeInteger(at) && at > 0 ? at : undefined,
    subject: subjectOf(query.get('detail') ?? ''),
    currency: /^[A-Z]{3}$/.test(currency) ? currency : undefined,
    kiosk: query.has('kiosk'),
    sound: query.has('sound'),
    language: LANGUAGES.find((each) => each === language),
  };
}

function subjectOf(text: string): Subject | undefined {
  const colon = text.indexOf(':');
  const by = KINDS.find((kind) => kind === text.slice(0, colon));
  return by === undefined || text.length > 200 ? undefined : { by, key: text.slice(colon + 1) };
}

/** The query of an address, with its question mark, or nothing. */
export function queryOf(address: Address): string {
  const { atMs, subject, currency, kiosk, sound, language } = address;
  const parts = [
    kiosk ? 'kiosk' : '',
    sound ? 'sound' : '',
    atMs === undefined ? '' : `at=${atMs}`,
    subject === undefined ? '' : `detail=${subject.by}:${encodeURIComponent(subject.key)}`,
    currency === undefined ? '' : `currency=${currency}`,
    language === undefined ? '' : `language=${language}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

const address = new Store<Address>(addressOf(typeof location === 'undefined' ? '' : location.search));

/** Follows the browser's back and forward. */
export function followHistory(): void {
  window.addEventListener('popstate', () => {
    isOnItsWay = false;
    address.set(addressOf(location.search));
  });
}

export function useAddress(): Address {
  return useStore(address);
}

export function currentAddress(): Address {
  return address.get();
}

/** The browser has been asked to go back and hasn't yet: who presses twice must not be led out of the board. */
let isOnItsWay = false;

function goBack(entries: number): void {
  if (!isOnItsWay) {
    isOnItsWay = true;
    history.go(-entries);
  }
}

/** How many of the entries in the browser's history lead back to a page without a panel. */
function depth(): number {
  const state = history.state as { depth?: unknown } | null;
  return typeof state?.depth === 'number' ? state.depth : 0;
}

/** Changes the address in its place. */
export function turnTo(change: Partial<Address>): void {
  passThrough(change);
  settle();
}

/** Changes it without telling the browser, which takes only a few changes a second: a film that plays settles at times. */
export function passThrough(change: Partial<Address>): void {
  address.update((before) => ({ ...before, ...change }));
}

/** Writes the address into the browser's line. */
export function settle(): void {
  history.replaceState(history.state, '', location.pathname + queryOf(address.get()));
}

/** Opens a panel about something; the browser's back leads out of it. */
export function openSubject(subject: Subject): void {
  address.update((before) => ({ ...before, subject }));
  history.pushState({ depth: depth() + 1 }, '', location.pathname + queryOf(address.get()));
}

/** Whether another panel was open before this one. */
export function hasPanelBefore(): boolean {
  return depth() > 1;
}

/** Back to the panel before, or to the board. */
export function backFromSubject(): void {
  if (depth() > 0) {
    goBack(1);
  } else {
    turnTo({ subject: undefined });
  }
}

/** Closes the panels, however many were opened one from the other. */
export function closeSubject(): void {
  if (depth() > 0) {
    goBack(depth());
  } else {
    turnTo({ subject: undefined });
  }
}
