import type { Problem } from '../../kit/problem';
import type { Quote } from './types';

/** What POST /v1/orders is sent. */
export interface OrderBody {
  readonly buyer: number;
  readonly region: { readonly country: string; readonly province?: string };
  /** The number of one's own address. */
  readonly address?: number;
  /** The lines are taken out of the cart when they are ordered. */
  readonly cart?: true;
  readonly lines: readonly { readonly sku: number; readonly quantity: number }[];
  readonly coupons: readonly number[];
  readonly expectedTotalMinor: number;
  readonly currency: string;
  readonly pay: 'now' | 'later';
}

/** One order that somebody means to place: its key stays, whatever becomes of it and however often it is sent. */
export interface Intent {
  readonly key: string;
  readonly body: OrderBody;
  readonly digits: number;
  /** Other bodies that were sent under the key before; one of them may have been accepted. The newest first. */
  readonly earlier: readonly OrderBody[];
}

export interface OrderAnswer {
  readonly order: number;
  readonly totalMinor: number;
  readonly currency: string;
  readonly digits: number;
  readonly state: string;
}

/**
 * What is asked of the server: `order` places it; `probe` can place nothing, and tells by its refusal whether the key was
 * accepted before; `recall` sends what was accepted again, for its first answer.
 */
export type Mission = 'order' | 'probe' | 'recall';

/** Why it waits: until the doors open, in the queue, because too many ask at once, or because no answer came. */
export type Wait = 'doors' | 'queued' | 'busy' | 'lost';

export type Checkout =
  | { readonly is: 'idle' }
  | { readonly is: 'asking'; readonly mission: Mission; readonly intent: Intent; readonly tries: number }
  | {
      readonly is: 'waiting';
      readonly why: Wait;
      readonly mission: Mission;
      readonly intent: Intent;
      readonly tries: number;
      readonly untilMs: number;
      /** How many are before it, and how long that takes about; where the server says so. */
      readonly place?: number;
      readonly waitMs?: number;
    }
  | { readonly is: 'priceChanged'; readonly intent: Intent; readonly quote: Quote }
  | { readonly is: 'short'; readonly intent: Intent; readonly requiredMinor: number; readonly availableMinor: number }
  | { readonly is: 'refused'; readonly intent: Intent; readonly problem: Problem }
  | { readonly is: 'notPlaced'; readonly intent: Intent }
  | {
      readonly is: 'placed';
      readonly intent: Intent;
      /** Undefined where it was placed, but its answer can't be had any more. */
      readonly answer: OrderAnswer | undefined;
      /** It had been placed before, and that was only found out now. */
      readonly foundOut: boolean;
    };

export type CheckoutEvent =
  /** The button. The key is used where no order is meant yet. */
  | { readonly is: 'press'; readonly body: OrderBody; readonly digits: number; readonly freshKey: string; readonly opensAtMs: number; readonly nowMs: number }
  | { readonly is: 'due' }
  | { readonly is: 'answered'; readonly answer: OrderAnswer }
  | { readonly is: 'failed'; readonly problem: Problem; readonly nowMs: number }
  /** Yes to the new price. */
  | { readonly is: 'agree' }
  /** No more of it: what was sent is found out, what wasn't is let go. */
  | { readonly is: 'giveUp' }
  /** The page was loaded anew with an intent that didn't come to its end; `sent` says that the server may know of it. */
  | { readonly is: 'resume'; readonly intent: Intent; readonly sent: boolean }
  | { readonly is: 'dismiss' };

const FIRST_PAUSE_MS = 600;
const LONGEST_PAUSE_MS = 5_000;
/** So many bodies are remembered; more changes than that can't be under way at once. */
const MOST_EARLIER = 8;

/** The next state. It has no clock and no network: {@link ./placing} carries out what a state asks for. */
export function step(state: Checkout, event: CheckoutEvent): Checkout {
  switch (event.is) {
    case 'press':
      return pressed(state, event);
    case 'due':
      return state.is === 'waiting' ? ask(state.mission, state.intent, state.tries) : state;
    case 'answered':
      return state.is === 'asking'
        ? { is: 'placed', intent: state.intent, answer: event.answer, foundOut: state.mission === 'recall' }
        : state;
    case 'failed':
      return state.is === 'asking' ? failed(state, event.problem, event.nowMs) : state;
    case 'agree':
      return state.is === 'priceChanged' ? ask('order', withBody(state.intent, agreed(state)), 0) : state;
    case 'giveUp':
      return givenUp(state);
    case 'resume':
      return state.is === 'idle' ? resumed(event.intent, event.sent) : state;
    case 'dismiss':
      return isBusy(state) ? state : { is: 'idle' };
  }
}

/** While it is busy no press counts. */
export function isBusy(state: Checkout): boolean {
  return state.is === 'asking' || state.is === 'waiting';
}

/** The intent that has to outlive the page, before anything of it is sent; undefined when there is none any more. */
export function toKeep(state: Checkout): Intent | undefined {
  switch (state.is) {
    case 'idle':
    case 'placed':
    case 'notPlaced':
      return undefined;
    default:
      return state.intent;
  }
}

