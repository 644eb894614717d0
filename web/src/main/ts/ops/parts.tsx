import type { ComponentChildren } from 'preact';
import type { Problem } from '../kit/problem';
import { Loading, Skeleton, Trouble } from '../kit/ui';

interface PendingProps {
  readonly of: { readonly data: unknown; readonly problem: Problem | undefined; readonly reload: () => void };
  readonly lines?: number;
}

/** What stands in the place of something until it is there, and above it when it can't be brought up to date. */
export function Pending({ of, lines = 4 }: PendingProps) {
  if (of.problem !== undefined) {
    return <Trouble problem={of.problem} onRetry={of.reload} />;
  }
  return of.data === undefined ? (
    <Loading>
      <Skeleton lines={lines} />
    </Loading>
  ) : null;
}

interface PlainTableProps {
  readonly label: string;
  readonly heads: readonly string[];
  /** How many of the columns at the end hold numbers. */
  readonly numbers?: number;
  readonly children: ComponentChildren;
}

/** A table that is pushed sideways where it is too wide; with the keyboard, too. */
export function PlainTable({ label, heads, numbers = 0, children }: PlainTableProps) {
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            {heads.map((head, i) => (
              <th key={head} scope="col" class={i >= heads.length - numbers ? 'number' : ''}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
