import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cardIn, cardOfHome, stockOf, tagOf } from '../../main/ts/shop/browse/cards';
import { childrenOf, pathTo } from '../../main/ts/shop/browse/categories';
import { rangeText, withinText } from '../../main/ts/shop/browse/delivery';
import {
  axesOf,
  breaksOf,
  changeOf,
  firstVariant,
  nextTurnMs,
  secondPieceSaves,
  termsOfWide,
  variantWith,
} from '../../main/ts/shop/browse/offer';
import { addressOf, below, choicesOf, chosenOf, joined, queryOf, toggled } from '../../main/ts/shop/browse/search';
import type { FacetValue, Hit, HomeCard, Variant, VariantOffer } from '../../main/ts/shop/browse/types';

const deal = { deal: 9, kind: 'festivalPrice', priceMinor: 800, startsAtMs: 100, endsAtMs: 200, taken: 3, stock: 10 };

function offer(change: Partial<VariantOffer> = {}): VariantOffer {
  return {
    code: 'v1', sku: 1, priceMinor: 1000, currency: 'CNY', digits: 2, available: 5, sold: 0, onSale: true, limitPerBuyer: 0, ...change,
  };
}

function variant(code: string, sku: number, options: Readonly<Record<string, string>>): Variant {
  return { code, sku, options: Object.entries(options).map(([name, value]) => ({ name, value })), priceMinor: 1000, limitPerBuyer: 0 };
}

test('a tag strikes the list price through only where less is paid', () => {
  assert.deepEqual(tagOf(1000, deal, 150), { nowMinor: 800, listMinor: 1000 });
  assert.deepEqual(tagOf(1000, { ...deal, priceMinor: 1000 }, 150), { nowMinor: 1000 });
  assert.deepEqual(tagOf(1000, undefined, 150), { nowMinor: 1000 });
});

test('a deal that ended, or whose pieces are gone, is on no tag', () => {
  assert.deepEqual(tagOf(1000, deal, 200), { nowMinor: 1000 });
  assert.deepEqual(tagOf(1000, { ...deal, taken: 10 }, 150), { nowMinor: 1000 });
});

test('stock of a deal never runs below nothing', () => {
  assert.deepEqual(stockOf({ taken: 12, stock: 10 }), { taken: 10, of: 10, left: 0 });
  assert.equal(stockOf({ taken: 12 }), undefined);
});

test('a deal that starts later is the next one of its card', () => {
  const card: HomeCard = {
    product: 1, sku: 1, title: 'Lamp', shop: 1, picture: '/p', priceMinor: 1000, currency: 'CNY', digits: 2, deal, sold: 0, available: 1,
  };
  assert.equal(cardOfHome(card, 50).next, deal);
  assert.equal(cardOfHome(card, 50).deal, undefined);
  assert.equal(cardOfHome(card, 100).deal, deal);
});

test('an address keeps what was chosen, and gives it back', () => {
  const address = '/search?q=red%20lamp&brand=A%20%26%20B&brand=C&onDeal=true&sort=priceUp';
  const choices = choicesOf(new URLSearchParams(address.slice(address.indexOf('?'))));
  assert.equal(addressOf(choices, undefined), address);
  assert.deepEqual(chosenOf(choices).map(({ value }) => value), ['A & B', 'C', 'true']);
});

test('what an address can not say is left out', () => {
  const choices = choicesOf(new URLSearchParams('sort=magic&shop=1x&brand=&category=tea'), 'food');
  assert.deepEqual(choices, { q: '', sort: 'relevance', facets: {}, shop: '' });
  assert.deepEqual(queryOf(choices, 'food')['category'], ['food']);
});

test('a value is taken in and out, and of categories there is one', () => {
  const none = choicesOf(new URLSearchParams());
  const both = toggled(toggled(none, 'brand', 'A'), 'brand', 'B');
  assert.deepEqual(both.facets.brand, ['A', 'B']);
  assert.deepEqual(toggled(both, 'brand', 'A').facets.brand, ['B']);
  assert.deepEqual(toggled(toggled(both, 'brand', 'A'), 'brand', 'B').facets, {});
  assert.deepEqual(toggled(toggled(none, 'category', 'tea'), 'category', 'food').facets.category, ['food']);
});

test('categories go on from the one that is looked at', () => {
  const value = (code: string, parent?: string): FacetValue => ({
    value: code, count: 1, chosen: false, ...(parent === undefined ? {} : { parent }),
  });
  const values = [value('food'), value('tea', 'food'), value('green', 'tea')];
  assert.deepEqual(below(values, undefined).map((each) => each.value), ['food']);
  assert.deepEqual(below(values, 'food').map((each) => each.value), ['tea']);
});

test('the path to a category begins at the top, and ends even in a circle', () => {
  const tree = [{ category: 'food', names: {} }, { category: 'tea', parent: 'food', names: {} }];
  assert.deepEqual(pathTo(tree, 'tea').map(({ category }) => category), ['food', 'tea']);
  assert.deepEqual(pathTo(tree, 'none'), []);
  assert.deepEqual(childrenOf(tree, undefined).map(({ category }) => category), ['food']);
  assert.equal(pathTo([{ category: 'a', parent: 'b', names: {} }, { category: 'b', parent: 'a', names: {} }], 'a').length, 2);
});

