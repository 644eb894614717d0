import { useState } from 'preact/hooks';
import { problemOf } from '../../../kit/problem';
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
}

const SHOWN = 6;

/** Finds one of the shop's products that are on sale, and then its variant. */
export function SkuPicker({ shop, onPicked }: Props) {
  const text = words();
  const [search, setSearch] = useState('');
  const [product, setProduct] = useState<Product | undefined>(undefined);
  const wanted = useSettled(search.trim());
  const pages = usePages(`picker ${shop.shop} ${wanted}`, (cursor, signal) => loadRows(shop.shop, 'published', wanted, cursor, signal));
  const found = pages.rows ?? [];
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
    return <VariantPicker shop={shop} product={product} onPicked={onPicked} onBack={() => { setProduct(undefined); }} />;
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
      {pages.rows !== undefined && found.length === 0 && <p class="dim">{text.noMatch}</p>}
      {found.length > SHOWN && <p class="dim">{text.typeMore}</p>}
    </div>
  );
}

interface VariantProps extends Props {
  readonly product: Product;
  readonly onBack: () => void;
}

function VariantPicker({ shop, product, onPicked, onBack }: VariantProps) {
  const text = words();
  return (
    <div class="stack desk-picker">
      <p>{text.whichVariant(product.title)}</p>
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
                  <span>{options === '' ? variant.code : options}</span>
                  <Money minor={variant.priceMinor} currency={shop.currency} digits={shop.digits} />
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
