import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { queryText } from '../../kit/api';
import { count, money } from '../../kit/money';
import { type Problem, problemOf } from '../../kit/problem';
import { go, Link, type Place, useTitle } from '../../kit/router';
import { countryName, moment } from '../../kit/time';
import { tell } from '../../kit/toast';
import { Button, Empty, Loading, Money, Notice, Skeleton, Tick, Trouble } from '../../kit/ui';
import { problemText } from '../../kit/words';
import { PageHead, Tabs } from '../inputs';
import { type Pages, usePages } from '../pages';
import type { Shop } from '../shops';
import { type Column, Table } from '../Table';
import { words } from '../words';
import { MoreButton } from '../MoreButton';
import { loadOrders, type OrderRow, SHOP_STATES, shipMany, type ShopState } from './orders';
import { ShipOne } from './ShipOne';
import { StateBadge } from './StateBadge';

const SHOWN = ['TO_SHIP', 'SHIPPED', 'SETTLED', 'REFUNDED', ''] as const;

/** How many are shipped at once; more than fit a morning's table. */
const AT_MOST = 100;

function showOf(place: Place): ShopState | '' {
  const asked = place.query.get('show') ?? 'TO_SHIP';
  return SHOP_STATES.find((state) => state === asked) ?? (asked === 'all' ? '' : 'TO_SHIP');
}

/** A shop's orders, those to be shipped first. */
export function OrdersPage({ shop, place }: { readonly shop: Shop; readonly place: Place }) {
  const text = words();
  useTitle(`${text.orders} · ${shop.name}`);
  const show = showOf(place);
  const seen = useRef<number | undefined>(undefined);
  const pages = usePages(`orders ${shop.shop} ${show}`, (cursor, signal) => loadOrders(shop.shop, show, seen.current, cursor, signal));
  return (
    <>
      <PageHead title={text.orders}>
        <a class="button" href={`/v1/shops/${shop.shop}/history${queryText({ shopState: show, format: 'csv' })}`} download>
          {text.csv}
        </a>
        <Button look="quiet" onClick={pages.reload}>
          {text.refresh}
        </Button>
      </PageHead>
      <Tabs
        label={text.show}
        value={show}
        options={SHOWN.map((value) => ({ value, label: value === '' ? text.all : text.shownStates[value] }))}
        onValue={(value) => {
          go(`/desk/orders${value === 'TO_SHIP' ? '' : `?show=${value === '' ? 'all' : value}`}`, 'replace');
        }}
      />
      <p class="dim">{show === 'TO_SHIP' && pages.rows !== undefined && pages.rows.length > 0 ? `${text.packHow} ${text.refundsHow}` : text.refundsHow}</p>
      {pages.problem !== undefined && <Trouble problem={pages.problem} onRetry={pages.reload} />}
      {pages.rows === undefined && pages.problem === undefined && (
        <Loading>
          <Skeleton lines={8} />
        </Loading>
      )}
      {pages.rows?.length === 0 && (
        <Empty title={show === 'TO_SHIP' ? text.nothingToShip : text.noOrders}>
          <p>{show === 'TO_SHIP' ? text.nothingToShipHint : ''}</p>
        </Empty>
      )}
      {pages.rows !== undefined && pages.rows.length > 0 && (
        <OrderList
          key={show}
          shop={shop}
          pages={pages}
          rows={pages.rows}
          isToShip={show === 'TO_SHIP'}
          onShipped={(position) => {
            seen.current = position ?? seen.current;
            pages.reload();
          }}
        />
      )}
    </>
  );
}

interface ListProps {
  readonly shop: Shop;
  readonly pages: Pages<OrderRow>;
  readonly rows: readonly OrderRow[];
  readonly isToShip: boolean;
  /** The position that the list must have seen to show it. */
  readonly onShipped: (position: number | undefined) => void;
}

function OrderList({ shop, pages, rows, isToShip, onShipped }: ListProps) {
  const text = words();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const here = rows.filter(({ order }) => chosen.has(order)).map(({ order }) => order);
  const choose = (orders: readonly number[], isChosen: boolean) => {
    setChosen((before) => {
      const after = new Set(before);
      orders.forEach((order) => (isChosen ? after.add(order) : after.delete(order)));
      return new Set([...after].slice(0, AT_MOST));
    });
  };
  return (
    <>
      <Table label={text.orders} columns={columnsOf(isToShip, rows, here, choose, (order) => <ShipOne shop={shop} order={order} onDone={onShipped} />)} rows={rows} keyOf={({ order }) => order} />
      <MoreButton pages={pages} />
      {isToShip && here.length > 0 && (
        <ShipBar
          shop={shop}
          orders={here}
          onDone={(position) => {
            setChosen(new Set());
            onShipped(position);
          }}
        />
      )}
    </>
  );
}

