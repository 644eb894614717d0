import assert from 'node:assert/strict';
import test from 'node:test';
import { Problem } from '../../main/ts/kit/problem';
import { type Checkout, isBusy, type OrderBody, step, toKeep } from '../../main/ts/shop/buy/checkout';
import { type Kept, type News, newsOf, Placing } from '../../main/ts/shop/buy/placing';

const BODY: OrderBody = {
  buyer: 7,
  region: { country: 'CN', province: 'GD' },
  address: 2,
  cart: true,
  lines: [{ sku: 1, quantity: 2 }],
  coupons: [3],
  expectedTotalMinor: 4500,
  currency: 'CNY',
  pay: 'now',
};
const ORDER = 123;
const QUOTE = { currency: 'CNY', digits: 2, lines: [], subtotalMinor: 5000, savingMinor: 0, dutyMinor: 0, totalMinor: 5000, hints: [] };

const LOST = new Problem(0, 'UNREACHABLE', {}, 'gone');
const TIMED_OUT = new Problem(504, 'TIMED_OUT', {}, 'late');
const CONFLICT = new Problem(409, 'IDEMPOTENCY_CONFLICT', { firstPosition: 9, position: 12 }, 'other content');
const PRICE_CHANGED = new Problem(409, 'PRICE_CHANGED', { quote: QUOTE, position: 12 }, 'changed');

/** A world without network: what is sent waits to be answered by the test, and time moves when the test says so. */
class TestWorld {
  nowMs = 1000;
  keys = 0;
  kept: Kept | undefined;
  readonly sent: { readonly body: OrderBody; readonly key: string }[] = [];
  /** The keys that were asked about. */
  readonly sought: string[] = [];
  readonly news: News[] = [];
  readonly keptWhenSent: (Kept | undefined)[] = [];
  private ends: { readonly resolve: (order: number | undefined) => void; readonly reject: (error: unknown) => void }[] = [];
  private timers: { readonly atMs: number; readonly run: () => void }[] = [];

  placing(): Placing {
    return new Placing({
      send: (body, key) => {
        this.sent.push({ body, key });
        this.keptWhenSent.push(this.kept);
        return new Promise<number>((resolve, reject) => this.ends.push({ resolve: (order) => { resolve(order ?? NaN); }, reject }));
      },
      find: (key) => {
        this.sought.push(key);
        return new Promise((resolve, reject) => this.ends.push({ resolve, reject }));
      },
      freshKey: () => `key-${++this.keys}`,
      nowMs: () => this.nowMs,
      after: (ms, run) => {
        const timer = { atMs: this.nowMs + ms, run };
        this.timers.push(timer);
        return () => {
          this.timers = this.timers.filter((other) => other !== timer);
        };
      },
      keep: (kept) => {
        this.kept = kept;
      },
      kept: () => this.kept,
      announce: (news) => this.news.push(news),
    });
  }

  async answer(): Promise<void> {
    this.ends.shift()?.resolve(ORDER);
    await settled();
  }

  /** The server says that it knows of no order. */
  async knowNothing(): Promise<void> {
    this.ends.shift()?.resolve(undefined);
    await settled();
  }

  async fail(problem: Problem): Promise<void> {
    this.ends.shift()?.reject(problem);
    await settled();
  }

  /** Moves time on by so much, second by second. */
  pass(ms: number): void {
    for (const untilMs = this.nowMs + ms; this.nowMs < untilMs; ) {
      this.nowMs = Math.min(this.nowMs + 100, untilMs);
      const due = this.timers.filter(({ atMs }) => atMs <= this.nowMs);
      this.timers = this.timers.filter(({ atMs }) => atMs > this.nowMs);
      due.forEach(({ run }) => {
        run();
      });
    }
  }
}

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

function is<S extends Checkout['is']>(state: Checkout, name: S): Extract<Checkout, { is: S }> {
  assert.equal(state.is, name);
  return state as Extract<Checkout, { is: S }>;
}

test('a hundred presses send one order under one key, kept before it is sent', async () => {
  const world = new TestWorld();
  const placing = world.placing();
  for (let i = 0; i < 100; i++) {
    placing.press(BODY, 2, 0);
  }
  assert.equal(world.sent.length, 1);
  assert.equal(world.sent[0]?.key, world.keptWhenSent[0]?.intent.key);
  assert.deepEqual(world.keptWhenSent[0]?.intent.body, BODY);
  await world.answer();
  placing.press(BODY, 2, 0);
  assert.equal(world.sent.length, 1);
  assert.equal(is(placing.state.get(), 'placed').order, ORDER);
  assert.equal(world.kept, undefined);
});

