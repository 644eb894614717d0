import { money } from '../../kit/money';
import { moment } from '../../kit/time';
import type { SkuCard } from '../products';
import type { Order, PastOrder } from './orders';
import { titleOf } from './parts';
import { buyWords } from './words';

interface ReceiptsProps {
  readonly order: Order;
  readonly past: PastOrder | undefined;
  readonly cards: ReadonlyMap<number, SkuCard> | undefined;
}

/** What was given back, each time with its number, its time and its lines. */
export function Receipts({ order, past, cards }: ReceiptsProps) {
  const text = buyWords.get();
  const amount = (minor: number) => money(minor, order.currency, order.digits);
  const refunds = past?.refunds ?? [];
  const isBehind = refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0) < order.refundedMinor;
  if (refunds.length === 0 && !isBehind) {
    return <></>;
  }
  return (
    <section class="panel stack" aria-label={text.receipts}>
      <h2>{text.receipts}</h2>
      {refunds.map((refund) => (
        <article key={refund.position} class="buy-receipt">
          <div class="spread">
            <h3>{refund.cancellation ? text.receiptOfCancellation(refund.position) : text.receiptOfRefund(refund.position)}</h3>
            <strong class="money">{amount(refund.amountMinor)}</strong>
          </div>
          <p class="dim">{moment(refund.refundedAtMs)}</p>
          <ul>
            {refund.lines.map((line) => (
              <li key={line.sku} class="spread">
                <span>
                  {line.quantity} × {titleOf(cards?.get(line.sku), line.sku)}
                </span>
                <span class="money">{amount(line.payableMinor + line.dutyMinor)}</span>
              </li>
            ))}
          </ul>
        </article>
      ))}
      {isBehind && <p class="dim">{text.receiptSoon}</p>}
    </section>
  );
}
