/** Colours that canvases need; the style sheet has the same ones. */
export const GOLD = '#ffcb57';
export const JADE = '#5fe3c0';
export const DIM = '#cdb3a6';
export const LINE = 'rgba(255, 214, 170, 0.14)';

const HEAT = [
  [0x3d, 0x16, 0x20],
  [0x7a, 0x1c, 0x2a],
  [0xc4, 0x2b, 0x2f],
  [0xf2, 0x6b, 0x3a],
  [0xff, 0xc2, 0x5a],
] as const;

/** Few enough colours that a map is painted anew only when somebody would see it. */
const SHADES = 40;

/** A region's colour by its share of the largest. The root keeps small ones apart: sales are steeply skewed. */
export function heat(share: number): string {
  if (share <= 0) {
    return '#2b1119';
  }
  const place = (Math.round(Math.min(1, Math.cbrt(share)) * SHADES) / SHADES) * (HEAT.length - 1);
  const low = Math.min(HEAT.length - 2, Math.floor(place));
  const [from, to] = [HEAT[low] ?? HEAT[0], HEAT[low + 1] ?? HEAT[0]];
  const mixed = from.map((value, i) => Math.round(value + ((to[i] ?? value) - value) * (place - low)));
  return `rgb(${mixed.join(' ')})`;
}
