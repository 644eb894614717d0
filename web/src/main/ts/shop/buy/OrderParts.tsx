import { Icon } from '../../kit/icons';
import { moment, clockText, useNow } from '../../kit/time';
import type { Order, PastOrder, ShopOrder, ShopOrderState } from './orders';
import { buyWords } from './words';

/** What stands for an order in one word: while it is paid, what its slowest part waits for. */
export function stateBadge(order: Pick<Order, 'state' | 'shopOrders'>) {
  const text = buyWords.get();
  if (order.state !== 'PAID') {
    const look = order.state === 'PLACED' || order.state === 'RESERVED' ? 'gold' : '';
    return <span class={`badge ${look}`}>{text.states[order.state]}</span>;
  }
  const steps: readonly ShopOrderState[] = ['TO_SHIP', 'SHIPPED', 'SETTLED'];
  const now = steps.find((step) => order.shopOrders.some(({ state }) => state === step)) ?? 'SETTLED';
  return <span class={`badge ${now === 'SETTLED' ? 'good' : 'warn'}`}>{text.shopStates[now]}</span>;
}

/** Until when the goods are kept for somebody who hasn't paid. */
export function Deadline({ order }: { readonly order: Order }) {
  const text = buyWords.get();
  const nowMs = useNow(1000);
  if (order.state === 'RESERVED' && nowMs < order.payFromMs) {
    return <p>{text.balanceFrom(moment(order.payFromMs))}</p>;
  }
  const leftMs = order.payDeadlineMs - nowMs;
  return leftMs <= 0 ? (
    <p class="dim">{text.deadlinePassed}</p>
  ) : (
    <p>
      <Icon name="clock" /> {text.keptFor} <strong class="figure">{clockText(leftMs)}</strong>
    </p>
  );
}

interface Step {
  readonly name: string;
  readonly atMs: number | undefined;
  readonly isDone: boolean;
}

function stepsOf(order: Order, shopOrder: ShopOrder, past: PastOrder | undefined): readonly Step[] {
  const text = buyWords.get().steps;
  const times = past?.shopOrders.find(({ shop }) => shop === shopOrder.shop);
  const isPaid = order.paidMinor > 0 && order.state !== 'RESERVED';
  const placed = { name: text.placed, atMs: order.placedAtMs, isDone: true };
  const paid = { name: text.paid, atMs: isPaid ? past?.paidAtMs : undefined, isDone: isPaid };
  switch (shopOrder.state) {
    case 'CANCELLED':
      return [placed, ...(isPaid ? [paid] : []), { name: buyWords.get().states[order.state], atMs: past?.closedAtMs, isDone: true }];
    case 'REFUNDED':
      return [
        placed,
        paid,
        ...(times?.shippedAtMs === undefined ? [] : [{ name: text.shipped, atMs: times.shippedAtMs, isDone: true }]),
        ...(times?.settledAtMs === undefined ? [] : [{ name: text.received, atMs: times.settledAtMs, isDone: true }]),
        { name: text.refunded, atMs: past?.refunds.at(-1)?.refundedAtMs, isDone: true },
      ];
    default: {
      const isShipped = shopOrder.state === 'SHIPPED' || shopOrder.state === 'SETTLED';
      return [
        placed,
        paid,
        { name: text.shipped, atMs: times?.shippedAtMs, isDone: isShipped },
        { name: text.received, atMs: times?.settledAtMs, isDone: shopOrder.state === 'SETTLED' },
      ];
    }
  }
}

/** How far a shop's part of an order has come, with the times that are known. */
export function Timeline({ order, shopOrder, past }: { readonly order: Order; readonly shopOrder: ShopOrder; readonly past: PastOrder | undefined }) {
  const text = buyWords.get();
  const steps = stepsOf(order, shopOrder, past);
  const current = steps.filter(({ isDone }) => isDone).length - 1;
  return (
    <ol class="buy-steps">
      {steps.map(({ name, atMs, isDone }, i) => (
        <li key={name} class={isDone ? 'done' : ''} {...(i === current ? { 'aria-current': 'step' as const } : {})}>
          <span class="dot">{isDone && <Icon name="check" />}</span>
          <span>
            {name}
            {!isDone && <span class="visually-hidden"> {text.notYet}</span>}
          </span>
          <span class="dim figure">{atMs === undefined ? '' : moment(atMs)}</span>
        </li>
      ))}
    </ol>
  );
}