test('after a lost connection the same content goes out under the same key until there is an answer', async () => {
  const world = new TestWorld();
  const placing = world.placing();
  placing.press(BODY, 2, 0);
  for (const problem of [LOST, TIMED_OUT, LOST]) {
    await world.fail(problem);
    assert.equal(is(placing.state.get(), 'waiting').why, 'lost');
    placing.press({ ...BODY, expectedTotalMinor: 1 }, 2, 0);
    world.pass(5_000);
  }
  assert.equal(world.sent.length, 4);
  assert.ok(world.sent.every(({ key, body }) => key === 'key-1' && body === BODY));
  await world.answer();
  assert.equal(is(placing.state.get(), 'placed').foundOut, false);
});

test('a changed price asks again, and yes goes out under the same key with the new total', async () => {
  const world = new TestWorld();
  const placing = world.placing();
  placing.press(BODY, 2, 0);
  await world.fail(PRICE_CHANGED);
  assert.equal(is(placing.state.get(), 'priceChanged').quote.totalMinor, 5000);
  assert.equal(world.sent.length, 1);
  placing.agree();
  assert.equal(world.sent[1]?.key, 'key-1');
  assert.equal(world.sent[1].body.expectedTotalMinor, 5000);
});

test('where the first press was accepted after all, agreeing to a new price finds that order instead of placing a second', async () => {
  const world = new TestWorld();
  const placing = world.placing();
  placing.press(BODY, 2, 0);
  await world.fail(PRICE_CHANGED);
  placing.agree();
  await world.fail(CONFLICT);
  assert.deepEqual(world.sought, ['key-1']);
  await world.answer();
  const placed = is(placing.state.get(), 'placed');
  assert.equal(placed.order, ORDER);
  assert.equal(placed.foundOut, true);
});

test('after a reload it asks what became of the key, and places nothing', async () => {
  const world = new TestWorld();
  world.placing().press(BODY, 2, 0);
  const anew = world.placing();
  anew.resume(7);
  assert.deepEqual(world.sought, ['key-1']);
  await world.fail(LOST); // the page's that is gone
  await world.answer();
  assert.equal(world.sent.length, 1);
  assert.equal(is(anew.state.get(), 'placed').foundOut, true);
});

test('an order is believed not to be placed when the server knows nothing of it three times; the next press keeps its key', async () => {
  const world = new TestWorld();
  world.kept = { intent: { key: 'k', body: BODY, digits: 2 }, sent: true };
  const placing = world.placing();
  placing.resume(7);
  await world.fail(LOST);
  for (let i = 0; i < 2; i++) {
    world.pass(1_000);
    await world.knowNothing();
    is(placing.state.get(), 'waiting');
  }
  world.pass(1_000);
  await world.knowNothing();
  is(placing.state.get(), 'notPlaced');
  assert.equal(toKeep(placing.state.get()), undefined);
  placing.press(BODY, 2, 0);
  assert.equal(world.sent[0]?.key, 'k');
});

test('an order that was on its way still is found when it is asked about again', async () => {
  const world = new TestWorld();
  world.kept = { intent: { key: 'k', body: BODY, digits: 2 }, sent: true };
  const placing = world.placing();
  placing.resume(7);
  await world.knowNothing();
  world.pass(1_000);
  await world.answer();
  assert.equal(is(placing.state.get(), 'placed').order, ORDER);
});

test('who is signed out can’t be told what became of an order, and it is kept', () => {
  const intent = { key: 'k', body: BODY, digits: 2 };
  const asking: Checkout = { is: 'asking', mission: 'find', intent, tries: 0, unknown: 0 };
  const state = step(asking, { is: 'failed', problem: new Problem(401, 'BAD_CREDENTIAL', {}, ''), nowMs: 0 });
  is(state, 'refused');
  assert.deepEqual(toKeep(state), intent);
});

test('nothing of one buyer’s is resumed for another', () => {
  const world = new TestWorld();
  world.placing().press(BODY, 2, 0);
  const anew = world.placing();
  anew.resume(8);
  is(anew.state.get(), 'idle');
});

