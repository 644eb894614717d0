import { useEffect, useRef } from 'preact/hooks';
import type { CurveChart, Curved } from './curve';
import { ordersUpTo, pictureAt } from './film';
import { count, countShort, timeOfDay } from './format';
import { loadCharts, useAtMostEvery, useLoaded } from './hooks';
import type { Look } from './look';
import { Panel } from './Panel';
import type { Table } from './table';
import { words } from './words';

const DRAW_EVERY_MS = 900;
/** Of a film: three hours before the moment that is looked at. */
const PICTURES = 180;

/** Orders per second now, at the peak and over the last minutes; the sales of each minute in a replay. */
export function Orders({ look }: { readonly look: Look }) {
  const { snapshot, final, filmMs } = look;
  const { peak } = snapshot;
  const said = words();
  const isLive = filmMs === undefined;
  const curved = curvedOf(look);
  const showsPeak = final && isLive;
  return (
    <Panel area="orders" title={showsPeak ? said.busiestSecond : said.ordersPerSecond} note={isLive ? '' : said.noSeconds} table={() => secondsTable(look)}>
      <div class="orders-now">
        <strong>{count(showsPeak ? peak.ordersPerSecond : snapshot.ordersPerSecond)}</strong>
        {peak.ordersPerSecond > 0 && (
          <p class="peak">
            {!showsPeak && <span>{said.peak(count(peak.ordersPerSecond))}</span>} <span>{said.at(timeOfDay(peak.atMs))}</span>
          </p>
        )}
      </div>
      <Curve curved={curved} />
      <dl class="totals">
        <Total term={said.buyers} value={snapshot.buyers} about />
        <Total term={said.cancelled} value={snapshot.ordersCancelled + snapshot.ordersExpired} />
      </dl>
    </Panel>
  );
}

/** The last minutes, second by second; in a film, which keeps no seconds, the last hours. */
function curvedOf({ snapshot, day, filmMs }: Look): Curved {
  const isFilm = filmMs !== undefined && day !== undefined;
  return {
    points: isFilm ? ordersUpTo(day, pictureAt(day, filmMs), PICTURES) : snapshot.curve,
    peakAtMs: snapshot.peak.atMs,
  };
}

function Curve({ curved }: { readonly curved: Curved }) {
  const { value: charts } = useLoaded(loadCharts);
  const figure = useRef<HTMLDivElement>(null);
  const chart = useRef<CurveChart | undefined>(undefined);
  const newest = useRef(curved);
  newest.current = curved;
  useEffect(() => {
    if (figure.current === null || charts === undefined) {
      return undefined;
    }
    const made = new charts.CurveChart(figure.current);
    chart.current = made;
    made.draw(newest.current);
    return () => {
      chart.current = undefined;
      made.dispose();
    };
  }, [charts]);
  useAtMostEvery(DRAW_EVERY_MS, () => {
    chart.current?.draw(curved);
  });
  return <div class="curve" ref={figure} role="img" aria-label={words().ordersPerSecond} />;
}

function secondsTable(look: Look): Table {
  const said = words();
  const { snapshot, purse } = look;
  if (look.filmMs !== undefined) {
    return {
      columns: [said.time, said.ordersPerSecond],
      rows: [...curvedOf(look).points].reverse().map(({ atMs, orders }) => [
        { text: timeOfDay(atMs), raw: new Date(atMs).toISOString() },
        { text: count(orders), raw: orders.toFixed(2) },
      ]),
    };
  }
  return {
    columns: [said.time, said.ordersPerSecond, said.sales],
    rows: [...snapshot.curve].reverse().map((second) => [
      { text: timeOfDay(second.atMs), raw: new Date(second.atMs).toISOString() },
      { text: count(second.orders), raw: String(second.orders) },
      { text: purse.short(second.paidMinor), raw: purse.decimal(second.paidMinor) },
    ]),
  };
}

function Total({ term, value, about = false }: { readonly term: string; readonly value: number; readonly about?: boolean }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        {about && value > 0 && (
          <>
            <span class="visually-hidden">{words().about} </span>
            <span aria-hidden="true">≈</span>
          </>
        )}
        {countShort(value)}
      </dd>
    </div>
  );
}
