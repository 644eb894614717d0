import { get } from '../kit/api';
import { language } from '../kit/language';
import { type Resource, useResource } from '../kit/resource';

/** What a SKU is, as people see it. */
export interface SkuCard {
  readonly sku: number;
  readonly product: number;
  readonly title: string;
  readonly brand?: string;
  readonly category?: string;
  readonly shop: number;
  readonly shopName?: string;
  readonly picture: string;
  readonly options: readonly { readonly name: string; readonly value: string }[];
}

/** The server's bound on one question. */
const AT_ONCE = 100;

const known = new Map<string, SkuCard>();

async function load(skus: readonly number[], signal: AbortSignal): Promise<ReadonlyMap<number, SkuCard>> {
  const name = (sku: number) => `${language()} ${sku}`;
  const missing = skus.filter((sku) => !known.has(name(sku)));
  for (let from = 0; from < missing.length; from += AT_ONCE) {
    const some = missing.slice(from, from + AT_ONCE);
    const { products } = await get<{ readonly products: readonly SkuCard[] }>(
      '/v1/products',
      { sku: some, language: language() },
      signal,
    );
    products.forEach((card) => known.set(name(card.sku), card));
  }
  return new Map(skus.flatMap((sku) => {
    const card = known.get(name(sku));
    return card === undefined ? [] : [[sku, card] as const];
  }));
}

/** Title, picture and options of SKUs, such as those of a cart; what has no product any more is left out. */
export function useSkuCards(skus: readonly number[] | undefined): Resource<ReadonlyMap<number, SkuCard>> {
  const wanted = skus === undefined ? undefined : [...new Set(skus)].sort((a, b) => a - b);
  const name = wanted === undefined || wanted.length === 0 ? undefined : `skus ${language()} ${wanted.join(' ')}`;
  return useResource(name, (signal) => load(wanted ?? [], signal));
}
