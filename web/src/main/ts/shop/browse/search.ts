import { type Query, queryText } from '../../kit/api';
import { FACETS, type FacetName, type FacetValue, type Hit } from './types';

export const SORTS = ['relevance', 'sales', 'newest', 'priceUp', 'priceDown'] as const;
export type Sort = (typeof SORTS)[number];

/** What somebody looks for: all of it stands in the address. */
export interface Choices {
  readonly q: string;
  readonly sort: Sort;
  readonly facets: Readonly<Partial<Record<FacetName, readonly string[]>>>;
  /** The shop whose products they are. */
  readonly shop: string;
}

/** What an address says; what it can't say is left out, as are other categories on a category's own page. */
export function choicesOf(query: URLSearchParams, category?: string): Choices {
  const facets: Partial<Record<FacetName, readonly string[]>> = {};
  for (const name of FACETS.filter((each) => each !== 'category' || category === undefined)) {
    const values = [...new Set(query.getAll(name))].filter((value) => value !== '');
    if (values.length > 0) {
      facets[name] = values;
    }
  }
  const sort = SORTS.find((each) => each === query.get('sort')) ?? 'relevance';
  const shop = query.get('shop') ?? '';
  return { q: (query.get('q') ?? '').trim().slice(0, 200), sort, facets, shop: /^\d{1,15}$/.test(shop) ? shop : '' };
}

/** What the server is asked; a category's page is of that category. */
export function queryOf({ q, sort, facets, shop }: Choices, category: string | undefined): Query {
  return { q, ...facets, ...(category === undefined ? {} : { category: [category] }), sort: sort === 'relevance' ? '' : sort, shop };
}

/** Where these choices stand. */
export function addressOf(choices: Choices, category: string | undefined): string {
  const path = category === undefined ? '/search' : `/c/${encodeURIComponent(category)}`;
  const { q, sort, facets, shop } = choices;
  return path + queryText({ q, ...facets, sort: sort === 'relevance' ? '' : sort, shop });
}

/** With a value of a facet taken in, or out when it was in. Of categories one is chosen at a time: they are a tree. */
export function toggled(choices: Choices, facet: FacetName, value: string): Choices {
  const before = choices.facets[facet] ?? [];
  const without = before.filter((each) => each !== value);
  const isOne = facet === 'category' || facet === 'onDeal' || facet === 'inStock';
  const after = without.length < before.length ? without : isOne ? [value] : [...before, value];
  const facets = Object.fromEntries(Object.entries(choices.facets).filter(([name]) => name !== facet));
  return { ...choices, facets: after.length === 0 ? facets : { ...facets, [facet]: after } };
}

/** Every value that was chosen, to be taken away one by one. */
export function chosenOf(choices: Choices): readonly { readonly facet: FacetName; readonly value: string }[] {
  return FACETS.flatMap((facet) => (choices.facets[facet] ?? []).map((value) => ({ facet, value })));
}

/** The categories to go on to: those below the one that is looked at, or else the first ones. */
export function below(values: readonly FacetValue[], category: string | undefined): readonly FacetValue[] {
  const known = new Set(values.map(({ value }) => value));
  return values.filter(({ parent }) =>
    category === undefined ? parent === undefined || !known.has(parent) : parent === category,
  );
}

/** Pages after one another. Sales go on, so that a product can move from one page to the next: it is shown once. */
export function joined(pages: readonly (readonly Hit[])[]): readonly Hit[] {
  const seen = new Set<number>();
  return pages.flat().filter(({ product }) => !seen.has(product) && seen.add(product).size > 0);
}
