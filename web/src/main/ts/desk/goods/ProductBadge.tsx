import type { ProductRow, ProductState } from './products';
import { words } from './words';

const LOOKS: Readonly<Record<ProductState, string>> = {
  draft: '',
  inReview: ' gold',
  published: ' good',
  refused: ' bad',
  withdrawn: '',
};

/** How a product stands, and why where it was refused. */
export function ProductBadge({ row }: { readonly row: Pick<ProductRow, 'state' | 'step' | 'reason'> }) {
  const text = words();
  return (
    <span class="desk-state">
      <span class={`badge${LOOKS[row.state]}`}>{text.states[row.state]}</span>
      {row.step !== 'none' && row.state !== 'inReview' && <span class="dim">{text.steps[row.step]}</span>}
      {row.state === 'refused' && row.reason !== '' && <span class="dim">{row.reason}</span>}
    </span>
  );
}
