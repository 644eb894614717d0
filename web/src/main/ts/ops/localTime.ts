/** A time for a field of type datetime-local, where the page is looked at: 2026-11-11T00:00. */
export function toLocal(atMs: number): string {
  const at = new Date(atMs);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** What such a field says, in ms of the epoch; undefined where it is empty or no time. */
export function fromLocal(text: string): number | undefined {
  const atMs = new Date(text).getTime();
  return Number.isFinite(atMs) ? atMs : undefined;
}
