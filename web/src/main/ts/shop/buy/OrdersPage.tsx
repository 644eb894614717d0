import { useState } from 'preact/hooks';
import { get } from '../../kit/api';
import { money } from '../../kit/money';
import { problemOf } from '../../kit/problem';
import { useResource } from '../../kit/resource';
import { go, Link, usePlace, useTitle } from '../../kit/router';
import type { Person } from '../../kit/session';
import { moment } from '../../kit/time';
import { tell } from '../../kit/toast';
import { Button, Empty, Trouble } from '../../kit/ui';
import { problemText } from '../../kit/words';
import { type SkuCard, useSkuCards } from '../products';
import { Deadline, stateBadge } from './OrderParts';
import { type Filter, FILTERS, HISTORY_QUERY, isOf, type Order, type OrderList, type PastOrders, readOrder } from './orders';
import { Picture, titleOf, usePersonHere, Waiting } from './parts';
import { Unfinished } from './Unfinished';
import { buyWords } from './words';

/** One's orders, newest first. */
export function OrdersPage() {
  const text = buyWords.get();
  const person = usePersonHere();
  const place = usePlace();
  const asked = place.query.get('show');
  const filter = FILTERS.find((one) => one === asked) ?? 'all';
  useTitle(text.orders);
  return person === undefined ? <Waiting title={text.orders} /> : <Orders person={person} filter={filter} key={filter} />;
}

const PAGE = 10;

/** A page of orders: all of them as the engine has them; the filters find theirs, however old, by the history. */
async function readPage(person: Person, filter: Filter, cursor: string | number | undefined, signal: AbortSignal): Promise<OrderList> {
  if (filter === 'all') {
    return get<OrderList>(`/v1/buyers/${person.buyer}/orders`, { limit: PAGE, cursor }, signal);
  }
  const [recent, ...past] = await Promise.all([
    cursor === undefined
      ? get<OrderList>(`/v1/buyers/${person.buyer}/orders`, { limit: PAGE }, signal)
      : Promise.resolve<OrderList>({ orders: [] }),
    ...HISTORY_QUERY[filter].map((query) =>
      get<PastOrders>(`/v1/buyers/${person.buyer}/history`, { ...query, limit: PAGE, cursor }, signal).catch(noHistory),
    ),
  ]);
  const known = recent.orders.filter((order) => isOf(order, filter));
  const numbers = [...new Set(past.flatMap(({ orders }) => orders.map(({ order }) => order)))].filter(
    (order) => !recent.orders.some((one) => one.order === order),
  );
  const older = await Promise.all(numbers.map((order) => readOrder(order, signal)));
  const next = past.find((page) => page.next !== undefined)?.next;
  return {
    orders: [...known, ...older.filter((order) => isOf(order, filter))].sort((a, b) => b.order - a.order),
    ...(next === undefined ? {} : { next }),
  };
}

/** Without a history the newest orders are still there. */
function noHistory(): PastOrders {
  return { behind: { events: 0, ms: 0 }, orders: [] };
}

function Orders({ person, filter }: { readonly person: Person; readonly filter: Filter }) {
  const text = buyWords.get();
  const first = useResource(`orders ${person.buyer} ${filter}`, (signal) => readPage(person, filter, undefined, signal), 15_000);
  const [older, setOlder] = useState<readonly OrderList[]>([]);
  const [busy, setBusy] = useState(false);
  const pages = first.data === undefined ? [] : [first.data, ...older];
  const orders = pages.flatMap((page) => page.orders).filter((order, i, all) => all.findIndex((other) => other.order === order.order) === i);
  const next = pages.at(-1)?.next;
  const cards = useSkuCards(orders.flatMap(({ lines }) => lines.slice(0, PICTURES).map(({ sku }) => sku))).data;
  const more = () => {
    setBusy(true);
    readPage(person, filter, next, new AbortController().signal)
      .then(
        (page) => {
          setOlder((before) => [...before, page]);
        },
        (error: unknown) => {
          tell(problemText(problemOf(error)));
        },
      )
      .finally(() => {
        setBusy(false);
      });
  };
  return (
    <div class="stack">
      <h1>{text.orders}</h1>
      <Filters filter={filter} />
      <Unfinished person={person} />
      {first.problem !== undefined && <Trouble problem={first.problem} onRetry={first.reload} />}
      {first.data === undefined && first.problem === undefined && <Waiting title="" rows={3} />}
      {first.data !== undefined && orders.length === 0 && (
        <Empty title={filter === 'all' ? text.noOrders : text.noSuchOrders}>
          <Link class="button main" href="/">
            {text.toDeals}
          </Link>
        </Empty>
      )}
      <ul class="stack">
        {orders.map((order) => (
          <OrderRow key={order.order} order={order} cards={cards} />
        ))}
      </ul>
      {next !== undefined && (
        <Button busy={busy} onClick={more}>
          {text.olderOrders}
        </Button>
      )}
    </div>
  );
}

function Filters({ filter }: { readonly filter: Filter }) {
  const text = buyWords.get();
  return (
    <nav class="buy-tabs" aria-label={text.showOrders}>
      <ul>
        {FILTERS.map((one) => (
          <li key={one}>
            <a
              href={one === 'all' ? '/orders' : `/orders?show=${one}`}
              {...(one === filter ? { 'aria-current': 'page' as const } : {})}
              onClick={(event) => {
                event.preventDefault();
                go(one === 'all' ? '/orders' : `/orders?show=${one}`, 'replace');
              }}
            >
              {text.filters[one]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const PICTURES = 4;

function OrderRow({ order, cards }: { readonly order: Order; readonly cards: ReadonlyMap<number, SkuCard> | undefined }) {
  const text = buyWords.get();
  const first = order.lines[0];
  const rest = order.lines.length - 1;
  const title = first === undefined ? '' : titleOf(cards?.get(first.sku), first.sku);
  return (
    <li class="panel buy-order-row">
      <div class="spread">
        <Link href={`/orders/${order.order}`}>{text.orderNumber(order.order)}</Link>
        {stateBadge(order)}
      </div>
      <div class="buy-pictures" aria-hidden="true">
        {order.lines.slice(0, PICTURES).map(({ sku }) => (
          <Picture key={sku} card={cards?.get(sku)} />
        ))}
      </div>
      <p>{rest > 0 ? text.andMore(title, rest) : title}</p>
      <div class="spread">
        <span class="dim">{moment(order.placedAtMs)}</span>
        <strong class="money">{money(order.totalMinor, order.currency, order.digits)}</strong>
      </div>
      {(order.state === 'PLACED' || order.state === 'RESERVED') && (
        <div class="spread">
          <Deadline order={order} />
          <Link class="button main" href={`/orders/${order.order}`}>
            {text.payNow}
          </Link>
        </div>
      )}
    </li>
  );
}
