import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { albersFor, boxOf, centreOf, edgeTowards, hittable, miller, type Point, regionAt, regionsOf } from '../../main/ts/board/geo';

const map = (name: string) =>
  regionsOf(JSON.parse(readFileSync(`src/main/resources/web/maps/${name}.json`, 'utf8')) as unknown);

function near(actual: Point, expected: Point, by: number): void {
  const far = Math.max(Math.abs(actual[0] - expected[0]), Math.abs(actual[1] - expected[1]));
  assert.ok(far <= by, `${actual.join()} is not near ${expected.join()}`);
}

test('the map files carry ISO codes once each', () => {
  for (const [name, form, least] of [
    ['world', /^[A-Z]{2}$/, 200],
    ['provinces', /^CN-[A-Z]{2}$/, 34],
  ] as const) {
    const codes = map(name).flatMap((region) => (region.code === '' ? [] : [region.code]));
    assert.equal(new Set(codes).size, codes.length);
    assert.ok(codes.length >= least);
    assert.ok(codes.every((code) => form.test(code)));
  }
});

test('the centre of a country is on its mainland', () => {
  const of = (code: string) => map('world').find((region) => region.code === code);
  const [america, france] = [of('US'), of('FR')];
  assert.ok(america !== undefined && france !== undefined);
  near(centreOf(america), [-99, 39], 3);
  near(centreOf(france), [2.5, 46.5], 1);
});

test('projections lead there and back', () => {
  const china = albersFor(boxOf(map('provinces')));
  for (const point of [[116.4, 39.9], [87.6, 43.8], [110, 19]] as const) {
    near(china.unproject(china.project(point)), point, 1e-6);
    near(miller.unproject(miller.project(point)), point, 1e-6);
  }
});

test('an order from abroad comes in at the edge that is nearest to its origin', () => {
  const box = { west: 70, south: 15, east: 135, north: 55 };
  near(edgeTowards([105, 35], [-100, 35], box), [135, 35], 1e-9);
  near(edgeTowards([105, 35], [10, 50], box), [70, 40.526], 0.001);
  near(edgeTowards([105, 35], [134, -25], box), [114.667, 15], 0.001);
});

test('a point lies in the region whose border goes round it, and in none where a hole is', () => {
  const square = (west: number, south: number, size: number): readonly Point[] => [
    [west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south],
  ];
  const places = hittable([
    { code: 'ring', name: 'Ring', polygons: [[square(0, 0, 10), square(4, 4, 2)], [square(20, 0, 1)]] },
    { code: 'hole', name: 'Hole', polygons: [[square(4.5, 4.5, 1)]] },
  ]);
  const at = (x: number, y: number) => regionAt(places, [x, y])?.code;
  assert.equal(at(1, 1), 'ring');
  assert.equal(at(20.5, 0.5), 'ring');
  assert.equal(at(5, 5), 'hole');
  assert.equal(at(4.2, 5), undefined);
  assert.equal(at(15, 5), undefined);
});
