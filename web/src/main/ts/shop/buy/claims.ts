import { useEffect, useRef } from 'preact/hooks';
import { insist, newKey } from '../../kit/api';
import type { Person } from '../../kit/session';
import { Store, useStore } from '../../kit/store';

const busy = new Store<readonly number[]>([]);

/** The deals whose coupons are being claimed. */
export function useClaims(): readonly number[] {
  return useStore(busy);
}

/** Claims a coupon, once for each press that isn't followed by its answer yet. */
export async function claim(person: Person, deal: number): Promise<void> {
  if (busy.get().includes(deal)) {
    return;
  }
  busy.update((deals) => [...deals, deal]);
  try {
    await insist(`/v1/buyers/${person.buyer}/coupons`, { method: 'POST', key: newKey(), body: { deal } }, () => undefined);
  } finally {
    busy.update((deals) => deals.filter((one) => one !== deal));
  }
}

/** The coupon that somebody comes back to after they signed in for it. */
let awaited: number | undefined;

/** The next time that this coupon is on a page it is brought into sight. */
export function comeBackTo(deal: number): void {
  awaited = deal;
}

/** For the element of a coupon: it is brought into sight, and has the focus, when somebody comes back to it. */
export function useComeBack(deal: number) {
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (awaited === deal && element.current !== null) {
      awaited = undefined;
      element.current.scrollIntoView({ block: 'center' });
      element.current.focus({ preventScroll: true });
    }
  }, [deal]);
  return element;
}
