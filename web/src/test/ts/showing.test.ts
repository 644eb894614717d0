import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cardAfterwards, cardIn, cardOfHit, isTaken } from '../../main/ts/shop/browse/cards';
import { choiceText, differingPrices, festivalVariants, offerAfterwards } from '../../main/ts/shop/browse/offer';
import type { Hit, Variant, VariantOffer } from '../../main/ts/shop/browse/types';
import { bestFirst, type CouponDeal } from '../../main/ts/shop/buy/coupons';
import { asPriced, totalSavings } from '../../main/ts/shop/buy/explain';
import { hintText, ownHintText } from '../../main/ts/shop/buy/HintText';
import { currencyOf } from '../../main/ts/kit/currencies';
import { currencyFor } from '../../main/ts/shop/currencies';
import { adopted } from '../../main/ts/shop/settings';
import { AS_IS, bothText, shown, shownText } from '../../main/ts/shop/showing';

const yuan = { currency: 'CNY', digits: 2, festivalMinor: 1, foreignMinor: 1 };
const krona = { currency: 'SEK', digits: 2, festivalMinor: 752, foreignMinor: 1000 };
const dollar = { currency: 'USD', digits: 2, festivalMinor: 712, foreignMinor: 100 };
const rates = [yuan, krona, dollar];
const inKronor = { to: krona, rates };

test('an amount is shown in the currency that somebody shops in, with its own beside it', () => {
  assert.deepEqual(shown(19_900, yuan, inKronor), {
    amountMinor: 26_463, currency: 'SEK', digits: 2, own: { amountMinor: 19_900, currency: 'CNY', digits: 2 },
  });
  assert.equal(shownText(shown(752, yuan, inKronor)), 'about SEK 10'.replace(' 10', '\u00a010'));
  assert.equal(bothText(shown(752, yuan, inKronor)), 'about SEK\u00a010 (CN¥7.52)');
});

test('an amount that is in it already, or that there is no rate for, is shown as it is', () => {
  assert.equal(bothText(shown(10_000, krona, inKronor)), 'SEK\u00a0100');
  assert.equal(bothText(shown(10_000, { currency: 'KWD', digits: 3 }, inKronor)), 'KWD\u00a010');
  assert.equal(bothText(shown(10_000, yuan, AS_IS)), 'CN¥100');
});

test('the currency is the chosen one, else the country’s where the festival has a rate for it', () => {
  const offered = ['CNY', 'USD', 'EUR'];
  assert.equal(currencyFor('', 'US', offered), 'USD');
  assert.equal(currencyFor('', 'FI', offered), 'EUR');
  assert.equal(currencyFor('', 'SE', offered), '');
  assert.equal(currencyFor('CNY', 'US', offered), 'CNY');
  assert.equal(currencyFor('', 'US', []), '');
  assert.equal(currencyOf('ZZ'), undefined);
});

test('the country of an address is adopted, but for somebody who chose one', () => {
  assert.deepEqual(adopted(null, 'CN'), { country: 'CN', currency: '' });
  assert.deepEqual(adopted({ country: 'SE', currency: 'EUR' }, 'CN'), { country: 'SE', currency: 'EUR' });
});

const hit: Hit = {
  product: 1, title: 'Lamp', shop: 1, shopKind: 'flagship', origin: 'CN', skus: [1], priceMinor: 14_169, inStock: true, onDeal: true, sold: 0,
  launchMs: 0, image: '', shopPrice: { amountMinor: 1_990, currency: 'USD', digits: 2 },
  dealPrice: { priceMinor: 7_049, shopPriceMinor: 990, endsAtMs: 100, taken: 5, stock: 5 },
};

test('a card is priced by what its shop asks, so that it says the same as the product’s page', () => {
  const card = cardOfHit(hit, 'CNY', 2);
  assert.deepEqual([card.currency, card.listMinor, card.deal?.priceMinor], ['USD', 1_990, 990]);
  assert.deepEqual([cardIn(card, krona, rates).isAbout, cardIn(card, krona, rates).deal?.priceMinor], [true, 9_373]);
  assert.equal(cardIn(card, dollar, rates).isAbout, undefined);
  const old: Hit = { ...hit, priceMinor: 14_169 };
  delete (old as { shopPrice?: unknown }).shopPrice;
  assert.deepEqual([cardOfHit(old, 'CNY', 2).currency, cardOfHit(old, 'CNY', 2).deal?.priceMinor], ['CNY', 7_049]);
});

test('a deal whose pieces are taken is told from one that ended, and none is left once the doors have closed', () => {
  const card = cardOfHit(hit, 'CNY', 2);
  assert.ok(card.deal !== undefined && isTaken(card.deal, 50) && !isTaken(card.deal, 100));
  assert.equal(cardAfterwards(card).deal, undefined);
  assert.equal(cardAfterwards(card).listMinor, 1_990);
});

