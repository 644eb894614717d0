import assert from 'node:assert/strict';
import test from 'node:test';
import { counterText, countryName, longMoney, shortMoney, span, wait } from '../../main/ts/board/format';

test('the counter shows minor units below a million and leaves them out above', () => {
  assert.equal(counterText(0, 'CNY'), '0.00');
  assert.equal(counterText(123_456, 'CNY'), '1,234.56');
  assert.equal(counterText(99_999_999, 'CNY'), '999,999.99');
  assert.equal(counterText(100_000_099, 'CNY'), '1,000,000');
  assert.equal(counterText(26_840_000_000_099, 'CNY'), '268,400,000,000');
});

test('the counter knows the decimals of its currency', () => {
  assert.equal(counterText(1234, 'JPY'), '1,234');
  assert.equal(counterText(1234, 'KWD'), '1.234');
});

test('large amounts are short enough for a wall and never rounded up', () => {
  assert.equal(shortMoney(123_999_999_999, 'CNY'), 'CNY\u00a01.23\u00a0bn');
  assert.equal(shortMoney(99_999, 'CNY'), 'CNY\u00a0999');
  assert.equal(shortMoney(100_000, 'CNY'), 'CNY\u00a01.00\u00a0k');
  assert.equal(shortMoney(26_840_000_000_000, 'CNY'), 'CNY\u00a0268\u00a0bn');
  assert.equal(longMoney(1_000_000_000_000, 'CNY'), 'CNY\u00a010 billion');
});

test('spans read as a clock and are never negative', () => {
  assert.equal(span(96_999), '00:01:36');
  assert.equal(span(-5), '00:00:00');
  assert.equal(span(90_061_000), '1 d 01:01:01');
  assert.equal(wait(4_900), '4 sec');
  assert.equal(wait(180_000), '3 min');
});

test('a country without a name is shown by its code', () => {
  assert.equal(countryName('DE'), 'Germany');
  assert.equal(countryName('nowhere'), 'nowhere');
});
