import { useEffect, useRef, useState } from 'preact/hooks';
import { money } from '../../kit/money';
import { isAnimated } from '../../kit/motion';
import { Link } from '../../kit/router';
import type { Person } from '../../kit/session';
import { useStore } from '../../kit/store';
import { clockText, useNow } from '../../kit/time';
import { Button, Notice } from '../../kit/ui';
import { useFestival } from '../festival';
import { OrderingStopped } from '../OrderingStopped';
import type { SkuCard } from '../products';
import { type Checkout, isBusy, type OrderBody, toKeep } from './checkout';
import { newsOf, othersNews, placing } from './placing';
import { StateNotice } from './StateNotice';
import type { Quote } from './types';
import { buyWords } from './words';

interface PlaceOrderProps {
  readonly person: Person;
  /** What the button sends; undefined while something is missing or being asked. */
  readonly body: OrderBody | undefined;
  readonly quote: Quote | undefined;
  readonly cards: ReadonlyMap<number, SkuCard> | undefined;
  /** When the doors open; 0 when they are open. */
  readonly opensAtMs: number;
  readonly isOver: boolean;
  /** What has to be done first. */
  readonly missing: string | undefined;
  /** The prices have to be asked again. */
  readonly onChanged: () => void;
  readonly isOfCart: boolean;
}

/** The button that places the order, and what becomes of it. */
export function PlaceOrder(props: PlaceOrderProps) {
  const { person, body, quote, cards, opensAtMs, isOver, missing, onChanged } = props;
  const text = buyWords.get();
  const state = useStore(placing.state);
  const shown = useRef<Quote | undefined>(undefined);
  useEffect(() => {
    placing.resume(person.buyer);
  }, [person.buyer]);
  useEffect(() => {
    if (state.is === 'refused' || state.is === 'notPlaced') {
      onChanged();
    }
  }, [state.is]);
  const press = () => {
    if (body !== undefined && quote !== undefined) {
      shown.current = quote;
      placing.press(body, quote.digits, opensAtMs);
    }
  };
  const news = useInSight(state.is);
  const festival = useFestival().data;
  const due = state.is === 'priceChanged' ? state.quote : quote;
  return (
    <>
      <div class="buy-news" ref={news}>
        <StateNotice state={state} person={person} before={shown.current} cards={cards} />
      </div>
      <OtherTab person={person} state={state} />
      {missing !== undefined && <Notice kind="warn">{missing}</Notice>}
      {isOver && <Notice kind="warn">{text.festivalOver}</Notice>}
      {!isOver && state.is === 'idle' && <OrderingStopped festival={festival} />}
      <div class="buy-bar" data-bar>
        <p>
          <span class="dim">{text.total}</span>{' '}
          {due !== undefined && <strong class="money">{money(due.totalMinor, due.currency, due.digits)}</strong>}
        </p>
        <OrderButton state={state} quote={quote} opensAtMs={opensAtMs} disabled={(body === undefined && !isBusy(state)) || isOver} onPress={press} />
      </div>
      <p class="dim buy-small">{text.onceOnly}</p>
    </>
  );
}

/** Brings what is said about the order into sight whenever it is something else, as the button is always in sight. */
function useInSight(what: Checkout['is']) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (what !== 'idle' && what !== 'asking') {
      element.current?.scrollIntoView({ block: 'nearest', behavior: isAnimated() ? 'smooth' : 'instant' });
    }
  }, [what]);
  return element;
}

interface OrderButtonProps {
  readonly state: Checkout;
  readonly quote: Quote | undefined;
  readonly opensAtMs: number;
  readonly disabled: boolean;
  readonly onPress: () => void;
}

/** One button with the exact total. It can be pressed as often as somebody likes; before the doors open it arms the order. */
function OrderButton({ state, quote, opensAtMs, disabled, onPress }: OrderButtonProps) {
  const text = buyWords.get();
  const nowMs = useNow(250);
  const amount = quote === undefined ? '' : money(quote.totalMinor, quote.currency, quote.digits);
  if (state.is === 'waiting' && state.why === 'doors') {
    return (
      <Button look="second" onClick={() => { placing.giveUp(); }}>
        <span class="figure">{clockText(state.untilMs - nowMs)}</span> {text.disarm}
      </Button>
    );
  }
  if (state.is === 'priceChanged') {
    const { totalMinor, currency, digits } = state.quote;
    return (
      <Button look="main" onClick={() => { placing.agree(); }}>
        {text.orderFor(money(totalMinor, currency, digits))}
      </Button>
    );
  }
  const isEarly = nowMs < opensAtMs;
  return (
    <Button look="main" busy={isBusy(state)} disabled={disabled} onClick={onPress}>
      {isEarly ? text.orderAtOpening(amount) : text.orderFor(amount)}
      {isEarly && <span class="figure">{clockText(opensAtMs - nowMs)}</span>}
    </Button>
  );
}

/** What another tab of the same person is about to order, or has. */
function OtherTab({ person, state }: { readonly person: Person; readonly state: Checkout }) {
  const text = buyWords.get();
  const nowMs = useNow(2000);
  const [ignored, setIgnored] = useState('');
  const news = newsOf(person.buyer, useStore(othersNews), toKeep(state)?.key, nowMs);
  if (news === undefined || news.key === ignored || isBusy(state)) {
    return <></>;
  }
  return (
    <Notice kind="warn">
      <p>{news.state === 'placed' ? text.otherTabPlaced(news.order) : text.otherTabSends}</p>
      {news.order !== undefined && <Link href={`/orders/${news.order}`}>{text.seeOrder}</Link>}
      <Button look="quiet" onClick={() => { setIgnored(news.key); }}>
        {text.orderAnotherToo}
      </Button>
    </Notice>
  );
}
