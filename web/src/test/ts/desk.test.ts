import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { planPrices, planRestock, planStep } from '../../main/ts/desk/goods/bulk';
import { emptyDeal, readDeal } from '../../main/ts/desk/goods/deals/dealDraft';
import { type Deal, overlapping, stageOf, withFresh } from '../../main/ts/desk/goods/deals/deals';
import { nearest, previewOf } from '../../main/ts/desk/goods/deals/preview';
import { contentOf, draftOf, emptyDraft, pairsOf } from '../../main/ts/desk/goods/draft';
import { sv } from '../../main/ts/desk/goods/words/sv';
import { zh } from '../../main/ts/desk/goods/words/zh';
import { fieldName, mistakesOf, readCsv, reasonText } from '../../main/ts/desk/goods/wrong';
import { categoryChoices, categoryNames, type Product, type ProductContent } from '../../main/ts/desk/goods/products';
import { curveOf, HEIGHT, niceTop, WIDTH } from '../../main/ts/desk/overview/curve';
import { readPages } from '../../main/ts/desk/pages';

const SHOP = { shop: 1, currency: 'USD', digits: 2 };

const CONTENT: ProductContent = {
  code: 'teapot-1',
  category: 'kitchen',
  brand: 'Yunnan',
  origin: 'CN',
  tariffCode: '691110',
  texts: { en: { title: 'Teapot', description: 'Made by hand.' }, fr: { title: 'Théière', description: '' } },
  attributes: { material: 'clay; glazed' },
  images: [],
  launchMs: 1_772_860_073_622,
  variants: [{ code: 's', options: { size: 'S' }, priceMinor: 1905, currency: 'USD', stock: 100, limitPerBuyer: 0 }],
};

const PRODUCT: Product = {
  product: 7,
  code: 'teapot-1',
  title: 'Teapot',
  picture: '/v1/products/7/drawing',
  state: 'published',
  step: 'none',
  reason: '',
  version: 3,
  variants: [
    { code: 's', sku: 11, options: [{ name: 'size', value: 'S' }], priceMinor: 1900 },
    { code: 'l', sku: 12, options: [{ name: 'size', value: 'L' }], priceMinor: 2900 },
  ],
  content: CONTENT,
};

describe('the curve of sales', () => {
  const buckets = [
    { fromMs: 0, orders: 1, paidMinor: 100, pieces: 1 },
    { fromMs: 500, orders: 2, paidMinor: 100, pieces: 2 },
  ];

  test('adds up what was sold, and ends where the time is now', () => {
    const curve = curveOf(buckets, { fromMs: 0, untilMs: 1_000, endMs: 2_000, bucketMs: 250 }, 400);
    assert.deepEqual(
      curve.points.map(({ atMs, sumMinor }) => [atMs, sumMinor]),
      [[0, 0], [0, 0], [250, 100], [500, 100], [750, 200], [1_000, 200]],
    );
    assert.equal(curve.points.at(-1)?.x, WIDTH / 2);
    assert.equal(curve.targetY, 0);
  });

  test('lies at the foot while nothing is sold', () => {
    const curve = curveOf([], { fromMs: 0, untilMs: 10, endMs: 10, bucketMs: 10 }, undefined);
    assert.equal(curve.line, `M0 ${HEIGHT}L${WIDTH} ${HEIGHT}`);
    assert.equal(curve.targetY, undefined);
  });

  test('has a round amount at its upper edge', () => {
    assert.deepEqual([0, 1, 7, 101, 250, 5_000, 98_001].map(niceTop), [1, 1, 8, 150, 300, 5_000, 100_000]);
  });
});

describe('bulk changes', () => {
  test('lower every variant, and leave out what would cost nothing', () => {
    const plan = planPrices([PRODUCT], { how: 'lower', amountMinor: 1_900 });
    assert.deepEqual(plan.map(({ afterMinor, skip }) => [afterMinor, skip]), [[0, 'tooLow'], [1_000, undefined]]);
    assert.deepEqual(plan[1]?.item, { action: 'price', product: 7, variant: 'l', priceMinor: 1_000 });
  });

  test('leave a price that is so already', () => {
    assert.deepEqual(planPrices([PRODUCT], { how: 'set', amountMinor: 1_900 }).map(({ skip }) => skip), ['same', undefined]);
  });

  test('restock only what is on sale', () => {
    assert.deepEqual(planRestock([{ ...PRODUCT, state: 'draft' }], 5).map(({ skip }) => skip), ['notListed', 'notListed']);
    assert.equal(planRestock([PRODUCT], 5).filter(({ item }) => item !== undefined).length, 2);
  });

  test('submit drafts, and withdraw what is on sale', () => {
    assert.equal(planStep([PRODUCT], 'submit')[0]?.skip, 'nothingNew');
    assert.deepEqual(planStep([PRODUCT], 'withdraw')[0]?.item, { action: 'withdraw', product: 7, version: 3 });
    assert.equal(planStep([{ ...PRODUCT, state: 'draft' }], 'submit')[0]?.skip, undefined);
  });
});

