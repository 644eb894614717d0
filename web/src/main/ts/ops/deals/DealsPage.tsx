import { useState } from 'preact/hooks';
import { call, get } from '../../kit/api';
import { count } from '../../kit/money';
import { go, Link, usePlace, useTitle } from '../../kit/router';
import { useNow } from '../../kit/time';
import { tell } from '../../kit/toast';
import { Bar, Button, Choice, Empty, Field } from '../../kit/ui';
import { words as goodsWords } from '../../desk/goods/words';
import { canChange, DealTime, Taken } from '../../desk/goods/deals/cells';
import { MoreButton } from '../../desk/MoreButton';
import { usePages } from '../../desk/pages';
import { Table } from '../../desk/Table';
import { Pending } from '../parts';
import { ReasonDialog } from '../ReasonDialog';
import { words } from '../words';
import { type AnyDeal, DEAL_KINDS, describeAny } from './anyDeal';
import { NewFestivalDeal } from './NewFestivalDeal';

const WHENS = ['live', 'next', 'all'] as const;

/** All deals of the festival and its shops, what they gave so far, and how one is ended. */
export function DealsPage() {
  const text = words();
  useTitle(`${text.deals} · ${text.title}`);
  const { query } = usePlace();
  const when = WHENS.find((each) => each === query.get('when')) ?? 'live';
  const kind = DEAL_KINDS.find((each) => each === query.get('kind')) ?? '';
  const shop = /^\d{1,9}$/.exec(query.get('shop') ?? '')?.[0] ?? '';
  const [isMaking, setMaking] = useState(false);
  const [ending, setEnding] = useState<AnyDeal | undefined>(undefined);
  const pages = usePages(`ops deals ${when} ${kind} ${shop}`, async (cursor, signal) => {
    const asked = { when: when === 'all' ? undefined : when, kind, shop, cursor, limit: 50 };
    const { deals, next } = await get<{ readonly deals: readonly AnyDeal[]; readonly next?: string }>('/v1/deals', asked, signal);
    return { rows: deals, next };
  });
  const show = (to: { readonly when?: string; readonly kind?: string; readonly shop?: string }) => {
    const wanted = new URLSearchParams({ when, kind, shop, ...to });
    go(`/ops/deals?${wanted.toString()}`, 'replace');
  };
  return (
    <>
      <div class="spread">
        <h1>{text.deals}</h1>
        <Button look="main" onClick={() => { setMaking(true); }}>
          {text.newDeal}
        </Button>
      </div>
      <div class="four">
        <Choice label={text.show} value={when} options={WHENS.map((value) => ({ value, label: text.whens[value] }))} onValue={(value) => { show({ when: value }); }} />
        <Choice
          label={text.kind}
          value={kind}
          options={[{ value: '', label: text.anything }, ...DEAL_KINDS.map((value) => ({ value, label: kindName(value) }))]}
          onValue={(value) => { show({ kind: value }); }}
        />
        <Field label={text.shopOnly} value={shop} onValue={(value) => { show({ shop: value.trim() }); }} inputMode="numeric" maxLength={9} optional />
      </div>
      <Pending of={{ data: pages.rows, problem: pages.problem, reload: pages.reload }} lines={8} />
      {pages.rows?.length === 0 && (
        <Empty title={text.noDeals}>
          <p>{text.noDealsHint}</p>
        </Empty>
      )}
      {pages.rows !== undefined && pages.rows.length > 0 && <DealTable deals={pages.rows} onEnd={setEnding} />}
      <MoreButton pages={pages} />
      {isMaking && <NewFestivalDeal onClose={() => { setMaking(false); }} onDone={pages.reload} />}
      {ending !== undefined && (
        <ReasonDialog
          title={text.endDeal(ending.name)}
          effect={ending.funder === 'festival' ? text.endFestivalEffect : text.endShopEffect}
          danger
          confirm={text.end}
          onClose={() => { setEnding(undefined); }}
          onDo={async (reason) => {
            await call(`/v1/deals/${ending.deal}`, { method: 'DELETE', reason });
            tell(text.ended(ending.name));
            pages.reload();
          }}
        />
      )}
    </>
  );
}

function kindName(kind: AnyDeal['terms']['kind']): string {
  const names: Readonly<Record<string, readonly [string, string]>> = goodsWords().kinds;
  return words().festivalKinds[kind]?.[0] ?? names[kind]?.[0] ?? kind;
}

function DealTable({ deals, onEnd }: { readonly deals: readonly AnyDeal[]; readonly onEnd: (deal: AnyDeal) => void }) {
  const text = words();
  const nowMs = useNow(15_000);
  return (
    <Table
      label={text.deals}
      rows={deals}
      keyOf={({ deal }) => deal}
      columns={[
        {
          label: text.deal,
          isLead: true,
          draw: (deal) => (
            <span class="desk-deal">
              <strong>{deal.name}</strong>
              <span class="dim">
                {kindName(deal.terms.kind)} · {deal.funder === 'festival' ? text.paidByFestival : text.paidByShop} <ShopOf deal={deal} />
              </span>
            </span>
          ),
        },
        { label: goodsWords().gives, draw: (deal) => describeAny(deal) },
        {
          label: goodsWords().runs,
          draw: (deal) => <DealTime deal={deal} nowMs={nowMs} />,
        },
        { label: goodsWords().taken, draw: (deal) => <TakenOfAny deal={deal} /> },
        {
          label: goodsWords().doIt,
          draw: (deal) =>
            canChange(deal, nowMs) && (
              <Button look="quiet" aria-label={text.endDeal(deal.name)} onClick={() => { onEnd(deal); }}>
                {text.end}
              </Button>
            ),
        },
      ]}
    />
  );
}

/** The shop that a deal names, where it names one; what is about a SKU names its product's shop only there. */
function ShopOf({ deal: { terms } }: { readonly deal: AnyDeal }) {
  if (terms.kind === 'shopTiers' || terms.kind === 'shopCoupon') {
    return <Link href={`/ops/find?by=shop&number=${terms.shop}`}>{words().shopNumber(terms.shop)}</Link>;
  }
  if ('sku' in terms) {
    return <Link href={`/ops/find?by=sku&number=${terms.sku}`}>SKU {terms.sku}</Link>;
  }
  return null;
}

function TakenOfAny({ deal: { terms, taken } }: { readonly deal: AnyDeal }) {
  switch (terms.kind) {
    case 'festivalCoupon':
      return <Bar taken={taken} of={terms.count} text={goodsWords().ofCoupons(count(taken), count(terms.count))} />;
    case 'redPacket':
      return <span>{words().claimed(count(taken))}</span>;
    case 'crossShop':
      return <span class="dim">–</span>;
    default:
      return <Taken terms={terms} taken={taken} />;
  }
}
