/** A moment as MomentField writes it. */
export function momentText(atMs: number): string {
  const at = new Date(atMs - new Date(atMs).getTimezoneOffset() * 60_000);
  return at.toISOString().slice(0, 16);
}

/**
 * What MomentField holds as ms of the epoch; undefined where it holds nothing.
 *
 * @param known moments that it may have been filled with: the field shows minutes, and what nobody touched stays exact.
 */
export function momentMs(text: string, known: readonly number[] = []): number | undefined {
  const exact = known.find((ms) => momentText(ms) === text);
  if (exact !== undefined) {
    return exact;
  }
  const ms = text === '' ? Number.NaN : new Date(text).getTime();
  return Number.isNaN(ms) ? undefined : ms;
}
