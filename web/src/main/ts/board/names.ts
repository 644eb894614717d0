import { get } from '../kit/api';
import { useLanguage } from '../kit/language';
import { useResource } from '../kit/resource';
import type { Kind } from './address';
import { countryName } from './format';
import type { Snapshot } from './snapshot';
import { words } from './words';

/** Writes the name of a row in the page's language. */
export type Naming = (by: Kind, row: { readonly key: string; readonly name: string }) => string;

interface Categories {
  readonly categories: readonly { readonly category: string; readonly names: Readonly<Record<string, string | undefined>> }[];
}

interface Products {
  readonly products: readonly Product[];
}

interface Product {
  readonly sku: number;
  readonly title: string;
  readonly options: readonly { readonly value: string }[];
}

const CATEGORIES_EVERY_MS = 600_000;

/**
 * The board knows categories by their codes, and products by the names that they were registered under, which are English;
 * the catalogue has the others.
 *
 * @param regions names of provinces as the map has them, by code.
 */
export function useNames(snapshot: Snapshot | undefined, regions: ReadonlyMap<string, string>): Naming {
  const language = useLanguage();
  const isForeign = language !== 'en' && snapshot !== undefined;
  const skus = (snapshot?.skus ?? []).map((each) => each.key).filter((key) => /^\d+$/.test(key)).sort();
  const categories = useResource(
    snapshot === undefined ? undefined : 'board categories',
    (signal) => get<Categories>('/v1/categories', undefined, signal),
    CATEGORIES_EVERY_MS,
  );
  const products = useResource(isForeign && skus.length > 0 ? `board products ${language} ${skus.join()}` : undefined, (signal) =>
    get<Products>('/v1/products', { sku: skus, language }, signal),
  );
  const named = new Map((categories.data?.categories ?? []).map(({ category, names }) => [category, names[language] ?? names['en'] ?? category]));
  const titles = titlesOf(products.data?.products ?? []);
  return (by, row) => nameOf(by, row, { regions, categories: named, titles });
}

/** A category as its code reads, where the catalogue does not know it, or has not been asked yet: Home and furniture. */
export function readable(code: string): string {
  return /^[a-z0-9-]+$/.test(code) ? (code.charAt(0).toUpperCase() + code.slice(1)).replaceAll('-', ' ') : code;
}

/** Titles by SKU; where two variants of a product are named alike, with what tells them apart. */
export function titlesOf(products: readonly Product[]): ReadonlyMap<string, string> {
  const once = new Set<string>();
  const alike = new Set(products.filter(({ title }) => once.size === once.add(title).size).map(({ title }) => title));
  return new Map(
    products.map(({ sku, title, options }) => {
      const values = options.map(({ value }) => value).join(', ');
      return [String(sku), alike.has(title) && values !== '' ? `${title}, ${values}` : title];
    }),
  );
}

interface Known {
  readonly regions: ReadonlyMap<string, string>;
  readonly categories: ReadonlyMap<string, string>;
  readonly titles: ReadonlyMap<string, string>;
}

function nameOf(by: Kind, { key, name }: { readonly key: string; readonly name: string }, known: Known): string {
  switch (by) {
    case 'country':
    case 'origin':
      return countryName(key);
    case 'province':
      return words().provinces[key] ?? known.regions.get(key) ?? key;
    case 'cityTier':
      return key === '0' || key === '' ? words().tierUnknown : words().tier(key);
    case 'category':
      return known.categories.get(key) ?? readable(name);
    case 'sku':
      return known.titles.get(key) ?? name;
    case 'brand':
    case 'shop':
      return name;
  }
}

/** What the rows of a kind are called together. */
export function kindName(by: Kind): string {
  const said = words();
  const names: Readonly<Record<Kind, string>> = {
    country: said.byCountry,
    province: said.byProvince,
    cityTier: said.byCityTier,
    category: said.byCategory,
    brand: said.byBrand,
    origin: said.byOrigin,
    shop: said.byShop,
    sku: said.bySku,
  };
  return names[by];
}
