import assert from 'node:assert/strict';
import test from 'node:test';
import { savedByStage, savingsOf, split, totalSavings } from '../../main/ts/shop/buy/explain';
import { merged, type Movement } from '../../main/ts/shop/buy/movements';
import { allPieces, firstPieces, refundMinor } from '../../main/ts/kit/refund';
import { provinceCode, provincesOf } from '../../main/ts/shop/buy/regions';
import { chosenOf, leaving } from '../../main/ts/shop/buy/selection';
import { dealLost, seenOf, shownMinor } from '../../main/ts/shop/buy/seen';
import type { Adjustment } from '../../main/ts/shop/buy/types';
import { isPostalCode } from '../../main/ts/shop/postal';
import { wrongsOf } from '../../main/ts/shop/me/signUpForm';

const RATES = [
  { currency: 'CNY', digits: 2, festivalMinor: 1, foreignMinor: 1 },
  { currency: 'SEK', digits: 2, festivalMinor: 752, foreignMinor: 1000 },
  { currency: 'KRW', digits: 0, festivalMinor: 505, foreignMinor: 1000 },
];

function off(deal: number, amountMinor: number, currency = 'CNY'): Adjustment {
  return { deal, stage: 'item', amountMinor, currency, digits: currency === 'KRW' ? 0 : 2 };
}

test('the refunds of a line’s pieces one by one sum to what was paid for them', () => {
  const line = { quantity: 7, payableMinor: 10_003, dutyMinor: 501 };
  let sum = 0;
  for (let refunded = 0; refunded < 7; refunded++) {
    sum += refundMinor({ ...line, refunded }, 1);
  }
  assert.equal(sum, 10_504);
  assert.equal(refundMinor({ quantity: 2, refunded: 0, payableMinor: 16_780, dutyMinor: 1_527 }, 1), 9_153);
});

test('savings in the buyer’s currency are what the server says', () => {
  const line = { listMinor: 10_000, savingMinor: 3_000, payableMinor: 7_000, adjustments: [off(1, 1_000), off(2, 2_000)] };
  assert.deepEqual(savingsOf(line, 'CNY', RATES).map((one) => one.savedMinor), [1_000, 2_000]);
});

test('savings in other currencies sum to the line’s, and say their own amount', () => {
  const line = { listMinor: 652_054, savingMinor: 174_660, payableMinor: 477_394, adjustments: [off(1036, 165_000, 'KRW'), off(1, 48_020)] };
  const savings = savingsOf(line, 'SEK', RATES);
  assert.equal(savings.reduce((sum, one) => sum + one.savedMinor, 0), 174_660);
  assert.ok(savings.every((one) => one.savedMinor > 60_000 && one.own !== undefined));
});

test('each deal stands once in the total, the largest first', () => {
  const line = { listMinor: 10_000, savingMinor: 3_000, payableMinor: 7_000, adjustments: [off(1, 1_000), off(2, 2_000)] };
  assert.deepEqual(totalSavings([line, line], 'CNY', RATES).map((one) => [one.deal, one.savedMinor]), [[2, 4_000], [1, 2_000]]);
});

test('a split gives the units left over to the largest remainders, the first of equal ones', () => {
  assert.deepEqual(split(10, [1, 1, 1]), [4, 3, 3]);
  assert.deepEqual(split(5, [0, 0]), [0, 0]);
  assert.deepEqual(split(1, [1, 2]), [0, 1]);
});

test('provinces are known by any of their names', () => {
  assert.equal(provinceCode('CN', '广东省'), 'GD');
  assert.equal(provinceCode('CN', '广东'), 'GD');
  assert.equal(provinceCode('CN', 'Inner Mongolia'), 'NM');
  assert.equal(provinceCode('SE', 'Västra Götalands län'), 'O');
  assert.equal(provinceCode('SE', 'skåne'), 'M');
  assert.equal(provinceCode('CN', ''), undefined);
  assert.equal(provinceCode('DE', 'Bayern'), undefined);
  assert.equal(provincesOf('CN', 'en').length, 31);
  assert.equal(new Set(provincesOf('SE', 'sv').map(({ code }) => code)).size, 21);
});

