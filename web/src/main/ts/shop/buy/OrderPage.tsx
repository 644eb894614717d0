import { useEffect, useState } from 'preact/hooks';
import { newKey } from '../../kit/api';
import { money } from '../../kit/money';
import { problemOf } from '../../kit/problem';
import { type Resource, useResource } from '../../kit/resource';
import { Link, usePlace, useTitle } from '../../kit/router';
import type { Person } from '../../kit/session';
import { countryName, moment } from '../../kit/time';
import { tell } from '../../kit/toast';
import { Button, Dialog, Notice, Trouble } from '../../kit/ui';
import { problemText } from '../../kit/words';
import { useRates } from '../festival';
import { type SkuCard, useSkuCards } from '../products';
import { addressText } from './addresses';
import { asPriced, type PricedLine } from './explain';
import { Timeline, stateBadge } from './OrderParts';
import { command, type Order, type OrderLine, type PastOrder, readAddress, readOrder, readPast, type ShopOrder } from './orders';
import { Picture, type Summed, Totals, usePersonHere, Waiting, WareName } from './parts';
import { PayOrder } from './PayOrder';
import { RefundDialog } from './RefundDialog';
import { Receipts } from './Receipts';
import { buyWords } from './words';

/** One order, live while it is looked at. */
export function OrderPage({ order }: { readonly order: number }) {
  const text = buyWords.get();
  const person = usePersonHere();
  useTitle(text.orderNumber(order));
  return person === undefined ? <Waiting title={text.orderNumber(order)} rows={2} /> : <OneOrder person={person} number={order} />;
}

const LIVE_MS = 4_000;
/** The history is some moments behind; until it has come so far it is asked sooner. */
const BEHIND_MS = 1_000;

/** What the history knows of an order: asked again soon until that is as much as the order itself shows, and whenever it has changed. */
function usePast(person: Person, order: Order | undefined): Resource<PastOrder | undefined> {
  const [isBehind, setBehind] = useState(true);
  const past = useResource(
    order === undefined ? undefined : `past order ${order.order}`,
    (signal) => (order === undefined ? Promise.resolve(undefined) : readPast(person, order.order, signal)),
    isBehind ? BEHIND_MS : LIVE_MS,
  );
  const knows = order !== undefined && past.data !== undefined && (order.paidMinor === 0 || order.state === 'RESERVED' || past.data.paidAtMs !== undefined);
  useEffect(() => {
    setBehind(!knows);
  }, [knows]);
  return past;
}

function OneOrder({ person, number }: { readonly person: Person; readonly number: number }) {
  const text = buyWords.get();
  const order = useResource(`order ${number}`, (signal) => readOrder(number, signal), LIVE_MS);
  const past = usePast(person, order.data);
  const cards = useSkuCards(order.data?.lines.map(({ sku }) => sku)).data;
  if (order.data === undefined) {
    return order.problem === undefined ? <Waiting title={text.orderNumber(number)} rows={2} /> : <Trouble problem={order.problem} onRetry={order.reload} />;
  }
  const reload = () => {
    order.reload();
    past.reload();
  };
  return <Shown person={person} order={order.data} past={past.data} cards={cards} onChanged={reload} />;
}

interface ShownProps {
  readonly person: Person;
  readonly order: Order;
  readonly past: PastOrder | undefined;
  readonly cards: ReadonlyMap<number, SkuCard> | undefined;
  readonly onChanged: () => void;
}

function Shown(props: ShownProps) {
  const { person, order, past, cards, onChanged } = props;
  const text = buyWords.get();
  const placed = usePlace().query.get('placed');
  const amount = (minor: number) => money(minor, order.currency, order.digits);
  return (
    <div class="stack buy-order">
      <p>
        <Link href="/orders">← {text.orders}</Link>
      </p>
      <div class="spread">
        <h1>{text.orderNumber(order.order)}</h1>
        {stateBadge(order)}
      </div>
      {placed !== null && stands(order) && <Notice kind="good">{placed === 'found' ? text.wasPlaced(order.order) : text.thanks(order.order)}</Notice>}
      <PayOrder person={person} order={order} startWithCard={placed === 'card'} onChanged={onChanged} />
      {order.shopOrders.map((shopOrder) => (
        <ShopPart key={shopOrder.shop} {...props} shopOrder={shopOrder} />
      ))}
      <Destination order={order} />
      <section class="panel stack" aria-label={text.payment}>
        <h2>{text.payment}</h2>
        <Totals quote={useSummed(order)}>
          {order.paidMinor > 0 && <Sum label={order.method === 'card' ? text.paidByCard : text.paidByWallet} value={amount(order.paidMinor)} />}
          {order.refundedMinor > 0 && <Sum label={text.givenBack} value={amount(order.refundedMinor)} look="saving" />}
        </Totals>
        <p class="dim">{text.placedAt(moment(order.placedAtMs))}</p>
      </section>
      <Receipts order={order} past={past} cards={cards} />
      <Actions order={order} cards={cards} onChanged={onChanged} />
    </div>
  );
}