function columnsOf(
  isToShip: boolean,
  rows: readonly OrderRow[],
  here: readonly number[],
  choose: (orders: readonly number[], isChosen: boolean) => void,
  shipOf: (order: number) => ComponentChildren,
): readonly Column<OrderRow>[] {
  const text = words();
  const all = rows.slice(0, AT_MOST).map(({ order }) => order);
  const tick: Column<OrderRow> = {
    label: text.choose,
    isLead: true,
    head: (
      <Tick
        label={<span class="visually-hidden">{text.chooseAll}</span>}
        checked={here.length === all.length}
        mixed={here.length > 0 && here.length < all.length}
        onChecked={(isChosen) => { choose(all, isChosen); }}
      />
    ),
    draw: ({ order }) => (
      <Tick
        label={<span class="visually-hidden">{text.chooseOrder(order)}</span>}
        checked={here.includes(order)}
        onChecked={(isChosen) => { choose([order], isChosen); }}
      />
    ),
  };
  const rest: readonly Column<OrderRow>[] = [
    { label: text.order, isLead: true, draw: ({ order }) => <Link class="desk-link" href={`/desk/orders/${order}`}>{order}</Link> },
    { label: text.placed, draw: ({ placedAtMs }) => moment(placedAtMs) },
    { label: text.country, draw: ({ country }) => countryName(country) },
    { label: text.state, draw: ({ shopState }) => (shopState === undefined ? '' : <StateBadge state={shopState} />) },
    {
      label: text.paidByBuyer,
      isNumber: true,
      draw: ({ totalMinor, refundedMinor = 0, currency, digits }) => (
        <span>
          <Money minor={totalMinor} currency={currency} digits={digits} />
          {refundedMinor > 0 && <span class="dim"> ({text.refundedAmount(money(refundedMinor, currency, digits))})</span>}
        </span>
      ),
    },
  ];
  const ship: Column<OrderRow> = { label: text.ship, head: <span class="visually-hidden">{text.ship}</span>, draw: ({ order }) => shipOf(order) };
  return isToShip ? [tick, ...rest, ship] : rest;
}

interface BarProps {
  readonly shop: Shop;
  readonly orders: readonly number[];
  readonly onDone: (position: number | undefined) => void;
}

/** What one does with the orders that are ticked. */
function ShipBar({ shop, orders, onDone }: BarProps) {
  const text = words();
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<readonly { readonly order: number; readonly problem: Problem }[]>([]);
  const ship = async () => {
    setBusy(true);
    const failures: { readonly order: number; readonly problem: Problem }[] = [];
    let last: number | undefined;
    try {
      await shipMany(shop.shop, orders, ({ order, problem, position }) => {
        if (problem === undefined) {
          last = Math.max(last ?? 0, position ?? 0);
        } else {
          failures.push({ order, problem });
        }
      });
      tell(text.shippedMany(count(orders.length - failures.length)));
      setRefused(failures);
      if (failures.length === 0) {
        onDone(last === 0 ? undefined : last);
      }
    } catch (error) {
      tell(problemText(problemOf(error)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div class="desk-chosen" role="group" aria-label={text.chosen(count(orders.length))}>
      {refused.length > 0 && (
        <Notice kind="bad">
          <ul>
            {refused.map(({ order, problem }) => (
              <li key={order}>
                {text.orderNumber(order)}: {problemText(problem)}
              </li>
            ))}
          </ul>
          <Button look="quiet" onClick={() => { onDone(undefined); }}>{text.refresh}</Button>
        </Notice>
      )}
      <strong>{text.chosen(count(orders.length))}</strong>
      <Link class="button" href={`/desk/orders/packing${queryText({ order: orders })}`}>
        {text.packing}
      </Link>
      <Button look="main" busy={isBusy} onClick={() => void ship()}>
        {text.shipMany(count(orders.length))}
      </Button>
    </div>
  );
}
