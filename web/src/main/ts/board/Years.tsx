import { shortTime, timeOfDay } from './format';
import type { Look } from './look';
import { Panel } from './Panel';
import { Purse } from './purse';
import type { Table } from './table';
import { words } from './words';
import { height, passedAt, type Passing, type Source, type Standing, standings, YEARS } from './formerYears';

const LINES = 3;
const EXACT_MS = 1000;
/** More than there are years, and currencies that they are compared in. */
const MOST_SEEN = 200;

/** What was passed before the eyes of whoever looks: the seconds are forgotten by the board after some minutes. */
const seen = new Map<string, Passing>();

function seenPassing(amountMinor: number, { snapshot, day }: Look): Passing | undefined {
  const name = `${snapshot.festival.opensAtMs} ${amountMinor}`;
  const found = passedAt(amountMinor, snapshot, day);
  if (found !== undefined && found.withinMs <= EXACT_MS && seen.size < MOST_SEEN) {
    seen.set(name, found);
  }
  return found === undefined ? undefined : (seen.get(name) ?? found);
}

/** Today against what Alibaba sold on each 11 November from 2009 to 2019. */
export function Years({ look }: { readonly look: Look }) {
  const { snapshot, rates } = look;
  const said = words();
  const { currency } = snapshot.festival;
  const known = standings(snapshot.gmvMinor, currency, rates);
  const all = known ?? YEARS.map((year) => ({ year, gmvMinor: year.gmvFen, passed: false }));
  const purse = known === undefined ? Purse.ofFestival('CNY') : look.purse;
  return (
    <Panel area="years" title={`${said.years}, ${purse.currency}`} table={() => yearsTable(look, all, purse)}>
      <Columns look={look} all={all} purse={purse} isComparable={known !== undefined} />
      <p class="years-says">
        {(known === undefined ? [said.yearsApart(currency)] : standing(look, known)).map((sentence) => (
          <span key={sentence}>{sentence}</span>
        ))}
      </p>
      <p class="years-source">
        {`${said.yearsOf}${said.stop}${said.yearsScale}${said.stop}${said.yearsSource}${said.stop}`}
      </p>
    </Panel>
  );
}

/** Which year was passed last and when, and which comes next. */
function standing(look: Look, all: readonly Standing[]): readonly string[] {
  const said = words();
  const passed = [...all].reverse().find((each) => each.passed);
  const next = all.find((each) => !each.passed);
  const passing = passed === undefined ? undefined : seenPassing(passed.gmvMinor, look);
  const first =
    passed === undefined
      ? said.yearsNone
      : passing === undefined
        ? said.yearPassedSomeTime(passed.year.year)
        : passing.withinMs <= EXACT_MS
          ? said.yearPassed(passed.year.year, timeOfDay(passing.atMs))
          : said.yearPassedBetween(passed.year.year, shortTime(passing.atMs), shortTime(passing.atMs + passing.withinMs));
  const second =
    next === undefined ? said.yearsAll : said.yearsNext(look.purse.short(next.gmvMinor - look.snapshot.gmvMinor), next.year.year);
  return [first, second];
}

function passingText({ atMs, withinMs }: Passing): string {
  return withinMs <= EXACT_MS ? timeOfDay(atMs) : `${shortTime(atMs)}–${shortTime(atMs + withinMs)}`;
}

interface ColumnsProps {
  readonly look: Look;
  readonly all: readonly Standing[];
  readonly purse: Purse;
  readonly isComparable: boolean;
}

/** Columns on a scale where each line is ten times the one below: the first year is a five-thousandth of the last. */
function Columns({ look, all, purse, isComparable }: ColumnsProps) {
  const { snapshot, filmMs } = look;
  const said = words();
  const most = all.at(-1)?.gmvMinor ?? 1;
  const high = Math.max(most, isComparable ? snapshot.gmvMinor : 0) * 1.6;
  const low = Math.min(all[0]?.gmvMinor ?? 1, most / 5000) / 2.2;
  const now = height(snapshot.gmvMinor, low, high);
  const lines = purse.decades(high, LINES).filter((line) => line.festivalMinor > low);
  return (
    <div class="years-chart" role="img" aria-label={said.yearsChart}>
      {lines.map(({ festivalMinor, text }) => (
        <i key={text} class="line" style={{ bottom: `${(height(festivalMinor, low, high) * 100).toFixed(2)}%` }}>
          {text}
        </i>
      ))}
      {isComparable && now > 0 && <i class="level" style={{ bottom: `${(now * 100).toFixed(2)}%` }} />}
      <ol>
        {all.map(({ year, gmvMinor, passed }) => (
          <li key={year.year} class={passed ? 'passed' : ''}>
            <span class="column" style={{ height: `${(height(gmvMinor, low, high) * 100).toFixed(2)}%` }} />
            <span class="year">{`’${String(year.year).slice(2)}`}</span>
          </li>
        ))}
        {isComparable && (
          <li class="now">
            <span class="column" style={{ height: `${(now * 100).toFixed(2)}%` }} />
            <span class="year">{filmMs === undefined ? said.today : said.then}</span>
          </li>
        )}
      </ol>
    </div>
  );
}

function yearsTable(look: Look, all: readonly Standing[], purse: Purse): Table {
  const said = words();
  const sources: Readonly<Record<Source, string>> = {
    press: said.sourcePress,
    unchecked: said.sourceUnchecked,
    engineers: said.sourceEngineers,
  };
  return {
    columns: [said.yearColumn, said.sales, said.passedColumn, said.sourceColumn],
    rows: all.map(({ year, gmvMinor, passed }) => {
      const passing = passed ? seenPassing(gmvMinor, look) : undefined;
      return [
        String(year.year),
        { text: purse.short(gmvMinor), raw: `CNY ${year.gmvFen / 100}` },
        passing === undefined ? (passed ? '✓' : '–') : passingText(passing),
        sources[year.source],
      ];
    }),
  };
}
