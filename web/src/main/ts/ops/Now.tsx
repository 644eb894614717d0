import { useRef } from 'preact/hooks';
import { get } from '../kit/api';
import { language } from '../kit/language';
import { count, shortMoney } from '../kit/money';
import { useResource } from '../kit/resource';
import { Link, useTitle } from '../kit/router';
import { clockText, moment } from '../kit/time';
import { kitWords } from '../kit/words';
import { words as officeWords } from '../office/words';
import { useSkuCards } from '../shop/products';
import { bytes, type Figures, Recent, refusalsBetween, timesBetween } from './figures';
import { Pending, PlainTable } from './parts';
import { words } from './words';

/** What of the board is shown here, too. */
interface Board {
  readonly nowMs: number;
  readonly gmvMinor: number;
  readonly ordersPerSecond: number;
  readonly festival: { readonly currency: string };
  readonly skus: readonly { readonly key: string; readonly name: string; readonly pieces: number }[];
}

const EVERY_MS = 2_000;
const MINUTE_MS = 60_000;
/** More events than this behind the log is worth a colour. */
const BEHIND_A_BIT = 100;
const BEHIND_WARN = 50_000;
const BEHIND_BAD = 1_000_000;
const SHOWN_SKUS = 10;

/** How everything is, right now. */
export function Now() {
  const text = words();
  useTitle(`${text.overview} · ${text.title}`);
  const recent = useRef(new Recent<Figures>(MINUTE_MS));
  const boards = useRef(new Recent<Board>(MINUTE_MS));
  const figures = useResource('ops figures', (signal) => get<Figures>('/v1/ops/figures', undefined, signal), EVERY_MS);
  const board = useResource('ops board', (signal) => get<Board>('/v1/board', undefined, signal), EVERY_MS);
  const now = figures.data;
  if (now === undefined) {
    return (
      <>
        <h1>{text.overview}</h1>
        <Pending of={figures} lines={8} />
      </>
    );
  }
  recent.current.add(now);
  if (board.data !== undefined) {
    boards.current.add(board.data);
  }
  const minuteAgo = recent.current.oldest() ?? now;
  return (
    <>
      <div class="spread">
        <h1>{text.overview}</h1>
        <p class="dim">{officeWords().upToDate(moment(now.nowMs))}</p>
      </div>
      <Pending of={figures} />
      <Headline now={now} before={recent.current.previous() ?? now} board={board.data} />
      <Views figures={now.figures} />
      <Times before={minuteAgo} now={now} />
      <Refusals before={minuteAgo} now={now} />
      <div class="two-columns">
        <Selling board={board.data} before={boards.current.oldest()} />
        <InVain now={now} />
      </div>
      <Node now={now} />
    </>
  );
}

function Headline({ now, before, board }: { readonly now: Figures; readonly before: Figures; readonly board: Board | undefined }) {
  const text = words();
  const seconds = Math.max(0.5, (now.nowMs - before.nowMs) / 1000);
  return (
    <div class="tiles ops-head">
      {board !== undefined && (
        <>
          <Tile label={text.orders} value={count(board.ordersPerSecond)} />
          <Tile label={text.paid} value={shortMoney(Math.trunc(board.gmvMinor / 100), board.festival.currency, 0)} look="wide" />
        </>
      )}
      <Tile label={text.requests} value={count(Math.round((now.requests.started - before.requests.started) / seconds))} />
      <Tile label={text.inFlight} value={count(now.requests.inFlight)} />
      <Tile label={text.waiting} value={count(now.waiting)} look={now.waiting > 0 ? 'warn' : ''} />
    </div>
  );
}

function Tile({ label, value, look = '' }: { readonly label: string; readonly value: string; readonly look?: string }) {
  return (
    <div class={`tile ${look}`}>
      <span class="dim">{label}</span>
      <span class="value">{value}</span>
    </div>
  );
}

function Views({ figures }: { readonly figures: Figures['figures'] }) {
  const text = words();
  const names = Object.keys(text.viewNames).filter((name) => figures[`${name}BehindEvents`] !== undefined);
  return (
    <section class="panel stack">
      <h2>{text.views}</h2>
      <p class="dim">{text.viewsHint(count(BEHIND_WARN))}</p>
      <div class="tiles">
        {names.map((name) => {
          const behind = figures[`${name}BehindEvents`] ?? 0;
          const look = behind > BEHIND_BAD ? 'bad' : behind > BEHIND_WARN ? 'warn' : '';
          const value = behind < BEHIND_A_BIT ? text.upToDate : text.viewBehind[look === '' ? 'fine' : look](count(behind));
          return <Tile key={name} label={text.viewNames[name] ?? name} value={value} look={`small ${look}`} />;
        })}
      </div>
    </section>
  );
}

