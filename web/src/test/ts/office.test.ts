import assert from 'node:assert/strict';
import test from 'node:test';
import { laterStages } from '../../main/ts/desk/goods/deals/dealDraft';
import { rightEdge } from '../../main/ts/desk/overview/curve';
import { momentText } from '../../main/ts/desk/moments';
import { changesOf } from '../../main/ts/ops/approvals/changes';
import { manyOf } from '../../main/ts/ops/approvals/waiting';
import { balancesOf } from '../../main/ts/ops/balances';
import { type FestivalDraft, mostMinor, readFestivalDeal } from '../../main/ts/ops/deals/festivalDeal';
import { remediesOf } from '../../main/ts/ops/find/remedies';
import { framesOf, HOUR_MS, MINUTE_MS, type Span, spanMs, spanOf } from '../../main/ts/ops/frame';

const OPENS = Date.UTC(2026, 10, 11) + 123; // with a part of a minute, which a field does not show
const FRAME = {
  name: 'Festival',
  currency: 'CNY',
  opensAtMs: OPENS,
  closesAtMs: OPENS + 24 * HOUR_MS,
  payWindowMs: 15 * MINUTE_MS,
  receiptWindowMs: 10 * MINUTE_MS,
};
const TYPED = { opens: momentText(FRAME.opensAtMs), closes: momentText(FRAME.closesAtMs), pay: spanOf(FRAME.payWindowMs), receipt: spanOf(FRAME.receiptWindowMs) };

test('what nobody touched of the doors stays exact, though the fields show less', () => {
  assert.deepEqual(framesOf(FRAME, TYPED).frame, FRAME);
  const thirds = HOUR_MS / 3 + 1;
  assert.deepEqual(spanOf(thirds), { typed: '20', unit: 'minute' });
  assert.equal(spanMs(spanOf(thirds), thirds), thirds);
});

test('a span stands in the unit that people would write it in, and is read in any', () => {
  const written = (ms: number) => Object.values(spanOf(ms)).join(' ');
  assert.equal(written(10 * MINUTE_MS), '10 minute');
  assert.equal(written(90 * MINUTE_MS), '90 minute');
  assert.equal(written(2 * HOUR_MS), '2 hour');
  assert.equal(written(240 * HOUR_MS), '10 day');
  const read = (typed: string, unit: Span['unit']) => spanMs({ typed, unit }, 10 * MINUTE_MS);
  assert.equal(read('0,5', 'hour'), 30 * MINUTE_MS);
  assert.equal(read('10', 'hour'), 10 * HOUR_MS);
  assert.equal(read('0', 'day'), undefined);
});

test('doors that close before they open, and windows that are no numbers, are named by their fields', () => {
  const turned = framesOf(FRAME, { ...TYPED, closes: momentText(OPENS - HOUR_MS) });
  assert.deepEqual([...turned.errors], [['closes', 'before']]);
  const wrong = framesOf(FRAME, { opens: '', closes: TYPED.closes, pay: { typed: 'soon', unit: 'minute' }, receipt: { typed: '0', unit: 'hour' } });
  assert.deepEqual([...wrong.errors], [['opens', 'moment'], ['pay', 'number'], ['receipt', 'number']]);
  assert.equal(wrong.frame, undefined);
});

test('a trial balance is summed exactly, currency by currency', () => {
  const account = (name: string, currency: string, balanceMinor: number) => ({ account: name, currency, digits: 2, balanceMinor });
  const huge = Number.MAX_SAFE_INTEGER;
  const balances = balancesOf([account('funding', 'CNY', -huge), account('wallets', 'CNY', huge), account('wallets', 'EUR', 1)]);
  assert.deepEqual(balances.map(({ currency, sumMinor }) => [currency, sumMinor]), [['CNY', 0n], ['EUR', 1n]]);
});

test('shops with several products that wait can have them approved together', () => {
  const waiting = [...Array.from({ length: 5 }, () => ({ shop: 4 })), { shop: 9 }];
  assert.deepEqual(manyOf(waiting), [{ shop: 4, waiting: 5 }]);
});

