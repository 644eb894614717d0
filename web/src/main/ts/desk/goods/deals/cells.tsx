import { count } from '../../../kit/money';
import { moment } from '../../../kit/time';
import { Bar } from '../../../kit/ui';
import { words } from '../words';
import { type Deal, type DealStage, stageOf, type Terms } from './deals';

const LOOKS: Readonly<Record<DealStage, string>> = { live: ' good', next: ' gold', over: '', ended: '' };

type Timed = Pick<Deal, 'ended' | 'startsAtMs' | 'endsAtMs'>;

/** Whether a deal runs or will, so that it can be changed and ended. */
export function canChange(deal: Timed, nowMs: number): boolean {
  const stage = stageOf(deal, nowMs);
  return stage === 'live' || stage === 'next';
}

/** Where a deal stands in its time, and from when until when that is. */
export function DealTime({ deal, nowMs }: { readonly deal: Timed; readonly nowMs: number }) {
  const stage = stageOf(deal, nowMs);
  return (
    <span class="desk-state">
      <span class={`badge${LOOKS[stage]}`}>{words().stages[stage]}</span>
      <span class="dim">
        {moment(deal.startsAtMs)} – {moment(deal.endsAtMs)}
      </span>
    </span>
  );
}

/** What of a deal is taken, where it is bounded or counted. */
export function Taken({ terms, taken }: { readonly terms: Terms; readonly taken: number }) {
  const text = words();
  switch (terms.kind) {
    case 'festivalPrice':
      return <Bar taken={taken} of={terms.stock} text={text.ofPieces(count(taken), count(terms.stock))} />;
    case 'shopCoupon':
      return <Bar taken={taken} of={terms.count} text={text.ofCoupons(count(taken), count(terms.count))} />;
    case 'preSale':
      return <span>{text.reserved(count(taken))}</span>;
    default:
      return <span class="dim">–</span>;
  }
}
