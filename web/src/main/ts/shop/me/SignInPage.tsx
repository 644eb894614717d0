import type { Place } from '../../kit/router';

export function SignInPage({ place }: { readonly place: Place }) {
  return <p>SignInPage {place.path}</p>;
}
