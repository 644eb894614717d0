import { type Snapshot, snapshotOf } from '../../main/ts/board/snapshot';

/** A snapshot of an open festival with valid defaults. */
export function aSnapshot(changes: Partial<Snapshot> = {}): Snapshot {
  const snapshot = snapshotOf(
    JSON.stringify({
      nowMs: 100_000,
      gmvMinor: 0,
      festival: { name: 'Festival', currency: 'CNY', opensAtMs: 1000, closesAtMs: 900_000, state: 'open' },
    }),
  );
  if (snapshot === undefined) {
    throw new Error('the default snapshot must be one');
  }
  return { ...snapshot, ...changes };
}
