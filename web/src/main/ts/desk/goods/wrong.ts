import { LANGUAGE_NAMES } from '../../kit/language';
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
