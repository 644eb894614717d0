/** A moment as MomentField writes it. */
export function momentText(atMs: number): string {
  const at = new Date(atMs - new Date(atMs).getTimezoneOffset() * 60_000);
  return at.toISOString().slice(0, 16);
}

/** What MomentField holds as ms of the epoch; undefined where it holds nothing. */
export function momentMs(text: string): number | undefined {
  const ms = text === '' ? Number.NaN : new Date(text).getTime();
  return Number.isNaN(ms) ? undefined : ms;
}
