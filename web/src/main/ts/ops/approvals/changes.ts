import type { ProductContent } from '../../desk/goods/products';

/** The names of what differs between a product as it is on sale and as its shop wants it. */
export function changesOf(before: ProductContent, after: ProductContent): readonly (keyof ProductContent)[] {
  const names = Object.keys(after) as (keyof ProductContent)[];
  return names.filter((name) => text(before[name]) !== text(after[name]));
}

/** A value as text in which the order of an object's fields doesn't count. */
function text(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => a.localeCompare(b)))
      : each,
  );
}
