import { words } from '../words';
import type { ShopState } from './orders';

const LOOKS: Readonly<Record<ShopState, string>> = {
  TO_SHIP: ' warn',
  SHIPPED: ' gold',
  SETTLED: ' good',
  REFUNDED: '',
  CANCELLED: '',
  AWAITING_PAYMENT: '',
};

/** How a shop's part of an order stands. */
export function StateBadge({ state }: { readonly state: ShopState }) {
  return <span class={`badge${LOOKS[state]}`}>{words().shopStates[state]}</span>;
}
