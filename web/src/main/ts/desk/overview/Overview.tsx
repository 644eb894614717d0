import { get } from '../../kit/api';
import { useResource } from '../../kit/resource';
import { Link, useTitle } from '../../kit/router';
import { moment } from '../../kit/time';
import { count } from '../../kit/money';
import { Money, Notice } from '../../kit/ui';
import { problemText } from '../../kit/words';
import { words as officeWords } from '../../office/words';
import { PageHead } from '../inputs';
import type { Shop } from '../shops';
import { type Todo, useTodo } from '../todo';
import { words } from '../words';
import { SalesPanel } from './SalesPanel';

/** What waits, and how it sells. */
export function Overview({ shop }: { readonly shop: Shop }) {
  const text = words();
  useTitle(`${text.overview} · ${shop.name}`);
  const todo = useTodo(shop.shop);
  return (
    <>
      <PageHead title={text.overview}>
        {todo.data !== undefined && <span class="dim">{officeWords().upToDate(moment(todo.data.asOfMs))}</span>}
      </PageHead>
      {todo.problem !== undefined && <Notice kind="warn">{text.noCounts(problemText(todo.problem))}</Notice>}
      <nav aria-label={text.todo}>
        <ul class="tiles desk-tiles">
          {tilesOf(todo.data).map((tile) => (
            <li key={tile.href + tile.label}>
              <Link class={`tile${tile.look}`} href={tile.href}>
                <span class="value">{tile.value === undefined ? '–' : count(tile.value)}</span>
                <span>{tile.label}</span>
                <span class="dim">{tile.hint}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <FirstSteps shop={shop} />
      <SalesPanel shop={shop} />
      {shop.balanceMinor !== undefined && (
        <section class="panel spread">
          <p>
            {text.balance}{' '}
            <strong>
              <Money minor={shop.balanceMinor} currency={shop.currency} digits={shop.digits} />
            </strong>
          </p>
          <Link href="/desk/statement">{text.statement}</Link>
        </section>
      )}
      <p>
        <Link href="/desk/apply">{text.anotherShop}</Link>
      </p>
    </>
  );
}

/** What to do in a shop that has nothing to sell yet. */
function FirstSteps({ shop }: { readonly shop: Shop }) {
  const text = words();
  const { data } = useResource(`any product ${shop.shop}`, (signal) =>
    get<{ readonly products: readonly unknown[] }>(`/v1/shops/${shop.shop}/products`, { limit: 1 }, signal),
  );
  if (data === undefined || data.products.length > 0) {
    return null;
  }
  const steps = [
    ['product', '/desk/products/new'],
    ['deal', '/desk/deals/new'],
    ['team', '/desk/team'],
  ] as const;
  return (
    <section class="panel stack">
      <h2>{text.firstSteps}</h2>
      <ol class="desk-numbered">
        {steps.map(([step, href]) => (
          <li key={step}>
            <Link href={href}>{text.firstStep[step][0]}</Link>
            <p class="dim">{text.firstStep[step][1]}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface Tile {
  readonly href: string;
  readonly value: number | undefined;
  readonly label: string;
  readonly hint: string;
  readonly look: '' | ' warn' | ' bad';
}

function tilesOf(todo: Todo | undefined): readonly Tile[] {
  const text = words();
  const tile = (href: string, value: number | undefined, label: string, hint: string, alarm: Tile['look'] = ''): Tile => ({
    href,
    value,
    label,
    hint,
    look: value !== undefined && value > 0 ? alarm : '',
  });
  return [
    tile('/desk/orders', todo?.toShip, text.toShip, text.toShipHint, ' warn'),
    tile('/desk/orders?show=SHIPPED', todo?.shippedUnconfirmed, text.onTheWay, text.onTheWayHint),
    tile('/desk/orders?show=REFUNDED', todo?.refundedLast24h, text.refunds, text.refundsHint),
    tile('/desk/products?state=published', todo?.lowStock, text.lowStock, text.lowStockHint(todo?.threshold), ' warn'),
    tile('/desk/products?state=draft', todo?.drafts, text.drafts, text.draftsHint),
    tile('/desk/products?state=refused', todo?.refusedProducts, text.refusedProducts, text.refusedHint, ' bad'),
  ];
}
