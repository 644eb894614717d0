/** What an operator can do about an order in its buyer's place. */
export type Remedy = 'cancel' | 'refunds';

interface Order {
  readonly state: string;
  readonly shopOrders: readonly { readonly state: string }[];
  readonly lines: readonly { readonly quantity: number; readonly refunded: number }[];
}

/** An order can be cancelled until something of it was shipped; what was paid can be refunded as long as something is left. */
export function remediesOf({ state, shopOrders, lines }: Order): readonly Remedy[] {
  const isPaid = state === 'PAID';
  const isUntouched = shopOrders.every((part) => part.state === 'TO_SHIP' || part.state === 'AWAITING_PAYMENT');
  return [
    ...(state === 'PLACED' || (isPaid && isUntouched) ? (['cancel'] as const) : []),
    ...(isPaid && lines.some(({ quantity, refunded }) => refunded < quantity) ? (['refunds'] as const) : []),
  ];
}
