import { count, money } from '../../../kit/money';
import type { Shop } from '../../shops';
import { momentMs } from '../../moments';
import { moment } from '../../../kit/time';
import { words } from '../words';
import type { DealDraft } from './dealDraft';
import type { Terms } from './deals';
import { type PreviewRow, previewOf } from './preview';

interface Props {
  readonly shop: Shop;
  readonly draft: DealDraft;
  readonly terms: Terms | undefined;
}

/** What a buyer will pay, in amounts, and what it may cost the shop. */
export function DealPreview({ shop, draft, terms }: Props) {
  const text = words();
  const amount = (minor: number) => money(minor, shop.currency, shop.digits);
  if (terms === undefined) {
    return (
      <section class="panel stack">
        <h2>{text.preview}</h2>
        <p class="dim">{needsProduct(draft) && draft.picked.length === 0 ? text.previewNeedsVariant : text.previewLater}</p>
      </section>
    );
  }
  const { rows, mostMinor, deposit } = previewOf(terms, new Map(draft.picked.map(({ sku, listMinor }) => [sku, listMinor])));
  const isUseless = rows.every(({ beforeMinor, afterMinor }) => afterMinor >= beforeMinor);
  const balanceFromMs = momentMs(draft.balanceFrom);
  return (
    <section class="panel stack">
      <h2>{text.preview}</h2>
      <ul class="desk-rows">
        {rows.map((row) => (
          <li key={JSON.stringify(row)} class="spread">
            <span>{whatOf(row, amount)}</span>
            <span class="desk-pays">
              {row.afterMinor < row.beforeMinor && (
                <>
                  <span class="visually-hidden">{text.without}</span> <s class="dim money">{amount(row.beforeMinor)}</s>{' '}
                </>
              )}
              <span class="visually-hidden">{text.pays}</span> <strong class="money">{amount(row.afterMinor)}</strong>
              {row.afterMinor < row.beforeMinor && <span class="badge good">{text.savesAmount(amount(row.beforeMinor - row.afterMinor))}</span>}
            </span>
          </li>
        ))}
      </ul>
      {deposit !== undefined && (
        <p>{text.depositThen(amount(deposit.nowMinor), amount(deposit.laterMinor), balanceFromMs === undefined ? '' : moment(balanceFromMs))}</p>
      )}
      {mostMinor !== undefined && mostMinor > 0 && <p>{text.costsAtMost(amount(mostMinor))}</p>}
      {isUseless && <p class="desk-refused">{text.savesNothing}</p>}
      <p class="dim">{text.previewHint}</p>
    </section>
  );
}

/** Whether a deal is about products, and not about all of the shop. */
function needsProduct({ kind }: DealDraft): boolean {
  return kind !== 'shopTiers' && kind !== 'shopCoupon';
}

function whatOf({ what, beforeMinor }: PreviewRow, amount: (minor: number) => string): string {
  const text = words();
  switch (what.kind) {
    case 'pieces':
      return text.piecesBought(count(what.pieces));
    case 'bundle':
      return text.bundleBought;
    case 'spend':
      return text.spendsFor(amount(beforeMinor));
  }
}
