import { csv } from '../../kit/csv';
import type { Category } from './products';

/** As the import reads them; prices are in the currency's smallest unit. */
const COLUMNS = 'code,category,brand,origin,variant,options,price_minor,currency,stock,limit_per_buyer,title:en,title:zh,title:sv,description:en';

/** Where teapots and cups belong, the best first. */
const FITTING = [/\btea[ -]?(set|pot|ware|cup)/, /tableware|crockery|porcelain/, /\bkitchen/, /^(home|household|living)\b/];

/** The category for a teapot: one without others below it whose code or name fits, else one at the top; nothing where there is none yet. */
function fittingCategory(categories: readonly Category[]): string {
  const parents = new Set(categories.map((each) => each.parent));
  const leaves = categories.filter((each) => !parents.has(each.category));
  const says = ({ category, names }: Category, word: RegExp) => word.test(category) || word.test((names['en'] ?? '').toLowerCase());
  const fitting = FITTING.flatMap((word) => leaves.filter((leaf) => says(leaf, word)))[0];
  return (fitting ?? categories.find((each) => each.parent === undefined) ?? categories[0])?.category ?? '';
}

/** A small file to begin with: one product in two sizes and one without variants, in the shop's currency and country. */
export function sampleCsv(shop: { readonly currency: string; readonly country: string }, categories: readonly Category[]): string {
  const category = fittingCategory(categories);
  const { currency, country } = shop;
  return [
    COLUMNS,
    `TEAPOT-1,${category},My brand,${country},s,size=S,1900,${currency},100,,"Teapot, clay",陶茶壶,Tekanna i lera,Made by hand.`,
    `TEAPOT-1,,,,l,size=L,2900,${currency},50,,,,,`,
    `CUP-1,${category},My brand,${country},one,,500,${currency},1000,5,Cup,杯子,Kopp,`,
    '',
  ].join('\r\n');
}

/** The address of a file that is made in the page, in a form that spreadsheets read as UTF-8. */
export function csvAddress(csv: string): string {
  return `data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${csv}`)}`;
}

/** Every category's code with its name in full, to look codes up in. */
export function categoriesCsv(names: readonly { readonly value: string; readonly label: string }[]): string {
  return csv([['category', 'name'], ...names.map(({ value, label }) => [value, label])]);
}
