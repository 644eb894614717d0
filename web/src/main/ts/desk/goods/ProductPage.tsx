import { useRef, useState } from 'preact/hooks';
import { call } from '../../kit/api';
import { focusWrong, useSending } from '../../kit/form';
import { useResource } from '../../kit/resource';
import { go, Link, useTitle } from '../../kit/router';
import { tell } from '../../kit/toast';
import { Button, Loading, Notice, Skeleton, Trouble } from '../../kit/ui';
import { kitWords } from '../../kit/words';
import { PageHead } from '../inputs';
import type { Shop } from '../shops';
import { contentOf, type Draft, draftOf, emptyDraft } from './draft';
import { Details } from './Details';
import { Images } from './Images';
import { loadProduct, type Product, type ProductContent } from './products';
import { ProductBadge } from './ProductBadge';
import { Texts } from './Texts';
import { Variants } from './Variants';
import { words } from './words';
import { fieldName, reasonText } from './wrong';

const EVERY_MS = 10_000;

/** Whether somebody else, or the festival, is about to change how it stands. */
function isUnderWay({ state, step, pending }: Product): boolean {
  return state === 'inReview' || step !== 'none' || pending !== undefined;
}

/** A product in its editor; undefined for a new one. What waits is brought up to date until somebody writes. */
export function ProductPage({ shop, product }: { readonly shop: Shop; readonly product: number | undefined }) {
  const text = words();
  useTitle(product === undefined ? text.newProduct : text.product);
  const [isFollowed, setFollowed] = useState(false);
  const [isTouched, setTouched] = useState(false);
  const { data, problem, reload } = useResource(
    product === undefined ? undefined : `desk product ${product}`,
    async (signal) => {
      const found = await loadProduct(product ?? 0, signal);
      setFollowed(isUnderWay(found));
      return found;
    },
    isFollowed && !isTouched ? EVERY_MS : undefined,
  );
  const touched = () => {
    setTouched(true);
  };
  const saved = () => {
    setTouched(false);
    reload();
  };
  return (
    <>
      <Link class="desk-back" href="/desk/products">
        ‹ {text.products}
      </Link>
      {problem !== undefined && <Trouble problem={problem} onRetry={reload} />}
      {product !== undefined && data === undefined && problem === undefined && (
        <Loading>
          <Skeleton lines={10} />
        </Loading>
      )}
      {product === undefined && <Editor shop={shop} product={undefined} onTouched={touched} onSaved={saved} />}
      {data !== undefined && <Editor key={data.version} shop={shop} product={data} onTouched={touched} onSaved={saved} />}
    </>
  );
}

interface EditorProps {
  readonly shop: Shop;
  readonly product: Product | undefined;
  /** Something was written that a newer state of the product must not take away. */
  readonly onTouched: () => void;
  readonly onSaved: () => void;
}

interface Saved {
  readonly product: number;
  readonly version: number;
}

function Editor({ shop, product, onTouched, onSaved }: EditorProps) {
  const text = words();
  const [draft, setDraft] = useState<Draft>(() =>
    product === undefined ? emptyDraft(shop.country) : draftOf(product.pending ?? product.content, shop.digits),
  );
  const [isChecked, setChecked] = useState(false);
  const sending = useSending();
  const { content, errors } = contentOf(draft, shop.currency, shop.digits);
  const errorOf = (field: string) => {
    const error = errors.get(field);
    if (!isChecked || error === undefined) {
      return undefined;
    }
    return error === 'amount' ? kitWords.get().wrongAmount(shop.digits) : text.errors[error];
  };
  const change = (to: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...to }));
    onTouched();
  };
  const form = useRef<HTMLFormElement>(null);
  const press = (isSubmitted: boolean) => {
    setChecked(true);
    if (errors.size === 0) {
      void sending.send(() => save(shop, product, content, isSubmitted, onSaved));
    } else {
      focusWrong(form.current);
    }
  };
  return (
    <form
      ref={form}
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        press(false);
      }}
    >
      <PageHead title={product?.title ?? text.newProduct}>{product !== undefined && <ProductBadge row={product} />}</PageHead>
      {product !== undefined && <State product={product} />}
      <Texts texts={draft.texts} onTexts={(texts) => { change({ texts }); }} error={errorOf('texts')} />
      <Details draft={draft} isNew={product === undefined} onChange={change} errorOf={errorOf} />
      <Images shop={shop} images={draft.images} onImages={(images) => { change({ images }); }} />
      <Variants
        shop={shop}
        variants={draft.variants}
        product={product}
        onVariants={(variants) => { change({ variants }); }}
        errorOf={errorOf}
      />
      <div class="desk-chosen">
        {isChecked && errors.size > 0 && <Notice kind="bad">{text.putRight}</Notice>}
        <Refused sending={sending} />
        <Button type="submit" busy={sending.isBusy}>
          {kitWords.get().save}
        </Button>
        <Button look="main" busy={sending.isBusy} onClick={() => { press(true); }}>
          {text.saveAndSubmit}
        </Button>
        {product !== undefined && <Withdraw product={product} onDone={onSaved} />}
      </div>
    </form>
  );
}

