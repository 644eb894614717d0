import type { Place } from '../../kit/router';

export function CheckoutPage({ place }: { readonly place: Place }) {
  return <p>CheckoutPage {place.path}</p>;
}
