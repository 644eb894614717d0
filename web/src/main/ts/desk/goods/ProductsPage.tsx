import { useEffect, useState } from 'preact/hooks';
import { count, money } from '../../kit/money';
import { go, Link, type Place, useTitle } from '../../kit/router';
import { Button, Choice, Empty, Field, Loading, Skeleton, Tick, Trouble } from '../../kit/ui';
import { PageHead } from '../inputs';
import { MoreButton } from '../MoreButton';
import { usePages } from '../pages';
import { useSettled } from '../settled';
import type { Shop } from '../shops';
import { type Column, Table } from '../Table';
import { words as deskWords } from '../words';
import { BulkDialog } from './BulkDialog';
import { type BulkKind, mayFit } from './bulk';
import { loadRows, pictureOf, type ProductRow, type ProductState, STATES } from './products';
import { ProductBadge } from './ProductBadge';
import { words } from './words';

/** What can be changed in one go. */
const AT_MOST = 50;

/** Operators approve and refuse while somebody looks. */
const EVERY_MS = 10_000;

/** A shop's products. */
export function ProductsPage({ shop, place }: { readonly shop: Shop; readonly place: Place }) {
  const text = words();
  useTitle(`${text.products} · ${shop.name}`);
  const asked = place.query.get('state') ?? '';
  const state = STATES.find((each) => each === asked) ?? '';
  const [search, setSearch] = useState('');
  const wanted = useSettled(search.trim());
  const pages = usePages(`products ${shop.shop} ${state} ${wanted}`, (cursor, signal) => loadRows(shop.shop, state, wanted, cursor, signal), EVERY_MS);
  const { rows } = pages;
  const changed = useReadingAgain(pages.reload);
  return (
    <>
      <PageHead title={text.products}>
        <Link class="button" href="/desk/products/import">
          {text.importExport}
        </Link>
        <Link class="button main" href="/desk/products/new">
          {text.newProduct}
        </Link>
      </PageHead>
      <div class="desk-filters">
        <Field label={text.search} value={search} onValue={setSearch} maxLength={100} />
        <Choice<ProductState | ''>
          label={text.state}
          value={state}
          options={[{ value: '', label: text.allStates }, ...STATES.map((value) => ({ value, label: text.states[value] }))]}
          onValue={(value) => {
            go(`/desk/products${value === '' ? '' : `?state=${value}`}`, 'replace');
          }}
        />
      </div>
      {pages.problem !== undefined && <Trouble problem={pages.problem} onRetry={pages.reload} />}
      {rows === undefined && pages.problem === undefined && (
        <Loading>
          <Skeleton lines={8} />
        </Loading>
      )}
      {rows?.length === 0 && !pages.isLoading && <NoProducts isFiltered={wanted !== '' || state !== ''} />}
      {rows !== undefined && rows.length > 0 && (
        <ProductList key={`${state} ${wanted}`} shop={shop} rows={rows} onChanged={changed} />
      )}
      <MoreButton pages={pages} />
    </>
  );
}

/** The list learns of new stock a moment after the engine took it in. */
const AGAIN_MS = [1_500, 4_000];

/** Reads at once and again a little later. */
function useReadingAgain(reload: () => void): () => void {
  const [round, setRound] = useState(0);
  useEffect(() => {
    const timers = round === 0 ? [] : AGAIN_MS.map((ms) => window.setTimeout(reload, ms));
    return () => {
      timers.forEach((timer) => {
        window.clearTimeout(timer);
      });
    };
  }, [round, reload]);
  return () => {
    setRound((n) => n + 1);
    reload();
  };
}

function NoProducts({ isFiltered }: { readonly isFiltered: boolean }) {
  const text = words();
  return (
    <Empty title={isFiltered ? text.noMatch : text.noProducts}>
      <p>{isFiltered ? text.noMatchHint : text.noProductsHint}</p>
      {!isFiltered && (
        <Link class="button main" href="/desk/products/new">
          {text.newProduct}
        </Link>
      )}
    </Empty>
  );
}

