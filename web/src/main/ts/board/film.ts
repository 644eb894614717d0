/** The film of the day, as GET /v1/board/day gives it: a picture each so many ms, its figures counted from the start. */
export interface Day {
  readonly nowMs: number;
  readonly opensAtMs: number;
  readonly closesAtMs: number;
  readonly everyMs: number;
  readonly minutes: readonly Minute[];
}

export interface Minute {
  readonly atMs: number;
  readonly gmvMinor: number;
  readonly ordersPaid: number;
}

/** Pictures of a film that lasts a week; what a server sends beyond is left out. */
const MOST_MINUTES = 20_000;

/** A film from what the server sent, in the order of time; undefined where it is none. */
export function dayOf(answer: unknown): Day | undefined {
  const from = (answer ?? {}) as Record<string, unknown>;
  const minutes: unknown = from['minutes'];
  if (!Array.isArray(minutes)) {
    return undefined;
  }
  const number = (fields: Record<string, unknown>, name: string) => {
    const value = fields[name];
    return typeof value === 'number' && Number.isFinite(value) ? value : 0;
  };
  return {
    nowMs: number(from, 'nowMs'),
    opensAtMs: number(from, 'opensAtMs'),
    closesAtMs: number(from, 'closesAtMs'),
    everyMs: Math.max(1000, number(from, 'everyMs')),
    minutes: (minutes as readonly Record<string, unknown>[])
      .slice(-MOST_MINUTES)
      .map((each) => ({ atMs: number(each, 'atMs'), gmvMinor: number(each, 'gmvMinor'), ordersPaid: number(each, 'ordersPaid') }))
      .sort((a, b) => a.atMs - b.atMs),
  };
}

/** The place of the picture that shows a moment: the last one not after it, the first one before all; -1 without any. */
export function pictureAt(day: Day, atMs: number): number {
  let [low, high] = [0, day.minutes.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((day.minutes[middle]?.atMs ?? Infinity) <= atMs) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return high < 0 ? -1 : low;
}

/** What was sold from each picture to the next, never below nothing; as many as there are pictures. */
export function soldBetween(day: Day): readonly number[] {
  return day.minutes.map((each, i) => Math.max(0, each.gmvMinor - (day.minutes[i - 1]?.gmvMinor ?? 0)));
}

/** Orders per second on average from each picture to the next, for some pictures up to one. */
export function ordersUpTo(day: Day, place: number, pictures: number): readonly { readonly atMs: number; readonly orders: number }[] {
  return day.minutes.slice(Math.max(0, place - pictures), place + 1).flatMap((each, i, all) => {
    const before = all[i - 1];
    const seconds = before === undefined ? 0 : (each.atMs - before.atMs) / 1000;
    return before === undefined || seconds <= 0 ? [] : [{ atMs: each.atMs, orders: Math.max(0, each.ordersPaid - before.ordersPaid) / seconds }];
  });
}

/** How many times as fast as the day itself. */
export const SPEEDS = [60, 300, 900, 3600] as const;
export type Speed = (typeof SPEEDS)[number];

/** A day is played at this speed unless somebody wants another. */
const USUAL_SPEED: Speed = 900;
/** A film of the first hour should not be over before it was seen. */
const AT_LEAST_MS = 20_000;

/** The speed to begin with: the greatest up to the usual one at which the film isn't over too soon. */
export function speedFor(day: Day | undefined): Speed {
  const [first, last] = [day?.minutes[0], day?.minutes.at(-1)];
  const lengthMs = first === undefined || last === undefined ? 0 : last.atMs - first.atMs;
  return SPEEDS.findLast((speed) => speed <= USUAL_SPEED && lengthMs / speed >= AT_LEAST_MS) ?? SPEEDS[0];
}

/** Four pictures a second are a film, and no more than a server should be asked by one page. */
export const STEP_MS = 250;

/** The moment after one step of a film that plays; it stops at the last picture. */
export function playedOn(atMs: number, speed: Speed, day: Day): number {
  return Math.min(day.minutes.at(-1)?.atMs ?? atMs, atMs + speed * STEP_MS);
}

/** The curve of the day as a path in a box of 1000 by 100 with its foot below; empty for less than two pictures. */
export function curvePath(values: readonly number[]): string {
  const most = Math.max(...values.slice(0, MOST_MINUTES), 1);
  if (values.length < 2) {
    return '';
  }
  // The root keeps the afternoon visible beside the first minute.
  const points = thinned(values, 500).map((value, i, all) => {
    const [x, y] = [(1000 * i) / (all.length - 1), 100 - 96 * Math.sqrt(value / most)];
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  return `M0 100L${points.join('L')}L1000 100Z`;
}

/** At most so many values, each the greatest of its share: a peak must not fall through the grid. */
function thinned(values: readonly number[], most: number): readonly number[] {
  const step = Math.max(1, Math.ceil(values.length / most));
  const result: number[] = [];
  for (let i = 0; i < values.length; i += step) {
    result.push(Math.max(...values.slice(i, i + step)));
  }
  return result;
}
