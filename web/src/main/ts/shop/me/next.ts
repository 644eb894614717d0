import { go, type Place } from '../../kit/router';
import type { Person } from '../../kit/session';
import { tell } from '../../kit/toast';
import { bringLocalLines, localLineCount } from '../buy/cart';
import { words } from './words';

/** Where to go once somebody is signed in: a place of ours, never another site. */
export function nextOf(place: Place): string {
  const next = place.query.get('next') ?? '/';
  return /^\/(?![/\\])/.test(next) ? next : '/';
}

/** What is no place of the shop, but a page that has to be loaded. */
const OTHER_PAGE = /^\/(?:about|board|desk|ops)(?:[/?#]|$)/;

/** Somebody came in: their cart from before comes with them, and they go on where they were. */
export async function enter(person: Person, place: Place): Promise<void> {
  const before = localLineCount();
  const left = await bringLocalLines(person);
  if (before > left.length) {
    tell(words().cartBrought(before - left.length));
  }
  const next = nextOf(place);
  if (OTHER_PAGE.test(next)) {
    location.replace(next);
  } else {
    go(next, 'replace');
  }
}