/** Whether the server may have accepted it. A wait for the doors, and what the engine refused, was not. */
export function mayBePlaced(state: Checkout): boolean {
  switch (state.is) {
    case 'asking':
      return true;
    case 'waiting':
      return state.why !== 'doors';
    case 'refused':
      return state.problem.number('position') === undefined;
    default:
      return false;
  }
}

/** What asks whether a key was accepted: under such a coupon no order can come about, and another body is a conflict. */
export function probeOf(intent: Intent): OrderBody {
  const body: OrderBody & { address?: number } = { ...intent.body, coupons: [NO_COUPON] };
  delete body.address;
  return body;
}

/** The largest number that a deal can have; none ever gets there. */
const NO_COUPON = 2 ** 31 - 1;

function ask(mission: Mission, intent: Intent, tries: number): Checkout {
  return { is: 'asking', mission, intent, tries };
}

function sameBody(a: OrderBody, b: OrderBody): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The same order meant, said in another way: under the same key, so that it can't come about twice. */
function withBody(intent: Intent, body: OrderBody): Intent {
  return sameBody(intent.body, body)
    ? intent
    : { ...intent, body, earlier: [intent.body, ...intent.earlier].slice(0, MOST_EARLIER) };
}

function agreed({ intent, quote }: Extract<Checkout, { is: 'priceChanged' }>): OrderBody {
  return { ...intent.body, expectedTotalMinor: quote.totalMinor };
}

function resumed(intent: Intent, sent: boolean): Checkout {
  return sent ? ask('probe', intent, 0) : { is: 'notPlaced', intent };
}

function pressed(state: Checkout, event: Extract<CheckoutEvent, { is: 'press' }>): Checkout {
  if (isBusy(state) || state.is === 'placed') {
    return state;
  }
  const { body, digits, freshKey, opensAtMs, nowMs } = event;
  const intent = state.is === 'idle' ? { key: freshKey, body, digits, earlier: [] } : { ...withBody(state.intent, body), digits };
  return nowMs < opensAtMs
    ? { is: 'waiting', why: 'doors', mission: 'order', intent, tries: 0, untilMs: opensAtMs }
    : ask('order', intent, 0);
}

function givenUp(state: Checkout): Checkout {
  if (!isBusy(state) || !('mission' in state) || state.mission !== 'order') {
    return state;
  }
  return mayBePlaced(state) ? ask('probe', state.intent, 0) : { is: 'idle' };
}

type Asking = Extract<Checkout, { is: 'asking' }>;

function failed(state: Asking, problem: Problem, nowMs: number): Checkout {
  if (problem.code === 'DOORS_NOT_OPEN' && state.mission === 'order') {
    const untilMs = Math.max(problem.number('opensAtMs') ?? 0, nowMs + FIRST_PAUSE_MS / 3);
    return { ...state, is: 'waiting', why: 'doors', tries: state.tries + 1, untilMs };
  }
  if (problem.isPassing || problem.code === 'QUEUED') {
    return later(state, problem, nowMs);
  }
  if (problem.code === 'IDEMPOTENCY_CONFLICT') {
    return acceptedBefore(state);
  }
  switch (state.mission) {
    case 'order':
      return refused(state.intent, problem);
    case 'probe':
      // only the engine knows its keys, and only its answers have a position
      return problem.number('position') === undefined
        ? { is: 'refused', intent: state.intent, problem }
        : { is: 'notPlaced', intent: state.intent };
    case 'recall':
      return { is: 'placed', intent: state.intent, answer: undefined, foundOut: true };
  }
}

function later(state: Asking, problem: Problem, nowMs: number): Checkout {
  const why: Wait = problem.code === 'QUEUED' ? 'queued' : problem.isUncertain ? 'lost' : 'busy';
  const ownPauseMs = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(state.tries, 10), LONGEST_PAUSE_MS);
  const waitMs = problem.number('waitMs');
  const place = problem.number('place');
  const pauseMs = problem.retryAfterMs ?? (waitMs === undefined ? ownPauseMs : Math.min(waitMs, LONGEST_PAUSE_MS));
  return {
    ...state,
    is: 'waiting',
    why,
    tries: state.tries + 1,
    untilMs: nowMs + pauseMs,
    ...(place === undefined ? {} : { place }),
    ...(waitMs === undefined ? {} : { waitMs }),
  };
}

/** One of the bodies sent under the key was accepted: it is sent again, the likeliest first, for its answer. */
function acceptedBefore({ mission, intent }: Asking): Checkout {
  if (mission === 'probe') {
    return ask('recall', intent, 0);
  }
  const [next, ...rest] = intent.earlier;
  return next === undefined
    ? { is: 'placed', intent, answer: undefined, foundOut: true }
    : ask('recall', { ...intent, body: next, earlier: rest }, 0);
}

function refused(intent: Intent, problem: Problem): Checkout {
  const quote = problem.values['quote'];
  if (problem.code === 'PRICE_CHANGED' && typeof quote === 'object' && quote !== null) {
    return { is: 'priceChanged', intent, quote: quote as Quote };
  }
  const requiredMinor = problem.number('requiredMinor');
  const availableMinor = problem.number('availableMinor');
  if (problem.code === 'INSUFFICIENT_FUNDS' && requiredMinor !== undefined && availableMinor !== undefined) {
    return { is: 'short', intent, requiredMinor, availableMinor };
  }
  return { is: 'refused', intent, problem };
}
