import { useEffect } from 'preact/hooks';
import { call, get } from '../../kit/api';
import { type Resource, useResource } from '../../kit/resource';
import type { Person } from '../../kit/session';
import { keptStore } from '../../kit/store';
import { adoptCountry, areSettingsGuessed } from '../settings';

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

interface AddressList {
  readonly addresses: readonly Address[];
}

export function useAddresses(person: Person): Resource<AddressList> {
  return useResource(`addresses ${person.person}`, readAddresses);
}

/** Where somebody's parcels go is where they shop, as long as they chose nothing else. */
async function readAddresses(signal?: AbortSignal): Promise<AddressList> {
  const found = await get<AddressList>('/v1/me/addresses', undefined, signal);
  const address = addressOf(found.addresses, chosenAddress.get());
  if (address !== undefined) {
    adoptCountry(address.country);
  }
  return found;
}

export async function addAddress(form: AddressForm): Promise<Address> {
  const added = await call<Address>('/v1/me/addresses', { method: 'POST', body: form });
  adoptCountry(form.country);
  return added;
}

/** Whose addresses this browser asked for already, by the person's number. */
const askedFor = keptStore<number>('drumroll.settings.asked', 0, (value): value is number => Number.isInteger(value));

/** Asks once for the addresses of somebody who signed in and chose no country; who has none yet is not asked for again. */
export function useCountryOfAddress(person: Person | undefined): void {
  const number = person?.person;
  useEffect(() => {
    if (number !== undefined && askedFor.get() !== number && areSettingsGuessed()) {
      readAddresses().then(
        () => {
          askedFor.set(number);
        },
        () => undefined, // the guess holds until the next visit
      );
    }
  }, [number]);
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