test('what is new in the cart is chosen, and a shop’s box stands for all of its lines', () => {
  const left = leaving([], [2], false);
  assert.equal(chosenOf([1, 2], left), 'some');
  assert.equal(chosenOf([1], left), 'all');
  assert.equal(chosenOf([2], left), 'none');
  assert.deepEqual(leaving(left, [2], true), []);
});

test('pages of movements that overlap hold each movement once, newest first', () => {
  const moved = (position: number): Movement => ({ position, kind: 'topUp', amountMinor: 1, currency: 'CNY', digits: 2, atMs: position });
  const before = { movements: [moved(7), moved(5)], next: 'a' };
  const now = { movements: [moved(9), moved(7)], next: 'b' };
  assert.deepEqual(merged([now, before, { movements: [moved(3)] }]).map(({ position }) => position), [9, 7, 5, 3]);
});

test('a festival price that is gone is told, with the difference in the currency of the line', () => {
  const unitPrice = { amountMinor: 1_340_480, currency: 'KRW', digits: 0 };
  const line = { quantity: 1, unitPrice, listMinor: 676_942, adjustments: [{ ...off(9, 723_800, 'KRW'), kind: 'festivalPrice' }] };
  const before = seenOf(line);
  const now = seenOf({ ...line, adjustments: [] });
  assert.equal(dealLost(before, now), 9);
  assert.equal(dealLost(now, before), undefined);
  assert.equal(shownMinor(723_800, line), 365_519);
});

test('postal codes are checked where their rule is plain, and may be left out', () => {
  assert.ok(isPostalCode('US', '02139') && isPostalCode('US', '02139-1234') && isPostalCode('SE', '111 22') && isPostalCode('CN', '100000'));
  assert.ok(!isPostalCode('US', 'abc') && !isPostalCode('CN', '10000') && !isPostalCode('SE', '1112'));
  assert.ok(isPostalCode('US', '') && isPostalCode('IE', 'D02 AF30'));
});

test('a sign-up names each field that is wrong, and none of a right one', () => {
  assert.deepEqual(Object.keys(wrongsOf({ displayName: ' ', name: '', password: '' })), ['displayName', 'name', 'password']);
  assert.deepEqual(Object.keys(wrongsOf({ displayName: '安娜', name: 'anna-', password: 'aaaaaaaaab' })), ['name', 'password']);
  assert.deepEqual(wrongsOf({ displayName: 'Anna', name: 'Anna@Example.com', password: 'quiet lantern' }), {});
});

test('giving back begins with a piece where there is nothing to choose from, and can take all at once', () => {
  const line = (sku: number, quantity: number, refunded: number) => ({ sku, quantity, refunded, payableMinor: 100, dutyMinor: 0 });
  assert.deepEqual(firstPieces([line(7, 3, 0)]), { 7: 1 });
  assert.deepEqual(firstPieces([line(7, 3, 0), line(8, 1, 0)]), {});
  assert.deepEqual(firstPieces([line(7, 3, 3), line(8, 2, 1)]), { 8: 1 });
  assert.deepEqual(allPieces([line(7, 3, 3), line(8, 2, 1)]), { 7: 0, 8: 1 });
});

test('savings are summed by their kind, and not told apart where the parts don’t sum to the whole', () => {
  const adjustment = (deal: number, stage: 'item' | 'crossShop', amountMinor: number) => ({ deal, stage, amountMinor, currency: 'CNY', digits: 2 });
  const line = {
    listMinor: 10_000,
    savingMinor: 3_000,
    payableMinor: 7_000,
    adjustments: [adjustment(1, 'item', 1_000), adjustment(2, 'crossShop', 2_000)],
  };
  const quote = { lines: [line, line], currency: 'CNY', savingMinor: 6_000 } as unknown as Parameters<typeof savedByStage>[0];
  assert.deepEqual(savedByStage(quote, []), [['crossShop', 4_000], ['item', 2_000]]);
  assert.deepEqual(savedByStage({ ...quote, savingMinor: 5_999 }, []), []);
});
