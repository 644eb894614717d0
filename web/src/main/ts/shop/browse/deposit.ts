import { newKey } from '../../kit/api';
import type { Quote } from '../buy/types';

/** A quote of a pre-sale; the total has the deposit in it. */
export interface DepositQuote extends Quote {
  readonly depositMinor: number;
}

export interface Reserved {
  readonly order: number;
  readonly totalMinor: number;
  readonly depositMinor: number;
  readonly currency: string;
  readonly digits: number;
}

const NAME = 'drumroll.deposit';
const keys = new Map<string, string>();

/**
 * The key of a deposit that somebody means to pay: the same until it is known to be paid, though the page is loaded anew in
 * between, so that it is paid once.
 */
export function depositKey(buyer: number, deal: number): string {
  const name = `${NAME} ${buyer} ${deal}`;
  let key = keys.get(name) ?? kept(name);
  if (key === undefined) {
    key = newKey();
    keep(name, key);
  }
  keys.set(name, key);
  return key;
}

/** It is paid: the next press is a new one. */
export function depositPaid(buyer: number, deal: number): void {
  const name = `${NAME} ${buyer} ${deal}`;
  keys.delete(name);
  keep(name, undefined);
}

function kept(name: string): string | undefined {
  try {
    return sessionStorage.getItem(name) ?? undefined;
  } catch {
    return undefined; // a browser that keeps nothing
  }
}

function keep(name: string, key: string | undefined): void {
  try {
    if (key === undefined) {
      sessionStorage.removeItem(name);
    } else {
      sessionStorage.setItem(name, key);
    }
  } catch {
    // a browser that keeps nothing: it holds until the page is closed
  }
}
