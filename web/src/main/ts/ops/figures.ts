/** What GET /v1/ops/figures says; counters run from the start of the process. */
export interface Figures {
  readonly nowMs: number;
  /** Of node and views, by name. */
  readonly figures: Readonly<Record<string, number>>;
  readonly process: {
    readonly uptimeMs: number;
    readonly heapUsedBytes: number;
    readonly heapMaxBytes: number;
    readonly processors: number;
  };
  /** People in the line. */
  readonly waiting: number;
  readonly requests: { readonly started: number; readonly inFlight: number; readonly boardListeners: number };
  readonly boundsNs: readonly number[];
  readonly groups: readonly { readonly group: string; readonly counts: readonly number[] }[];
  readonly problems: readonly { readonly code: string; readonly count: number }[];
  readonly shortSkus: readonly { readonly sku: number; readonly asked: number }[];
}

/** How a group of requests fares between two answers. */
export interface GroupTimes {
  readonly group: string;
  readonly perSecond: number;
  /** Upper bounds in ms; undefined beyond the largest. */
  readonly halfMs: number | undefined;
  readonly mostMs: number | undefined;
}

/** What happened between two answers, the busiest groups first; groups without requests are left out. */
export function timesBetween(before: Figures, after: Figures): readonly GroupTimes[] {
  const seconds = Math.max(0.001, (after.nowMs - before.nowMs) / 1000);
  const earlier = new Map(before.groups.map(({ group, counts }) => [group, counts]));
  return after.groups
    .map(({ group, counts }) => {
      const fresh = counts.map((count, i) => Math.max(0, count - (earlier.get(group)?.[i] ?? 0)));
      const total = sum(fresh);
      return {
        group,
        perSecond: total / seconds,
        halfMs: boundOf(fresh, after.boundsNs, total * 0.5),
        mostMs: boundOf(fresh, after.boundsNs, total * 0.99),
      };
    })
    .filter(({ perSecond }) => perSecond > 0)
    .sort((a, b) => b.perSecond - a.perSecond);
}

/** The bound in ms of the bucket in which a rank lies. */
function boundOf(counts: readonly number[], boundsNs: readonly number[], rank: number): number | undefined {
  let seen = 0;
  for (let i = 0; i < counts.length; i++) {
    seen += counts[i] ?? 0;
    if (seen >= rank) {
      const bound = boundsNs[i];
      return bound === undefined ? undefined : bound / 1_000_000;
    }
  }
  return undefined;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

/** Refusals by reason, with how many of them came since an earlier answer; the most frequent of late first. */
export function refusalsBetween(
  before: Figures,
  after: Figures,
): readonly { readonly code: string; readonly count: number; readonly fresh: number }[] {
  const earlier = new Map(before.problems.map(({ code, count }) => [code, count]));
  return after.problems
    .map(({ code, count }) => ({ code, count, fresh: Math.max(0, count - (earlier.get(code) ?? 0)) }))
    .sort((a, b) => b.fresh - a.fresh || b.count - a.count);
}

/** Answers of the last minute, the oldest first, so that any figure has something to be compared with. */
export class Recent<T extends { readonly nowMs: number }> {
  private readonly kept: T[] = [];

  constructor(private readonly forMs: number) {}

  add(one: T): void {
    if (this.kept.at(-1)?.nowMs !== one.nowMs) {
      this.kept.push(one);
    }
    while (this.kept.length > 2 && (this.kept[1]?.nowMs ?? 0) <= one.nowMs - this.forMs) {
      this.kept.shift();
    }
  }

  oldest(): T | undefined {
    return this.kept[0];
  }

  /** The one before the newest. */
  previous(): T | undefined {
    return this.kept.at(-2);
  }
}

/** A number of bytes in its largest unit: 1.5 GB. */
export function bytes(value: number, language: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
  const power = Math.min(units.length - 1, value < 1 ? 0 : Math.floor(Math.log10(value) / 3));
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: 'short',
    maximumSignificantDigits: 3,
  }).format(value / 1000 ** power);
}