function variant(code: string, sku: number, size: string): Variant {
  return { code, sku, options: [{ name: 'size', value: size }, { name: 'colour', value: 'Black' }], priceMinor: 83_900, limitPerBuyer: 0 };
}

function offer(code: string, sku: number, priceMinor: number, festivalMinor?: number): VariantOffer {
  const deal = festivalMinor === undefined ? {} : { deal: { deal: 1, kind: 'festivalPrice', priceMinor: festivalMinor, startsAtMs: 0, endsAtMs: 100 } };
  return { code, sku, priceMinor, currency: 'CNY', digits: 2, available: 5, sold: 0, onSale: true, limitPerBuyer: 0, ...deal };
}

test('a festival price for some choices alone names them, and each choice has its price', () => {
  const variants = [variant('a', 1, 'EU 39'), variant('b', 2, 'EU 42')];
  const some = [offer('a', 1, 36_900, 19_900), offer('b', 2, 83_900)];
  assert.deepEqual(festivalVariants(variants, some, 50)?.map((each) => choiceText(each, variants)), ['EU 39']);
  assert.deepEqual([...(differingPrices(variants, some, 50) ?? [])], [['a', 19_900], ['b', 83_900]]);
  assert.equal(festivalVariants(variants, some, 100), undefined);
  const all = [offer('a', 1, 36_900, 19_900), offer('b', 2, 36_900, 19_900)];
  assert.equal(festivalVariants(variants, all, 50), undefined);
  assert.equal(differingPrices(variants, all, 50), undefined);
  assert.equal(differingPrices(variants, some.slice(1), 50), undefined);
  assert.equal(offerAfterwards(offer('a', 1, 36_900, 19_900)).deal, undefined);
});

test('a hint speaks in the currency that somebody shops in, and in the deal’s own beside it', () => {
  const hint = { deal: 1, stage: 'crossShop' as const, shop: 0, addMinor: 7_520, saveMinor: 752, currency: 'CNY', digits: 2 };
  assert.equal(hintText(hint, inKronor), 'Add about SEK\u00a0100 to save SEK\u00a010');
  assert.equal(ownHintText(hint, inKronor), 'Add CN¥75.20 to save CN¥7.52');
  assert.equal(ownHintText(hint, AS_IS), undefined);
});

function coupon(deal: number, currency: string, saveMinor: number, taken = 0): CouponDeal {
  return { deal, name: '', startsAtMs: 0, endsAtMs: 9, currency, digits: 2, taken, terms: { kind: 'shopCoupon', saveMinor, spendMinor: 1, count: 10, perBuyer: 1 } };
}

test('coupons in the currency that somebody shops in come first, then those that save most, and what is gone last', () => {
  const deals = [coupon(1, 'CNY', 5_000), coupon(2, 'SEK', 9_000, 10), coupon(3, 'USD', 5_000), coupon(4, 'SEK', 100), coupon(5, 'SEK', 200)];
  assert.deepEqual(bestFirst(deals, inKronor).map(({ deal }) => deal), [5, 4, 3, 1, 2]);
});

test('an order sums up as its checkout did, from the list price on', () => {
  const adjustment = (deal: number, amountMinor: number, currency: string) => ({ deal, stage: 'item' as const, amountMinor, currency, digits: 2 });
  const own = { unitPrice: { amountMinor: 5_000, currency: 'SEK', digits: 2 }, quantity: 2, payableMinor: 9_000, adjustments: [adjustment(1, 1_000, 'SEK')] };
  assert.deepEqual(asPriced(own, 'SEK', []), { listMinor: 10_000, savingMinor: 1_000, payableMinor: 9_000, adjustments: own.adjustments });
  // 369 yuan less 170 and less 50 leave 149, which were sold for 198.14 kronor
  const abroad = { unitPrice: { amountMinor: 36_900, currency: 'CNY', digits: 2 }, quantity: 1, payableMinor: 19_814, adjustments: [adjustment(1, 17_000, 'CNY'), adjustment(2, 5_000, 'CNY')] };
  const line = asPriced(abroad, 'SEK', rates);
  assert.deepEqual([line?.listMinor, line?.savingMinor], [49_070, 29_256]);
  const savings = totalSavings(line === undefined ? [] : [line], 'SEK', rates).map(({ savedMinor }) => savedMinor);
  assert.deepEqual([savings.length, savings.reduce((a, b) => a + b, 0)], [2, 29_256]);
  const mixed = { ...abroad, adjustments: [adjustment(3, 1_000, 'USD')] };
  assert.equal(asPriced(mixed, 'SEK', []), undefined);
});

test('a line without deals was sold at its list price, whatever the rates are now', () => {
  const line = { unitPrice: { amountMinor: 36_900, currency: 'CNY', digits: 2 }, quantity: 1, payableMinor: 48_000, adjustments: [] };
  assert.deepEqual(asPriced(line, 'SEK', rates), { listMinor: 48_000, savingMinor: 0, payableMinor: 48_000, adjustments: [] });
});
