import { useMemo } from 'preact/hooks';
import { useAddress } from './address';
import { Counter } from './Counter';
import { isMidnight, longMoney, moment, shortTime, span, timeOfDay } from './format';
import { useCalm } from './hooks';
import type { Look } from './look';
import { MapPanel, useAtlas } from './MapPanels';
import { progressToNext } from './milestones';
import { Orders } from './Orders';
import { Panel } from './Panel';
import { Pipeline } from './Pipeline';
import { Rankings } from './Rankings';
import type { Maps } from './hooks';
import { words } from './words';
import { Years } from './Years';

/** What changes slowly is drawn twice a second; only the counter and the orders of a second are drawn as they come. */
const CALM_MS = 500;

interface BoardProps {
  readonly look: Look;
  readonly maps: Maps | undefined;
  readonly mapsFailed: boolean;
}

/** Every figure, while the festival runs, after it, and at a moment of a replay. */
export function Board({ look, maps, mapsFailed }: BoardProps) {
  const address = useAddress();
  const calm = useCalm(look, CALM_MS, `${look.filmMs} ${look.purse.currency} ${look.final} ${look.snapshot.gmvMinor === 0}`);
  const atlas = useAtlas(maps);
  const still = useMemo(
    () => ({
      pipeline: <Pipeline look={calm} />,
      world: <MapPanel area="world" look={calm} atlas={atlas} failed={mapsFailed} />,
      milestones: <Milestones look={calm} />,
      years: <Years look={calm} />,
      provinces: <MapPanel area="provinces" look={calm} atlas={atlas} failed={mapsFailed} />,
      rankings: <Rankings look={calm} />,
    }),
    [calm, atlas, mapsFailed, address.kiosk],
  );
  return (
    <main class="board" id="content">
      <div class="board-left">
        <Sales look={look} />
        {still.pipeline}
        <div class="board-pair">
          <Orders look={look} />
          {still.world}
        </div>
      </div>
      <div class="board-right">
        {still.milestones}
        {still.years}
        {still.provinces}
      </div>
      {still.rankings}
    </main>
  );
}

function Sales({ look }: { readonly look: Look }) {
  const { snapshot, purse, final, filmMs } = look;
  const { gmvMinor, refundedMinor, festival } = snapshot;
  const said = words();
  const title = filmMs !== undefined ? said.soldThen(shortTime(filmMs)) : final ? said.soldInTheEnd : said.soldSoFar;
  return (
    <section class="sales" aria-labelledby="sales-title">
      <h1 id="sales-title">
        {title} <span class="currency">{purse.currency}</span>
      </h1>
      <Counter minor={purse.minor(gmvMinor)} currency={purse.currency} />
      <div class="sales-notes">
        <p>
          <strong>{purse.short(gmvMinor)}</strong>
          {refundedMinor > 0 && <span>{said.refunded(purse.short(refundedMinor))}</span>}
        </p>
        {final && filmMs === undefined && <p>{said.closedOn(moment(festival.closesAtMs))}</p>}
        {!(final && filmMs === undefined) && snapshot.nextMilestoneMinor > 0 && <NextMilestone look={look} />}
      </div>
    </section>
  );
}

function NextMilestone({ look: { snapshot, purse } }: { readonly look: Look }) {
  const share = progressToNext(snapshot);
  const { currency } = snapshot.festival;
  const next = snapshot.nextMilestoneMinor;
  // Round in the festival's currency alone.
  const amount = purse.currency === currency ? longMoney(next, currency) : purse.short(next);
  return (
    <>
      <p>{words().nextMilestone(Math.floor(share * 100), amount)}</p>
      <div class="next-bar" aria-hidden="true">
        <span style={{ transform: `scaleX(${share.toFixed(4)})` }} />
      </div>
    </>
  );
}

/** The newest few fit on the wall; the table has all that the server sends. */
const MILESTONES_SHOWN = 4;

function Milestones({ look }: { readonly look: Look }) {
  const { currency, opensAtMs } = look.snapshot.festival;
  const said = words();
  const newestFirst = [...look.snapshot.milestones].reverse();
  const first = look.snapshot.nextMilestoneMinor;
  const since = isMidnight(opensAtMs) ? said.timeSinceMidnight : said.timeSinceOpen;
  return (
    <Panel
      area="milestones"
      title={said.milestones}
      note={since}
      table={() => ({
        columns: [said.milestones, since, said.time],
        rows: newestFirst.map((each) => [
          { text: longMoney(each.amountMinor, currency), raw: String(each.amountMinor) },
          span(each.sinceOpenMs),
          { text: timeOfDay(each.reachedAtMs), raw: new Date(each.reachedAtMs).toISOString() },
        ]),
      })}
    >
      {newestFirst.length === 0 && (
        <p class="nothing">{first > 0 ? said.firstMilestone(longMoney(first, currency)) : said.noneYet}</p>
      )}
      <ol>
        {newestFirst.slice(0, MILESTONES_SHOWN).map((each) => (
          <li key={each.amountMinor}>
            <span class="name">{longMoney(each.amountMinor, currency)}</span>
            <span class="amount">{span(each.sinceOpenMs)}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
