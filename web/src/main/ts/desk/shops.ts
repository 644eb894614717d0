import { get } from '../kit/api';
import { type Resource, useResource } from '../kit/resource';
import type { Person } from '../kit/session';
import { keptStore, Store, useStore } from '../kit/store';

/** A shop as those who run it see it. */
export interface Shop {
  readonly shop: number;
  readonly name: string;
  readonly country: string;
  readonly kind: string;
  readonly currency: string;
  readonly digits: number;
  readonly balanceMinor?: number;
  readonly debtMinor?: number;
}

/** 0 where none was chosen yet. */
const chosen = keptStore<number>('drumroll.desk.shop', 0, (value): value is number => typeof value === 'number' && value >= 0);

/** The shop that the server no longer lets them into, since the page was loaded; 0 for none. */
const barred = new Store(0);

/** Somebody is no longer let into a shop that they had on the desk. */
export function barFrom(shop: number): void {
  barred.set(shop);
}

/** The shop that was taken from somebody while they had it on the desk. */
export function useBarred(): number | undefined {
  const shop = useStore(barred);
  return shop === 0 ? undefined : shop;
}

export function chooseShop(shop: number): void {
  chosen.set(shop);
}

export function isOperator(person: Person): boolean {
  return person.roles.includes('operator');
}

/** The shop whose desk it is: the one chosen last, else the person's first; undefined for somebody without a shop. */
export function useChosenShop(person: Person | undefined): number | undefined {
  const kept = useStore(chosen);
  if (person === undefined) {
    return undefined;
  }
  if (kept > 0 && (isOperator(person) || person.shops.includes(kept))) {
    return kept;
  }
  return person.shops[0] ?? (isOperator(person) ? 1 : undefined);
}

export function useShop(shop: number | undefined): Resource<Shop> {
  return useResource(shop === undefined ? undefined : `shop ${shop}`, (signal) => get<Shop>(`/v1/shops/${shop ?? 0}`, {}, signal));
}

/** At most as many shops as one can choose among by name; of more, the rest go by their numbers. */
const NAMED = 20;

/** The names of shops, as far as they are known. */
export function useShopNames(shops: readonly number[]): ReadonlyMap<number, string> {
  const named = shops.slice(0, NAMED);
  const { data } = useResource(named.length === 0 ? undefined : `shops ${named.join(' ')}`, async (signal) => {
    const found = await Promise.allSettled(named.map((shop) => get<Shop>(`/v1/shops/${shop}`, {}, signal)));
    return new Map(found.flatMap((each) => (each.status === 'fulfilled' ? [[each.value.shop, each.value.name] as const] : [])));
  });
  return data ?? new Map<number, string>();
}
