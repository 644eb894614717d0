import assert from 'node:assert/strict';
import test from 'node:test';
import { addressOf, queryOf } from '../../main/ts/board/address';
import { detailOf } from '../../main/ts/board/detail';
import { curvePath, dayOf, ordersUpTo, pictureAt, playedOn, soldBetween, speedFor } from '../../main/ts/board/film';
import { height, passedAt, standings, YEARS } from '../../main/ts/board/formerYears';
import { orbit } from '../../main/ts/board/kiosk';
import { readable, titlesOf } from '../../main/ts/board/names';
import { Purse, rateSides, ratesOf } from '../../main/ts/board/purse';
import { staleness } from '../../main/ts/board/phase';
import { snapshotFromJson } from '../../main/ts/board/snapshot';
import { csvOf } from '../../main/ts/board/table';
import { en } from '../../main/ts/board/words/en';
import { sv } from '../../main/ts/board/words/sv';
import { zh } from '../../main/ts/board/words/zh';
import { aSnapshot } from './snapshots';

const MINUTE = 60_000;

/** A film with a picture each minute from one minute after the doors opened at 0. */
function aDay(...gmvs: readonly number[]) {
  const minutes = gmvs.map((gmvMinor, i) => ({ atMs: (i + 1) * MINUTE, gmvMinor, ordersPaid: gmvMinor / 10 }));
  const day = dayOf({ nowMs: 99 * MINUTE, opensAtMs: 0, closesAtMs: 1440 * MINUTE, everyMs: MINUTE, minutes });
  assert.ok(day !== undefined);
  return day;
}

test('what is no film is not taken for one', () => {
  assert.equal(dayOf(undefined), undefined);
  assert.equal(dayOf({ minutes: 7 }), undefined);
  assert.deepEqual(dayOf({ minutes: [{}] })?.minutes, [{ atMs: 0, gmvMinor: 0, ordersPaid: 0 }]);
});

test('a moment is shown by the last picture that is not after it', () => {
  const day = aDay(10, 20, 30);
  assert.equal(pictureAt(day, 0), 0);
  assert.equal(pictureAt(day, 2 * MINUTE), 1);
  assert.equal(pictureAt(day, 2 * MINUTE + 59_999), 1);
  assert.equal(pictureAt(day, 9e15), 2);
  assert.equal(pictureAt(aDay(), 5), -1);
});

test('a film plays on by its speed and stops at its last picture', () => {
  const day = aDay(10, 20, 30);
  assert.equal(playedOn(MINUTE, 60, day), MINUTE + 15_000);
  assert.equal(playedOn(3 * MINUTE - 1, 3600, day), 3 * MINUTE);
});

test('what was sold between pictures is never below nothing', () => {
  assert.deepEqual(soldBetween(aDay(10, 30, 25)), [10, 20, 0]);
  assert.deepEqual(ordersUpTo(aDay(600, 1200, 3000), 1, 5), [{ atMs: 2 * MINUTE, orders: 1 }]);
});

test('the curve of a day keeps its peak and fits its box', () => {
  assert.equal(curvePath([5]), '');
  assert.equal(curvePath([0, 4]), 'M0 100L0.0 100.0L1000.0 4.0L1000 100Z');
  const spiked = curvePath(Array.from({ length: 10_000 }, (_, i) => (i === 7777 ? 100 : 1)));
  assert.ok(spiked.includes(' 4.0L') && spiked.length < 12_000);
});

test('today stands against former years in the festival’s currency, where a rate says what a yuan is worth', () => {
  assert.equal(YEARS.length, 11);
  const yuan = standings(6_000_000_000, 'CNY', []);
  assert.deepEqual(yuan?.map((each) => each.passed).slice(0, 3), [true, false, false]);
  assert.equal(standings(1, 'EUR', []), undefined);
  const euro = standings(1, 'EUR', ratesOf({ rates: [{ currency: 'CNY', festivalMinor: 128, foreignMinor: 1000 }] }));
  assert.equal(euro?.[0]?.gmvMinor, 665_600_000);
});

test('when a year was passed is known to the second in the last minutes, else to the minute of the film', () => {
  const curve = [1000, 2000, 3000].map((atMs) => ({ atMs, orders: 1, paidMinor: 10 }));
  const now = aSnapshot({ gmvMinor: 100, curve });
  assert.deepEqual(passedAt(85, now, undefined), { atMs: 2000, withinMs: 1000 });
  assert.equal(passedAt(101, now, undefined), undefined);
  assert.equal(passedAt(50, now, undefined), undefined);
  assert.deepEqual(passedAt(50, now, aDay(20, 60, 100)), { atMs: MINUTE, withinMs: MINUTE });
  assert.deepEqual(passedAt(15, now, aDay(20, 60)), { atMs: 0, withinMs: MINUTE });
});

test('a film that began late does not say when the first things were passed', () => {
  const late = { ...aDay(500), opensAtMs: -60 * MINUTE };
  assert.equal(passedAt(15, aSnapshot({ gmvMinor: 100 }), late), undefined);
});

test('heights between powers of ten grow evenly and stay in their frame', () => {
  assert.equal(height(5, 10, 1000), 0);
  assert.equal(height(100, 10, 1000), 0.5);
  assert.equal(height(1e9, 10, 1000), 1);
});

