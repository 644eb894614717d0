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
