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

/** What part of the next milestone is sold, 0 to 1; 0 where there is none. */
export function progressToNext({ gmvMinor, nextMilestoneMinor }: Snapshot): number {
  return nextMilestoneMinor <= 0 ? 0 : Math.min(1, Math.max(0, gmvMinor / nextMilestoneMinor));
}
