import { words } from '../words';

const LOOKS: Readonly<Record<string, string>> = {
  PLACED: ' warn',
  AWAITING_PAYMENT: ' warn',
  PAID: ' good',
  SETTLED: ' good',
  TO_SHIP: ' warn',
  SHIPPED: ' gold',
  RESERVED: ' gold',
};

/** How an order or a shop's part of one stands. */
export function OrderBadge({ state }: { readonly state: string }) {
  return <span class={`badge${LOOKS[state] ?? ''}`}>{words().orderStates[state] ?? state}</span>;
}
