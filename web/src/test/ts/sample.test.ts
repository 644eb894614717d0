import assert from 'node:assert/strict';
import { test } from 'node:test';
import { categoriesCsv, sampleCsv } from '../../main/ts/desk/goods/sample';

const categories = [
  { category: 'home', names: { en: 'Home' } },
  { category: 'teapots', parent: 'home', names: { en: 'Teapots' } },
];

test('a sample file has a value for each column in each line, in the shop’s currency and a category without others below it', () => {
  const lines = sampleCsv({ currency: 'SEK', country: 'SE' }, categories).trimEnd().split('\r\n');
  const widths = lines.map((line) => line.replaceAll(/"[^"]*"/g, 'quoted').split(',').length);
  assert.deepEqual(new Set(widths).size, 1);
  assert.ok(lines.slice(1).every((line) => line.includes(',SEK,')));
  assert.ok(lines[1]?.startsWith('TEAPOT-1,teapots,'));
});

test('a category’s name may have commas and quotes', () => {
  assert.equal(categoriesCsv([{ value: 'a', label: 'Pots, "old"' }]), 'category,name\r\na,"Pots, ""old"""\r\n');
});

test('a sample’s teapot stands in a category that fits, and in one at the top where none does', () => {
  const categoryOf = (all: Parameters<typeof sampleCsv>[1]) => sampleCsv({ currency: 'SEK', country: 'SE' }, all).split('\r\n')[1]?.split(',')[1];
  const phones = [{ category: 'electronics', names: { en: 'Electronics' } }, { category: 'phones', parent: 'electronics', names: { en: 'Phones' } }];
  assert.equal(categoryOf(phones), 'electronics');
  assert.equal(categoryOf([...phones, { category: 'x9', parent: 'electronics', names: { en: 'Kitchen things' } }]), 'x9');
});
