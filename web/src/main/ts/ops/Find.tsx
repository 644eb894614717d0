import { useState } from 'preact/hooks';
import { get } from '../kit/api';
import { money } from '../kit/money';
import { useResource } from '../kit/resource';
import { go, usePlace, useTitle } from '../kit/router';
import { moment } from '../kit/time';
import { Button, Choice, Empty, Field, Loading, Skeleton, Trouble } from '../kit/ui';
import { kitWords } from '../kit/words';
import { words } from './words';

type By = 'order' | 'buyer' | 'shop' | 'sku';

interface Found {
  readonly orders: readonly Summary[];
  readonly next?: string;
}

interface Summary {
  readonly order: number;
  readonly buyer: number;
  readonly country: string;
  readonly state: string;
  readonly currency: string;
  readonly digits: number;
  readonly totalMinor: number;
  readonly placedAtMs: number;
}

function byOf(text: string | null): By {
  return text === 'buyer' || text === 'shop' || text === 'sku' ? text : 'order';
}

/** Any order by its number, or those of a buyer, a shop or a SKU; the address keeps what was looked for. */
export function Find() {
  const text = words();
  useTitle(`${text.find} · ${text.title}`);
  const { query } = usePlace();
  const [by, setBy] = useState<By>(byOf(query.get('by')));
  const [number, setNumber] = useState(query.get('number') ?? '');
  const names: Readonly<Record<By, string>> = {
    order: text.findOrder,
    buyer: text.findBuyer,
    shop: text.findShop,
    sku: text.sku,
  };
  const isNumber = /^\d{1,15}$/.test(number.trim());
  return (
    <>
      <h1>{text.find}</h1>
      <form
        class="panel row"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          if (isNumber) {
            go(`/ops/find?by=${by}&number=${number.trim()}`, 'replace');
          }
        }}
      >
        <Choice
          label={text.find}
          value={by}
          options={(['order', 'buyer', 'shop', 'sku'] as const).map((value) => ({ value, label: names[value] }))}
          onValue={setBy}
        />
        <Field label={text.number} value={number} onValue={setNumber} inputMode="numeric" maxLength={15} />
        <Button look="main" type="submit" disabled={!isNumber}>
          {text.search}
        </Button>
      </form>
      {query.get('number') !== null && <Results by={byOf(query.get('by'))} number={query.get('number') ?? ''} />}
    </>
  );
}

function Results({ by, number }: { readonly by: By; readonly number: string }) {
  const text = words();
  const [older, setOlder] = useState<readonly Found[]>([]);
  const { data, problem, reload } = useResource(`ops find ${by} ${number}`, (signal) =>
    get<Found>('/v1/history', { [by]: number, limit: 50 }, signal),
  );
  const pages = data === undefined ? [] : [data, ...older];
  const orders = pages.flatMap((page) => page.orders);
  const next = pages.at(-1)?.next;
  if (data === undefined) {
    return problem === undefined ? (
      <Loading>
        <Skeleton lines={5} />
      </Loading>
    ) : (
      <Trouble problem={problem} onRetry={reload} />
    );
  }
  if (orders.length === 0) {
    return <Empty title={text.foundNothing} />;
  }
  return (
    <section class="panel stack">
      <div class="table-scroll">
        <table>
          <thead>
            <tr>
              {[text.order, text.buyer, text.state, text.total, text.placed].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {orders.map((order) => (
              <tr key={order.order}>
                <th scope="row" class="figure">
                  {order.order}
                </th>
                <td class="figure">
                  {order.buyer} · {order.country}
                </td>
                <td>
                  <span class="badge">{order.state}</span>
                </td>
                <td class="number">{money(order.totalMinor, order.currency, order.digits)}</td>
                <td class="figure">{moment(order.placedAtMs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {next !== undefined && (
        <div class="row">
          <Button
            onClick={() => {
              void get<Found>('/v1/history', { [by]: number, limit: 50, cursor: next }).then((page) => {
                setOlder((before) => [...before, page]);
              });
            }}
          >
            {kitWords.get().more}
          </Button>
        </div>
      )}
      {by === 'order' && <Details order={Number(number)} />}
    </section>
  );
}

interface Order {
  readonly currency: string;
  readonly digits: number;
  readonly lines: readonly {
    readonly line: number;
    readonly sku: number;
    readonly title: string;
    readonly shop: number;
    readonly quantity: number;
    readonly refunded: number;
    readonly payableMinor: number;
  }[];
  readonly shopOrders: readonly { readonly shop: number; readonly name: string; readonly state: string }[];
}

function Details({ order }: { readonly order: number }) {
  const { data, problem } = useResource(`ops order ${order}`, (signal) =>
    get<Order>(`/v1/history/orders/${order}`, undefined, signal),
  );
  if (data === undefined) {
    return problem === undefined ? null : <Trouble problem={problem} />;
  }
  return (
    <ul class="rows">
      {data.shopOrders.map((part) => (
        <li key={part.shop}>
          <div>
            <strong>
              {part.name} <span class="dim figure">{part.shop}</span>
            </strong>{' '}
            <span class="badge">{part.state}</span>
            {data.lines
              .filter((line) => line.shop === part.shop)
              .map((line) => (
                <p key={line.line}>
                  {line.quantity} × {line.title} <span class="dim figure">SKU {line.sku}</span>{' '}
                  {money(line.payableMinor, data.currency, data.digits)}
                </p>
              ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