test('a product that moved to the next page is shown once', () => {
  const hit = (product: number) => ({ product }) as Hit;
  assert.deepEqual(joined([[hit(1), hit(2)], [hit(2), hit(3)]]).map(({ product }) => product), [1, 2, 3]);
});

test('choosing one option keeps the others where there is such a variant', () => {
  const variants = [
    variant('a', 1, { size: 'S', colour: 'red' }),
    variant('b', 2, { size: 'L', colour: 'red' }),
    variant('c', 3, { size: 'L', colour: 'blue' }),
  ];
  const [a, , c] = variants as [Variant, Variant, Variant];
  assert.equal(variantWith(variants, c, 'colour', 'red').code, 'b');
  assert.equal(variantWith(variants, a, 'colour', 'blue').code, 'c');
  assert.deepEqual(axesOf(variants), [{ name: 'size', values: ['S', 'L'] }, { name: 'colour', values: ['red', 'blue'] }]);
});

test('a page begins with the variant that was asked for, else with one that can be bought', () => {
  const variants = [variant('a', 1, {}), variant('b', 2, {})];
  const offers = [offer({ sku: 1, available: 0 }), offer({ sku: 2 })];
  assert.equal(firstVariant(variants, 1, offers)?.code, 'a');
  assert.equal(firstVariant(variants, Number.NaN, offers)?.code, 'b');
  assert.equal(firstVariant([], undefined, offers), undefined);
});

test('a second piece saves what the engine takes off, halves up', () => {
  assert.equal(secondPieceSaves(offer({ priceMinor: 999, secondPiece: { offBps: 5000 } })), 500);
  assert.equal(secondPieceSaves(offer({ priceMinor: 1000, secondPiece: { offBps: 3333 } })), 333);
  assert.equal(secondPieceSaves(offer()), undefined);
});

test('breaks and terms are read wherever they stand', () => {
  const breaks = [{ quantity: 2, priceMinor: 900 }];
  assert.deepEqual(breaksOf(offer({ breaks })), breaks);
  assert.deepEqual(breaksOf(offer({ breaks: { breaks } })), breaks);
  const wide = { deal: 1, name: 'x', startsAtMs: 0, endsAtMs: 1 };
  assert.equal(termsOfWide({ ...wide, kind: 'redPacket', faceMinor: 8 }).faceMinor, 8);
  assert.equal(termsOfWide({ ...wide, terms: { kind: 'redPacket', faceMinor: 8 } }).kind, 'redPacket');
});

test('who looks is told what changed under their hands', () => {
  const given = offer({ deal });
  assert.equal(changeOf(given, given, 150, 151), undefined);
  assert.deepEqual(changeOf(given, offer({ deal: { ...deal, taken: 10 } }), 150, 151), { kind: 'dealGone', toMinor: 1000 });
  assert.deepEqual(changeOf(given, given, 199, 200), { kind: 'dealGone', toMinor: 1000 });
  assert.deepEqual(changeOf(offer(), given, 150, 151), { kind: 'cheaper', fromMinor: 1000, toMinor: 800 });
  assert.deepEqual(changeOf(offer(), offer({ priceMinor: 1100 }), 1, 2), { kind: 'dearer', fromMinor: 1000, toMinor: 1100 });
  assert.deepEqual(changeOf(offer(), offer({ available: 0 }), 1, 2), { kind: 'soldOut' });
  assert.deepEqual(changeOf(offer({ available: 0 }), offer(), 1, 2), { kind: 'back' });
  assert.deepEqual(changeOf(offer(), offer({ onSale: false }), 1, 2), { kind: 'offSale' });
});

test('the next turn of the price is the nearest start or end to come', () => {
  const next = { ...deal, startsAtMs: 170, endsAtMs: 300 };
  assert.equal(nextTurnMs([offer({ deal, next })], 150), 170);
  assert.equal(nextTurnMs([offer({ deal, next })], 180), 200);
  assert.equal(nextTurnMs([offer()], 1), undefined);
});

test('how long others waited is said in the unit that fits, and never shorter than it was', () => {
  const hour = 3_600_000;
  assert.equal(withinText(20_000), '1 minute');
  assert.equal(withinText(61 * 60_000), '61 minutes');
  assert.equal(withinText(1.6 * hour), '2 hours');
  assert.equal(withinText(49 * hour), '3 days');
  assert.equal(rangeText(70 * hour, 110 * hour), '3–5 days');
  assert.equal(rangeText(30_000, 50_000), '1 minute');
});

test('a card that a shop prices in its own money is shown in another, and as it is without a rate', () => {
  const yuan = { currency: 'CNY', digits: 2, festivalMinor: 1, foreignMinor: 1 };
  const won = { currency: 'KRW', digits: 0, festivalMinor: 505, foreignMinor: 1000 };
  const card = { product: 1, title: 'Laptop', picture: '', currency: 'KRW', digits: 0, listMinor: 1_000_000, deal: { priceMinor: 616_680, endsAtMs: 9 }, sold: 0, isSoldOut: false };
  const shown = cardIn(card, yuan, [yuan, won]);
  assert.deepEqual([shown.currency, shown.digits, shown.listMinor, shown.deal?.priceMinor], ['CNY', 2, 505_000, 311_423]);
  assert.equal(cardIn(card, yuan, [yuan]), card);
  assert.equal(cardIn(card, won, [yuan, won]), card);
});
