import { call, insist, newKey } from '../../kit/api';
import { Problem, problemOf } from '../../kit/problem';
import type { Product, ProductState } from './products';

export type BulkKind = 'price' | 'restock' | 'submit' | 'withdraw';

/** How prices are to change. */
export interface PriceChange {
  readonly how: 'set' | 'lower' | 'raise';
  readonly amountMinor: number;
}

/** One thing that is to be done. */
export type BulkItem =
  | { readonly action: 'price'; readonly product: number; readonly variant: string; readonly priceMinor: number }
  | { readonly action: 'restock'; readonly product: number; readonly variant: string; readonly sku: number; readonly quantity: number }
  | { readonly action: 'submit' | 'withdraw'; readonly product: number; readonly version: number };

/** Why a product is left as it is. */
export type Skip = 'state' | 'nothingNew' | 'notListed' | 'same' | 'tooLow';

/** A line of the preview: what becomes of a product or of one of its variants. */
export interface PlanLine {
  readonly key: string;
  readonly title: string;
  readonly variant: string;
  readonly beforeMinor?: number;
  readonly afterMinor?: number;
  readonly quantity?: number;
  /** Left out where it is skipped. */
  readonly item?: BulkItem;
  readonly skip?: Skip;
}

function variantLines(products: readonly Product[], plan: (product: Product, variant: Product['variants'][number]) => Partial<PlanLine>) {
  return products.flatMap((product) =>
    product.variants.map((variant): PlanLine => ({
      key: `${product.product} ${variant.code}`,
      title: product.title,
      variant: variant.options
        .map(({ value }) => value)
        .filter((value) => !product.title.includes(value)) // a title often says it already
        .join(', '),
      ...plan(product, variant),
    })),
  );
}

/** What was chosen, as long as nothing is planned yet: every variant with its price. */
export function planChosen(products: readonly Product[]): readonly PlanLine[] {
  return variantLines(products, (_, { priceMinor }) => ({ beforeMinor: priceMinor }));
}

/** New prices of every variant of some products. */
export function planPrices(products: readonly Product[], { how, amountMinor }: PriceChange): readonly PlanLine[] {
  return variantLines(products, ({ product, state }, { code, priceMinor }) => {
    const afterMinor = how === 'set' ? amountMinor : priceMinor + (how === 'raise' ? amountMinor : -amountMinor);
    const skip = state !== 'published' ? 'notListed' : afterMinor < 1 ? 'tooLow' : afterMinor === priceMinor ? 'same' : undefined;
    return {
      beforeMinor: priceMinor,
      afterMinor,
      ...(skip === undefined ? { item: { action: 'price', product, variant: code, priceMinor: afterMinor } } : { skip }),
    };
  });
}

/** So many more pieces of every variant. */
export function planRestock(products: readonly Product[], quantity: number): readonly PlanLine[] {
  return variantLines(products, ({ product, state }, { code, sku }) => ({
    quantity,
    ...(sku === undefined || state !== 'published'
      ? { skip: 'notListed' }
      : { item: { action: 'restock', product, variant: code, sku, quantity } }),
  }));
}

/** Products handed in for review, or taken off sale. */
export function planStep(products: readonly Product[], action: 'submit' | 'withdraw'): readonly PlanLine[] {
  return products.map((product): PlanLine => {
    const { state, step, version, pending } = product;
    const fits =
      step === 'none' &&
      (action === 'withdraw' ? state === 'published' : state === 'draft' || state === 'refused' || pending !== undefined);
    const isUnchanged = action === 'submit' && state === 'published' && step === 'none';
    return {
      key: String(product.product),
      title: product.title,
      variant: '',
      ...(fits ? { item: { action, product: product.product, version } } : { skip: isUnchanged ? 'nothingNew' : 'state' }),
    };
  });
}

/** Whether something can be done with a product of the list; what is on sale may have a change that can be submitted. */
export function mayFit(kind: BulkKind, { state, step }: { readonly state: ProductState; readonly step: Product['step'] }): boolean {
  return kind === 'submit' ? state !== 'inReview' && state !== 'withdrawn' && step === 'none' : state === 'published';
}

/** What became of an item, in the order of the items. */
export type Outcome = Problem | undefined;

interface BulkAnswer {
  readonly items: readonly { readonly done: boolean; readonly code?: string; readonly detail?: string }[];
}

/** The server's bound on one request. */
const AT_ONCE = 200;

/** An item as the server takes it. */
function wireOf(item: BulkItem) {
  switch (item.action) {
    case 'price':
      return { product: item.product, action: 'setPrice', variant: item.variant, amount: item.priceMinor };
    case 'restock':
      return { product: item.product, action: 'restock', variant: item.variant, amount: item.quantity };
    default:
      return item;
  }
}

/**
 * Asks the server what it would do, or has it done.
 *
 * @returns undefined where the server takes no items together.
 */
async function together(
  shop: number,
  items: readonly BulkItem[],
  dryRun: boolean,
  onDone: (count: number) => void = () => undefined,
): Promise<readonly Outcome[] | undefined> {
  const outcomes: Outcome[] = [];
  try {
    for (let from = 0; from < items.length; from += AT_ONCE) {
      const body = { dryRun, items: items.slice(from, from + AT_ONCE).map(wireOf) };
      const answer = await insist<BulkAnswer>(
        `/v1/shops/${shop}/products/bulk`,
        { method: 'POST', body, key: newKey() },
        () => undefined,
      );
      outcomes.push(...answer.items.map(({ done, code = '', detail = '' }) => (done ? undefined : new Problem(409, code, {}, detail))));
      onDone(outcomes.length);
    }
    return outcomes;
  } catch (error) {
    if (error instanceof Problem && (error.status === 404 || error.status === 405)) {
      return undefined;
    }
    throw error;
  }
}

/** What the server would refuse; undefined where it can't be asked in advance. */
export function tryOut(shop: number, items: readonly BulkItem[]): Promise<readonly Outcome[] | undefined> {
  return together(shop, items, true);
}

/** Does it all; what is refused doesn't keep the rest from being done. */
export async function carryOut(shop: number, items: readonly BulkItem[], onDone: (count: number) => void): Promise<readonly Outcome[]> {
  const all = await together(shop, items, false, onDone);
  if (all !== undefined) {
    return all;
  }
  const outcomes: Outcome[] = [];
  for (const item of items) {
    outcomes.push(await one(item).then(() => undefined, problemOf));
    onDone(outcomes.length);
  }
  return outcomes;
}

function one(item: BulkItem): Promise<unknown> {
  switch (item.action) {
    case 'price':
      return call(`/v1/products/${item.product}/price`, { method: 'PUT', body: { variant: item.variant, priceMinor: item.priceMinor } });
    case 'restock':
      return insist(
        `/v1/skus/${item.sku}/restock`,
        { method: 'POST', body: { quantity: item.quantity }, key: newKey() },
        () => undefined,
      );
    case 'submit':
      return call(`/v1/products/${item.product}/submission`, { method: 'POST', query: { version: item.version } });
    case 'withdraw':
      return call(`/v1/products/${item.product}/withdrawal`, { method: 'POST', query: { version: item.version } });
  }
}
