import { useState } from 'preact/hooks';
import { newKey } from '../../kit/api';
import { money } from '../../kit/money';
import { type Problem, problemOf } from '../../kit/problem';
import { allPieces, firstPieces, refundMinor } from '../../kit/refund';
import { tell } from '../../kit/toast';
import { Button, Dialog, Trouble } from '../../kit/ui';
import type { SkuCard } from '../products';
import { command, type Order, type OrderLine } from './orders';
import { Picture, titleOf } from './parts';
import { buyWords } from './words';

interface RefundDialogProps {
  readonly order: Order;
  readonly cards: ReadonlyMap<number, SkuCard> | undefined;
  readonly onClose: () => void;
}

type Pieces = Readonly<Record<number, number>>;

/** What to give back, piece by piece, and exactly what comes back for it before it is done. */
export function RefundDialog({ order, cards, onClose }: RefundDialogProps) {
  const text = buyWords.get();
  const [pieces, setPieces] = useState<Pieces>(() => firstPieces(order.lines));
  const [key, setKey] = useState(newKey);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const chosen = order.lines.flatMap((line) => ((pieces[line.sku] ?? 0) > 0 ? [{ line, quantity: pieces[line.sku] ?? 0 }] : []));
  const sum = chosen.reduce((total, { line, quantity }) => total + refundMinor(line, quantity), 0);
  const choose = (to: Pieces) => {
    setPieces(to);
    setKey(newKey()); // another refund is meant
  };
  const all = allPieces(order.lines);
  const isAll = order.lines.every(({ sku }) => (pieces[sku] ?? 0) === all[sku]);
  const give = () => {
    setBusy(true);
    setProblem(undefined);
    const lines = chosen.map(({ line, quantity }) => ({ sku: line.sku, quantity }));
    command<{ readonly refundMinor: number }>(`/v1/orders/${order.order}/refunds`, key, { lines }).then(
      (done) => {
        tell(text.refundDone(money(done.refundMinor, order.currency, order.digits)));
        onClose();
      },
      (error: unknown) => {
        setProblem(problemOf(error));
        setBusy(false);
      },
    );
  };
  return (
    <Dialog title={text.refund} onClose={onClose}>
      <p class="dim">{text.refundHint}</p>
      <ul>
        {order.lines.map((line) => (
          <RefundLine
            key={line.sku}
            line={line}
            card={cards?.get(line.sku)}
            order={order}
            pieces={pieces[line.sku] ?? 0}
            onPieces={(quantity) => {
              choose({ ...pieces, [line.sku]: quantity });
            }}
          />
        ))}
      </ul>
      {!isAll && (
        <Button look="quiet" onClick={() => { choose(all); }}>
          {text.refundAll}
        </Button>
      )}
      {problem !== undefined && <Trouble problem={problem} />}
      <div class="spread" aria-live="polite">
        <strong>{text.youGetBack}</strong>
        <strong class="money">{money(sum, order.currency, order.digits)}</strong>
      </div>
      <Button look="main" busy={busy} disabled={chosen.length === 0} onClick={give}>
        {chosen.length === 0 ? text.chooseRefund : text.refundFor(money(sum, order.currency, order.digits))}
      </Button>
    </Dialog>
  );
}

interface RefundLineProps {
  readonly line: OrderLine;
  readonly card: SkuCard | undefined;
  readonly order: Order;
  readonly pieces: number;
  readonly onPieces: (pieces: number) => void;
}

function RefundLine({ line, card, order, pieces, onPieces }: RefundLineProps) {
  const text = buyWords.get();
  const left = line.quantity - line.refunded;
  const title = titleOf(card, line.sku);
  if (left === 0) {
    return <></>;
  }
  return (
    <li class="buy-refund-line">
      <Picture card={card} />
      <span>
        {title}
        <br />
        <span class="dim">{text.canGiveBack(left)}</span>
      </span>
      <div class="stepper" role="group" aria-label={title}>
        <button type="button" aria-label={text.oneLess(title)} disabled={pieces <= 0} onClick={() => { onPieces(pieces - 1); }}>
          −
        </button>
        <output class="figure" aria-label={text.pieces(pieces)}>
          {pieces}
        </output>
        <button type="button" aria-label={text.oneMore(title)} disabled={pieces >= left} onClick={() => { onPieces(pieces + 1); }}>
          +
        </button>
      </div>
      <span class="money">{money(refundMinor(line, pieces), order.currency, order.digits)}</span>
    </li>
  );
}
