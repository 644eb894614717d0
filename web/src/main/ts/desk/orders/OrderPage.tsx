import { useRef, useState } from 'preact/hooks';
import { queryText } from '../../kit/api';
import { money } from '../../kit/money';
import { useResource } from '../../kit/resource';
import { Link, useTitle } from '../../kit/router';
import { countryName, moment } from '../../kit/time';
import { Button, Loading, Money, Skeleton, Trouble } from '../../kit/ui';
import { PageHead } from '../inputs';
import type { Shop } from '../shops';
import { Table } from '../Table';
import { words } from '../words';
import { AddressBlock } from './AddressBlock';
import { loadOrder, type ShopLine, type ShopOrder, useAddress } from './orders';
import { RefundDialog } from './RefundDialog';
import { ShipOne } from './ShipOne';
import { StateBadge } from './StateBadge';

/** A shop's part of one order: what to send where, and what became of it. */
export function OrderPage({ shop, order }: { readonly shop: Shop; readonly order: number }) {
  const text = words();
  useTitle(text.orderNumber(order));
  const seen = useRef<number | undefined>(undefined);
  const { data, problem, reload } = useResource(`shop order ${shop.shop} ${order}`, (signal) =>
    loadOrder(shop.shop, order, seen.current, signal),
  );
  const onDone = (position: number | undefined) => {
    seen.current = position;
    reload();
  };
  return (
    <>
      <Link class="desk-back" href="/desk/orders">
        ‹ {text.orders}
      </Link>
      {problem !== undefined && <Trouble problem={problem} onRetry={reload} />}
      {data === undefined && problem === undefined && (
        <Loading>
          <Skeleton lines={8} />
        </Loading>
      )}
      {data !== undefined && <Whole shop={shop} order={data} onDone={onDone} />}
    </>
  );
}

interface WholeProps {
  readonly shop: Shop;
  readonly order: ShopOrder;
  readonly onDone: (position: number | undefined) => void;
}

function Whole({ shop, order, onDone }: WholeProps) {
  const text = words();
  const [isRefunding, setRefunding] = useState(false);
  const state = order.shopState;
  const isPaid = state === 'TO_SHIP' || state === 'SHIPPED' || state === 'SETTLED';
  const canRefund = isPaid && order.lines.some((line) => line.refunded < line.quantity);
  return (
    <>
      <PageHead title={text.orderNumber(order.order)}>
        {state !== undefined && <StateBadge state={state} />}
        {isPaid && (
          <Link class="button" href={`/desk/orders/packing${queryText({ order: order.order })}`}>
            {text.packing}
          </Link>
        )}
        {canRefund && <Button onClick={() => { setRefunding(true); }}>{text.refund}</Button>}
        {state === 'TO_SHIP' && <ShipOne shop={shop} order={order.order} look="main" onDone={onDone} />}
      </PageHead>
      <div class="desk-columns">
        <section class="panel stack">
          <h2>{text.lines}</h2>
          <Lines lines={order.lines} order={order} />
        </section>
        <div class="stack">
          <Address shop={shop} order={order} />
          <Timeline shop={shop} order={order} />
        </div>
      </div>
      {isRefunding && (
        <RefundDialog
          shop={shop}
          order={order}
          onClose={() => { setRefunding(false); }}
          onDone={(position) => {
            setRefunding(false);
            onDone(position);
          }}
        />
      )}
    </>
  );
}

function Lines({ lines, order }: { readonly lines: readonly ShopLine[]; readonly order: ShopOrder }) {
  const text = words();
  return (
    <Table
      label={text.lines}
      rows={lines}
      keyOf={({ line }) => line}
      columns={[
        {
          label: text.product,
          isLead: true,
          draw: ({ title, sku }) => (
            <span>
              {title} <span class="dim">{text.skuNumber(sku)}</span>
            </span>
          ),
        },
        {
          label: text.pieces,
          isNumber: true,
          draw: ({ quantity, refunded }) => (
            <span>
              {quantity}
              {refunded > 0 && <span class="dim"> ({text.refundedPieces(refunded)})</span>}
            </span>
          ),
        },
        {
          label: text.paidByBuyer,
          isNumber: true,
          draw: ({ payableMinor, dutyMinor }) => (
            <span>
              <Money minor={payableMinor} currency={order.currency} digits={order.digits} />
              {dutyMinor > 0 && <span class="dim"> {text.andDuty(money(dutyMinor, order.currency, order.digits))}</span>}
            </span>
          ),
        },
        {
          label: text.youGet,
          isNumber: true,
          draw: ({ proceeds }) => <Money minor={proceeds.amountMinor} currency={proceeds.currency} digits={proceeds.digits} />,
        },
      ]}
    />
  );
}

function Address({ shop, order }: { readonly shop: Shop; readonly order: ShopOrder }) {
  const text = words();
  const state = order.shopState;
  const isOurs = state === 'TO_SHIP' || state === 'SHIPPED';
  const { data, problem, reload } = useAddress(shop.shop, isOurs ? order.order : undefined);
  return (
    <section class="panel stack">
      <h2>{text.shipTo}</h2>
      {!isOurs && <p class="dim">{text.addressGone}</p>}
      {isOurs && data === undefined && problem === undefined && (
        <Loading>
          <Skeleton lines={3} />
        </Loading>
      )}
      {problem !== undefined && <Trouble problem={problem} onRetry={reload} />}
      {data === 'none' && <p class="dim">{text.noAddress(countryName(order.country))}</p>}
      {data !== undefined && data !== 'none' && <AddressBlock address={data} />}
    </section>
  );
}

function Timeline({ shop, order }: { readonly shop: Shop; readonly order: ShopOrder }) {
  const text = words();
  const mine = order.shopOrders.find((each) => each.shop === shop.shop);
  const happened = [
    { atMs: order.placedAtMs, what: text.placed },
    { atMs: order.paidAtMs, what: text.paid },
    { atMs: mine?.shippedAtMs, what: text.shopStates.SHIPPED },
    { atMs: mine?.settledAtMs, what: text.shopStates.SETTLED },
    ...order.refunds.map((refund) => ({
      atMs: refund.refundedAtMs,
      what: text.refundOf(money(refund.amountMinor, order.currency, order.digits)),
    })),
  ].flatMap(({ atMs, what }) => (atMs === undefined ? [] : [{ atMs, what }]));
  happened.sort((a, b) => a.atMs - b.atMs);
  return (
    <section class="panel stack">
      <h2>{text.timeline}</h2>
      <ol class="desk-timeline">
        {happened.map(({ atMs, what }) => (
          <li key={`${atMs} ${what}`}>
            <span>{what}</span>
            <time class="dim" dateTime={new Date(atMs).toISOString()}>
              {moment(atMs)}
            </time>
          </li>
        ))}
      </ol>
      {order.shopState === 'SHIPPED' && mine?.receiptDueMs !== undefined && (
        <p class="dim">{text.paidOutBy(moment(mine.receiptDueMs))}</p>
      )}
    </section>
  );
}
