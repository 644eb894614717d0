import { useEffect, useState } from 'preact/hooks';
import { count } from '../../../kit/money';
import { problemOf } from '../../../kit/problem';
import { useResource } from '../../../kit/resource';
import { Link } from '../../../kit/router';
import { tell } from '../../../kit/toast';
import { Button, Field, Loading, Money, Skeleton } from '../../../kit/ui';
import { problemText } from '../../../kit/words';
import { usePages } from '../../pages';
import { useSettled } from '../../settled';
import type { Shop } from '../../shops';
import { loadProduct, loadRows, pictureOf, type Product, type ProductRow } from '../products';
import { words } from '../words';
import type { Picked } from './dealDraft';

interface Props {
  readonly shop: Shop;
  readonly onPicked: (picked: Picked) => void;
  /** A product is chosen, and its variant is not yet; or not any more. */
  readonly onStep: (isAtVariant: boolean) => void;
  /** Whether the deal is for one variant alone. */
  readonly isSingle: boolean;
}

const SHOWN = 6;

/** Finds one of the shop's products that are on sale, and then its variant. */
export function SkuPicker({ shop, onPicked, onStep, isSingle }: Props) {
  const text = words();
  const [search, setSearch] = useState('');
  const [product, setProduct] = useState<Product | undefined>(undefined);
  const wanted = useSettled(search.trim());
  const pages = usePages(`picker ${shop.shop} ${wanted}`, (cursor, signal) => loadRows(shop.shop, 'published', wanted, cursor, signal));
  const found = pages.rows ?? [];
  const isAtVariant = product !== undefined;
  useEffect(() => {
    onStep(isAtVariant);
    return () => {
      onStep(false);
    };
  }, [isAtVariant]);
  const pick = async (row: ProductRow) => {
    try {
      const whole = await loadProduct(row.product);
      const [only, ...others] = whole.variants;
      if (only?.sku !== undefined && others.length === 0) {
        onPicked({ sku: only.sku, title: whole.title, listMinor: only.priceMinor, quantity: '1' });
      } else {
        setProduct(whole);
      }
    } catch (error) {
      tell(problemText(problemOf(error)));
    }
  };
  if (product !== undefined) {
    return <VariantPicker shop={shop} product={product} isSingle={isSingle} onPicked={onPicked} onBack={() => { setProduct(undefined); }} />;
  }
  return (
    <div class="stack desk-picker">
      <Field label={text.findProduct} value={search} onValue={setSearch} maxLength={100} />
      {pages.rows === undefined && (
        <Loading>
          <Skeleton lines={3} />
        </Loading>
      )}
      <ul class="desk-rows">
        {found.slice(0, SHOWN).map((row) => (
          <li key={row.product}>
            <button type="button" class="desk-pick" aria-label={row.title} onClick={() => void pick(row)}>
              <img src={pictureOf(row)} alt="" width="44" height="44" loading="lazy" />
              <span>{row.title}</span>
              <span class="desk-pick-word" aria-hidden="true">{text.choose}</span>
            </button>
          </li>
        ))}
      </ul>
      {pages.rows !== undefined && found.length === 0 && (wanted === '' ? <NothingOnSale shop={shop} /> : <p class="dim">{text.noMatch}</p>)}
      {found.length > SHOWN && <p class="dim">{text.typeMore}</p>}
    </div>
  );
}

/** Why there is nothing to choose from. */
function NothingOnSale({ shop }: { readonly shop: Shop }) {
  const text = words();
  const waiting = useResource(`picker waiting ${shop.shop}`, (signal) => loadRows(shop.shop, 'inReview', '', undefined, signal)).data;
  const n = waiting?.rows.length ?? 0;
  return (
    <p class="dim">
      {n > 0 ? text.allInReview(waiting?.next === undefined ? count(n) : `${count(n)}+`, n) : text.noneOnSale}{' '}
      <Link href="/desk/products">{text.products}</Link>
    </p>
  );
}

interface VariantProps extends Omit<Props, 'onStep'> {
  readonly product: Product;
  readonly onBack: () => void;
}

function VariantPicker({ shop, product, isSingle, onPicked, onBack }: VariantProps) {
  const text = words();
  return (
    <div class="stack desk-picker">
      <h3>{text.whichVariant(product.title)}</h3>
      {isSingle && <p class="dim">{text.oneVariant}</p>}
      <ul class="desk-rows">
        {product.variants.map((variant) => {
          const { sku } = variant;
          const options = variant.options.map(({ value }) => value).join(', ');
          return (
            sku !== undefined && (
              <li key={sku}>
                <button
                  type="button"
                  class="desk-pick"
                  onClick={() => {
                    onPicked({ sku, title: `${product.title}${options === '' ? '' : `, ${options}`}`, listMinor: variant.priceMinor, quantity: '1' });
                  }}
                >
                  <span>
                    {options === '' ? variant.code : options} · <Money minor={variant.priceMinor} currency={shop.currency} digits={shop.digits} />
                  </span>
                  <span class="desk-pick-word" aria-hidden="true">{text.choose}</span>
                </button>
              </li>
            )
          );
        })}
      </ul>
      <div class="row">
        <Button look="quiet" onClick={onBack}>
          {text.otherProduct}
        </Button>
      </div>
    </div>
  );
}
