import { get } from '../../kit/api';
import { language } from '../../kit/language';
import { type Resource, useResource } from '../../kit/resource';
import type { Category } from './types';

/** The tree of categories, parents first. */
export function useCategories(): Resource<readonly Category[]> {
  return useResource('categories', async (signal) => {
    const { categories } = await get<{ readonly categories: readonly Category[] }>('/v1/categories', undefined, signal);
    return categories;
  });
}

/** Its name in the page's language, else in English, else its code. */
export function nameOf(category: Category): string {
  return category.names[language()] ?? category.names['en'] ?? category.category;
}

/** A category and all above it, the first one first; empty where there is none of this code. */
export function pathTo(categories: readonly Category[], code: string): readonly Category[] {
  const byCode = new Map(categories.map((each) => [each.category, each]));
  const path: Category[] = [];
  for (let at = byCode.get(code); at !== undefined && !path.includes(at); at = byCode.get(at.parent ?? '')) {
    path.unshift(at);
  }
  return path;
}

/** The categories just below one, or the first ones. */
export function childrenOf(categories: readonly Category[], code: string | undefined): readonly Category[] {
  return categories.filter(({ parent }) => parent === code);
}
