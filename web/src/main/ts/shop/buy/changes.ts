import { dealName } from './dealnames';
import { totalSavings } from './explain';
import type { Quote } from './types';

export interface LineChange {
  readonly sku: number;
  readonly beforeMinor: number;
  readonly afterMinor: number;
}

export interface SavingChange {
  readonly deal: number;
  readonly name: string;
  readonly beforeMinor: number;
  readonly afterMinor: number;
}

/** What makes one quote differ from another: list prices and duty by line, savings by deal. */
export function changesOf(
  before: Quote | undefined,
  after: Quote,
): { readonly lines: readonly LineChange[]; readonly savings: readonly SavingChange[] } {
  if (before?.currency !== after.currency) {
    return { lines: [], savings: [] };
  }
  const lines = after.lines.flatMap((line) => {
    const old = before.lines.find(({ sku }) => sku === line.sku);
    const beforeMinor = old === undefined ? 0 : old.listMinor + old.dutyMinor;
    const afterMinor = line.listMinor + line.dutyMinor;
    return beforeMinor === afterMinor ? [] : [{ sku: line.sku, beforeMinor, afterMinor }];
  });
  const [olds, news] = [before, after].map((quote) => totalSavings(quote.lines, quote.currency, []));
  const deals = new Map([...(olds ?? []), ...(news ?? [])].map((saving) => [saving.deal, saving]));
  const savings = [...deals.values()].flatMap((saving) => {
    const beforeMinor = olds?.find(({ deal }) => deal === saving.deal)?.savedMinor ?? 0;
    const afterMinor = news?.find(({ deal }) => deal === saving.deal)?.savedMinor ?? 0;
    return beforeMinor === afterMinor ? [] : [{ deal: saving.deal, name: dealName(saving), beforeMinor, afterMinor }];
  });
  return { lines, savings };
}