test('a change of a product names the fields that differ, whatever the order of their parts', () => {
  const content = {
    code: 'c',
    category: 'tea',
    brand: 'b',
    origin: 'CN',
    tariffCode: '',
    texts: { en: { title: 'Tea', description: '' } },
    attributes: { colour: 'red', size: 'L' },
    images: [],
    launchMs: 0,
    variants: [],
  };
  assert.deepEqual(changesOf(content, { ...content, attributes: { size: 'L', colour: 'red' } }), []);
  assert.deepEqual(changesOf(content, { ...content, brand: 'x', images: ['1'] }), ['brand', 'images']);
});

const DRAFT: FestivalDraft = {
  kind: 'crossShop',
  name: 'Every 300 save 50',
  starts: momentText(OPENS),
  ends: momentText(OPENS + HOUR_MS),
  spend: '300',
  save: '50',
  cap: '',
  count: '',
  perBuyer: '1',
  face: '',
  budget: '',
};

test('a deal of the festival is read by its kind, an empty bound being none', () => {
  const known = [OPENS, OPENS + HOUR_MS];
  const read = readFestivalDeal(DRAFT, 2, known);
  assert.deepEqual(read.terms, { kind: 'crossShop', spendMinor: 30_000, saveMinor: 5_000, capMinor: 0 });
  assert.equal(read.startsAtMs, OPENS);
  const packets = readFestivalDeal({ ...DRAFT, kind: 'redPacket', face: '8', budget: '400' }, 2, known);
  assert.deepEqual(packets.terms, { kind: 'redPacket', faceMinor: 800, budgetMinor: 40_000, perBuyer: 1 });
  assert.equal(mostMinor({ kind: 'festivalCoupon', spendMinor: 10_000, saveMinor: 500, count: 20, perBuyer: 1 }), 10_000);
});

test('a deal of the festival that can’t be is refused at its fields', () => {
  const errorsOf = (to: Partial<FestivalDraft>) => [...readFestivalDeal({ ...DRAFT, ...to }, 2, []).errors];
  assert.deepEqual(errorsOf({ name: ' ', save: '301' }), [['name', 'needed'], ['save', 'saveTooMuch']]);
  assert.deepEqual(errorsOf({ cap: '10' }), [['cap', 'capTooSmall']]);
  assert.deepEqual(errorsOf({ kind: 'redPacket', face: '8', budget: '5' }), [['budget', 'budget']]);
  assert.deepEqual(errorsOf({ ends: DRAFT.starts }), [['ends', 'before']]);
});

test('an order is cancelled until something of it was shipped, and refunded while something is left', () => {
  const lines = [{ quantity: 2, refunded: 0 }];
  const part = (state: string) => [{ state }];
  assert.deepEqual(remediesOf({ state: 'PLACED', shopOrders: part('AWAITING_PAYMENT'), lines }), ['cancel']);
  assert.deepEqual(remediesOf({ state: 'PAID', shopOrders: part('TO_SHIP'), lines }), ['cancel', 'refunds']);
  assert.deepEqual(remediesOf({ state: 'PAID', shopOrders: part('SHIPPED'), lines }), ['refunds']);
  assert.deepEqual(remediesOf({ state: 'REFUNDED', shopOrders: part('REFUNDED'), lines: [{ quantity: 2, refunded: 2 }] }), []);
});

test('a deal can be kept from the stages behind its own', () => {
  assert.deepEqual(laterStages('shopCoupon'), ['crossShop', 'festivalCoupon', 'redPacket']);
  assert.equal(laterStages('festivalPrice').length, 5);
});

test('the curve’s edge is near in the beginning and the festival’s end later', () => {
  assert.equal(rightEdge(0, 10, 1_000), 40);
  assert.equal(rightEdge(0, 600, 1_000), 1_000);
  assert.equal(rightEdge(0, 1_000, 1_000), 1_000);
});
