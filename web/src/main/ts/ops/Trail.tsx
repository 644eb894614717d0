import { useState } from 'preact/hooks';
import { get } from '../kit/api';
import { serverClock } from '../kit/clock';
import { useTitle } from '../kit/router';
import { moment } from '../kit/time';
import { Button, Choice, Empty, Field } from '../kit/ui';
import { MoreButton } from '../desk/MoreButton';
import { usePages } from '../desk/pages';
import { Pending, PlainTable } from './parts';
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

const SINCE = ['all', 'hour', 'day'] as const;
type Since = (typeof SINCE)[number];
const SINCE_MS: Readonly<Record<Exclude<Since, 'all'>, number>> = { hour: 3_600_000, day: 86_400_000 };

interface Filter {
  readonly action: string;
  readonly target: string;
  readonly since: Since;
}

const ALL: Filter = { action: '', target: '', since: 'all' };

/** What operators did. */
export function Trail() {
  const text = words();
  useTitle(`${text.trail} · ${text.title}`);
  const [filter, setFilter] = useState<Filter>(ALL);
  const [target, setTarget] = useState('');
  const pages = usePages(`trail ${JSON.stringify(filter)}`, async (cursor, signal) => {
    const fromMs = filter.since === 'all' ? undefined : Math.floor(serverClock.nowMs()) - SINCE_MS[filter.since];
    const query = { action: filter.action, target: filter.target, fromMs, cursor, limit: 50 };
    const { entries, next } = await get<{ readonly entries: readonly Entry[]; readonly next?: string }>('/v1/audit-trail', query, signal);
    return { rows: entries, next };
  });
  const actions = Object.entries(text.actions).sort(([, a], [, b]) => a.localeCompare(b));
  return (
    <>
      <h1>{text.trail}</h1>
      <section class="panel stack">
        <p class="dim">{text.trailHint}</p>
        <form
          class="row ops-line"
          role="search"
          onSubmit={(event) => {
            event.preventDefault();
            setFilter({ ...filter, target: target.trim() });
          }}
        >
          <Choice
            label={text.what}
            value={filter.action}
            options={[{ value: '', label: text.anything }, ...actions.map(([value, label]) => ({ value, label }))]}
            onValue={(action) => { setFilter({ ...filter, action }); }}
          />
          <Choice
            label={text.when}
            value={filter.since}
            options={SINCE.map((value) => ({ value, label: text.sinces[value] }))}
            onValue={(since) => { setFilter({ ...filter, since }); }}
          />
          <Field label={text.onWhat} hint={text.targetHint} value={target} onValue={setTarget} maxLength={60} />
          <Button type="submit">{text.search}</Button>
        </form>
        <Pending of={{ data: pages.rows, problem: pages.problem, reload: pages.reload }} lines={8} />
        {pages.rows?.length === 0 && <Empty title={text.noEntries} />}
        {pages.rows !== undefined && pages.rows.length > 0 && (
          <PlainTable label={text.trail} heads={[text.when, text.who, text.what, text.onWhat, text.why]}>
            {pages.rows.map((entry) => (
              <tr key={entry.entry}>
                <td class="figure">{moment(entry.atMs)}</td>
                <td>{entry.operator === 0 ? text.theServer : (entry.operatorName ?? text.personNumber(entry.operator))}</td>
                <td>{text.actions[entry.action] ?? <code>{entry.action}</code>}</td>
                <td class="wrap">{entry.target}</td>
                <td class="wrap">{entry.reason === '' ? <span class="dim">–</span> : entry.reason}</td>
              </tr>
            ))}
          </PlainTable>
        )}
        <MoreButton pages={pages} />
      </section>
    </>
  );
}
