import { useEffect } from 'preact/hooks';
import { whenNotAllowed } from '../kit/api';
import { useLanguage } from '../kit/language';
import { Link, type Place, usePlace, useTitle } from '../kit/router';
import { findSession, type Person, usePerson } from '../kit/session';
import { Empty, Loading, Skeleton, Trouble } from '../kit/ui';
import { kitWords } from '../kit/words';
import { Office, type OfficePlace } from '../office/Office';
import { Apply } from './Apply';
import { DealPage } from './goods/deals/DealPage';
import { DealsPage } from './goods/deals/DealsPage';
import { ImportPage } from './goods/ImportPage';
import { ProductPage } from './goods/ProductPage';
import { ProductsPage } from './goods/ProductsPage';
import { OrderPage } from './orders/OrderPage';
import { OrdersPage } from './orders/OrdersPage';
import { PackingPage } from './orders/PackingPage';
import { Overview } from './overview/Overview';
import { ShopChoice } from './ShopChoice';
import { barFrom, isOperator, type Shop, useChosenShop, useShop } from './shops';
import { StatementPage } from './StatementPage';
import { TeamPage } from './TeamPage';
import { type Todo, useTodo } from './todo';
import { words } from './words';

/** Where merchants run their shops. */
export function App() {
  useLanguage();
  const person = usePerson();
  const place = usePlace();
  const shop = useChosenShop(person);
  const todo = useTodo(shop);
  useEffect(() => {
    whenNotAllowed(() => {
      if (shop !== undefined) {
        lookWhoseShop(shop).catch(() => undefined); // the page says why it stands still, and asks again
      }
    });
  }, [shop]);
  return (
    <Office
      title={words().desk}
      lead={words().lead}
      join={{ label: words().joinAndOpen, next: '/desk/apply' }}
      places={shop === undefined ? [] : placesOf(todo.data)}
      isFor={() => true}
      aside={person !== undefined && shop !== undefined ? <ShopChoice person={person} shop={shop} /> : undefined}
    >
      {(somebody) =>
        shop === undefined || place.parts[1] === 'apply' ? (
          <Apply person={somebody} />
        ) : (
          <Desk key={shop} number={shop} place={place} person={somebody} />
        )
      }
    </Office>
  );
}

/** A shop can be taken from somebody while they look at it: then the page that explains it comes. */
async function lookWhoseShop(shop: number): Promise<void> {
  const session = await findSession();
  if (typeof session !== 'string' && !isOperator(session) && !session.shops.includes(shop)) {
    barFrom(shop);
  }
}

function placesOf(todo: Todo | undefined): readonly OfficePlace[] {
  const text = words();
  return [
    { href: '/desk', icon: 'chart', label: text.overview },
    { href: '/desk/orders', icon: 'truck', label: text.orders, ...(todo === undefined ? {} : { count: todo.toShip }) },
    { href: '/desk/products', icon: 'box', label: text.products, ...(todo === undefined ? {} : { count: todo.refusedProducts }) },
    { href: '/desk/deals', icon: 'tag', label: text.deals },
    { href: '/desk/statement', icon: 'book', label: text.statement },
    { href: '/desk/team', icon: 'people', label: text.team },
  ];
}

interface DeskProps {
  readonly number: number;
  readonly place: Place;
  readonly person: Person;
}

function Desk({ number, place, person }: DeskProps) {
  const { data, problem, reload } = useShop(number);
  if (data === undefined) {
    return problem === undefined ? (
      <Loading>
        <Skeleton lines={6} />
      </Loading>
    ) : (
      <Trouble problem={problem} onRetry={reload} />
    );
  }
  return <Page shop={data} place={place} person={person} />;
}

function Page({ shop, place, person }: { readonly shop: Shop; readonly place: Place; readonly person: Person }) {
  const [, area = '', what = ''] = place.parts;
  const number = /^\d{1,15}$/.test(what) ? Number(what) : undefined;
  switch (`${area}/${number === undefined ? what : 'number'}`) {
    case '/':
      return <Overview shop={shop} />;
    case 'products/':
      return <ProductsPage shop={shop} place={place} />;
    case 'products/new':
      return <ProductPage shop={shop} product={undefined} />;
    case 'products/number':
      return <ProductPage key={number} shop={shop} product={number} />;
    case 'products/import':
      return <ImportPage shop={shop} />;
    case 'deals/':
      return <DealsPage shop={shop} />;
    case 'deals/new':
      return <DealPage shop={shop} deal={undefined} />;
    case 'deals/number':
      return <DealPage key={number} shop={shop} deal={number} />;
    case 'orders/':
      return <OrdersPage shop={shop} place={place} />;
    case 'orders/packing':
      return <PackingPage shop={shop} place={place} />;
    case 'orders/number':
      return <OrderPage key={number} shop={shop} order={number ?? 0} />;
    case 'statement/':
      return <StatementPage shop={shop} />;
    case 'team/':
      return <TeamPage shop={shop} person={person} />;
    default:
      return <NoSuchPage />;
  }
}

function NoSuchPage() {
  useTitle(words().desk);
  return (
    <Empty title={kitWords.get().notFound}>
      <Link class="button" href="/desk">
        {words().overview}
      </Link>
    </Empty>
  );
}
