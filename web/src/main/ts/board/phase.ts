import type { Snapshot } from './snapshot';

/** What the whole screen is about. */
export type Phase = 'connecting' | 'unscheduled' | 'countdown' | 'live' | 'final';

/** After this long without a message the figures are called old. */
export const SILENT_AFTER_MS = 3000;

/** Figures further than this behind the log are called old. */
export const BEHIND_AFTER_MS = 2000;

/**
 * The phase at a moment of the server's clock. The doors count as open when their time has come, even where the last
 * message still says `scheduled`: the countdown must not hang at zero.
 */
export function phaseOf(snapshot: Snapshot | undefined, serverNowMs: number): Phase {
  if (snapshot === undefined) {
    return 'connecting';
  }
  switch (snapshot.festival.state) {
    case 'closed':
      return 'final';
    case 'open':
      return 'live';
    case 'scheduled':
      return serverNowMs < snapshot.festival.opensAtMs ? 'countdown' : 'live';
    case 'unscheduled':
      return snapshot.ordersPlaced > 0 ? 'live' : 'unscheduled';
  }
}

/**
 * Why the figures are old, and by how much; undefined while they are fresh.
 *
 * @param everyMs how rarely figures were asked for.
 */
export function staleness(
  snapshot: Snapshot,
  sinceMessageMs: number,
  everyMs = 0,
): { readonly why: 'silent' | 'behind'; readonly byMs: number } | undefined {
  if (sinceMessageMs > SILENT_AFTER_MS + everyMs) {
    return { why: 'silent', byMs: sinceMessageMs };
  }
  return snapshot.staleMs > BEHIND_AFTER_MS ? { why: 'behind', byMs: snapshot.staleMs } : undefined;
}
