/** Whether things may move: not where the person asked their system for less motion. */
export function isAnimated(): boolean {
  return !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
