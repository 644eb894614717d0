import { call, get } from '../../kit/api';
import { type Resource, useResource } from '../../kit/resource';
import { adoptCountry } from '../settings';

/** Where something is sent. */
export interface AddressForm {
  readonly recipient: string;
  /** One to four. */
  readonly lines: readonly string[];
  readonly postalCode?: string;
  readonly city: string;
  readonly province?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly phone?: string;
}

export interface Address extends AddressForm {
  readonly address: number;
}

/** The addresses of the person who is signed in. */
export function useAddresses(isWanted = true): Resource<{ readonly addresses: readonly Address[] }> {
  return useResource(isWanted ? 'addresses' : undefined, (signal) =>
    get<{ readonly addresses: readonly Address[] }>('/v1/me/addresses', undefined, signal),
  );
}

export async function addAddress(form: AddressForm): Promise<Address> {
  const added = await call<Address>('/v1/me/addresses', { method: 'POST', body: form });
  adoptCountry(form.country);
  return added;
}

export function changeAddress(address: number, form: AddressForm): Promise<Address> {
  return call<Address>(`/v1/me/addresses/${address}`, { method: 'PUT', body: form });
}

export function removeAddress(address: number): Promise<void> {
  return call(`/v1/me/addresses/${address}`, { method: 'DELETE' });
}

/** An address in one line. */
export function lineOf({ recipient, lines, postalCode, city, country }: AddressForm): string {
  return [recipient, ...lines, [postalCode, city].filter((part) => part !== undefined && part !== '').join(' '), country].join(', ');
}
