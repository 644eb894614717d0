import { call, newKey } from '../../kit/api';
import { serverClock } from '../../kit/clock';
import { problemOf } from '../../kit/problem';
import { Store } from '../../kit/store';
import {
  type Checkout,
  type CheckoutEvent,
  type Intent,
  mayBePlaced,
  type OrderBody,
  step,
  toKeep,
} from './checkout';

/** What {@link Placing} needs of the world. */
export interface World {
  /** Sends an order; its number. */
  readonly send: (body: OrderBody, key: string, signal: AbortSignal) => Promise<number>;
  /** Asks for the number of the order that came about under a key; undefined where the server knows of none. */
  readonly find: (key: string, signal: AbortSignal) => Promise<number | undefined>;
  readonly freshKey: () => string;
  readonly nowMs: () => number;
  /** Runs something after a pause; the function returned calls it off. */
  readonly after: (ms: number, run: () => void) => () => void;
  /** Keeps an intent for this tab, or forgets it; `sent` says that the server may know of it. */
  readonly keep: (kept: Kept | undefined) => void;
  readonly kept: () => Kept | undefined;
  /** Lets the other tabs know. */
  readonly announce: (news: News) => void;
}

export interface Kept {
  readonly intent: Intent;
  readonly sent: boolean;
}

/** What one tab tells the others of an order. */
export interface News {
  readonly buyer: number;
  readonly key: string;
  readonly state: 'sending' | 'placed' | 'over';
  readonly order?: number;
  readonly skus: readonly number[];
  readonly atMs: number;
  /** Which tab says so. */
  readonly tab?: string;
}

/** Carries out what the checkout's states ask for: one at a time, and kept before it is sent. */
export class Placing {
  readonly state = new Store<Checkout>({ is: 'idle' });

  private callOff: () => void = () => undefined;

  constructor(private readonly world: World) {}

  press(body: OrderBody, digits: number, opensAtMs: number): void {
    const { freshKey, nowMs } = this.world;
    this.tell({ is: 'press', body, digits, freshKey: freshKey(), opensAtMs, nowMs: nowMs() });
  }

  agree(): void {
    this.tell({ is: 'agree' });
  }

  giveUp(): void {
    this.tell({ is: 'giveUp' });
  }

  dismiss(): void {
    this.tell({ is: 'dismiss' });
  }

  /** Finds out what became of what this tab sent before it was loaded anew; nothing that another buyer meant. */
  resume(buyer: number): void {
    const kept = this.world.kept();
    if (kept?.intent.body.buyer === buyer) {
      this.tell({ is: 'resume', ...kept });
    }
  }

  private tell(event: CheckoutEvent): void {
    const before = this.state.get();
    const after = step(before, event);
    if (after === before) {
      return;
    }
    this.callOff();
    this.callOff = () => undefined;
    this.keep(after);
    this.state.set(after);
    this.announce(before, after);
    this.carryOut(after);
  }

  private keep(state: Checkout): void {
    const intent = toKeep(state);
    this.world.keep(intent === undefined ? undefined : { intent, sent: mayBePlaced(state) });
  }

  private announce(before: Checkout, after: Checkout): void {
    const intent = after.is === 'idle' ? toKeep(before) : after.intent;
    if (intent === undefined) {
      return;
    }
    const about = { buyer: intent.body.buyer, key: intent.key, skus: intent.body.lines.map((line) => line.sku), atMs: this.world.nowMs() };
    if (after.is === 'placed') {
      this.world.announce({ ...about, state: 'placed', order: after.order });
    } else {
      this.world.announce({ ...about, state: mayBePlaced(after) ? 'sending' : 'over' });
    }
  }

