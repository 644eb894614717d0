import { countryName } from '../../kit/time';
import type { AddressForm } from '../../shop/me/addressBook';

/** An address as one writes it on a parcel. */
export function AddressBlock({ address }: { readonly address: AddressForm }) {
  const place = [address.postalCode, address.city, address.province].filter((part) => part !== undefined && part !== '');
  return (
    <address class="desk-address">
      <strong>{address.recipient}</strong>
      {address.lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
      <span>{place.join(' ')}</span>
      <span>{countryName(address.country)}</span>
      {address.phone !== undefined && <span>{address.phone}</span>}
    </address>
  );
}
