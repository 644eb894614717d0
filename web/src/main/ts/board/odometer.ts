/**
 * Where each wheel of a mechanical counter stands, lowest wheel first, each 0 up to 10. A wheel turns only while the
 * one below goes from 9 to 0, so that a counter at rest shows whole digits.
 *
 * @param value what is shown, in units of the lowest wheel; its fraction turns the lowest wheel.
 */
export function wheels(value: number, howMany: number): readonly number[] {
  const result: number[] = [];
  let carry = value - Math.floor(value);
  let rest = Math.floor(value);
  for (let i = 0; i < howMany; i++) {
    const digit = rest % 10;
    rest = Math.floor(rest / 10);
    result.push(digit + carry);
    carry = Math.max(0, digit + carry - 9);
  }
  return result;
}

/** How long the counter takes to cover most of the way to a new figure. */
const SETTLE_MS = 220;
/** The last units are turned at this pace: a wheel that creeps to its place looks as if it were stuck between two digits. */
const UNIT_MS = 60;

/** The value a frame later on its way to a target: quick at first, then settling, and exact in the end. */
export function rolledOn(shown: number, target: number, frameMs: number): number {
  const way = target - shown;
  const step = Math.max(Math.abs(way) * (1 - Math.exp(-frameMs / SETTLE_MS)), frameMs / UNIT_MS);
  return step >= Math.abs(way) ? target : shown + Math.sign(way) * step;
}
