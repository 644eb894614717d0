import { useRef, useState } from 'preact/hooks';
import { call, get, insist, newKey } from '../../../kit/api';
import { serverClock } from '../../../kit/clock';
import { focusWrong, useSending } from '../../../kit/form';
import { useResource } from '../../../kit/resource';
import { go, Link, useTitle } from '../../../kit/router';
import { tell } from '../../../kit/toast';
import { Button, Choice, Field, Loading, Skeleton, Trouble } from '../../../kit/ui';
import { kitWords, problemText } from '../../../kit/words';
import { type Festival, useFestival } from '../../../shop/festival';
import { MomentField, PageHead } from '../../inputs';
import type { Shop } from '../../shops';
import { inOwnLanguage } from '../titles';
import { words } from '../words';
import { Bars } from './Bars';
import { Conflicts, Explained } from './Conflicts';
import { type DealDraft, draftOfDeal, emptyDeal, readDeal } from './dealDraft';
import { DealPreview } from './DealPreview';
import { type Deal, type DealKind, type DealWish, KINDS, loadDeal, noteTouched, skusOf } from './deals';
import { TermsFields } from './TermsFields';

interface SkuFacts {
  readonly sku: number;
  readonly title: string;
  readonly priceMinor: number;
}

interface Loaded {
  readonly deal: Deal;
  readonly skus: readonly SkuFacts[];
}

async function loadWhole(number: number, signal: AbortSignal): Promise<Loaded> {
  const deal = await loadDeal(number, signal);
  const skus = await Promise.all(skusOf(deal.terms).map((sku) => get<SkuFacts>(`/v1/skus/${sku}`, {}, signal)));
  return { deal, skus: await inOwnLanguage(skus, signal) };
}

/** A deal in the builder; undefined for a new one. */
export function DealPage({ shop, deal }: { readonly shop: Shop; readonly deal: number | undefined }) {
  const text = words();
  useTitle(deal === undefined ? text.newDeal : text.changeDeal);
  const festival = useFestival();
  const old = useResource(deal === undefined ? undefined : `desk deal ${deal}`, (signal) => loadWhole(deal ?? 0, signal));
  const isReady = festival.data !== undefined && (deal === undefined || old.data !== undefined);
  const problem = old.problem ?? (festival.data === undefined ? festival.problem : undefined);
  return (
    <>
      <Link class="desk-back" href="/desk/deals">
        ‹ {text.deals}
      </Link>
      {problem !== undefined && <Trouble problem={problem} onRetry={deal === undefined ? festival.reload : old.reload} />}
      {!isReady && problem === undefined && (
        <Loading>
          <Skeleton lines={8} />
        </Loading>
      )}
      {isReady && <Builder shop={shop} old={old.data} festival={festival.data} />}
    </>
  );
}

/** The festival's time, as far as it is still to come. */
function firstDraft(kind: DealKind, festival: Festival): DealDraft {
  const minuteMs = 60_000;
  const nowMs = Math.floor(serverClock.nowMs() / minuteMs) * minuteMs; // so that it runs as soon as it is there
  const startsAtMs = Math.max(nowMs, festival.opensAtMs);
  const endsAtMs = festival.closesAtMs > startsAtMs ? festival.closesAtMs : startsAtMs + 24 * 60 * minuteMs;
  return emptyDeal(kind, words().kinds[kind][0], startsAtMs, endsAtMs);
}

interface BuilderProps {
  readonly shop: Shop;
  readonly old: Loaded | undefined;
  readonly festival: Festival;
}

