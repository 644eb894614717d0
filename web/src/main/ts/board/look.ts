import type { Day } from './film';
import type { Naming } from './names';
import type { Purse, Rate } from './purse';
import type { Snapshot } from './snapshot';

/** What the panels show, and how: the figures, in whose money, in whose words. */
export interface Look {
  readonly snapshot: Snapshot;
  readonly purse: Purse;
  readonly rates: readonly Rate[];
  readonly naming: Naming;
  readonly day: Day | undefined;
  /** The moment of a replay; undefined while it is live. */
  readonly filmMs: number | undefined;
  /** The doors are closed, and these figures stay. */
  readonly final: boolean;
}