describe('a product in the editor', () => {
  test('comes out as it went in, with languages that the editor does not show', () => {
    const { content, errors } = contentOf(draftOf(CONTENT, 2), 'USD', 2);
    assert.deepEqual(content, CONTENT);
    assert.equal(errors.size, 0);
  });

  test('names every field that is missing', () => {
    const { errors } = contentOf(emptyDraft('SE'), 'USD', 2);
    assert.deepEqual([...errors.keys()].sort(), ['brand', 'category', 'code', 'texts', 'variants.0.price']);
  });

  test('reads pairs line by line, and refuses a name that stands twice', () => {
    assert.deepEqual(pairsOf('size = L\n\ncolour=red=ish'), { size: 'L', colour: 'red=ish' });
    assert.equal(pairsOf('size=L\nsize=M'), undefined);
    assert.equal(pairsOf('size'), undefined);
  });
});

describe('what the server finds wrong', () => {
  test('is named as the editor names it, by variant and language', () => {
    assert.equal(fieldName('variants[1].priceMinor'), 'Variant 2: Price');
    assert.equal(fieldName('texts.zh.title'), 'Title (中文)');
    assert.equal(fieldName('line 7'), '–');
    assert.equal(fieldName('somethingNew'), 'somethingNew');
  });

  test('is said in the reader’s language, and as it came where it is new', () => {
    const said = (words: typeof sv, reason: string) => words.reasons.find(([pattern]) => pattern.test(reason)) !== undefined;
    assert.ok(said(sv, 'Write a number from 1 to 100000000000.'));
    assert.ok(said(zh, 'It has 5 columns and the first line has 16.'));
    assert.equal(reasonText('Something new.'), 'Something new.');
  });

  const shop = { currency: 'USD', digits: 2 };
  const price = 'variants[1].priceMinor';
  const errors = [
    { line: 2, field: price, reason: 'Write a whole number in digits.' },
    { line: 2, field: price, reason: 'Write a number from 1 to 100000000000.' },
    { line: 5, field: 'category', reason: 'Name the code of a category that there is.' },
  ];

  test('counts a mistake once, and says of a price how cents are written', () => {
    const [first, second, ...others] = mistakesOf(errors, shop);
    assert.deepEqual(others, []);
    assert.deepEqual([first?.line, first?.said], [2, 'Write cents without a point, such as 2900 for $29.00.']);
    assert.equal(second?.line, 5);
    assert.equal(mistakesOf(errors, { currency: 'JPY', digits: 0 })[0]?.said, 'Write a whole number, such as 2900 for ¥2,900.');
  });

  test('stands in the line of its variant, with what is written there, where the file is at hand', () => {
    const file = readCsv(
      '\uFEFFcode,category,variant,price_minor\r\nPOT,"home, ""old""",s,1900\r\nPOT,,l,29.00\r\n\r\nCUP,cups,"two\nlines",500\r\n',
    );
    assert.deepEqual(file.records.map(({ line }) => line), [1, 2, 3, 5]);
    assert.equal(file.records[1]?.cells[1], 'home, "old"');
    const found = mistakesOf(errors, shop, file);
    assert.deepEqual(found.map(({ line }) => line), [3, 5]);
    assert.ok(found[0]?.said.startsWith('“29.00” stands there.'));
    assert.ok(found[1]?.said.startsWith('“cups” stands there.'));
  });
});

describe('products', () => {
  test('stand in categories that are named in full', () => {
    const categories = [
      { category: 'home', names: { en: 'Home', sv: 'Hem' } },
      { category: 'kitchen', parent: 'home', names: { en: 'Kitchen' } },
    ];
    assert.deepEqual(categoryNames(categories, 'sv').map(({ label }) => label), ['Hem', 'Hem › Kitchen']);
  });

  test('are put into categories that have none below them, under the tops of their branches', () => {
    const categories = [
      { category: 'home', names: { en: 'Home' } },
      { category: 'kitchen', parent: 'home', names: { en: 'Kitchen' } },
      { category: 'kettles', parent: 'kitchen', names: { en: 'Kettles' } },
      { category: 'books', names: { en: 'Books' } },
    ];
    assert.deepEqual(categoryChoices(categories, 'en'), [
      { value: 'books', label: 'Books' },
      { value: 'kettles', label: 'Kitchen › Kettles', group: 'Home' },
    ]);
  });
});