function Times({ before, now }: { readonly before: Figures; readonly now: Figures }) {
  const text = words();
  const ms = (value: number | undefined) =>
    value === undefined ? '> 5 s' : value < 1000 ? `${count(value)} ms` : `${count(value / 1000)} s`;
  const times = timesBetween(before, now);
  return (
    <section class="panel stack">
      <h2>{text.times}</h2>
      <p class="dim">{text.timesHint}</p>
      {times.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <PlainTable label={text.times} heads={[text.group, text.perSecond, text.half, text.most]} numbers={3}>
          {times.map(({ group, perSecond, halfMs, mostMs }) => (
            <tr key={group}>
              <th scope="row">{text.groups[group] ?? group}</th>
              <td class="number">{perSecond < 10 ? perSecond.toFixed(1) : count(Math.round(perSecond))}</td>
              <td class="number">{ms(halfMs)}</td>
              <td class="number">{ms(mostMs)}</td>
            </tr>
          ))}
        </PlainTable>
      )}
    </section>
  );
}

function Refusals({ before, now }: { readonly before: Figures; readonly now: Figures }) {
  const text = words();
  const refusals = refusalsBetween(before, now);
  return (
    <section class="panel stack">
      <h2>{text.rejects}</h2>
      <p class="dim">{text.rejectsHint}</p>
      {refusals.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <PlainTable label={text.rejects} heads={[text.code, text.lastMinute, text.count]} numbers={2}>
          {refusals.map(({ code, count: all, fresh }) => (
            <tr key={code}>
              <th scope="row">
                <p class="meaning">{refusalText(code)}</p>
                <code class="dim">{code}</code>
              </th>
              <td class="number">{count(fresh)}</td>
              <td class="number">{count(all)}</td>
            </tr>
          ))}
        </PlainTable>
      )}
    </section>
  );
}

/** What people are told who get such a refusal; what is told with its numbers stands among the control room's words. */
function refusalText(code: string): string {
  const told = kitWords.get().problems[code];
  return words().refusals[code] ?? (typeof told === 'string' ? told : words().otherRefusal);
}

function Selling({ board, before }: { readonly board: Board | undefined; readonly before: Board | undefined }) {
  const text = words();
  const earlier = new Map(before?.skus.map((sku) => [sku.key, sku.pieces]));
  const selling = (board?.skus ?? [])
    .map((sku) => ({ ...sku, fresh: sku.pieces - (earlier.get(sku.key) ?? sku.pieces) }))
    .sort((a, b) => b.fresh - a.fresh || b.pieces - a.pieces)
    .slice(0, SHOWN_SKUS);
  return (
    <section class="panel stack">
      <h2>{text.hot}</h2>
      <p class="dim">{text.hotHint}</p>
      {selling.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <PlainTable label={text.hot} heads={[text.sku, text.lastMinute, text.pieces]} numbers={2}>
          {selling.map((sku) => (
            <tr key={sku.key}>
              <th scope="row" class="name">
                <Link href={`/ops/find?by=sku&number=${sku.key}`}>{sku.name}</Link>
              </th>
              <td class="number">{count(sku.fresh)}</td>
              <td class="number">{count(sku.pieces)}</td>
            </tr>
          ))}
        </PlainTable>
      )}
    </section>
  );
}

function InVain({ now }: { readonly now: Figures }) {
  const text = words();
  const asked = now.shortSkus.slice(0, SHOWN_SKUS);
  const cards = useSkuCards(asked.map(({ sku }) => sku)).data;
  return (
    <section class="panel stack">
      <h2>{text.inVain}</h2>
      <p class="dim">{text.inVainHint}</p>
      {asked.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <PlainTable label={text.inVain} heads={[text.sku, text.asked]} numbers={1}>
          {asked.map(({ sku, asked: times }) => (
            <tr key={sku}>
              <th scope="row" class="name">
                <Link href={`/ops/find?by=sku&number=${sku}`}>{cards?.get(sku)?.title ?? `${text.sku} ${sku}`}</Link>
              </th>
              <td class="number">{count(times)}</td>
            </tr>
          ))}
        </PlainTable>
      )}
    </section>
  );
}

function Node({ now }: { readonly now: Figures }) {
  const text = words();
  const { figures, process } = now;
  const size = (value: number | undefined) => bytes(value ?? 0, language());
  const rows: readonly (readonly [string, string])[] = [
    [text.position, count(figures['position'] ?? 0)],
    [text.logBytes, size(figures['logBytes'])],
    [text.feedBacklog, size(figures['feedBacklogBytes'])],
    [text.snapshot, figures['lastSnapshotMs'] === 0 ? text.noSnapshot : `${count(figures['lastSnapshotMs'] ?? 0)} ms`],
    [text.storageFree, size(figures['storageFreeBytes'])],
    [text.malformed, count(figures['malformedMessages'] ?? 0)],
    [text.dropped, count(figures['droppedAnswers'] ?? 0)],
    [text.heap, `${size(process.heapUsedBytes)} / ${size(process.heapMaxBytes)}`],
    [text.uptime, clockText(process.uptimeMs)],
  ];
  return (
    <section class="panel stack">
      <h2>{text.node}</h2>
      <dl class="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class="figure">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
