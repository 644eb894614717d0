import { useMemo, useState } from 'preact/hooks';
import { Board } from './Board';
import { DrumRoll } from './DrumRoll';
import { ServerClock } from '../kit/clock';
import { count, isMidnight, span, timeOfDay, wait } from './format';
import { type Board as BoardState, useBoard, useTicks } from './hooks';
import { type Phase, phaseOf, staleness } from './phase';
import type { Snapshot } from './snapshot';
import { Drum } from './sound';
import { Connecting, Countdown, Unscheduled } from './Waiting';

const TICK_MS = 200;

/** The whole screen. */
export function App() {
  const clock = useMemo(() => new ServerClock(), []);
  const drum = useMemo(() => new Drum(), []);
  const board = useBoard(clock);
  useTicks(TICK_MS);
  const nowMs = clock.nowMs();
  const { snapshot } = board;
  const phase = phaseOf(snapshot, nowMs);
  const stale = snapshot === undefined ? undefined : staleness(snapshot, performance.now() - board.receivedAtMs);
  return (
    <div class={`screen ${phase}${stale === undefined ? '' : ' stale'}`}>
      <Header snapshot={snapshot} phase={phase} stale={stale !== undefined} nowMs={nowMs} drum={drum} />
      {stale !== undefined && (
        <p class="stale-notice" role="status">
          {stale.why === 'silent'
            ? `No news from the server for ${wait(stale.byMs)}. These figures are from ${timeOfDay(nowMs - stale.byMs)}. Trying to reconnect.`
            : `The figures are ${wait(stale.byMs)} behind the orders and catching up.`}
        </p>
      )}
      <Main board={board} phase={phase} nowMs={nowMs} />
      {snapshot !== undefined && <DrumRoll snapshot={snapshot} drum={drum} />}
      {snapshot !== undefined && (phase === 'live' || phase === 'final') && <Footer snapshot={snapshot} />}
    </div>
  );
}

function Main({ board, phase, nowMs }: { readonly board: BoardState; readonly phase: Phase; readonly nowMs: number }) {
  const { snapshot } = board;
  if (snapshot === undefined || phase === 'connecting') {
    return <Connecting trouble={board.trouble} />;
  }
  switch (phase) {
    case 'countdown':
      return <Countdown festival={snapshot.festival} leftMs={snapshot.festival.opensAtMs - nowMs} />;
    case 'unscheduled':
      return <Unscheduled festival={snapshot.festival} />;
    case 'live':
    case 'final':
      return <Board snapshot={snapshot} final={phase === 'final'} />;
  }
}

function nameOf(snapshot: Snapshot | undefined): string {
  const name = snapshot?.festival.name ?? '';
  return name === '' ? 'Drumroll' : name;
}

interface HeaderProps {
  readonly snapshot: Snapshot | undefined;
  readonly phase: Phase;
  readonly stale: boolean;
  readonly nowMs: number;
  readonly drum: Drum;
}

const PHASE_NAMES: Readonly<Record<Phase, string>> = {
  connecting: 'Connecting',
  unscheduled: 'Not scheduled',
  countdown: 'Opening soon',
  live: 'Live',
  final: 'Final figures',
};

function Header({ snapshot, phase, stale, nowMs, drum }: HeaderProps) {
  return (
    <header class="top">
      <a class="brand" href="/" aria-label="Drumroll, to the first page">
        <img src="/favicon.svg" alt="" />
        <span>{nameOf(snapshot)}</span>
      </a>
      <p class="pill">{stale ? 'Figures are old' : PHASE_NAMES[phase]}</p>
      {snapshot !== undefined && <Elapsed snapshot={snapshot} phase={phase} nowMs={nowMs} />}
      <SoundButton drum={drum} />
    </header>
  );
}

function Elapsed({ snapshot, phase, nowMs }: { readonly snapshot: Snapshot; readonly phase: Phase; readonly nowMs: number }) {
  const { opensAtMs, closesAtMs } = snapshot.festival;
  if (phase === 'final') {
    return (
      <p class="elapsed">
        Doors were open for <strong>{span(closesAtMs - opensAtMs)}</strong>
      </p>
    );
  }
  if (phase !== 'live' || opensAtMs <= 0) {
    return null;
  }
  return (
    <p class="elapsed">
      <strong>{span(nowMs - opensAtMs)}</strong> since {isMidnight(opensAtMs) ? 'midnight' : 'the doors opened'}
    </p>
  );
}

function SoundButton({ drum }: { readonly drum: Drum }) {
  const [on, setOn] = useState(false);
  return (
    <button
      type="button"
      class="sound"
      aria-pressed={on}
      onClick={() => {
        void drum.toggle().then(setOn);
      }}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M4 9h4l5-4v14l-5-4H4z" />
        {on ? <path class="stroke" d="M16 8.5a5 5 0 0 1 0 7M18.5 6a8.5 8.5 0 0 1 0 12" /> : <path class="stroke" d="M16 9.5l5 5M21 9.5l-5 5" />}
      </svg>
      {on ? 'Sound is on' : 'Turn sound on'}
    </button>
  );
}

function Footer({ snapshot }: { readonly snapshot: Snapshot }) {
  return (
    <footer class="bottom">
      <p>Counted up to {timeOfDay(snapshot.asOfMs)}, event {count(snapshot.position)}</p>
      <p>Sales count every order once it is paid. Amounts in the lists are in {snapshot.festival.currency}.</p>
      {snapshot.buyersErrorPercent > 0 && <p>Buyers are estimated to within {snapshot.buyersErrorPercent} %</p>}
    </footer>
  );
}
