import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { settle, turnTo } from './address';
import { type Day, curvePath, soldBetween, SPEEDS } from './film';
import { moment, shortTime } from './format';
import { Glyph } from './glyphs';
import { TableView } from './Panel';
import type { Purse } from './purse';
import type { Replay } from './player';
import type { Table } from './table';
import { words } from './words';

interface DockProps {
  readonly replay: Replay;
  readonly purse: Purse;
}

/** The film of the day under the board: its curve, and a slider over it. */
export function ReplayDock({ replay, purse }: DockProps) {
  const said = words();
  const { day, trouble, frameFailed } = replay;
  const [asTable, setAsTable] = useState(false);
  const isEmpty = day === undefined || day.minutes.length === 0;
  return (
    <section class="dock" aria-label={said.replay}>
      {isEmpty ? (
        <p class="dock-says" role="status">
          {trouble === 'failed' ? said.replayFailed : trouble === 'away' ? said.replayAway : said.replayEmpty}
        </p>
      ) : (
        <>
          <PlayButton replay={replay} />
          <Slider replay={replay} day={day} purse={purse} />
          <Speeds replay={replay} />
          <button
            type="button"
            class="control round"
            aria-pressed={asTable}
            aria-label={said.showTable(said.dayCurve)}
            title={asTable ? said.showChart(said.dayCurve) : said.showTable(said.dayCurve)}
            onClick={() => {
              setAsTable(!asTable);
            }}
          >
            <Glyph name={asTable ? 'picture' : 'table'} />
          </button>
        </>
      )}
      <button
        type="button"
        class="control main dock-back"
        onClick={() => {
          turnTo({ atMs: undefined });
        }}
      >
        <Glyph name="close" />
        <span class="dock-back-text">{said.replayClose}</span>
      </button>
      {frameFailed && !isEmpty && (
        <p class="dock-says" role="status">
          {said.frameMissing}
        </p>
      )}
      {asTable && !isEmpty && (
        <div class="dock-table">
          <TableView title={said.dayCurve} table={dayTable(day, purse)} />
        </div>
      )}
    </section>
  );
}

function PlayButton({ replay: { playing, toggle } }: { readonly replay: Replay }) {
  const said = words();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Whoever pressed a button to get here has the focus on it, where the space bar would close the replay instead of pausing it.
    if (document.activeElement instanceof HTMLButtonElement) {
      button.current?.focus();
    }
  }, []);
  return (
    <button ref={button} type="button" class="control round play" aria-label={playing ? said.pause : said.play} title={playing ? said.pause : said.play} onClick={toggle}>
      <Glyph name={playing ? 'pause' : 'play'} />
    </button>
  );
}

function Slider({ replay, day, purse }: { readonly replay: Replay; readonly day: Day; readonly purse: Purse }) {
  const said = words();
  const path = useMemo(() => curvePath(soldBetween(day)), [day]);
  const last = day.minutes.length - 1;
  const picture = day.minutes[replay.place];
  const share = last > 0 ? Math.max(0, replay.place) / last : 1;
  const at = picture?.atMs ?? day.opensAtMs;
  return (
    <>
      <p class="dock-time">
        <strong>{shortTime(at)}</strong>
      </p>
      <div class="dock-film">
        <svg viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">
          <path class="to-come" d={path} />
          <path class="gone" d={path} style={{ clipPath: `inset(0 ${((1 - share) * 100).toFixed(3)}% 0 0)` }} />
        </svg>
        <input
          type="range"
          min={0}
          max={last}
          step={1}
          value={Math.max(0, replay.place)}
          aria-label={said.momentOf}
          aria-valuetext={`${moment(at)}, ${purse.short(picture?.gmvMinor ?? 0)}`}
          onInput={(event) => {
            replay.seek(Number(event.currentTarget.value));
          }}
          onChange={settle}
        />
        <p class="dock-ends" aria-hidden="true">
          <span>{shortTime(day.minutes[0]?.atMs ?? day.opensAtMs)}</span>
          <span>{said.dayCurve}</span>
          <span>{shortTime(day.minutes[last]?.atMs ?? day.nowMs)}</span>
        </p>
      </div>
    </>
  );
}

function Speeds({ replay: { speed, setSpeed } }: { readonly replay: Replay }) {
  const said = words();
  return (
    <label class="dock-speed">
      <span class="visually-hidden">{said.speed}</span>
      <select
        class="control"
        value={String(speed)}
        onChange={(event) => {
          setSpeed(SPEEDS.find((each) => String(each) === event.currentTarget.value) ?? speed);
        }}
      >
        {SPEEDS.map((each) => (
          <option key={each} value={String(each)} selected={each === speed} aria-label={said.speedOf(each)}>
            ×{each} · {said.speedShort(each / 60)}
          </option>
        ))}
      </select>
    </label>
  );
}

function dayTable(day: Day, purse: Purse): Table {
  const said = words();
  const sold = soldBetween(day);
  return {
    columns: [said.time, said.perMinute, said.sales, said.ordersColumn],
    rows: day.minutes
      .map((each, i) => [
        { text: shortTime(each.atMs), raw: new Date(each.atMs).toISOString() },
        { text: purse.amount(sold[i] ?? 0), raw: purse.decimal(sold[i] ?? 0) },
        { text: purse.amount(each.gmvMinor), raw: purse.decimal(each.gmvMinor) },
        String(each.ordersPaid),
      ])
      .reverse(),
  };
}