describe('a deal in the builder', () => {
  const picked = [{ sku: 11, title: 'Teapot', listMinor: 1_999, quantity: '1' }];
  const lists = new Map([[11, 1_999], [12, 2_900]]);

  test('is read once every field is there', () => {
    const draft = { ...emptyDeal('festivalPrice', 'Tea', 60_000, 120_000), picked, price: '15', stock: '10' };
    const { wish, errors } = readDeal(draft, SHOP);
    assert.equal(errors.size, 0);
    assert.deepEqual(wish?.terms, { kind: 'festivalPrice', sku: 11, priceMinor: 1_500, stock: 10, limitPerBuyer: 0 });
    assert.deepEqual([...readDeal({ ...draft, picked: [], price: 'x' }, SHOP).errors.keys()], ['picked', 'price']);
  });

  test('has to end after its start', () => {
    assert.equal(readDeal({ ...emptyDeal('shopTiers', 'x', 120_000, 60_000), steps: [{ from: '200', to: '20' }] }, SHOP).errors.get('ends'), 'before');
  });

  test('shows what a second piece saves, rounded as the engine rounds', () => {
    assert.equal(nearest(1_999, 5_000, 10_000), 1_000);
    const { rows } = previewOf({ kind: 'secondPiece', sku: 11, offBps: 5_000 }, lists);
    assert.deepEqual(rows.map(({ beforeMinor, afterMinor }) => beforeMinor - afterMinor), [0, 1_000, 2_000]);
  });

  test('shows what a bundle and a pre-sale come to', () => {
    const bundle = previewOf({ kind: 'bundlePrice', members: [{ sku: 11, quantity: 2 }, { sku: 12, quantity: 1 }], priceMinor: 6_000 }, lists);
    assert.deepEqual(bundle.rows.map(({ beforeMinor, afterMinor }) => [beforeMinor, afterMinor]), [[6_898, 6_000]]);
    const preSale = previewOf(
      { kind: 'preSale', sku: 12, priceMinor: 2_500, depositMinor: 500, worthMinor: 1_000, balanceFromMs: 1, balanceUntilMs: 2, refundable: true },
      lists,
    );
    assert.deepEqual(preSale.deposit, { nowMinor: 500, laterMinor: 1_500 });
    assert.equal(preSale.rows[0]?.afterMinor, 2_000);
  });

  test('meets those that share a time with it, and not itself', () => {
    const other = { deal: 1, ended: false, startsAtMs: 0, endsAtMs: 10 } as Deal;
    assert.equal(overlapping([other], 9, 20, undefined).length, 1);
    assert.equal(overlapping([other], 10, 20, undefined).length, 0);
    assert.equal(overlapping([other], 5, 20, 1).length, 0);
    assert.equal(stageOf(other, 10), 'over');
  });

  test('is in the list as it is now, also where the list does not know it yet', () => {
    const old = { deal: 1, name: 'Old', ended: false, endsAtMs: 10 } as Deal;
    const made = { deal: 2, ended: false, endsAtMs: 5 } as Deal;
    assert.deepEqual(withFresh([old], [made]), [made, old]);
    assert.deepEqual(withFresh([made, old], [{ ...old, name: 'New' }]).map(({ name }) => name), [undefined, 'New']);
    assert.deepEqual(withFresh([made, old], [{ ...old, ended: true }]), [made]);
  });
});

describe('a list that comes page by page', () => {
  const load = (cursor: string | undefined) =>
    Promise.resolve(cursor === undefined ? { rows: [1, 2], next: 'b' } : { rows: [3], next: undefined });

  test('is read again as far as it was shown, and no further than it goes', async () => {
    const { signal } = new AbortController();
    assert.deepEqual(await readPages(load, 1, signal), { rows: [1, 2], next: 'b' });
    assert.deepEqual(await readPages(load, 2, signal), { rows: [1, 2, 3], next: undefined });
    assert.deepEqual(await readPages(load, 3, signal), { rows: [1, 2, 3], next: undefined });
  });
});
