import assert from 'node:assert/strict';
import test from 'node:test';
import { beginningOf, leftOpen, pageOf, SOUGHT, type Target, targetsOf } from '../../main/ts/ops/trail/target';

const said = (text: string) => targetsOf(text)?.map(({ about, key }) => `${about} ${key}`.trim());

test('an entry of the trail is about what its path names', () => {
  assert.deepEqual(said('/v1/rates/USD event 852932'), ['rate USD']);
  assert.deepEqual(said('/v1/merchants/401/approval'), ['application 401']);
  assert.deepEqual(said('/v1/orders/12/cancel event 3'), ['order 12']);
  assert.deepEqual(said('/v1/shops/410/products/approval'), ['shop 410']);
  assert.deepEqual(said('/v1/products/7/approval?version=2'), ['product 7']);
  assert.deepEqual(said('/v1/festival event 9'), ['festival']);
  assert.deepEqual(said('/v1/ops/switches/cardPayments'), ['switch cardPayments']);
  assert.deepEqual(['/v1/ops/throttle 250', '/v1/ops/throttle none', '/v1/ops/throttle'].map(said), [['throttle 250'], ['throttle none'], ['throttle']]);
});

test('what is looked for by its number is what an entry with that number is about', () => {
  for (const about of SOUGHT.filter((each) => each !== 'switch' && each !== 'throttle')) {
    assert.deepEqual(said(beginningOf(about, '12')), [`${about} 12`]);
  }
});

test('an entry about two things names both, the first thing first', () => {
  assert.deepEqual(said('/v1/orders/12/shops/4/address'), ['order 12', 'shop 4']);
  assert.deepEqual(said('person 50402 410'), ['person 50402', 'shop 410']);
  assert.deepEqual(said('person 7 COURIER'), ['person 7', 'role COURIER']);
  assert.deepEqual(said('/v1/products/7/reviews/3/hiding'), ['product 7', 'review 3']);
});

test('what is in no known form is left as it is', () => {
  assert.equal(targetsOf('/v1/parades/3'), undefined);
  assert.equal(targetsOf('/v1/rates/dollars'), undefined);
  assert.equal(targetsOf('/v1/ordersheet/3'), undefined);
  assert.equal(targetsOf(''), undefined);
});

test('what has a page of its own in the control room leads there', () => {
  const page = (about: Target['about']) => pageOf({ about, key: '12' });
  assert.equal(page('order'), '/ops/find?by=order&number=12');
  assert.equal(page('cart'), '/ops/find?by=buyer&number=12');
  assert.equal(page('rate'), '/ops/money');
  assert.equal(page('webhook'), undefined);
});

test('an entry says what was left open when it was written', () => {
  assert.deepEqual(said('/v1/products/7/approval (under way)'), ['product 7']);
  assert.deepEqual(said('/v1/festival (no answer)'), ['festival']);
  assert.deepEqual(['/v1/products/7/approval (under way)', '/v1/festival (no answer)', '/v1/festival event 3'].map(leftOpen), ['underWay', 'unknown', undefined]);
});