test('money is converted for the eye, rounded down, and festival money is left alone', () => {
  const rate = { currency: 'EUR', festivalMinor: 780, foreignMinor: 100, fixedAtMs: undefined };
  assert.equal(Purse.at(rate).minor(779), 99);
  assert.equal(Purse.at(rate).decimal(78_000), '100.00');
  assert.equal(Purse.ofFestival('CNY').minor(26_840_000_000_001), 26_840_000_000_001);
  assert.deepEqual(rateSides(rate, 'CNY'), ['EUR\u00a01', 'CNY\u00a07.8']);
  assert.deepEqual(rateSides({ ...rate, currency: 'JPY', festivalMinor: 458, foreignMinor: 100 }, 'CNY'), ['CNY\u00a01', 'JPY\u00a021.834']);
});

test('a rate that can’t be reckoned with is none', () => {
  assert.deepEqual(ratesOf({ rates: [{ currency: 'EUR', festivalMinor: 0, foreignMinor: 1 }, { currency: 'euro' }, null] }), []);
  assert.deepEqual(ratesOf(undefined), []);
});

test('an address keeps what somebody sees, and leaves out what makes no sense', () => {
  const search = '?kiosk&at=1762790400000&detail=category:a%26b&currency=EUR&language=sv';
  assert.equal(queryOf(addressOf(search)), search);
  assert.deepEqual(addressOf('?detail=category:phones').subject, { by: 'category', key: 'phones' });
  const odd = addressOf('?at=soon&detail=nonsense:1&currency=gold&language=xx');
  assert.deepEqual([odd.atMs, odd.subject, odd.currency, odd.language], [undefined, undefined, undefined, undefined]);
  assert.equal(queryOf(odd), '');
});

test('a table is CSV that a spreadsheet reads as text and numbers', () => {
  const table = { columns: ['a', 'b'], rows: [['say "hi", twice', { text: '1.2 m', raw: '-1200000.00' }], ['=SUM(A1)', 'x']] };
  assert.equal(csvOf(table), 'a,b\r\n"say ""hi"", twice",-1200000.00\r\n\'=SUM(A1),x\r\n');
});

test('parts of kinds that the page doesn’t know are left out', () => {
  const detail = detailOf({ gmvMinor: 5, parts: [{ by: 'moon', rows: [] }, { by: 'brand', rows: [{ key: '1', name: 'A', gmvMinor: 5 }] }] });
  assert.deepEqual(detail.parts.map((part) => [part.by, part.rows.length]), [['brand', 1]]);
  assert.deepEqual(detailOf(null).parts, []);
});

test('what an older server doesn’t count is unknown, not nothing', () => {
  const old = snapshotFromJson({ gmvMinor: 1, festival: {} });
  assert.equal(old?.shopOrders, undefined);
  assert.equal(old?.home, undefined);
  const now = snapshotFromJson({ gmvMinor: 1, festival: {}, shopOrdersPaid: 3, shopOrdersShipped: 2, abroad: { gmvMinor: 1, lines: 1 } });
  assert.deepEqual(now?.shopOrders, { paid: 3, shipped: 2, delivered: 0 });
  assert.deepEqual(now.abroad, { gmvMinor: 1, lines: 1 });
});

test('figures that are asked for rarely are not called old for it', () => {
  assert.equal(staleness(aSnapshot(), 4500, 2000), undefined);
  assert.deepEqual(staleness(aSnapshot(), 5001, 2000), { why: 'silent', byMs: 5001 });
});

test('a wall on its orbit comes back to where it was and never goes far', () => {
  assert.deepEqual(orbit(0), [0, 0]);
  const far = Array.from({ length: 31 }, (_, i) => Math.hypot(...orbit(i)));
  assert.ok(Math.max(...far) < 1);
  assert.ok(Math.hypot(...orbit(31)) < 1e-9);
});

test('the board says everything in three languages', () => {
  for (const words of [zh, sv]) {
    assert.deepEqual(Object.keys(words).sort(), Object.keys(en).sort());
    assert.deepEqual(Object.keys(words.phases), Object.keys(en.phases));
  }
  assert.equal(Object.keys(zh.provinces).length, 34);
});

test('a short film is not over before it was seen, and a day lasts a minute and a half', () => {
  const film = (lengthMs: number) => dayOf({ everyMs: MINUTE, minutes: [{ atMs: MINUTE }, { atMs: MINUTE + lengthMs }] });
  assert.equal(speedFor(undefined), 60);
  assert.equal(speedFor(film(8 * MINUTE)), 60);
  assert.equal(speedFor(film(2 * 60 * MINUTE)), 300);
  assert.equal(speedFor(film(24 * 60 * MINUTE)), 900);
});

test('a scale has its lines at round amounts of the currency shown', () => {
  const yuan = Purse.ofFestival('CNY').decades(26_840_000_000_000, 3);
  assert.deepEqual(yuan.map(({ text }) => text), ['100 bn', '10 bn', '1 bn'].map((text) => text.replace(' ', '\u00a0')));
  assert.equal(yuan[0]?.festivalMinor, 10_000_000_000_000);
  const [euros] = new Purse('EUR', 0.125).decades(800_000, 1);
  assert.deepEqual(euros, { festivalMinor: 800_000, text: '1\u00a0k' });
});

test('variants that are named alike are told apart', () => {
  const laptop = (sku: number, inches: string) => ({ sku, title: 'Laptop', options: [{ value: inches }] });
  const titles = titlesOf([laptop(1, '14 inch'), laptop(2, '16 inch'), { sku: 3, title: 'Tea, 50 g', options: [{ value: '50 g' }] }]);
  assert.deepEqual([...titles.values()], ['Laptop, 14 inch', 'Laptop, 16 inch', 'Tea, 50 g']);
});

test('a category that nobody knows reads as its code does', () => {
  assert.deepEqual(['home-and-furniture', 'phones', 'Lights', '灯'].map(readable), ['Home and furniture', 'Phones', 'Lights', '灯']);
});
