/** What a shop sold in a span of time that begins at fromMs. */
export interface Bucket {
  readonly fromMs: number;
  readonly orders: number;
  readonly paidMinor: number;
  readonly pieces: number;
}

/** A point of the curve: what had been sold by then. */
export interface CurvePoint {
  readonly atMs: number;
  readonly sumMinor: number;
  readonly x: number;
  readonly y: number;
}

export interface Curve {
  readonly points: readonly CurvePoint[];
  /** Of an SVG path. */
  readonly line: string;
  readonly area: string;
  /** The amount at the upper edge. */
  readonly topMinor: number;
  /** Where the target's line runs; undefined without a target. */
  readonly targetY: number | undefined;
}

/** The drawing's size; it is stretched to the place that it has. */
export const WIDTH = 600;
export const HEIGHT = 200;

/** The next round amount that is not below the given one. */
export function niceTop(minor: number): number {
  if (minor <= 1) {
    return 1;
  }
  const unit = 10 ** Math.floor(Math.log10(minor));
  return [1, 1.5, 2, 3, 4, 5, 6, 8, 10].map((step) => step * unit).find((top) => top >= minor) ?? 10 * unit;
}

/** In the first quarter of the festival the curve's edge lies nearer than its end, so that the beginning can be seen. */
export function rightEdge(fromMs: number, untilMs: number, closesAtMs: number): number {
  return Math.max(untilMs, Math.min(closesAtMs, fromMs + 4 * (untilMs - fromMs)));
}

/**
 * What had been sold by the end of each bucket, as a curve from the span's start to its end.
 * Buckets without sales may be left out.
 *
 * @param untilMs where the curve ends: now, or when the festival closed.
 * @param endMs the right edge, not before untilMs.
 */
export function curveOf(
  buckets: readonly Bucket[],
  span: { readonly fromMs: number; readonly untilMs: number; readonly endMs: number; readonly bucketMs: number },
  targetMinor: number | undefined,
): Curve {
  let sum = 0;
  const sums = buckets.flatMap((bucket) => {
    const before = { atMs: bucket.fromMs, sumMinor: sum }; // level through the time without sales
    sum += bucket.paidMinor;
    return [before, { atMs: Math.min(bucket.fromMs + span.bucketMs, span.untilMs), sumMinor: sum }];
  });
  const topMinor = niceTop(Math.max(sum, targetMinor ?? 0));
  const y = (minor: number) => round(HEIGHT * (1 - minor / topMinor));
  const width = Math.max(1, span.endMs - span.fromMs);
  const x = (atMs: number) => round(WIDTH * Math.min(1, Math.max(0, (atMs - span.fromMs) / width)));
  const points = [{ atMs: span.fromMs, sumMinor: 0 }, ...sums, { atMs: span.untilMs, sumMinor: sum }].map((each) => ({ ...each, x: x(each.atMs), y: y(each.sumMinor) }));
  const line = points.map((point, i) => `${i === 0 ? 'M' : 'L'}${point.x} ${point.y}`).join('');
  const last = points.at(-1);
  return {
    points,
    line,
    area: `${line}L${last?.x ?? 0} ${HEIGHT}L0 ${HEIGHT}Z`,
    topMinor,
    targetY: targetMinor === undefined ? undefined : y(targetMinor),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