/** The order as the checkout summed it up: goods at list price, each saving, duty. Without rates to tell the savings by they are left out. */
function useSummed(order: Order): Summed {
  const rates = useRates().data?.rates ?? [];
  const { currency, digits, totalMinor } = order;
  const lines = order.lines.map(
    (line): PricedLine => asPriced(line, currency, rates) ?? { listMinor: line.payableMinor, savingMinor: 0, payableMinor: line.payableMinor, adjustments: [] },
  );
  const subtotalMinor = lines.reduce((sum, { listMinor }) => sum + listMinor, 0);
  const dutyMinor = order.lines.reduce((sum, line) => sum + line.dutyMinor, 0);
  return { currency, digits, lines, subtotalMinor, dutyMinor, totalMinor };
}

/** Where it goes. An order that was placed without an address has none to show. */
function Destination({ order }: { readonly order: Order }) {
  const text = buyWords.get();
  const { data } = useResource(`address of order ${order.order}`, (signal) => readAddress(order.order, signal));
  return data === undefined ? (
    <></>
  ) : (
    <section class="panel stack" aria-label={text.address}>
      <h2>{text.address}</h2>
      <p>
        <strong>{data.recipient}</strong> {data.phone !== '' && <span class="dim">{data.phone}</span>}
        <br />
        {addressText(data)}, {countryName(data.country)}
      </p>
    </section>
  );
}

/** Whether it is as it was placed: not undone, nor left unpaid. */
function stands({ state }: Order): boolean {
  return state === 'PLACED' || state === 'RESERVED' || state === 'PAID';
}

function Sum({ label, value, look }: { readonly label: string; readonly value: string; readonly look?: string }) {
  return (
    <div {...(look === undefined ? {} : { class: look })}>
      <dt>{label}</dt>
      <dd class="money">{value}</dd>
    </div>
  );
}

function ShopPart({ order, past, cards, shopOrder, onChanged }: ShownProps & { readonly shopOrder: ShopOrder }) {
  const text = buyWords.get();
  const lines = order.lines.filter(({ shop }) => shop === shopOrder.shop);
  const name =
    past?.shopOrders.find(({ shop }) => shop === shopOrder.shop)?.name ??
    cards?.get(lines[0]?.sku ?? 0)?.shopName ??
    text.shopNumber(shopOrder.shop);
  return (
    <section class="panel stack" aria-label={name}>
      <div class="spread">
        <h2>{name}</h2>
        {order.shopOrders.length > 1 && <span class="badge">{text.shopStates[shopOrder.state]}</span>}
      </div>
      <Timeline order={order} shopOrder={shopOrder} past={past} />
      <ul>
        {lines.map((line) => (
          <OrderedLine key={line.sku} line={line} order={order} cards={cards} isReceived={shopOrder.state === 'SETTLED'} />
        ))}
      </ul>
      {shopOrder.state === 'SHIPPED' && <Receive order={order} shopOrder={shopOrder} onChanged={onChanged} />}
    </section>
  );
}

interface OrderedProps extends Pick<ShownProps, 'order' | 'cards'> {
  readonly line: OrderLine;
  readonly isReceived: boolean;
}

