import { get } from '../../kit/api';
import { language } from '../../kit/language';

/** What can be ordered, with a title in some language. */
interface Titled {
  readonly sku: number;
  readonly title: string;
}

/** The server's bound on one question. */
const AT_ONCE = 100;

/** The same with their titles in the page's language, as far as they are on show. */
export async function inOwnLanguage<T extends Titled>(titled: readonly T[], signal: AbortSignal): Promise<readonly T[]> {
  const sku = [...new Set(titled.map((each) => each.sku))].slice(0, AT_ONCE);
  if (sku.length === 0) {
    return titled;
  }
  const products = await get<{ readonly products: readonly Titled[] }>('/v1/products', { sku, language: language() }, signal).then(
    (found) => found.products,
    () => [], // an order can be packed without the catalogue
  );
  const titles = new Map(products.map((each) => [each.sku, each.title]));
  return titled.map((each) => ({ ...each, title: titles.get(each.sku) ?? each.title }));
}
