import { useState } from 'preact/hooks';
import { get } from '../../kit/api';
import { serverClock } from '../../kit/clock';
import { count } from '../../kit/money';
import { useTitle } from '../../kit/router';
import { secondOf } from '../../kit/time';
import { Empty, Tick } from '../../kit/ui';
import { MoreButton } from '../../desk/MoreButton';
import { usePages } from '../../desk/pages';
import { Pending, PlainTable } from '../parts';
import { words } from '../words';
import { TargetCell } from './TargetCell';
import { ALL, type Filter, SINCE_MS, TrailFilter } from './TrailFilter';

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

/** Whom the server names as the one who did what it did by itself. */
const SERVER = 0;
const AT_ONCE = 100;
/** So many people's entries fill a page, and after so many questions for them the rest waits for "more". */
const ENOUGH = 30;
const MOST_QUESTIONS = 10;

interface Answer {
  readonly entries: readonly Entry[];
  readonly next?: string;
}

/** What operators did. */
export function Trail() {
  const text = words();
  useTitle(`${text.trail} · ${text.title}`);
  const [filter, setFilter] = useState<Filter>(ALL);
  const [withServer, setWithServer] = useState(false);
  const pages = usePages(`trail ${withServer} ${JSON.stringify(filter)}`, async (from, signal) => {
    const fromMs = filter.since === 'all' ? undefined : Math.floor(serverClock.nowMs()) - SINCE_MS[filter.since];
    const rows: Entry[] = [];
    let cursor = from;
    // The server can't leave out its own, of which there may be hundreds in a row.
    for (let asked = 0; asked < (withServer ? 1 : MOST_QUESTIONS); asked++) {
      const query = { action: filter.action, target: filter.target, fromMs, cursor, limit: withServer ? 50 : AT_ONCE };
      const { entries, next } = await get<Answer>('/v1/audit-trail', query, signal);
      rows.push(...entries);
      cursor = next;
      if (next === undefined || rows.filter(isOfPeople).length >= ENOUGH) {
        break;
      }
    }
    return { rows, next: cursor };
  });
  const shown = withServer ? pages.rows : pages.rows?.filter(isOfPeople);
  const passedOver = (pages.rows?.length ?? 0) - (shown?.length ?? 0);
  return (
    <>
      <h1>{text.trail}</h1>
      <section class="panel stack">
        <p class="dim">{text.trailHint}</p>
        <TrailFilter onFilter={setFilter} />
        <Tick label={text.withServer} checked={withServer} onChecked={setWithServer} />
        <Pending of={{ data: pages.rows, problem: pages.problem, reload: pages.reload }} lines={8} />
        {shown?.length === 0 && (
          <Empty title={text.noEntries}>{passedOver > 0 && <p>{text.onlyServer}</p>}</Empty>
        )}
        {shown !== undefined && shown.length > 0 && <Entries entries={shown} />}
        {passedOver > 0 && <p class="dim">{text.passedOver(count(passedOver))}</p>}
        <MoreButton pages={pages} />
      </section>
    </>
  );
}

function isOfPeople({ operator }: Entry): boolean {
  return operator !== SERVER;
}

function Entries({ entries }: { readonly entries: readonly Entry[] }) {
  const text = words();
  return (
    <PlainTable label={text.trail} heads={[text.when, text.who, text.what, text.onWhat, text.why]}>
      {entries.map((entry) => (
        <tr key={entry.entry}>
          <td class="figure">{secondOf(entry.atMs)}</td>
          <td>{isOfPeople(entry) ? (entry.operatorName ?? text.personNumber(entry.operator)) : text.theServer}</td>
          <td>{text.actions[entry.action] ?? <code>{entry.action}</code>}</td>
          <td class="wrap">
            <TargetCell target={entry.target} isNamed={isOfPeople(entry)} />
          </td>
          <td class="wrap">{entry.reason === '' ? <span class="dim">–</span> : entry.reason}</td>
        </tr>
      ))}
    </PlainTable>
  );
}
