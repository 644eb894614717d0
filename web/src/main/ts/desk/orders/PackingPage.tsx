import { useResource } from '../../kit/resource';
import { Link, type Place, useTitle } from '../../kit/router';
import { countryName, moment } from '../../kit/time';
import { Button, Empty, Loading, Skeleton, Trouble } from '../../kit/ui';
import type { AddressForm } from '../../shop/me/addressBook';
import { useSkuCards } from '../../shop/products';
import { PageHead } from '../inputs';
import type { Shop } from '../shops';
import { words } from '../words';
import { AddressBlock } from './AddressBlock';
import { loadAddress, loadOrder, type ShopOrder } from './orders';

const AT_MOST = 100;

/** So many orders are asked for at once, to leave the browser's other connections free. */
const SIDE_BY_SIDE = 3;

interface Sheet {
  readonly order: ShopOrder;
  readonly address: AddressForm | 'none' | undefined;
}

async function loadSheets(shop: number, orders: readonly number[], signal: AbortSignal): Promise<readonly Sheet[]> {
  const sheets: Sheet[] = [];
  for (let from = 0; from < orders.length; from += SIDE_BY_SIDE) {
    const some = orders.slice(from, from + SIDE_BY_SIDE).map(async (number) => ({
      order: await loadOrder(shop, number, undefined, signal),
      // without an address the list is still good for packing
      address: await loadAddress(shop, number, signal).catch(() => undefined),
    }));
    sheets.push(...(await Promise.all(some)));
  }
  return sheets;
}

/** What goes into which parcel, a sheet for each order. */
export function PackingPage({ shop, place }: { readonly shop: Shop; readonly place: Place }) {
  const text = words();
  useTitle(text.packing);
  const orders = [...new Set(place.query.getAll('order').map(Number))].filter((order) => order > 0).slice(0, AT_MOST);
  const { data, problem, reload } = useResource(
    orders.length === 0 ? undefined : `packing ${shop.shop} ${orders.join(' ')}`,
    (signal) => loadSheets(shop.shop, orders, signal),
  );
  const cards = useSkuCards(data?.flatMap((sheet) => sheet.order.lines.map(({ sku }) => sku))).data;
  const optionsOf = (sku: number, title: string) =>
    cards
      ?.get(sku)
      ?.options.map(({ value }) => value)
      .filter((value) => !title.includes(value)) // a title often says it already
      .join(', ') ?? '';
  return (
    <>
      <div class="desk-unprinted stack">
        <Link class="desk-back" href="/desk/orders">
          ‹ {text.orders}
        </Link>
        <PageHead title={text.packing}>
          <Button look="main" disabled={data === undefined} onClick={() => { window.print(); }}>
            {text.print}
          </Button>
        </PageHead>
        {orders.length === 0 && <Empty title={text.noOrders} />}
        {problem !== undefined && <Trouble problem={problem} onRetry={reload} />}
        {orders.length > 0 && data === undefined && problem === undefined && (
          <Loading>
            <Skeleton lines={8} />
          </Loading>
        )}
      </div>
      {data?.map((sheet) => (
        <PackingSheet key={sheet.order.order} shop={shop} sheet={sheet} optionsOf={optionsOf} />
      ))}
    </>
  );
}

interface SheetProps {
  readonly shop: Shop;
  readonly sheet: Sheet;
  readonly optionsOf: (sku: number, title: string) => string;
}

function PackingSheet({ shop, sheet: { order, address }, optionsOf }: SheetProps) {
  const text = words();
  return (
    <article class="panel stack desk-sheet">
      <header class="spread">
        <h2>{text.orderNumber(order.order)}</h2>
        <span>
          {shop.name} · {moment(order.placedAtMs)}
        </span>
      </header>
      {address === undefined || address === 'none' ? (
        <p>{address === undefined ? text.addressAway : text.noAddress(countryName(order.country))}</p>
      ) : (
        <AddressBlock address={address} />
      )}
      <table>
        <thead>
          <tr>
            <th scope="col" class="number">{text.pieces}</th>
            <th scope="col">{text.product}</th>
            <th scope="col">{text.sku}</th>
            <th scope="col">{text.packed}</th>
          </tr>
        </thead>
        <tbody>
          {order.lines
            .filter((line) => line.quantity > line.refunded)
            .map((line) => (
              <tr key={line.line}>
                <td class="number">
                  <strong>{line.quantity - line.refunded}</strong>
                </td>
                <td>
                  {line.title} <span class="dim">{optionsOf(line.sku, line.title)}</span>
                </td>
                <td>{line.sku}</td>
                <td>
                  <span class="desk-box" />
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </article>
  );
}