function Builder({ shop, old, festival }: BuilderProps) {
  const text = words();
  const [draft, setDraft] = useState<DealDraft>(() =>
    old === undefined
      ? firstDraft('festivalPrice', festival)
      : draftOfDeal(old.deal, old.skus.map(({ sku, title, priceMinor }) => ({ sku, title, listMinor: priceMinor, quantity: quantityOf(old.deal, sku) }))),
  );
  const [isChecked, setChecked] = useState(false);
  const sending = useSending();
  const sent = useRef({ wish: '', key: '' });
  const read = readDeal(draft, shop);
  const errorOf = (field: string) => {
    const error = read.errors.get(field);
    if (!isChecked || error === undefined) {
      return undefined;
    }
    return error === 'amount' ? kitWords.get().wrongAmount(shop.digits) : text.dealErrors[error];
  };
  const change = (to: Partial<DealDraft>) => {
    setDraft((before) => ({ ...before, ...to }));
  };
  const send = async () => {
    if (old !== undefined) {
      await call(`/v1/deals/${old.deal.deal}`, { method: 'PUT', body: { ...read.wish, funder: old.deal.funder } });
      noteTouched(old.deal.deal, shop.shop);
      tell(kitWords.get().saved);
    } else {
      const wish = JSON.stringify(read.wish);
      if (sent.current.wish !== wish) {
        sent.current = { wish, key: newKey() };
      }
      await make(shop, read.wish, sent.current.key);
      tell(text.dealMade(draft.name));
    }
    go('/desk/deals');
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (read.wish !== undefined) {
          void sending.send(send);
        } else {
          focusWrong(event.currentTarget);
        }
      }}
    >
      <PageHead title={old === undefined ? text.newDeal : text.changeDeal} />
      <div class="desk-columns">
        <section class="panel stack">
          <Subject draft={draft} isNew={old === undefined} onKind={(kind) => { setDraft(keepCommon(draft, firstDraft(kind, festival))); setChecked(false); }} />
          <TermsFields shop={shop} draft={draft} isNew={old === undefined} onChange={change} errorOf={errorOf} />
          <Field label={text.dealName} value={draft.name} onValue={(name) => { change({ name }); }} maxLength={100} hint={text.dealNameHint} />
          <TimeAndBars draft={draft} onChange={change} errorOf={errorOf} />
        </section>
        <div class="stack">
          <DealPreview shop={shop} draft={draft} terms={read.terms} />
          {sending.problem?.code !== 'DEAL_OVERLAPS' && <Conflicts shop={shop} draft={draft} wish={read.wish} but={old?.deal.deal} />}
          {sending.problem !== undefined && <Explained shop={shop} problem={sending.problem} />}
          <Button look="main" wide type="submit" busy={sending.isBusy}>
            {old === undefined ? text.makeDeal : kitWords.get().save}
          </Button>
        </div>
      </div>
    </form>
  );
}

/** Sends a new one until it is known what became of it. */
async function make(shop: Shop, wish: DealWish | undefined, key: string): Promise<void> {
  const { deal } = await insist<{ readonly deal: number }>('/v1/deals', { method: 'POST', body: wish, key }, (problem) => {
    tell(problemText(problem));
  });
  noteTouched(deal, shop.shop);
}

interface PartProps {
  readonly draft: DealDraft;
  readonly onChange: (to: Partial<DealDraft>) => void;
  readonly errorOf: (field: string) => string | undefined;
}

/** When it is given, and what it does not go together with. */
function TimeAndBars({ draft, onChange, errorOf }: PartProps) {
  const text = words();
  return (
    <>
      <div class="desk-two">
        <MomentField label={text.starts} value={draft.starts} onValue={(starts) => { onChange({ starts }); }} error={errorOf('starts')} />
        <MomentField label={text.ends} value={draft.ends} onValue={(ends) => { onChange({ ends }); }} error={errorOf('ends')} />
      </div>
      <Bars draft={draft} onBars={(bars) => { onChange({ bars }); }} />
    </>
  );
}

function quantityOf({ terms }: Deal, sku: number): string {
  return terms.kind === 'bundlePrice' ? String(terms.members.find((member) => member.sku === sku)?.quantity ?? 1) : '1';
}

/** Another kind keeps the time, and the product where it has one. */
function keepCommon(before: DealDraft, fresh: DealDraft): DealDraft {
  return {
    ...fresh,
    starts: before.starts,
    ends: before.ends,
    known: before.known,
    picked: fresh.kind === 'bundlePrice' ? before.picked : before.picked.slice(0, 1),
  };
}

function Subject({ draft, isNew, onKind }: { readonly draft: DealDraft; readonly isNew: boolean; readonly onKind: (kind: DealKind) => void }) {
  const text = words();
  const [name, hint] = text.kinds[draft.kind];
  return (
    <div class="stack">
      {isNew ? (
        <Choice
          label={text.kind}
          value={draft.kind}
          options={KINDS.map((value) => ({ value, label: text.kinds[value][0] }))}
          onValue={onKind}
        />
      ) : (
        <h2>{name}</h2>
      )}
      <p class="dim">{hint}</p>
    </div>
  );
}
