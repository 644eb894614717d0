import { go, type Place } from '../../kit/router';
import type { Person } from '../../kit/session';
import { queryText } from '../../kit/api';
import { problemOf } from '../../kit/problem';
import { tell } from '../../kit/toast';
import { problemText } from '../../kit/words';
import { bringLocalLines, localLineCount } from '../buy/cart';
import { claim, comeBackTo } from '../buy/claims';
import { words } from './words';

/** Where to go once somebody is signed in: a place of ours, never another site. */
export function nextOf(place: Place): string {
  const next = place.query.get('next') ?? '/';
  return /^\/(?![/\\])/.test(next) ? next : '/';
}

/** The coupon that somebody signs in for; undefined without one. */
export function couponOf(place: Place): number | undefined {
  const coupon = place.query.get('coupon') ?? '';
  return /^[1-9]\d{0,14}$/.test(coupon) ? Number(coupon) : undefined;
}

/** The same errand on the other of the two pages, signing in and making an account. */
export function errandOf(place: Place): string {
  return queryText({ next: nextOf(place), coupon: couponOf(place) });
}

/** Claims what somebody came in for, and says what became of it. */
async function claimAwaited(person: Person, deal: number): Promise<void> {
  try {
    await claim(person, deal);
    tell(words().couponClaimed);
  } catch (error) {
    tell(problemText(problemOf(error)));
  }
  comeBackTo(deal);
}

/** What is no place of the shop, but a page that has to be loaded. */
const OTHER_PAGE = /^\/(?:about|board|desk|ops)(?:[/?#]|$)/;

/** Somebody came in: their cart from before comes with them, what they came for is claimed, and they go on where they were. */
export async function enter(person: Person, place: Place): Promise<void> {
  const before = localLineCount();
  const left = await bringLocalLines(person);
  if (before > left.length) {
    tell(words().cartBrought(before - left.length));
  }
  const coupon = couponOf(place);
  if (coupon !== undefined) {
    await claimAwaited(person, coupon);
  }
  const next = nextOf(place);
  if (OTHER_PAGE.test(next)) {
    location.replace(next);
  } else {
    go(next, 'replace');
  }
}