function OrderedLine({ line, order, cards, isReceived }: OrderedProps) {
  const text = buyWords.get();
  const card = cards?.get(line.sku);
  const isComing = cards === undefined;
  const canReview = isReceived && line.refunded < line.quantity && card !== undefined;
  return (
    <li class="buy-good">
      <Picture card={card} isComing={isComing} />
      <WareName card={card} sku={line.sku} isComing={isComing} />
      <p class="buy-line-price">
        <strong class="money">{money(line.payableMinor, order.currency, order.digits)}</strong>
        <span class="dim">× {line.quantity}</span>
      </p>
      {(line.refunded > 0 || line.dutyMinor > 0 || canReview) && (
        <div class="buy-line-says">
          {line.dutyMinor > 0 && <p class="dim">{text.plusDuty(money(line.dutyMinor, order.currency, order.digits))}</p>}
          {line.refunded > 0 && <p class="badge">{text.refundedPieces(line.refunded, line.quantity)}</p>}
          {canReview && (
            <Link class="button" href={`/p/${card.product}?review=mine`}>
              {text.writeReview}
            </Link>
          )}
        </div>
      )}
    </li>
  );
}

function Receive({ order, shopOrder, onChanged }: { readonly order: Order; readonly shopOrder: ShopOrder; readonly onChanged: () => void }) {
  const text = buyWords.get();
  const [key] = useState(newKey);
  const [busy, setBusy] = useState(false);
  const confirm = () => {
    setBusy(true);
    command(`/v1/orders/${order.order}/shops/${shopOrder.shop}/receipt`, key)
      .then(
        () => {
          tell(text.thanksForReceipt);
        },
        (error: unknown) => {
          tell(problemText(problemOf(error)));
        },
      )
      .finally(() => {
        setBusy(false);
        onChanged();
      });
  };
  return (
    <div class="spread">
      <p class="dim">{text.receiptBy(moment(shopOrder.receiptDueMs))}</p>
      <Button look="main" busy={busy} onClick={confirm}>
        {text.received}
      </Button>
    </div>
  );
}

/** What can still be undone. */
function Actions({ order, cards, onChanged }: Pick<ShownProps, 'order' | 'cards' | 'onChanged'>) {
  const text = buyWords.get();
  const [asking, setAsking] = useState<'cancel' | 'refund' | undefined>(undefined);
  const isOpen = order.state === 'PLACED' || order.state === 'RESERVED' || order.state === 'PAID';
  const isShipped = order.shopOrders.some(({ state }) => state === 'SHIPPED' || state === 'SETTLED');
  const canRefund = order.state === 'PAID' && order.lines.some(({ quantity, refunded }) => refunded < quantity);
  const close = () => {
    setAsking(undefined);
    onChanged();
  };
  return (
    <div class="row">
      {canRefund && <Button onClick={() => { setAsking('refund'); }}>{text.refund}</Button>}
      {isOpen && !isShipped && (
        <Button look="danger" onClick={() => { setAsking('cancel'); }}>
          {text.cancelOrder}
        </Button>
      )}
      {asking === 'refund' && <RefundDialog order={order} cards={cards} onClose={close} />}
      {asking === 'cancel' && <CancelDialog order={order} onClose={close} />}
    </div>
  );
}

/** Asks before it cancels, and says what comes back. */
function CancelDialog({ order, onClose }: { readonly order: Order; readonly onClose: () => void }) {
  const text = buyWords.get();
  const [key] = useState(newKey);
  const [busy, setBusy] = useState(false);
  const back = order.lines.reduce((sum, { refundableMinor }) => sum + refundableMinor, 0);
  const amount = money(back, order.currency, order.digits);
  const cancel = () => {
    setBusy(true);
    command<{ readonly refundMinor: number }>(`/v1/orders/${order.order}/cancel`, key).then(
      ({ refundMinor }) => {
        tell(refundMinor > 0 ? text.cancelledWith(money(refundMinor, order.currency, order.digits)) : text.cancelled);
        onClose();
      },
      (error: unknown) => {
        tell(problemText(problemOf(error)));
        onClose();
      },
    );
  };
  return (
    <Dialog title={text.cancelOrder} onClose={onClose}>
      <p>{order.state === 'PAID' ? text.cancelGives(amount) : order.state === 'RESERVED' ? text.cancelDeposit : text.cancelUnpaid}</p>
      <div class="row">
        <Button look="danger" busy={busy} onClick={cancel}>
          {text.cancelOrder}
        </Button>
        <Button onClick={onClose}>{text.keepOrder}</Button>
      </div>
    </Dialog>
  );
}
