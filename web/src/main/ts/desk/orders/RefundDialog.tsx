import { useRef, useState } from 'preact/hooks';
import { insist, newKey } from '../../kit/api';
import { useSending } from '../../kit/form';
import { money } from '../../kit/money';
import { refundMinor } from '../../kit/refund';
import { tell } from '../../kit/toast';
import { Button, Dialog, Notice } from '../../kit/ui';
import { problemText } from '../../kit/words';
import { isReason, ReasonField } from '../../office/ReasonField';
import type { Shop } from '../shops';
import { words } from '../words';
import type { ShopLine, ShopOrder } from './orders';
import { type Refunded, refundedText } from './refund';

interface Props {
  readonly shop: Shop;
  readonly order: ShopOrder;
  readonly onClose: () => void;
  readonly onDone: (position: number | undefined) => void;
}

/** How many pieces of which line are paid back. */
export function RefundDialog({ shop, order, onClose, onDone }: Props) {
  const text = words();
  const open = order.lines.filter(({ refunded, quantity }) => refunded < quantity);
  const [pieces, setPieces] = useState<ReadonlyMap<number, number>>(new Map());
  const sending = useSending();
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const sent = useRef({ wish: '', key: newKey() });
  const lines = open.flatMap(({ line, sku }) => {
    const quantity = pieces.get(line) ?? 0;
    return quantity === 0 ? [] : [{ sku, quantity }];
  });
  const total = open.reduce((sum, line) => sum + refundMinor(line, pieces.get(line.line) ?? 0), 0);
  const send = async () => {
    const body = { reason: reason.trim(), lines };
    const wish = JSON.stringify(body);
    if (sent.current.wish !== wish) {
      sent.current = { wish, key: newKey() }; // another refund than the one tried before
    }
    const done = await insist<Refunded>(
      `/v1/orders/${order.order}/shops/${shop.shop}/refunds`,
      { method: 'POST', body, key: sent.current.key },
      (problem) => {
        tell(problemText(problem));
      },
    );
    tell(text.refundDone(refundedText(done)));
    onDone(done.position);
  };
  return (
    <Dialog title={text.refund} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (lines.length > 0 && isReason(reason)) {
            void sending.send(send);
          }
        }}
      >
        <p class="dim">{text.refundWhy}</p>
        <p>{order.shopState === 'TO_SHIP' ? text.refundBefore : text.refundAfter}</p>
        {sending.message !== '' && <Notice kind="bad">{sending.message}</Notice>}
        <ul class="desk-rows">
          {open.map((line) => (
            <RefundLine
              key={line.line}
              line={line}
              order={order}
              value={pieces.get(line.line) ?? 0}
              onValue={(value) => {
                setPieces((before) => new Map(before).set(line.line, value));
              }}
            />
          ))}
        </ul>
        <ReasonField value={reason} onValue={setReason} isAsked={isAsked} />
        <p class="spread">
          <strong>{text.toBuyer}</strong>
          <strong class="money">{money(total, order.currency, order.digits)}</strong>
        </p>
        <Button look="main" wide type="submit" busy={sending.isBusy} disabled={lines.length === 0}>
          {text.refundNow}
        </Button>
      </form>
    </Dialog>
  );
}

interface LineProps {
  readonly line: ShopLine;
  readonly order: ShopOrder;
  readonly value: number;
  readonly onValue: (value: number) => void;
}

function RefundLine({ line, order, value, onValue }: LineProps) {
  const text = words();
  const left = line.quantity - line.refunded;
  return (
    <li class="spread">
      <span>
        {line.title}
        <span class="dim"> {text.skuNumber(line.sku)}</span>
      </span>
      <span class="row">
        <span class="money dim">{money(refundMinor(line, value), order.currency, order.digits)}</span>
        <span class="stepper" role="group" aria-label={text.piecesOf(line.title)}>
          <button type="button" aria-label={text.fewer} disabled={value <= 0} onClick={() => { onValue(value - 1); }}>
            −
          </button>
          <output>{text.ofPieces(value, left)}</output>
          <button type="button" aria-label={text.another} disabled={value >= left} onClick={() => { onValue(value + 1); }}>
            +
          </button>
        </span>
      </span>
    </li>
  );
}
