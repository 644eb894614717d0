import type { Place } from '../../kit/router';

export function SearchPage({ place, category }: { readonly place: Place; readonly category?: string }) {
  return <p>SearchPage {place.path} {category}</p>;
}
