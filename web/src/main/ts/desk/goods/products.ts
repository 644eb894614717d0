import { get } from '../../kit/api';
import { language } from '../../kit/language';
import { type Resource, useResource } from '../../kit/resource';
import type { Page } from '../pages';

export const STATES = ['draft', 'inReview', 'published', 'refused', 'withdrawn'] as const;
export type ProductState = (typeof STATES)[number];

/** A product in a shop's list. */
export interface ProductRow {
  readonly product: number;
  readonly code: string;
  readonly title: string;
  readonly category: string;
  readonly state: ProductState;
  /** What is being done with it. */
  readonly step: 'none' | 'review' | 'publishing' | 'withdrawing';
  /** Why it was refused. */
  readonly reason: string;
  readonly version: number;
  readonly changedMs: number;
  /** The lowest of its variants, in the shop's currency. */
  readonly priceMinor?: number;
  /** Those of its variants that are on sale. */
  readonly skus?: readonly number[];
  readonly available?: number;
  readonly sold?: number;
  readonly picture?: string;
}

export interface TextOf {
  readonly title: string;
  readonly description: string;
}

export interface VariantContent {
  readonly code: string;
  readonly options: Readonly<Record<string, string>>;
  readonly priceMinor: number;
  readonly currency: string;
  /** At the opening; later stock is the engine's. */
  readonly stock: number;
  /** 0 for none. */
  readonly limitPerBuyer: number;
}

/** All that a shop says about a product. */
export interface ProductContent {
  readonly code: string;
  readonly category: string;
  readonly brand: string;
  readonly origin: string;
  readonly tariffCode: string;
  readonly texts: Readonly<Record<string, TextOf>>;
  readonly attributes: Readonly<Record<string, string>>;
  readonly images: readonly string[];
  readonly launchMs: number;
  readonly variants: readonly VariantContent[];
}

export interface Variant {
  readonly code: string;
  /** Not there before it is published. */
  readonly sku?: number;
  readonly options: readonly { readonly name: string; readonly value: string }[];
  readonly priceMinor: number;
}

/** A product as its shop sees it. */
export interface Product {
  readonly product: number;
  readonly code: string;
  readonly title: string;
  readonly picture: string;
  readonly state: ProductState;
  readonly step: ProductRow['step'];
  readonly reason: string;
  readonly version: number;
  readonly variants: readonly Variant[];
  readonly content: ProductContent;
  /** What a published product is to say once an operator approves. */
  readonly pending?: ProductContent;
}

const AT_ONCE = 100;

export async function loadRows(
  shop: number,
  state: ProductState | '',
  search: string,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<Page<ProductRow>> {
  const { products, next } = await get<{ readonly products: readonly ProductRow[]; readonly next?: string }>(
    `/v1/shops/${shop}/products`,
    { state, q: search.trim(), language: language(), cursor, limit: AT_ONCE },
    signal,
  );
  return { rows: products, next };
}

export function loadProduct(product: number, signal?: AbortSignal): Promise<Product> {
  return get<Product>(`/v1/products/${product}`, { language: language() }, signal);
}

/** Where a row's picture is. */
export function pictureOf({ picture, product }: Pick<ProductRow, 'picture' | 'product'>): string {
  const path = picture ?? `/v1/products/${product}/drawing`;
  return path.startsWith('/v1/images/') && !path.includes('?') ? `${path}?size=small` : path;
}

export interface Category {
  readonly category: string;
  readonly parent?: string;
  readonly names: Readonly<Record<string, string>>;
}

const STEP = ' › ';

/**
 * The categories with their names in full, such as Home › Kitchen, in the order of those names.
 *
 * @param all those among which parents are looked for.
 */
export function categoryNames(
  categories: readonly Category[],
  tongue: string,
  all = categories,
): readonly { readonly value: string; readonly label: string }[] {
  const byCode = new Map(all.map((each) => [each.category, each]));
  const nameOf = (each: Category, depth: number): string => {
    const own = each.names[tongue] ?? each.names['en'] ?? each.category;
    const parent = each.parent === undefined || depth > 8 ? undefined : byCode.get(each.parent);
    return parent === undefined ? own : `${nameOf(parent, depth + 1)}${STEP}${own}`;
  };
  return categories
    .map((each) => ({ value: each.category, label: nameOf(each, 0) }))
    .sort((a, b) => a.label.localeCompare(b.label, tongue));
}

/** A category that products are put into, as a menu shows it. */
export interface CategoryChoice {
  readonly value: string;
  /** Its path below the top, such as Kitchen › Kettles. */
  readonly label: string;
  /** The top of its branch; left out where it is a top itself. */
  readonly group?: string;
}

/** The categories that have none below them, under the tops of their branches, all in the order of their names. */
export function categoryChoices(categories: readonly Category[], tongue: string): readonly CategoryChoice[] {
  const parents = new Set(categories.map(({ parent }) => parent));
  return categoryNames(categories.filter(({ category }) => !parents.has(category)), tongue, categories).map(({ value, label }) => {
    const [top = label, ...below] = label.split(STEP);
    return below.length === 0 ? { value, label } : { value, label: below.join(STEP), group: top };
  });
}

export function useCategories(): Resource<{ readonly categories: readonly Category[] }> {
  return useResource('categories', (signal) => get<{ readonly categories: readonly Category[] }>('/v1/categories', {}, signal));
}

/** What a category is called in full, or its code where it isn't known. */
export function useCategoryName(): (category: string) => string {
  const names = new Map(categoryNames(useCategories().data?.categories ?? [], language()).map(({ value, label }) => [value, label]));
  return (category) => names.get(category) ?? category;
}
