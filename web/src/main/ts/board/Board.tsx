import { useEffect, useRef } from 'preact/hooks';
import { Counter } from './Counter';
import { CurveChart } from './curve';
import { count, isMidnight, longMoney, moment, shortMoney, shortNumber, span, timeOfDay } from './format';
import { useAtMostEvery } from './hooks';
import { MapPanels } from './MapPanels';
import { progressToNext } from './milestones';
import { Rankings } from './Rankings';
import type { Snapshot } from './snapshot';

interface BoardProps {
  readonly snapshot: Snapshot;
  readonly final: boolean;
}

/** Every figure, while the festival runs and after it. */
export function Board({ snapshot, final }: BoardProps) {
  return (
    <main class="board">
      <Sales snapshot={snapshot} final={final} />
      <Milestones snapshot={snapshot} />
      <Orders snapshot={snapshot} final={final} />
      <MapPanels snapshot={snapshot} />
      <Rankings snapshot={snapshot} />
    </main>
  );
}

function Sales({ snapshot, final }: BoardProps) {
  const { gmvMinor, refundedMinor, festival } = snapshot;
  return (
    <section class="sales" aria-labelledby="sales-title">
      <h1 id="sales-title">
        {final ? 'Sold in the end' : 'Sold so far'} <span class="currency">{festival.currency}</span>
      </h1>
      <Counter minor={gmvMinor} currency={festival.currency} />
      <div class="sales-notes">
        <p>
          <strong>{shortMoney(gmvMinor, festival.currency)}</strong>
          {refundedMinor > 0 && <span>, of which {shortMoney(refundedMinor, festival.currency)} was refunded later</span>}
        </p>
        {final && <p>Doors closed on {moment(festival.closesAtMs)}</p>}
        {!final && snapshot.nextMilestoneMinor > 0 && <NextMilestone snapshot={snapshot} />}
      </div>
    </section>
  );
}

function NextMilestone({ snapshot }: { readonly snapshot: Snapshot }) {
  const share = progressToNext(snapshot);
  return (
    <>
      <p>
        {Math.floor(share * 100)} % of the way to {longMoney(snapshot.nextMilestoneMinor, snapshot.festival.currency)}
      </p>
      <div class="next-bar" aria-hidden="true">
        <span style={{ transform: `scaleX(${share.toFixed(4)})` }} />
      </div>
    </>
  );
}

/** The newest few fit on the wall; the others stay in the server's answer. */
const MILESTONES_SHOWN = 5;

function Milestones({ snapshot }: { readonly snapshot: Snapshot }) {
  const { currency, opensAtMs } = snapshot.festival;
  const newestFirst = [...snapshot.milestones].reverse().slice(0, MILESTONES_SHOWN);
  return (
    <section class="panel milestones">
      <div class="panel-head">
        <h2>Milestones</h2>
        <p class="note">Time since {isMidnight(opensAtMs) ? 'midnight' : 'the doors opened'}</p>
      </div>
      {newestFirst.length === 0 && (
        <p class="nothing">
          {snapshot.nextMilestoneMinor > 0 ? `The first is ${longMoney(snapshot.nextMilestoneMinor, currency)}` : 'None yet'}
        </p>
      )}
      <ol>
        {newestFirst.map((each) => (
          <li key={each.amountMinor}>
            <span class="name">{longMoney(each.amountMinor, currency)}</span>
            <span class="amount">{span(each.sinceOpenMs)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Orders({ snapshot, final }: BoardProps) {
  const { peak, curve } = snapshot;
  const figure = useRef<HTMLDivElement>(null);
  const chart = useRef<CurveChart | undefined>(undefined);
  useEffect(() => {
    if (figure.current === null) {
      return undefined;
    }
    const made = new CurveChart(figure.current);
    chart.current = made;
    return () => {
      made.dispose();
    };
  }, []);
  useAtMostEvery(900, () => {
    chart.current?.draw(snapshot);
  });
  return (
    <section class="panel orders" aria-labelledby="orders-title">
      <h2 id="orders-title">{final ? 'Orders in the busiest second' : 'Orders per second'}</h2>
      <div class="orders-now">
        <strong>{count(final ? peak.ordersPerSecond : snapshot.ordersPerSecond)}</strong>
        {peak.ordersPerSecond > 0 && (
          <p class="peak">
            {final ? '' : <span>Peak {count(peak.ordersPerSecond)}</span>} <span>at {timeOfDay(peak.atMs)}</span>
          </p>
        )}
      </div>
      <div class="curve" ref={figure} role="img" aria-label={`Orders per second over the last ${curve.length} seconds`} />
      <dl class="totals">
        <Total term="Paid orders" value={snapshot.ordersPaid} />
        <Total term="Buyers" value={snapshot.buyers} about />
        <Total term="Cancelled or expired" value={snapshot.ordersCancelled + snapshot.ordersExpired} />
      </dl>
    </section>
  );
}

function Total({ term, value, about }: { readonly term: string; readonly value: number; readonly about?: boolean }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        {about === true && value > 0 && <span aria-label="about">≈</span>}
        {value < 10_000_000 ? count(value) : shortNumber(value)}
      </dd>
    </div>
  );
}
