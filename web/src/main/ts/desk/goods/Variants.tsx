import { useRef, useState } from 'preact/hooks';
import { get, insist, newKey } from '../../kit/api';
import { useSending } from '../../kit/form';
import { count } from '../../kit/money';
import { useResource } from '../../kit/resource';
import { tell } from '../../kit/toast';
import { Button, Field, Notice } from '../../kit/ui';
import { kitWords } from '../../kit/words';
import type { Shop } from '../shops';
import { NEW_VARIANT, type VariantDraft } from './draft';
import type { Product } from './products';
import { words } from './words';

interface Props {
  readonly shop: Shop;
  readonly variants: readonly VariantDraft[];
  readonly product: Product | undefined;
  readonly onVariants: (variants: readonly VariantDraft[]) => void;
  readonly errorOf: (field: string) => string | undefined;
}

const MOST = 100;

/** What a product comes in, each with its price and stock. */
export function Variants({ shop, variants, product, onVariants, errorOf }: Props) {
  const text = words();
  return (
    <section class="panel stack">
      <h2>{text.variants}</h2>
      <p class="dim">{text.variantsHint}</p>
      <ul class="desk-variants">
        {variants.map((variant, i) => (
          <VariantFields
            key={i}
            shop={shop}
            variant={variant}
            sku={product?.variants.find((each) => each.code === variant.code)?.sku}
            errorOf={(field) => errorOf(`variants.${i}.${field}`)}
            onVariant={(changed) => { onVariants(variants.map((each, j) => (j === i ? changed : each))); }}
            onRemove={variants.length > 1 ? () => { onVariants(variants.filter((_, j) => j !== i)); } : undefined}
          />
        ))}
      </ul>
      {variants.length < MOST && (
        <div class="row">
          <Button onClick={() => { onVariants([...variants, { ...NEW_VARIANT, code: freshCode(variants) }]); }}>{text.addVariant}</Button>
        </div>
      )}
    </section>
  );
}

function freshCode(variants: readonly VariantDraft[]): string {
  const taken = new Set(variants.map(({ code }) => code));
  for (let n = variants.length + 1; ; n++) {
    if (!taken.has(`v${n}`)) {
      return `v${n}`;
    }
  }
}

interface FieldsProps {
  readonly shop: Shop;
  readonly variant: VariantDraft;
  /** Undefined before it was published. */
  readonly sku: number | undefined;
  readonly errorOf: (field: string) => string | undefined;
  readonly onVariant: (variant: VariantDraft) => void;
  readonly onRemove: (() => void) | undefined;
}

function VariantFields({ shop, variant, sku, errorOf, onVariant, onRemove }: FieldsProps) {
  const text = words();
  const field = (name: keyof VariantDraft, label: string, more: { readonly hint?: string; readonly lines?: number; readonly optional?: boolean; readonly inputMode?: 'decimal' | 'numeric' } = {}) => (
    <Field
      label={label}
      value={variant[name]}
      onValue={(value) => { onVariant({ ...variant, [name]: value }); }}
      error={errorOf(name)}
      {...more}
    />
  );
  return (
    <li class="desk-variant">
      {field('options', text.options, { lines: 2, hint: text.optionsHint, optional: true })}
      {field('price', text.priceIn(shop.currency), { inputMode: 'decimal' })}
      {sku === undefined ? field('stock', text.openingStock, { inputMode: 'numeric', hint: text.openingStockHint }) : <Restock sku={sku} />}
      {field('limit', text.limit, { inputMode: 'numeric', hint: text.limitHint, optional: true })}
      {sku === undefined && field('code', text.variantCode, { hint: text.variantCodeHint })}
      {onRemove !== undefined && sku === undefined && (
        <div class="row">
          <Button look="quiet" onClick={onRemove}>
            {kitWords.get().remove}
          </Button>
        </div>
      )}
    </li>
  );
}

interface Stock {
  readonly available: number;
  readonly sold: number;
}

/** What is left of a SKU, and more of it. */
function Restock({ sku }: { readonly sku: number }) {
  const text = words();
  const [typed, setTyped] = useState('');
  const seen = useRef<number | undefined>(undefined);
  const sent = useRef({ typed: '', key: '' });
  const sending = useSending();
  const { data, reload } = useResource(`stock ${sku}`, (signal) => get<Stock>(`/v1/skus/${sku}`, { position: seen.current }, signal));
  const isGood = /^[1-9]\d{0,8}$/.test(typed.trim());
  const restock = async () => {
    if (sent.current.typed !== typed) {
      sent.current = { typed, key: newKey() };
    }
    const answer = await insist<{ readonly position?: number }>(
      `/v1/skus/${sku}/restock`,
      { method: 'POST', body: { quantity: Number(typed) }, key: sent.current.key },
      () => undefined,
    );
    seen.current = answer.position;
    sent.current = { typed: '', key: '' };
    tell(text.restocked(count(Number(typed))));
    setTyped('');
    reload();
  };
  return (
    <div class="stack">
      <p>
        <span class="dim">{text.stock}</span>
        <br />
        <strong>{data === undefined ? '–' : count(data.available)}</strong>{' '}
        <span class="dim">{data === undefined ? '' : text.soldSoFar(count(data.sold))}</span>
      </p>
      {sending.message !== '' && <Notice kind="bad">{sending.message}</Notice>}
      <div class="desk-restock">
        <Field label={text.morePieces} value={typed} onValue={setTyped} inputMode="numeric" maxLength={9} />
        <Button busy={sending.isBusy} disabled={!isGood} onClick={() => void sending.send(restock)}>
          {text.bulk.restock}
        </Button>
      </div>
    </div>
  );
}
