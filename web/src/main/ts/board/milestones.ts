import type { Milestone, Snapshot } from './snapshot';

/** A milestone older than this is history, not news: a page that reconnects does not drum for it. */
export const NEWS_FOR_MS = 30_000;

/**
 * The milestones to drum for: reached since the snapshot before, and lately. The first snapshot brings none, because
 * whoever opens the page in the afternoon should not see the whole morning again.
 */
export function freshMilestones(before: Snapshot | undefined, now: Snapshot): readonly Milestone[] {
  if (before?.festival.opensAtMs !== now.festival.opensAtMs) {
    return [];
  }
  const known = before.milestones.reduce((most, each) => Math.max(most, each.amountMinor), 0);
  return now.milestones.filter((each) => each.amountMinor > known && now.nowMs - each.reachedAtMs < NEWS_FOR_MS);
}

/** How far the way from the last milestone to the next one is gone, 0 to 1. */
export function progressToNext(snapshot: Snapshot): number {
  const from = snapshot.milestones.reduce((most, each) => Math.max(most, each.amountMinor), 0);
  const way = snapshot.nextMilestoneMinor - from;
  return way <= 0 ? 0 : Math.min(1, Math.max(0, (snapshot.gmvMinor - from) / way));
}
