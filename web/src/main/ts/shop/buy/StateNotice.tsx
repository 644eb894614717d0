import { useState } from 'preact/hooks';
import { isNotSignedIn } from '../../kit/api';
import { count, money } from '../../kit/money';
import { problemOf } from '../../kit/problem';
import { Link } from '../../kit/router';
import type { Person } from '../../kit/session';
import { clockText, useNow } from '../../kit/time';
import { tell } from '../../kit/toast';
import { Button, Notice } from '../../kit/ui';
import { problemText } from '../../kit/words';
import type { SkuCard } from '../products';
import { changesOf } from './changes';
import type { Checkout } from './checkout';
import { titleOf } from './parts';
import { placing } from './placing';
import type { Quote } from './types';
import { topUp } from './wallet';
import { buyWords } from './words';

interface StateNoticeProps {
  readonly state: Checkout;
  readonly person: Person;
  /** The quote that was agreed to with the press. */
  readonly before: Quote | undefined;
  readonly cards: ReadonlyMap<number, SkuCard> | undefined;
}

/** What became of the order so far, and what can be done about it. */
export function StateNotice({ state, person, before, cards }: StateNoticeProps) {
  const text = buyWords.get();
  switch (state.is) {
    case 'idle':
    case 'placed':
      return <></>;
    case 'asking':
      return state.mission === 'order' && state.tries === 0 ? <></> : <Notice>{state.mission === 'order' ? text.askingAgain : text.findingOut}</Notice>;
    case 'waiting':
      return <WaitNotice state={state} />;
    case 'priceChanged':
      return <PriceChanged state={state} before={before} cards={cards} />;
    case 'short':
      return <Short state={state} person={person} />;
    case 'notPlaced':
      return (
        <Notice kind="warn">
          <p>{text.wasNotPlaced}</p>
          <Button look="quiet" onClick={() => { placing.dismiss(); }}>
            {text.fine}
          </Button>
        </Notice>
      );
    case 'refused': {
      const { problem } = state;
      if (isNotSignedIn(problem)) {
        return <></>; // they have signed in again since
      }
      const sku = problem.number('sku');
      return (
        <Notice kind="bad">
          <p>
            {sku === undefined ? '' : `${titleOf(cards?.get(sku), sku)}: `}
            {problemText(problem)}
          </p>
          {sku !== undefined && <Link href="/cart">{text.toCart}</Link>}
        </Notice>
      );
    }
  }
}

type Of<S extends Checkout['is']> = Extract<Checkout, { is: S }>;

function WaitNotice({ state }: { readonly state: Of<'waiting'> }) {
  const text = buyWords.get();
  const nowMs = useNow(250);
  const { why, place, waitMs, untilMs, mission, unknown, message } = state;
  const again = Math.max(0, Math.ceil((untilMs - nowMs) / 1000));
  if (why === 'doors') {
    return <Notice kind="good">{text.armed(clockText(untilMs - nowMs))}</Notice>;
  }
  if (why === 'queued') {
    return (
      <Notice>
        <p>
          <strong>{place === undefined ? text.inQueue : text.placeInQueue(count(place))}</strong>{' '}
          {waitMs !== undefined && text.about(clockText(waitMs))}
          <br />
          {text.queueGoesOn}
        </p>
        <GiveUp label={text.dontOrder} />
      </Notice>
    );
  }
  if (unknown > 0) {
    return <Notice>{text.findingOut}</Notice>;
  }
  return (
    <Notice kind="warn">
      <p>
        {why === 'stopped' ? (message ?? text.stopped) : why === 'busy' ? text.busy : mission === 'order' ? text.lost : text.lostFinding}{' '}
        {text.againIn(again)}
      </p>
      {mission === 'order' && <GiveUp label={why === 'stopped' ? text.dontOrder : text.giveUp} />}
    </Notice>
  );
}

function GiveUp({ label }: { readonly label: string }) {
  return (
    <Button look="quiet" onClick={() => { placing.giveUp(); }}>
      {label}
    </Button>
  );
}

function PriceChanged({ state, before, cards }: { readonly state: Of<'priceChanged'>; readonly before: Quote | undefined; readonly cards: StateNoticeProps['cards'] }) {
  const text = buyWords.get();
  const { quote, intent } = state;
  const amount = (minor: number) => money(minor, quote.currency, quote.digits);
  const { lines, savings } = changesOf(before, quote);
  return (
    <section class="notice warn buy-changed" role="alert">
      <p>
        <strong>{text.priceChanged}</strong> {text.nothingCharged}
      </p>
      <dl class="buy-sum">
        <div>
          <dt>{text.before}</dt>
          <dd class="money">{amount(intent.body.expectedTotalMinor)}</dd>
        </div>
        {lines.map(({ sku, beforeMinor, afterMinor }) => (
          <div key={sku}>
            <dt>{titleOf(cards?.get(sku), sku)}</dt>
            <dd class="money">
              {amount(beforeMinor)} → {amount(afterMinor)}
            </dd>
          </div>
        ))}
        {savings.map(({ deal, name, beforeMinor, afterMinor }) => (
          <div key={`deal ${deal}`}>
            <dt>{name}</dt>
            <dd class="money">
              {amount(-beforeMinor)} → {amount(-afterMinor)}
            </dd>
          </div>
        ))}
        <div class="total">
          <dt>{text.nowTotal}</dt>
          <dd class="money">{amount(quote.totalMinor)}</dd>
        </div>
      </dl>
      <div class="row">
        <Button look="main" onClick={() => { placing.agree(); }}>
          {text.orderFor(amount(quote.totalMinor))}
        </Button>
        <Button onClick={() => { placing.dismiss(); }}>{text.dontOrder}</Button>
      </div>
    </section>
  );
}

function Short({ state, person }: { readonly state: Of<'short'>; readonly person: Person }) {
  const text = buyWords.get();
  const [busy, setBusy] = useState(false);
  const { intent, requiredMinor, availableMinor } = state;
  const missing = requiredMinor - availableMinor;
  const amount = money(missing, intent.body.currency, intent.digits);
  const fill = () => {
    setBusy(true);
    // one key for this gap, so that however often it is pressed it is filled once
    topUp(person.buyer, missing, intent.body.currency, `${intent.key}-${requiredMinor}-${availableMinor}`)
      .then(
        () => {
          placing.press(intent.body, intent.digits, 0);
        },
        (error: unknown) => {
          tell(problemText(problemOf(error)));
        },
      )
      .finally(() => {
        setBusy(false);
      });
  };
  return (
    <div class="notice warn" role="alert">
      <p>
        {text.short(money(requiredMinor, intent.body.currency, intent.digits), money(availableMinor, intent.body.currency, intent.digits))}{' '}
        {text.simulated}
      </p>
      <Button look="main" busy={busy} onClick={fill}>
        {text.topUpAndOrder(amount)}
      </Button>
    </div>
  );
}
