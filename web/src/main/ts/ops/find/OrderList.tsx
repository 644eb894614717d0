import { get } from '../../kit/api';
import { money } from '../../kit/money';
import { Link } from '../../kit/router';
import { countryName, moment } from '../../kit/time';
import { Empty } from '../../kit/ui';
import { MoreButton } from '../../desk/MoreButton';
import { usePages } from '../../desk/pages';
import { useSkuCards } from '../../shop/products';
import { Pending, PlainTable } from '../parts';
import { words } from '../words';
import { OrderBadge } from './OrderBadge';

interface Row {
  readonly order: number;
  readonly buyer: number;
  readonly country: string;
  readonly state: string;
  readonly currency: string;
  readonly digits: number;
  readonly totalMinor: number;
  readonly placedAtMs: number;
}

/** The orders of a buyer, a shop or a SKU, the newest first. */
export function OrderList({ by, number }: { readonly by: 'buyer' | 'shop' | 'sku'; readonly number: string }) {
  const text = words();
  const card = useSkuCards(by === 'sku' ? [Number(number)] : undefined).data?.get(Number(number));
  const pages = usePages(`ops orders ${by} ${number}`, async (cursor, signal) => {
    const { orders, next } = await get<{ readonly orders: readonly Row[]; readonly next?: string }>(
      '/v1/history',
      { [by]: number, limit: 50, cursor },
      signal,
    );
    return { rows: orders, next };
  });
  return (
    <section class="panel stack">
      <h2>{card === undefined ? text.orderList : text.ordersOf(card.title)}</h2>
      <Pending of={{ data: pages.rows, problem: pages.problem, reload: pages.reload }} lines={5} />
      {pages.rows?.length === 0 && <Empty title={text.foundNoOrders} />}
      {pages.rows !== undefined && pages.rows.length > 0 && (
        <PlainTable label={text.orderList} heads={[text.order, text.buyer, text.country, text.placed, text.state, text.total]} numbers={1}>
          {pages.rows.map((order) => (
            <tr key={order.order}>
              <th scope="row" class="figure">
                <Link href={`/ops/find?by=order&number=${order.order}`}>{order.order}</Link>
              </th>
              <td class="figure">
                <Link href={`/ops/find?by=buyer&number=${order.buyer}`}>{order.buyer}</Link>
              </td>
              <td>{countryName(order.country)}</td>
              <td class="figure">{moment(order.placedAtMs)}</td>
              <td>
                <OrderBadge state={order.state} />
              </td>
              <td class="number">{money(order.totalMinor, order.currency, order.digits)}</td>
            </tr>
          ))}
        </PlainTable>
      )}
      <MoreButton pages={pages} />
    </section>
  );
}
