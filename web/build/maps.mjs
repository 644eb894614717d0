// Makes src/main/resources/web/maps/*.json: plain GeoJSON whose features carry `code` and `name`.
//
//   world.json      from world-atlas (ISC; Natural Earth, public domain), `code` is ISO 3166-1 alpha-2
//   provinces.json  from echarts 4.9.0's map/json/china.json (Apache-2.0), `code` is ISO 3166-2
//
// Features are drawn as those files draw them. An operator who needs other borders serves other files (--maps DIR).
// Run by hand (npm run maps): map data changes rarely, and its result is committed.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import countries from 'i18n-iso-countries';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';

const require = createRequire(import.meta.url);
const out = new URL('../src/main/resources/web/maps/', import.meta.url);

/** GB 2260 code of a province -> the part of ISO 3166-2:CN behind the hyphen, and its name in English. */
const PROVINCES = {
  110000: ['BJ', 'Beijing'],
  120000: ['TJ', 'Tianjin'],
  130000: ['HE', 'Hebei'],
  140000: ['SX', 'Shanxi'],
  150000: ['NM', 'Inner Mongolia'],
  210000: ['LN', 'Liaoning'],
  220000: ['JL', 'Jilin'],
  230000: ['HL', 'Heilongjiang'],
  310000: ['SH', 'Shanghai'],
  320000: ['JS', 'Jiangsu'],
  330000: ['ZJ', 'Zhejiang'],
  340000: ['AH', 'Anhui'],
  350000: ['FJ', 'Fujian'],
  360000: ['JX', 'Jiangxi'],
  370000: ['SD', 'Shandong'],
  410000: ['HA', 'Henan'],
  420000: ['HB', 'Hubei'],
  430000: ['HN', 'Hunan'],
  440000: ['GD', 'Guangdong'],
  450000: ['GX', 'Guangxi'],
  460000: ['HI', 'Hainan'],
  500000: ['CQ', 'Chongqing'],
  510000: ['SC', 'Sichuan'],
  520000: ['GZ', 'Guizhou'],
  530000: ['YN', 'Yunnan'],
  540000: ['XZ', 'Tibet'],
  610000: ['SN', 'Shaanxi'],
  620000: ['GS', 'Gansu'],
  630000: ['QH', 'Qinghai'],
  640000: ['NX', 'Ningxia'],
  650000: ['XJ', 'Xinjiang'],
  710000: ['TW', 'Taiwan'],
  810000: ['HK', 'Hong Kong'],
  820000: ['MO', 'Macao'],
};

function world() {
  const atlas = JSON.parse(readFileSync(require.resolve('world-atlas/countries-50m.json'), 'utf8'));
  const shapes = feature(atlas, atlas.objects.countries).features
    .filter((shape) => shape.id !== '010') // Antarctica: nobody orders from there, and it takes a fifth of the height
    .filter((shape) => shape.properties.name !== 'Ashmore and Cartier Is.') // uninhabited, and carries Australia's code
    .map((shape) => ({
      type: 'Feature',
      properties: { code: alpha2(shape), name: shape.properties.name },
      geometry: { type: 'MultiPolygon', coordinates: polygonsOf(shape.geometry).flatMap(cutAtTheDateLine) },
    }));
  return thinned(shapes, 0.05, 0.12);
}

/** The atlas joins what lies on both sides of 180 degrees; on a flat map that would be drawn right across it. */
function cutAtTheDateLine(polygon) {
  const rings = polygon.map(unwrapped);
  return [-360, 0, 360].flatMap((turn) => {
    const cut = rings
      .map((ring) => ring.map(([x, y]) => [x + turn, y]))
      .map((ring) => keptBeside(keptBeside(ring, -180, 1), 180, -1))
      .filter((ring) => ring.length > 3);
    return cut.length > 0 ? [cut] : [];
  });
}

function unwrapped(ring) {
  let turn = 0;
  return ring.map(([x, y], i) => {
    const step = i === 0 ? 0 : x - ring[i - 1][0];
    turn -= Math.abs(step) > 180 ? 360 * Math.sign(step) : 0;
    return [x + turn, y];
  });
}

