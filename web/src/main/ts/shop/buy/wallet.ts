import { get, insist } from '../../kit/api';
import { type Resource, useResource } from '../../kit/resource';
import type { Person } from '../../kit/session';

export interface Balance {
  readonly balanceMinor: number;
  readonly currency: string;
  readonly digits: number;
}

export interface ToppedUp extends Balance {
  /** The number of its event. */
  readonly position: number;
}

export interface Wallet {
  readonly balances: readonly Balance[];
}

export function useWallet(person: Person): Resource<Wallet> {
  return useResource(`wallet ${person.buyer}`, (signal) => get<Wallet>(`/v1/wallets/${person.buyer}`, undefined, signal));
}

export function balanceOf(wallet: Wallet | undefined, currency: string): number {
  return wallet?.balances.find((balance) => balance.currency === currency)?.balanceMinor ?? 0;
}

/** Puts simulated money into the wallet, once for a key. */
export function topUp(buyer: number, amountMinor: number, currency: string, key: string): Promise<ToppedUp> {
  return insist<ToppedUp>(`/v1/wallets/${buyer}/top-ups`, { method: 'POST', key, body: { amountMinor, currency } }, () => undefined);
}