  private carryOut(state: Checkout): void {
    if (state.is === 'waiting') {
      this.wait(state.untilMs);
    } else if (state.is === 'asking') {
      const controller = new AbortController();
      this.callOff = () => {
        controller.abort();
      };
      const { key, body } = state.intent;
      const { send, find, nowMs } = this.world;
      const asked = state.mission === 'order' ? send(body, key, controller.signal) : find(key, controller.signal);
      asked.then(
        (order) => {
          if (!controller.signal.aborted) {
            this.tell({ is: 'answered', order, nowMs: nowMs() });
          }
        },
        (error: unknown) => {
          if (!controller.signal.aborted) {
            this.tell({ is: 'failed', problem: problemOf(error), nowMs: nowMs() });
          }
        },
      );
    }
  }

  /** In steps, as the server's clock may turn out to be another than it was thought to be. */
  private wait(untilMs: number): void {
    const leftMs = untilMs - this.world.nowMs();
    if (leftMs <= 0) {
      this.tell({ is: 'due' });
      return;
    }
    this.callOff = this.world.after(Math.min(leftMs, 1_000), () => {
      this.wait(untilMs);
    });
  }
}

const KEPT = 'drumroll.placing';
const NEWS = 'drumroll.placing.news';
const TAB = 'drumroll.tab';

/** What this page wrote itself; undefined where there is nothing. */
function read(storage: () => Storage, name: string): unknown {
  try {
    return (JSON.parse(storage().getItem(name) ?? 'null') as unknown) ?? undefined;
  } catch {
    return undefined; // a browser that keeps nothing
  }
}

function write(storage: () => Storage, name: string, value: unknown): void {
  try {
    if (value === undefined) {
      storage().removeItem(name);
    } else {
      storage().setItem(name, JSON.stringify(value));
    }
  } catch {
    // a browser that keeps nothing: the key lives as long as the page
  }
}

let keptHere: Kept | undefined;

/** What the server remembers of a request: its answer, where it was carried out. */
interface Remembered {
  readonly answer?: { readonly order: number };
}

/** The one of this tab. It goes on while somebody looks at other pages. */
export const placing = new Placing({
  send: async (body, key, signal) => (await call<{ readonly order: number }>('/v1/orders', { method: 'POST', body, key, signal })).order,
  find: async (key, signal) => (await call<Remembered>('/v1/requests', { query: { route: 'ORDER_PLACE' }, key, signal })).answer?.order,
  freshKey: newKey,
  nowMs: () => serverClock.nowMs(),
  after: (ms, run) => {
    const timer = window.setTimeout(run, ms);
    return () => {
      window.clearTimeout(timer);
    };
  },
  keep: (kept) => {
    keptHere = kept;
    write(() => sessionStorage, KEPT, kept);
  },
  kept: () => keptHere ?? (read(() => sessionStorage, KEPT) as Kept | undefined),
  announce: (news) => {
    write(() => localStorage, NEWS, { ...news, tab: tabName() });
  },
});

/** An announcement of a tab that was closed before it could say the end counts no longer than this. */
const NEWS_LIVE_MS = 30_000;

/** What another tab of the same buyer said last; undefined when it is this tab's own, or old. */
export function newsOf(buyer: number, news: News | undefined, ownKey: string | undefined, nowMs: number): News | undefined {
  return news?.buyer === buyer && news.key !== ownKey && news.state !== 'over' && nowMs - news.atMs < NEWS_LIVE_MS ? news : undefined;
}

/** A name of this tab, the same after it is loaded anew. */
function tabName(): string {
  const known = read(() => sessionStorage, TAB);
  if (typeof known === 'string') {
    return known;
  }
  const name = newKey();
  write(() => sessionStorage, TAB, name);
  return name;
}

function readNews(): News | undefined {
  return read(() => localStorage, NEWS) as News | undefined;
}

function firstNews(): News | undefined {
  const news = readNews();
  return news?.tab === tabName() ? undefined : news;
}

/** What another tab announced last; the browser tells of changes by others only. */
export const othersNews = new Store<News | undefined>(typeof window === 'undefined' ? undefined : firstNews());

if (typeof window !== 'undefined') {
  window.addEventListener('storage', (event) => {
    if (event.key === NEWS) {
      othersNews.set(readNews());
    }
  });
}
