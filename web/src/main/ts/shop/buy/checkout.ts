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
}

/** What is asked of the server: `order` places it; `find` places nothing, and tells what became of the key. */
export type Mission = 'order' | 'find';

/** Why it waits: until the doors open, in the queue, while orders are stopped, as too many ask at once, or as no answer came. */
export type Wait = 'doors' | 'queued' | 'stopped' | 'busy' | 'lost';

export type Checkout =
  | { readonly is: 'idle' }
  | {
      readonly is: 'asking';
      readonly mission: Mission;
      readonly intent: Intent;
      readonly tries: number;
      /** How often the server knew of no order under the key. */
      readonly unknown: number;
    }
  | {
      readonly is: 'waiting';
      readonly why: Wait;
      readonly mission: Mission;
      readonly intent: Intent;
      readonly tries: number;
      readonly unknown: number;
      readonly untilMs: number;
      /** How many are before it, and how long that takes about; where the server says so. */
      readonly place?: number;
      readonly waitMs?: number;
      /** What those say who stopped it. */
      readonly message?: string;
    }
  | { readonly is: 'priceChanged'; readonly intent: Intent; readonly quote: Quote }
  | { readonly is: 'short'; readonly intent: Intent; readonly requiredMinor: number; readonly availableMinor: number }
  | { readonly is: 'refused'; readonly intent: Intent; readonly problem: Problem }
  | { readonly is: 'notPlaced'; readonly intent: Intent }
  | {
      readonly is: 'placed';
      readonly intent: Intent;
      readonly order: number;
      /** It had been placed before, and that was only found out now. */
      readonly foundOut: boolean;
    };

export type CheckoutEvent =
  /** The button. The key is used where no order is meant yet. */
  | { readonly is: 'press'; readonly body: OrderBody; readonly digits: number; readonly freshKey: string; readonly opensAtMs: number; readonly nowMs: number }
  | { readonly is: 'due' }
  /** The number of the order under the key; undefined where the server knows of none. */
  | { readonly is: 'answered'; readonly order: number | undefined; readonly nowMs: number }
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
/** How often the server has to know of no order before that is believed: one may be on its way still. */
const UNKNOWN_TIMES = 3;

/** The next state. It has no clock and no network: {@link ./placing} carries out what a state asks for. */
export function step(state: Checkout, event: CheckoutEvent): Checkout {
  switch (event.is) {
    case 'press':
      return pressed(state, event);
    case 'due':
      return state.is === 'waiting' ? { ...ask(state.mission, state.intent, state.tries), unknown: state.unknown } : state;
    case 'answered':
      return state.is === 'asking' ? answered(state, event.order, event.nowMs) : state;
    case 'failed':
      return state.is === 'asking' ? failed(state, event.problem, event.nowMs) : state;
    case 'agree':
      return state.is === 'priceChanged' ? ask('order', { ...state.intent, body: agreed(state) }, 0) : state;
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

type Asking = Extract<Checkout, { is: 'asking' }>;

function ask(mission: Mission, intent: Intent, tries: number): Asking {
  return { is: 'asking', mission, intent, tries, unknown: 0 };
}

function agreed({ intent, quote }: Extract<Checkout, { is: 'priceChanged' }>): OrderBody {
  return { ...intent.body, expectedTotalMinor: quote.totalMinor };
}

function resumed(intent: Intent, sent: boolean): Checkout {
  return sent ? ask('find', intent, 0) : { is: 'notPlaced', intent };
}

function pressed(state: Checkout, event: Extract<CheckoutEvent, { is: 'press' }>): Checkout {
  if (isBusy(state) || state.is === 'placed') {
    return state;
  }
  const { body, digits, freshKey, opensAtMs, nowMs } = event;
  // the same order meant, said in another way, goes under the same key, so that it can't come about twice
  const intent = { key: state.is === 'idle' ? freshKey : state.intent.key, body, digits };
  return nowMs < opensAtMs
    ? { is: 'waiting', why: 'doors', mission: 'order', intent, tries: 0, unknown: 0, untilMs: opensAtMs }
    : ask('order', intent, 0);
}

function givenUp(state: Checkout): Checkout {
  if (!isBusy(state) || !('mission' in state) || state.mission !== 'order') {
    return state;
  }
  return mayBePlaced(state) ? ask('find', state.intent, 0) : { is: 'idle' };
}

function failed(state: Asking, problem: Problem, nowMs: number): Checkout {
  if (problem.code === 'DOORS_NOT_OPEN' && state.mission === 'order') {
    const untilMs = Math.max(problem.number('opensAtMs') ?? 0, nowMs + FIRST_PAUSE_MS / 3);
    return { ...state, is: 'waiting', why: 'doors', tries: state.tries + 1, untilMs };
  }
  if (problem.isPassing || problem.code === 'QUEUED') {
    return later(state, problem, nowMs);
  }
  if (problem.code === 'IDEMPOTENCY_CONFLICT') {
    // what was sent under the key before, in other words, was accepted
    return ask('find', state.intent, 0);
  }
  return refused(state.intent, problem);
}

function later(state: Asking, problem: Problem, nowMs: number): Checkout {
  const message = problem.text('message');
  const ownPauseMs = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(state.tries, 10), LONGEST_PAUSE_MS);
  const waitMs = problem.number('waitMs');
  const place = problem.number('place');
  const pauseMs = problem.retryAfterMs ?? (waitMs === undefined ? ownPauseMs : Math.min(waitMs, LONGEST_PAUSE_MS));
  return {
    ...state,
    is: 'waiting',
    why: whyOf(problem),
    tries: state.tries + 1,
    untilMs: nowMs + pauseMs,
    ...(message === undefined ? {} : { message }),
    ...(place === undefined ? {} : { place }),
    ...(waitMs === undefined ? {} : { waitMs }),
  };
}

function whyOf({ code, isUncertain }: Problem): Wait {
  switch (code) {
    case 'QUEUED':
      return 'queued';
    case 'SWITCHED_OFF':
      return 'stopped';
    default:
      return isUncertain ? 'lost' : 'busy';
  }
}

function answered(state: Asking, order: number | undefined, nowMs: number): Checkout {
  const { mission, intent } = state;
  if (order !== undefined) {
    return { is: 'placed', intent, order, foundOut: mission === 'find' };
  }
  const unknown = state.unknown + 1;
  return unknown < UNKNOWN_TIMES
    ? { ...state, is: 'waiting', why: 'lost', unknown, untilMs: nowMs + FIRST_PAUSE_MS }
    : { is: 'notPlaced', intent };
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
