import { LANGUAGE_NAMES } from '../../kit/language';
import { money } from '../../kit/money';
import { words } from './words';

/** What the server calls a field, such as variants[0].priceMinor, as the editor calls it. */
export function fieldName(path: string): string {
  const text = words();
  const variant = /^variants\[(\d+)\]\.(\w+)/.exec(path);
  if (variant !== null) {
    const [, place = '0', field = ''] = variant;
    return `${text.variantNumber(Number(place) + 1)}: ${text.fieldNames[field] ?? field}`;
  }
  const written = /^texts\.(\w+)\.(\w+)$/.exec(path);
  if (written !== null) {
    const [, tongue = '', field = ''] = written;
    const names: Readonly<Record<string, string>> = LANGUAGE_NAMES;
    return `${text.fieldNames[field] ?? field} (${names[tongue] ?? tongue})`;
  }
  return /^line \d+$/.test(path) ? '–' : (text.fieldNames[path] ?? path); // the line has a column of its own
}

/** What the server says is wrong, in the reader's language where it is one of the usual sentences. */
export function reasonText(reason: string): string {
  for (const [pattern, say] of words().reasons) {
    const found = pattern.exec(reason);
    if (found !== null) {
      return say(found[1] ?? '', found[2] ?? '');
    }
  }
  return reason;
}

/** A mistake in a file as the server lists it. */
export interface LineError {
  /** The line that its product begins in. */
  readonly line: number;
  readonly field: string;
  readonly reason: string;
}

/** A mistake as it is shown. */
export interface Mistake {
  readonly line: number;
  readonly field: string;
  readonly said: string;
}

const PRICE = /^variants\[\d+\]\.priceMinor$/;

/** So many smallest units stand for an amount in what is said of wrong prices. */
const EXAMPLE_MINOR = 2900;

function said({ field, reason }: LineError, { currency, digits }: { readonly currency: string; readonly digits: number }): string {
  if (!PRICE.test(field)) {
    return reasonText(reason);
  }
  const amount = money(EXAMPLE_MINOR, currency, digits);
  return digits === 0 ? words().priceWhole(String(EXAMPLE_MINOR), amount) : words().priceInSmallest(String(EXAMPLE_MINOR), amount);
}

/**
 * The mistakes, each once, where the server has several sentences for it.
 *
 * @param file the lines of the file by the records that begin there, where it is at hand: it tells in which line a variant stands.
 */
export function mistakesOf(
  errors: readonly LineError[],
  shop: { readonly currency: string; readonly digits: number },
  file?: CsvFile,
): readonly Mistake[] {
  const found = new Map<string, Mistake>();
  for (const error of errors) {
    const at = placeOf(error, file);
    const name = `${error.line} ${error.field}`;
    if (!found.has(name)) {
      const cell = at?.cell === undefined || at.cell === '' ? '' : `${words().stands(at.cell)} `;
      found.set(name, { line: at?.line ?? error.line, field: fieldName(error.field), said: cell + said(error, shop) });
    }
  }
  return [...found.values()];
}

/** A file's records, each with the line that it begins in. */
export interface CsvFile {
  readonly records: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** How the file names fields. */
const COLUMNS: Readonly<Record<string, string>> = {
  priceMinor: 'price_minor',
  limitPerBuyer: 'limit_per_buyer',
  tariffCode: 'tariff_code',
  launchMs: 'launch_ms',
  code: 'code',
  category: 'category',
  brand: 'brand',
  origin: 'origin',
  options: 'options',
  currency: 'currency',
  stock: 'stock',
  attributes: 'attributes',
};

/** Longer cells are cut where they are shown. */
const SHOWN_CHARS = 40;

function placeOf({ line, field }: LineError, file: CsvFile | undefined): { readonly line: number; readonly cell: string | undefined } | undefined {
  const named = /^line (\d+)$/.exec(field);
  if (named !== null) {
    return { line: Number(named[1]), cell: undefined };
  }
  const first = file?.records.findIndex((record) => record.line === line) ?? -1;
  const variant = /^variants\[(\d+)\]\.(\w+)$/.exec(field);
  const record = first < 0 ? undefined : file?.records[first + Number(variant?.[1] ?? '0')];
  if (file === undefined || record === undefined) {
    return undefined;
  }
  const name = variant?.[2] ?? field;
  const column = variant !== null && name === 'code' ? 'variant' : COLUMNS[name];
  const place = column === undefined ? -1 : (file.records[0]?.cells.indexOf(column) ?? -1);
  const cell = place < 0 ? undefined : record.cells[place]?.trim();
  return { line: record.line, cell: cell !== undefined && cell.length > SHOWN_CHARS ? `${cell.slice(0, SHOWN_CHARS)}…` : cell };
}

/** Reads CSV: cells may be quoted, and then have commas, quotes twice and line ends in them. */
export function readCsv(text: string): CsvFile {
  const records: { readonly line: number; readonly cells: string[] }[] = [];
  let line = 1;
  let begun = 1;
  let cells: string[] = [];
  const pattern = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|\r|\n|$)/gy;
  const plain = text.replace(/^\uFEFF/, '');
  for (let found = pattern.exec(plain); found !== null && pattern.lastIndex <= plain.length; found = pattern.exec(plain)) {
    const [whole, cell = '', end] = found;
    cells.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    line += whole.match(/\r\n|\r|\n/g)?.length ?? 0;
    if (end !== ',') {
      if (cells.length > 1 || cells[0] !== '') {
        records.push({ line: begun, cells });
      }
      cells = [];
      begun = line;
    }
    if (end === '') {
      break;
    }
  }
  return { records };
}