interface ListProps {
  readonly shop: Shop;
  readonly rows: readonly ProductRow[];
  readonly onChanged: () => void;
}

function ProductList({ shop, rows, onChanged }: ListProps) {
  const text = words();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [bulk, setBulk] = useState<BulkKind | undefined>(undefined);
  const here = rows.filter(({ product }) => chosen.has(product));
  const choose = (products: readonly number[], isChosen: boolean) => {
    setChosen((before) => {
      const after = new Set(before);
      products.forEach((product) => (isChosen ? after.add(product) : after.delete(product)));
      return new Set([...after].slice(0, AT_MOST));
    });
  };
  return (
    <>
      <Table label={text.products} columns={columnsOf(shop, rows, here, choose)} rows={rows} keyOf={({ product }) => product} />
      {here.length > 0 && (
        <div class="desk-chosen" role="group" aria-label={deskWords().chosen(count(here.length))}>
          <strong>{deskWords().chosen(count(here.length))}</strong>
          <div class="desk-strip">
            {(['price', 'restock', 'submit', 'withdraw'] as const).map((kind) => (
              <Button key={kind} disabled={!here.some((row) => mayFit(kind, row))} onClick={() => { setBulk(kind); }}>
                {text.bulk[kind]}
              </Button>
            ))}
            <Button look="quiet" onClick={() => { setChosen(new Set()); }}>
              {text.chooseNone}
            </Button>
          </div>
        </div>
      )}
      {bulk !== undefined && (
        <BulkDialog
          shop={shop}
          kind={bulk}
          products={here.map(({ product }) => product)}
          onClose={(isChanged) => {
            setBulk(undefined);
            if (isChanged) {
              setChosen(new Set());
              onChanged();
            }
          }}
        />
      )}
    </>
  );
}

function columnsOf(
  shop: Shop,
  rows: readonly ProductRow[],
  here: readonly ProductRow[],
  choose: (products: readonly number[], isChosen: boolean) => void,
): readonly Column<ProductRow>[] {
  const text = words();
  const all = rows.slice(0, AT_MOST).map(({ product }) => product);
  const figure = (value: number | undefined) => (value === undefined ? '–' : count(value));
  return [
    {
      label: deskWords().choose,
      isLead: true,
      head: (
        <Tick
          label={<span class="visually-hidden">{text.chooseFirst(all.length)}</span>}
          checked={here.length > 0 && here.length === all.length}
          mixed={here.length > 0 && here.length < all.length}
          onChecked={(isChosen) => { choose(all, isChosen); }}
        />
      ),
      draw: ({ product, title }) => (
        <Tick
          label={<span class="visually-hidden">{text.chooseProduct(title)}</span>}
          checked={here.some((each) => each.product === product)}
          onChecked={(isChosen) => { choose([product], isChosen); }}
        />
      ),
    },
    { label: text.product, isLead: true, draw: (row) => <Named row={row} /> },
    { label: text.state, draw: (row) => <ProductBadge row={row} /> },
    {
      label: text.price,
      isNumber: true,
      draw: ({ priceMinor, skus = [] }) => {
        const amount = priceMinor === undefined ? '–' : money(priceMinor, shop.currency, shop.digits);
        return <span class="money">{skus.length > 1 ? text.fromPrice(amount) : amount}</span>;
      },
    },
    { label: text.stock, isNumber: true, draw: ({ available }) => figure(available) },
    { label: text.sold, isNumber: true, draw: ({ sold }) => figure(sold) },
  ];
}

function Named({ row }: { readonly row: ProductRow }) {
  return (
    <span class="desk-named">
      <img src={pictureOf(row)} alt="" width="48" height="48" loading="lazy" />
      <span>
        <Link class="desk-link" href={`/desk/products/${row.product}`}>
          {row.title}
        </Link>
        <span class="dim">{row.code}</span>
      </span>
    </span>
  );
}
