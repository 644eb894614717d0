export type Point = readonly [number, number];

/** The part of GeoJSON that a map file needs: polygons whose `code` is an ISO 3166 code. */
export interface Region {
  readonly code: string;
  readonly name: string;
  /** Outer ring first, then holes; longitudes and latitudes in degrees. */
  readonly polygons: readonly (readonly (readonly Point[])[])[];
}

interface RawFeature {
  properties?: { code?: unknown; name?: unknown } | null;
  geometry?: { type?: string; coordinates?: unknown } | null;
}

/** The regions of a GeoJSON feature collection. Other things in it, such as points, are left out. */
export function regionsOf(geoJson: unknown): readonly Region[] {
  const features = (geoJson as { features?: unknown } | null)?.features;
  if (!Array.isArray(features)) {
    throw new TypeError('a map must be a GeoJSON FeatureCollection');
  }
  return (features as readonly RawFeature[]).flatMap((feature) => {
    const polygons = polygonsOf(feature);
    if (polygons === undefined) {
      return [];
    }
    const code = typeof feature.properties?.code === 'string' ? feature.properties.code : '';
    const name = typeof feature.properties?.name === 'string' ? feature.properties.name : code;
    return [{ code, name, polygons }];
  });
}

function polygonsOf(feature: RawFeature): Region['polygons'] | undefined {
  switch (feature.geometry?.type) {
    case 'Polygon':
      return [feature.geometry.coordinates as Region['polygons'][number]];
    case 'MultiPolygon':
      return feature.geometry.coordinates as Region['polygons'];
    default:
      return undefined;
  }
}

/** The centre of gravity of a region's largest polygon: Alaska does not pull the United States into the ocean. */
export function centreOf(region: Region): Point {
  let best: Gravity = { area: -1, at: [0, 0] };
  for (const polygon of region.polygons) {
    const ring = polygon[0];
    const each = ring === undefined ? best : gravityOf(ring);
    best = each.area > best.area ? each : best;
  }
  return best.at;
}

interface Gravity {
  readonly area: number;
  readonly at: Point;
}

function gravityOf(ring: readonly Point[]): Gravity {
  const first = ring[0] ?? [0, 0];
  let [twice, x, y] = [0, 0, 0];
  ring.forEach(([ax, ay], i) => {
    const [bx, by] = ring[i + 1] ?? first;
    const cross = ax * by - bx * ay;
    twice += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  });
  return twice === 0 ? { area: 0, at: first } : { area: Math.abs(twice / 2), at: [x / (3 * twice), y / (3 * twice)] };
}

export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** The smallest box around regions, in degrees. */
export function boxOf(regions: readonly Region[]): Box {
  let box: Box = { west: 180, south: 90, east: -180, north: -90 };
  for (const [x, y] of regions.flatMap((region) => region.polygons.flatMap((polygon) => polygon[0] ?? []))) {
    box = {
      west: Math.min(box.west, x),
      south: Math.min(box.south, y),
      east: Math.max(box.east, x),
      north: Math.max(box.north, y),
    };
  }
  return box;
}

/** Where the straight way from a place inside a box towards one outside leaves the box. */
export function edgeTowards(inside: Point, outside: Point, box: Box): Point {
  const dx = shortWay(outside[0] - inside[0]);
  const dy = outside[1] - inside[1];
  const stepsX = dx > 0 ? (box.east - inside[0]) / dx : dx < 0 ? (box.west - inside[0]) / dx : Infinity;
  const stepsY = dy > 0 ? (box.north - inside[1]) / dy : dy < 0 ? (box.south - inside[1]) / dy : Infinity;
  const steps = Math.min(stepsX, stepsY, 1);
  return [inside[0] + dx * steps, inside[1] + dy * steps];
}

function shortWay(degrees: number): number {
  return degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees;
}

/** Degrees to a plane, y growing to the south as on a screen, and back. */
export interface Projection {
  readonly project: (point: Point) => Point;
  readonly unproject: (point: Point) => Point;
}

const RADIANS = Math.PI / 180;

/** Miller's cylindrical projection: fills a wide frame, and the north is not blown up as in Mercator's. */
export const miller: Projection = {
  project: ([x, y]) => [x * RADIANS, -1.25 * Math.asinh(Math.tan(0.8 * y * RADIANS))],
  unproject: ([x, y]) => [x / RADIANS, Math.atan(Math.sinh(-y / 1.25)) / 0.8 / RADIANS],
};

/** Albers' equal-area conic, fitted to one country: its shape is the one that people know from school. */
export function albersFor(box: Box): Projection {
  const centre = (box.west + box.east) / 2;
  const south = (box.south + (box.north - box.south) / 6) * RADIANS;
  const north = (box.north - (box.north - box.south) / 6) * RADIANS;
  const n = (Math.sin(south) + Math.sin(north)) / 2;
  if (Math.abs(n) < 0.05) {
    return miller; // around the equator the cone is a cylinder
  }
  const c = Math.cos(south) ** 2 + 2 * n * Math.sin(south);
  return {
    project: ([x, y]) => {
      const radius = Math.sqrt(Math.max(0, c - 2 * n * Math.sin(y * RADIANS))) / n;
      const turn = n * (x - centre) * RADIANS;
      return [radius * Math.sin(turn), radius * Math.cos(turn)];
    },
    unproject: ([x, y]) => {
      const sign = Math.sign(n);
      const radius = sign * Math.hypot(x, y);
      const turn = Math.atan2(sign * x, sign * y);
      const sine = (c - (radius * n) ** 2) / (2 * n);
      return [turn / n / RADIANS + centre, Math.asin(Math.min(1, Math.max(-1, sine))) / RADIANS];
    },
  };
}

/** Where a region lies, for those who look for the one under a point. */
export interface Hittable {
  readonly region: Region;
  readonly box: Box;
}

export function hittable(regions: readonly Region[]): readonly Hittable[] {
  return regions.map((region) => ({ region, box: boxOf([region]) }));
}

/** The region that a point lies in; of several the first. */
export function regionAt(regions: readonly Hittable[], [longitude, latitude]: Point): Region | undefined {
  return regions.find(
    ({ region, box }) =>
      longitude >= box.west &&
      longitude <= box.east &&
      latitude >= box.south &&
      latitude <= box.north &&
      region.polygons.some((rings) => rings.filter((ring) => isInside(ring, longitude, latitude)).length === 1), // a hole is a second ring
  )?.region;
}

/** Whether a ray to the east crosses the ring an odd number of times. */
function isInside(ring: readonly Point[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[ax, ay], [bx, by]] = [ring[i] ?? [0, 0], ring[j] ?? [0, 0]];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) {
      inside = !inside;
    }
  }
  return inside;
}
