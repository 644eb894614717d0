import { useRef, useState } from 'preact/hooks';
import { call, get, newKey } from '../../kit/api';
import { money } from '../../kit/money';
import { useResource } from '../../kit/resource';
import { Link } from '../../kit/router';
import { countryName, moment } from '../../kit/time';
import { tell } from '../../kit/toast';
import { Button, Empty, Money } from '../../kit/ui';
import { type Refunded, refundedText } from '../../desk/orders/refund';
import { Pending } from '../parts';
import { ReasonDialog } from '../ReasonDialog';
import { words } from '../words';
import { OrderBadge } from './OrderBadge';
import { remediesOf, type Remedy } from './remedies';

interface Order {
  readonly order: number;
  readonly buyer: number;
  readonly country: string;
  readonly state: string;
  readonly currency: string;
  readonly digits: number;
  readonly totalMinor: number;
  readonly paidMinor: number;
  readonly refundedMinor: number;
  readonly method?: string;
  readonly placedAtMs: number;
  readonly paidAtMs?: number;
  readonly closedAtMs?: number;
  readonly payDeadlineMs: number;
  readonly lines: readonly {
    readonly line: number;
    readonly sku: number;
    readonly title: string;
    readonly shop: number;
    readonly quantity: number;
    readonly refunded: number;
    readonly payableMinor: number;
    readonly dutyMinor: number;
  }[];
  readonly shopOrders: readonly {
    readonly shop: number;
    readonly name: string;
    readonly state: string;
    readonly shippedAtMs?: number;
    readonly settledAtMs?: number;
  }[];
}

/** One order in full, with what an operator can do about it. */
export function OrderCase({ order: number }: { readonly order: number }) {
  const text = words();
  const seen = useRef<number | undefined>(undefined);
  const [doing, setDoing] = useState<Remedy | undefined>(undefined);
  const found = useResource(`ops order ${number}`, (signal) =>
    get<Order>(`/v1/history/orders/${number}`, { position: seen.current }, signal),
  );
  if (found.problem?.status === 404 && found.data === undefined) {
    return (
      <Empty title={text.noSuchOrder}>
        <p>{text.noSuchOrderHint}</p>
      </Empty>
    );
  }
  const order = found.data;
  return (
    <>
      <Pending of={found} lines={6} />
      {order !== undefined && (
        <section class="panel stack">
          <div class="spread">
            <h2>{text.orderNumber(order.order)}</h2>
            <OrderBadge state={order.state} />
          </div>
          <Facts order={order} />
          <Parts order={order} />
          <div class="row">
            {remediesOf(order).map((remedy) => (
              <Button key={remedy} look="danger" onClick={() => { setDoing(remedy); }}>
                {text.remedies[remedy]}
              </Button>
            ))}
          </div>
        </section>
      )}
      {doing !== undefined && order !== undefined && (
        <RemedyDialog
          order={order}
          remedy={doing}
          onClose={() => { setDoing(undefined); }}
          onDone={(position) => {
            seen.current = position;
            found.reload();
          }}
        />
      )}
    </>
  );
}

function Facts({ order }: { readonly order: Order }) {
  const text = words();
  const amount = (minor: number) => <Money minor={minor} currency={order.currency} digits={order.digits} />;
  return (
    <dl class="facts">
      <div>
        <dt>{text.buyer}</dt>
        <dd>
          <Link href={`/ops/find?by=buyer&number=${order.buyer}`}>{order.buyer}</Link>, {countryName(order.country)}
        </dd>
      </div>
      <div>
        <dt>{text.total}</dt>
        <dd>{amount(order.totalMinor)}</dd>
      </div>
      <div>
        <dt>{text.placed}</dt>
        <dd>{moment(order.placedAtMs)}</dd>
      </div>
      {order.paidAtMs === undefined ? (
        order.state === 'PLACED' && (
          <div>
            <dt>{text.payUntil}</dt>
            <dd>{moment(order.payDeadlineMs)}</dd>
          </div>
        )
      ) : (
        <div>
          <dt>{text.paidOn}</dt>
          <dd>
            {moment(order.paidAtMs)}
            {order.method !== undefined && `, ${text.methods[order.method] ?? order.method}`}
          </dd>
        </div>
      )}
      {order.refundedMinor > 0 && (
        <div>
          <dt>{text.refunded}</dt>
          <dd>{amount(order.refundedMinor)}</dd>
        </div>
      )}
    </dl>
  );
}

function Parts({ order }: { readonly order: Order }) {
  const text = words();
  return (
    <ul class="rows">
      {order.shopOrders.map((part) => (
        <li key={part.shop} class="ops-part">
          <p class="spread">
            <Link href={`/ops/find?by=shop&number=${part.shop}`}>{part.name}</Link>
            <OrderBadge state={part.state} />
          </p>
          {part.shippedAtMs !== undefined && <p class="dim">{text.shippedOn(moment(part.shippedAtMs))}</p>}
          {order.lines
            .filter((line) => line.shop === part.shop)
            .map((line) => (
              <p key={line.line} class="spread">
                <span>
                  {line.quantity} × {line.title} <span class="dim figure">SKU {line.sku}</span>
                  {line.refunded > 0 && <span class="dim"> · {text.piecesRefunded(line.refunded)}</span>}
                </span>
                <span class="figure">{money(line.payableMinor + line.dutyMinor, order.currency, order.digits)}</span>
              </p>
            ))}
        </li>
      ))}
    </ul>
  );
}

interface RemedyProps {
  readonly order: Order;
  readonly remedy: Remedy;
  readonly onClose: () => void;
  readonly onDone: (position: number | undefined) => void;
}

function RemedyDialog({ order, remedy, onClose, onDone }: RemedyProps) {
  const text = words();
  const key = useRef(newKey()); // one remedy, however often it is pressed
  const left = money(order.paidMinor - order.refundedMinor, order.currency, order.digits);
  return (
    <ReasonDialog
      title={`${text.remedies[remedy]}: ${text.orderNumber(order.order)}`}
      effect={text.remedyEffects[remedy](left)}
      danger
      confirm={text.remedies[remedy]}
      onClose={onClose}
      onDo={async (reason) => {
        const done = await call<Refunded>(`/v1/orders/${order.order}/${remedy}`, {
          method: 'POST',
          reason,
          key: key.current,
          ...(remedy === 'refunds' ? { body: {} } : {}),
        });
        tell(text.remedied(refundedText(done)));
        onDone(done.position);
      }}
    />
  );
}
