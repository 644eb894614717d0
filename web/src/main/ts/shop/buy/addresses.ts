import { call, get } from '../../kit/api';
import { type Resource, useResource } from '../../kit/resource';
import type { Person } from '../../kit/session';
import { keptStore } from '../../kit/store';

/** What is written of an address; empty where it is left out. */
export interface AddressForm {
  readonly recipient: string;
  readonly lines: readonly string[];
  readonly postalCode: string;
  readonly city: string;
  readonly province: string;
  readonly country: string;
  readonly phone: string;
}

export interface Address extends AddressForm {
  readonly address: number;
}

export function useAddresses(person: Person): Resource<{ readonly addresses: readonly Address[] }> {
  return useResource(`addresses ${person.person}`, (signal) =>
    get<{ readonly addresses: readonly Address[] }>('/v1/me/addresses', undefined, signal),
  );
}

export function addAddress(form: AddressForm): Promise<Address> {
  return call<Address>('/v1/me/addresses', { method: 'POST', body: form });
}

/** The number of the address that was ordered to last. */
export const chosenAddress = keptStore<number>('drumroll.address', 0, (value): value is number => Number.isInteger(value));

/** The address to order to: the chosen one while it is there, else the first. */
export function addressOf(addresses: readonly Address[], chosen: number): Address | undefined {
  return addresses.find(({ address }) => address === chosen) ?? addresses[0];
}

/** An address in one line, the smallest part first. */
export function addressText({ lines, postalCode, city, province }: AddressForm): string {
  return [...lines, [postalCode, city].filter((part) => part !== '').join(' '), province].filter((part) => part !== '').join(', ');
}