test('a tap before the doors open sends once when they open by the server’s clock', async () => {
  const world = new TestWorld();
  const placing = world.placing();
  placing.press(BODY, 2, 31_000);
  assert.equal(is(placing.state.get(), 'waiting').why, 'doors');
  world.pass(29_900);
  assert.equal(world.sent.length, 0);
  world.pass(100);
  assert.equal(world.sent.length, 1);
  await world.fail(new Problem(409, 'DOORS_NOT_OPEN', { opensAtMs: 31_500, position: 5 }, ''));
  assert.equal(is(placing.state.get(), 'waiting').untilMs, 31_500);
  world.pass(500);
  assert.equal(world.sent.length, 2);
  assert.equal(world.sent[1]?.key, 'key-1');
});

test('a wait for the doors can be called off, and nothing was sent', () => {
  const world = new TestWorld();
  const placing = world.placing();
  placing.press(BODY, 2, 31_000);
  placing.giveUp();
  is(placing.state.get(), 'idle');
  world.pass(60_000);
  assert.equal(world.sent.length, 0);
});

test('giving up after a lost connection finds out what happened', async () => {
  const world = new TestWorld();
  const placing = world.placing();
  placing.press(BODY, 2, 0);
  await world.fail(LOST);
  placing.giveUp();
  assert.deepEqual(world.sought, ['key-1']);
  await world.answer();
  assert.equal(is(placing.state.get(), 'placed').foundOut, true);
});

test('in the queue it shows its place and goes on by itself when it is told to', async () => {
  const world = new TestWorld();
  const placing = world.placing();
  placing.press(BODY, 2, 0);
  await world.fail(new Problem(503, 'QUEUED', { place: 842, waitMs: 9_000 }, '', 2_000));
  const waiting = is(placing.state.get(), 'waiting');
  assert.deepEqual([waiting.why, waiting.place, waiting.waitMs, waiting.untilMs], ['queued', 842, 9_000, 3_000]);
  world.pass(1_900);
  assert.equal(world.sent.length, 1);
  world.pass(100);
  assert.equal(world.sent.length, 2);
});

test('orders that are stopped say why, and are tried again', () => {
  const intent = { key: 'k', body: BODY, digits: 2 };
  const state = step(
    { is: 'asking', mission: 'order', intent, tries: 0, unknown: 0 },
    { is: 'failed', problem: new Problem(503, 'SWITCHED_OFF', { message: 'Back at noon.' }, '', 30_000), nowMs: 5_000 },
  );
  const waiting = is(state, 'waiting');
  assert.deepEqual([waiting.why, waiting.message, waiting.untilMs], ['stopped', 'Back at noon.', 35_000]);
});

test('a busy server is asked again after as long as it says', () => {
  const intent = { key: 'k', body: BODY, digits: 2 };
  const state = step(
    { is: 'asking', mission: 'order', intent, tries: 0, unknown: 0 },
    { is: 'failed', problem: new Problem(503, 'OVERLOADED', {}, '', 1_000), nowMs: 5_000 },
  );
  assert.deepEqual([is(state, 'waiting').why, is(state, 'waiting').untilMs], ['busy', 6_000]);
  assert.equal(isBusy(state), true);
});

test('a wallet that is short says by how much, and the next press goes on under the same key', async () => {
  const world = new TestWorld();
  const placing = world.placing();
  placing.press(BODY, 2, 0);
  await world.fail(new Problem(402, 'INSUFFICIENT_FUNDS', { requiredMinor: 4500, availableMinor: 1200, position: 3 }, ''));
  const short = is(placing.state.get(), 'short');
  assert.equal(short.requiredMinor - short.availableMinor, 3300);
  placing.press(BODY, 2, 0);
  assert.equal(world.sent[1]?.key, 'key-1');
});

test('the other tab learns of an order while it is sent and when it is placed', async () => {
  const world = new TestWorld();
  world.placing().press(BODY, 2, 0);
  await world.answer();
  const [sending, placed] = world.news;
  assert.equal(sending?.state, 'sending');
  assert.deepEqual([placed?.state, placed?.order], ['placed', ORDER]);
  assert.equal(newsOf(7, placed, 'another key', world.nowMs), placed);
  assert.equal(newsOf(7, placed, 'key-1', world.nowMs), undefined);
  assert.equal(newsOf(8, placed, 'another key', world.nowMs), undefined);
  assert.equal(newsOf(7, placed, undefined, world.nowMs + 60_000), undefined);
});