/** Sutherland and Hodgman: the part of a ring on one side of a meridian. */
function keptBeside(ring, meridian, side) {
  const inside = ([x]) => (x - meridian) * side >= 0;
  const result = [];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i], ring[i + 1]];
    if (inside(a)) {
      result.push(a);
    }
    if (inside(a) !== inside(b)) {
      result.push([meridian, a[1] + ((b[1] - a[1]) * (meridian - a[0])) / (b[0] - a[0])]);
    }
  }
  return result.length === 0 ? [] : [...result, result[0]];
}

function alpha2(shape) {
  if (shape.properties.name === 'Kosovo') {
    return 'XK'; // user-assigned, and what Intl.DisplayNames knows
  }
  return shape.id === undefined ? '' : (countries.numericToAlpha2(shape.id) ?? '');
}

function provinces() {
  const source = JSON.parse(readFileSync(require.resolve('echarts-china/map/json/china.json'), 'utf8'));
  const shapes = source.features.map((shape) => {
    const known = PROVINCES[shape.properties.id];
    if (known === undefined) {
      throw new Error(`no ISO 3166-2 code for ${shape.properties.id}`);
    }
    return {
      type: 'Feature',
      properties: { code: `CN-${known[0]}`, name: known[1] },
      geometry: decoded(shape.geometry),
    };
  });
  return thinned(shapes, 0.0015, 0.004);
}

/** ECharts stores rings as text: each character is a zigzag delta, in 1/1024 degree, from an offset. */
function decoded(geometry) {
  const ring = (text, offset) => {
    let [x, y] = offset;
    const points = [];
    for (let i = 0; i + 1 < text.length; i += 2) {
      x += unzigzag(text.charCodeAt(i) - 64);
      y += unzigzag(text.charCodeAt(i + 1) - 64);
      points.push([x / 1024, y / 1024]);
    }
    points.push(points[0]);
    return points;
  };
  const offsets = geometry.encodeOffsets;
  const coordinates =
    geometry.type === 'Polygon'
      ? geometry.coordinates.map((text, i) => ring(text, offsets[i]))
      : geometry.coordinates.map((polygon, i) => polygon.map((text, j) => ring(text, offsets[i][j])));
  return { type: geometry.type, coordinates };
}

function unzigzag(value) {
  return (value >> 1) ^ -(value & 1);
}

/** Shared borders are simplified once, so that neighbours stay neighbours; specks go, but never a whole feature. */
function thinned(shapes, weight, speck) {
  const topo = simplify(presimplify(topology({ shapes: { type: 'FeatureCollection', features: shapes } })), weight);
  const features = feature(topo, topo.objects.shapes).features.map((shape) => ({
    ...shape,
    geometry: withoutSpecks(rounded(shape.geometry), speck),
  }));
  return { type: 'FeatureCollection', features };
}

function polygonsOf(geometry) {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

function rounded(geometry) {
  const near = (value) => Math.round(value * 100) / 100;
  const coordinates = polygonsOf(geometry).map((polygon) =>
    polygon.map((ring) => {
      const points = ring.map(([x, y]) => [near(x), near(y)]);
      return points.filter((p, i) => i === 0 || p[0] !== points[i - 1][0] || p[1] !== points[i - 1][1]);
    }),
  );
  return { type: 'MultiPolygon', coordinates };
}

function withoutSpecks(geometry, speck) {
  const byArea = geometry.coordinates.map((polygon) => ({ polygon, area: areaOf(polygon[0]) }));
  const largest = Math.max(...byArea.map((each) => each.area));
  const kept = byArea
    .filter((each) => each.area >= Math.min(speck, largest) && each.polygon[0].length > 3)
    .map((each) => [each.polygon[0], ...each.polygon.slice(1).filter((hole) => areaOf(hole) >= speck)]);
  return { type: 'MultiPolygon', coordinates: kept.length > 0 ? kept : [square(geometry.coordinates[0][0][0])] };
}

/** A place too small to have an area at this scale is still a place. */
function square([x, y]) {
  const r = 0.1;
  return [[[x - r, y - r], [x + r, y - r], [x + r, y + r], [x - r, y + r], [x - r, y - r]].map((p) => p.map((v) => +v.toFixed(2)))];
}

function areaOf(ring) {
  let twice = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    twice += ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
  }
  return Math.abs(twice) / 2;
}

function write(name, collection) {
  const text = `${JSON.stringify(collection)}\n`;
  writeFileSync(new URL(name, out), text);
  console.log(`${name}: ${collection.features.length} features, ${Math.round(text.length / 1024)} kB`);
}

write('world.json', world());
write('provinces.json', provinces());
