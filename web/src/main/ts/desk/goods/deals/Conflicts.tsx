import { get } from '../../../kit/api';
import { count, money } from '../../../kit/money';
import type { Problem } from '../../../kit/problem';
import { useResource } from '../../../kit/resource';
import { Link } from '../../../kit/router';
import { moment } from '../../../kit/time';
import { Notice } from '../../../kit/ui';
import { problemText } from '../../../kit/words';
import type { Shop } from '../../shops';
import { words } from '../words';
import type { DealDraft } from './dealDraft';
import { type Deal, type DealWish, loadDeal, loadDeals, overlapping } from './deals';

interface Props {
  readonly shop: Shop;
  readonly draft: DealDraft;
  readonly wish: DealWish | undefined;
  /** The deal itself, when one is changed. */
  readonly but: number | undefined;
}

/** The deals that a new one may run into, before the server is asked to make it. */
export function Conflicts({ shop, draft, wish, but }: Props) {
  const text = words();
  const skus = draft.picked.map(({ sku }) => sku);
  const isOfShop = draft.kind === 'shopTiers';
  const name = isOfShop ? `tiers ${shop.shop}` : skus.length === 0 ? undefined : `sku deals ${skus.join(' ')}`;
  const { data } = useResource(draft.kind === 'shopCoupon' ? undefined : name, async (signal) => {
    if (isOfShop) {
      return (await loadDeals(shop.shop, undefined, signal)).rows;
    }
    const lists = await Promise.all(skus.map((sku) => get<{ readonly deals: readonly Deal[] }>(`/v1/skus/${sku}/deals`, {}, signal)));
    return [...new Map(lists.flatMap(({ deals }) => deals).map((deal) => [deal.deal, deal])).values()];
  });
  if (data === undefined || wish === undefined) {
    return null;
  }
  const others = overlapping(data, wish.startsAtMs, wish.endsAtMs, but);
  const same = others.filter(({ terms }) => terms.kind === draft.kind);
  const beside = isOfShop ? [] : others.filter(({ terms }) => terms.kind !== draft.kind);
  return (
    <>
      {same.map((deal) => (
        <Notice key={deal.deal} kind="warn">
          <p>
            {text.clashes(deal.name, moment(deal.startsAtMs), moment(deal.endsAtMs))}{' '}
            <Link href={`/desk/deals/${deal.deal}`}>{text.changeThat}</Link>
          </p>
        </Notice>
      ))}
      {beside.length > 0 && <Notice>{text.besides(beside.map((deal) => deal.name).join(', '))}</Notice>}
    </>
  );
}

/** Why the server didn't take a deal, and what to do about it. */
export function Explained({ shop, problem }: { readonly shop: Shop; readonly problem: Problem }) {
  const text = words();
  const other = problem.code === 'DEAL_OVERLAPS' ? problem.number('deal') : undefined;
  const { data } = useResource(other === undefined ? undefined : `overlapping ${other}`, (signal) => loadDeal(other ?? 0, signal));
  return (
    <Notice kind="bad">
      <p>{data === undefined ? explain(problem, shop) : text.clashes(data.name, moment(data.startsAtMs), moment(data.endsAtMs))}</p>
      {other !== undefined && <Link href={`/desk/deals/${other}`}>{text.changeThat}</Link>}
    </Notice>
  );
}

function explain(problem: Problem, shop: Shop): string {
  const text = words();
  const amount = (name: string) => money(problem.number(name) ?? 0, shop.currency, shop.digits);
  switch (problem.code) {
    case 'DEAL_RAISES_PRICE':
      return text.raisesPrice(amount('dealMinor'), amount('listMinor'));
    case 'DEAL_OVERLAPS':
      return text.overlaps;
    case 'DEAL_NOT_LIVE':
      return text.dealIsOver;
    case 'OTHER_SHOPS_SKU':
      return text.otherShops;
    case 'REPEATED_SKU':
      return text.repeatedSku;
    case 'OUT_OF_RANGE':
      return outOfRange(problem, shop);
    default:
      return problemText(problem);
  }
}

/** Amounts as amounts, moments as moments: what bounds a number is said as the number was typed. */
function outOfRange(problem: Problem, shop: Shop): string {
  const text = words();
  const field = problem.text('field') ?? '';
  const say = (name: 'min' | 'max') => {
    const bound = problem.number(name) ?? 0;
    if (field === 'STARTS_AT' || field === 'ENDS_AT' || field.startsWith('BALANCE_')) {
      return moment(bound);
    }
    return AMOUNTS.has(field) ? money(bound, shop.currency, shop.digits) : count(bound);
  };
  return text.outOfRange(text.rangeFields[field] ?? field, say('min'), say('max'));
}

const AMOUNTS: ReadonlySet<string> = new Set(['PRICE', 'SPEND', 'DISCOUNT', 'DEPOSIT']);
