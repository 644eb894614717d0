import type { Place } from '../../kit/router';

export function SignUpPage({ place }: { readonly place: Place }) {
  return <p>SignUpPage {place.path}</p>;
}
