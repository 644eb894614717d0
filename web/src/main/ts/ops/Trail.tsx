import { useState } from 'preact/hooks';
import { get } from '../kit/api';
import { useResource } from '../kit/resource';
import { useTitle } from '../kit/router';
import { moment } from '../kit/time';
import { Button, Loading, Skeleton, Trouble } from '../kit/ui';
import { kitWords } from '../kit/words';
import { words } from './words';

interface Entry {
  readonly entry: number;
  readonly atMs: number;
  readonly operator: number;
  /** The operator's sign-in name. */
  readonly operatorName?: string;
  readonly action: string;
  readonly target: string;
  readonly reason: string;
}

interface Page {
  readonly entries: readonly Entry[];
  readonly next?: string;
}

/** What operators did. */
export function Trail() {
  const text = words();
  useTitle(`${text.trail} · ${text.title}`);
  const [older, setOlder] = useState<readonly Page[]>([]);
  const first = useResource('ops trail', (signal) => get<Page>('/v1/audit-trail', { limit: 50 }, signal));
  const pages = first.data === undefined ? [] : [first.data, ...older];
  const next = pages.at(-1)?.next;
  return (
    <>
      <h1>{text.trail}</h1>
      <section class="panel stack">
        <p class="dim">{text.trailHint}</p>
        {first.problem !== undefined && <Trouble problem={first.problem} onRetry={first.reload} />}
        {first.data === undefined && first.problem === undefined && (
          <Loading>
            <Skeleton lines={8} />
          </Loading>
        )}
        <div class="table-scroll">
          <table>
            <thead>
              <tr>
                {[text.when, text.who, text.what, text.onWhat, text.why].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {pages.flatMap((page) => page.entries).map((entry) => (
                <tr key={entry.entry}>
                  <td class="figure">{moment(entry.atMs)}</td>
                  <td>{entry.operatorName ?? entry.operator}</td>
                  <td>
                    <code>{entry.action}</code>
                  </td>
                  <td>{entry.target}</td>
                  <td>{entry.reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {next !== undefined && (
          <div class="row">
            <Button
              onClick={() => {
                void get<Page>('/v1/audit-trail', { limit: 50, cursor: next }).then((page) => {
                  setOlder((before) => [...before, page]);
                });
              }}
            >
              {kitWords.get().more}
            </Button>
          </div>
        )}
      </section>
    </>
  );
}