/** Saves what the editor holds, and hands it in where that is meant; a new product goes on under its number. */
async function save(
  shop: Shop,
  product: Product | undefined,
  content: ProductContent,
  isSubmitted: boolean,
  onSaved: () => void,
): Promise<void> {
  const saved =
    product === undefined
      ? await call<Saved>(`/v1/shops/${shop.shop}/products`, { method: 'POST', body: content })
      : await call<Saved>(`/v1/products/${product.product}`, { method: 'PUT', query: { version: product.version }, body: content });
  if (isSubmitted) {
    await call(`/v1/products/${saved.product}/submission`, { method: 'POST', query: { version: saved.version } });
  }
  tell(isSubmitted ? words().submitted : kitWords.get().saved);
  if (product === undefined) {
    go(`/desk/products/${saved.product}`, 'replace');
  } else {
    onSaved();
  }
}

/** What the editor's state means for what one changes. */
function State({ product }: { readonly product: Product }) {
  const text = words();
  return (
    <>
      {product.state === 'refused' && <Notice kind="bad">{text.refusedBecause(product.reason)}</Notice>}
      {product.state === 'inReview' && <Notice>{text.inReviewHint}</Notice>}
      {product.state === 'withdrawn' && <Notice kind="warn">{text.withdrawnHint}</Notice>}
      {product.state === 'draft' && <p class="dim">{text.draftHint}</p>}
      {product.pending !== undefined && product.state !== 'inReview' && <Notice>{text.pending}</Notice>}
      {product.state === 'published' && product.pending === undefined && <p class="dim">{text.publishedHint}</p>}
    </>
  );
}

/** What the server found wrong, field by field where it says so. */
function Refused({ sending }: { readonly sending: ReturnType<typeof useSending> }) {
  if (sending.message === '') {
    return null;
  }
  const listed: unknown = sending.problem?.values['problems'];
  const problems = Array.isArray(listed) ? (listed as readonly { readonly field?: string; readonly reason?: string }[]) : [];
  return (
    <Notice kind="bad">
      <p>{problems.length > 0 ? words().putRight : sending.message}</p>
      <ul>
        {problems.map(({ field = '', reason = '' }) => (
          <li key={field + reason}>
            <b>{fieldName(field)}</b> {reasonText(reason)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Withdraw({ product, onDone }: { readonly product: Product; readonly onDone: () => void }) {
  const text = words();
  const sending = useSending();
  const [isSure, setSure] = useState(false);
  if (product.state !== 'published' || product.step !== 'none') {
    return null;
  }
  return (
    <>
      {sending.message !== '' && <Notice kind="bad">{sending.message}</Notice>}
      <Button
        look="danger"
        busy={sending.isBusy}
        onClick={() => {
          if (!isSure) {
            setSure(true);
            return;
          }
          void sending.send(async () => {
            await call(`/v1/products/${product.product}/withdrawal`, { method: 'POST', query: { version: product.version } });
            tell(text.withdrawn);
            onDone();
          });
        }}
      >
        {isSure ? text.withdrawSure : text.bulk.withdraw}
      </Button>
    </>
  );
}
