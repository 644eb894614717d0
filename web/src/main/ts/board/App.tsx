import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { get } from '../kit/api';
import { ServerClock } from '../kit/clock';
import { useLanguage } from '../kit/language';
import { useOnline } from '../kit/online';
import { useResource } from '../kit/resource';
import { useStore } from '../kit/store';
import { useAddress } from './address';
import { Board } from './Board';
import { Drill } from './Drill';
import { DrumRoll } from './DrumRoll';
import { Footer } from './Footer';
import { timeOfDay, wait } from './format';
import { standings } from './formerYears';
import { Header } from './Header';
import { Help } from './Help';
import { type Board as BoardState, loadMaps, type Maps, useBoard, useLoaded, useMedia, useTicks } from './hooks';
import { toggleFullScreen, useKeys } from './keys';
import { useKiosk } from './kiosk';
import type { Look } from './look';
import { held, useStill } from './motion';
import { useNames } from './names';
import { phaseOf, staleness } from './phase';
import { Purse, type Rate, ratesOf } from './purse';
import { type Replay, toggleReplay, useReplay } from './player';
import { ReplayDock } from './Replay';
import { useWall } from './screen';
import type { Snapshot } from './snapshot';
import { Drum } from './sound';
import { Connecting, Countdown, Unscheduled } from './Waiting';
import { words } from './words';

const TICK_MS = 200;
const RATES_EVERY_MS = 60_000;
/** A phone pays for its figures, and is looked at for their size, not for their speed. */
const PHONE_EVERY_MS = 2000;
const PHONE_QUERY = '(width < 760px)';

/** The whole screen. */
export function App() {
  const clock = useMemo(() => new ServerClock(), []);
  const address = useAddress();
  const language = useLanguage();
  const everyMs = useMedia(PHONE_QUERY) && !address.kiosk ? PHONE_EVERY_MS : undefined;
  const board = useBoard(clock, everyMs);
  const { rates, askedAtMs } = useRates();
  const replay = useReplay(hasPassedYears(board.snapshot, rates));
  const { value: maps, failed: mapsFailed } = useLoaded(loadMaps);
  const sound = useSound(address.sound);
  const [helps, setHelps] = useState(false);
  useTicks(TICK_MS);
  useKiosk(address.kiosk);
  useWallStyle();
  const nowMs = clock.nowMs();
  const onReplay = () => { toggleReplay(replay, board.snapshot?.festival.opensAtMs ?? nowMs, nowMs); };
  useBoardKeys(replay, onReplay, sound.toggle, () => { setHelps(true); });
  const phase = phaseOf(board.snapshot, nowMs);
  const old = board.snapshot === undefined ? undefined : staleness(board.snapshot, performance.now() - board.receivedAtMs, everyMs);
  const look = useLook(board.snapshot, replay, rates, phase === 'final', maps);
  useTitle(board.snapshot);
  const isFilm = look?.filmMs !== undefined; // while a replay waits for its film, the figures are those of now
  const isOld = old !== undefined && !isFilm;
  const controls = { sounds: sound.on, onSound: sound.toggle, isReplay: replay.isOpen, isFilm, onReplay, onHelp: () => { setHelps(true); } };
  return (
    <Frame phase={phase} isOld={isOld} isReplay={isFilm} key={language}>
      <Header snapshot={board.snapshot} phase={phase} isOld={isOld} nowMs={look?.filmMs ?? nowMs} rates={rates} controls={controls} />
      <Notices old={isOld ? old : undefined} nowMs={nowMs} />
      {look !== undefined && (phase === 'live' || phase === 'final') ? (
        <>
          <Board look={look} maps={maps} mapsFailed={mapsFailed} />
          {replay.isOpen && !address.kiosk && <ReplayDock replay={replay} purse={look.purse} />}
          <Footer look={look} askedAtMs={askedAtMs} />
          {address.subject !== undefined && !address.kiosk && <Drill subject={address.subject} look={look} />}
        </>
      ) : (
        <Before board={board} nowMs={nowMs} />
      )}
      {board.snapshot !== undefined && <DrumRoll snapshot={board.snapshot} drum={sound.drum} quiet={replay.isOpen} />}
      {helps && <Help onClose={() => { setHelps(false); }} />}
    </Frame>
  );
}

interface FrameProps {
  readonly phase: string;
  readonly isOld: boolean;
  readonly isReplay: boolean;
  readonly children: ComponentChildren;
}

function Frame({ phase, isOld, isReplay, children }: FrameProps) {
  const still = useStill();
  return <div class={`screen ${phase}${isOld ? ' stale' : ''}${isReplay ? ' replay' : ''}${still ? ' still' : ''}`}>{children}</div>;
}

function Before({ board: { snapshot, trouble }, nowMs }: { readonly board: BoardState; readonly nowMs: number }) {
  if (snapshot === undefined) {
    return <Connecting trouble={trouble} />;
  }
  return phaseOf(snapshot, nowMs) === 'countdown' ? (
    <Countdown festival={snapshot.festival} leftMs={snapshot.festival.opensAtMs - nowMs} />
  ) : (
    <Unscheduled festival={snapshot.festival} />
  );
}

/** What those who look must know about the figures. */
function Notices({ old, nowMs }: { readonly old: ReturnType<typeof staleness>; readonly nowMs: number }) {
  const said = words();
  const online = useOnline();
  const isHeld = useStore(held);
  return (
    <>
      {old !== undefined && (
        <p class="notice" role="status">
          {!online ? `${said.offline} ` : ''}
          {old.why === 'silent' ? said.silent(wait(old.byMs), timeOfDay(nowMs - old.byMs)) : said.behind(wait(old.byMs))}
        </p>
      )}
      <p class={isHeld ? 'held-says' : 'visually-hidden'} role="status">
        {isHeld ? said.motionPaused : ''}
      </p>
    </>
  );
}

/** The figures of now, or of the moment that the replay shows. */
function useLook(
  live: Snapshot | undefined,
  replay: Replay,
  rates: readonly Rate[],
  final: boolean,
  maps: Maps | undefined,
): Look | undefined {
  const { currency, atMs } = useAddress();
  const regions = useMemo(() => new Map((maps?.provinces ?? []).map((region) => [region.code, region.name])), [maps]);
  const snapshot = replay.isOpen ? (replay.frame ?? live) : live;
  const naming = useNames(snapshot, regions);
  if (snapshot === undefined) {
    return undefined;
  }
  const rate = rates.find((each) => each.currency === currency && each.currency !== snapshot.festival.currency);
  const purse = rate === undefined ? Purse.ofFestival(snapshot.festival.currency) : Purse.at(rate);
  return { snapshot, purse, rates, naming, day: replay.day, filmMs: replay.frame === undefined ? undefined : atMs, final };
}

/** Whether the film is needed to say when. */
function hasPassedYears(snapshot: Snapshot | undefined, rates: readonly Rate[]): boolean {
  const all = snapshot === undefined ? undefined : standings(snapshot.gmvMinor, snapshot.festival.currency, rates);
  return all?.some((each) => each.passed) ?? false;
}

/** What money is worth, and when that was asked: the answer doesn't say when a rate was fixed. */
function useRates(): { readonly rates: readonly Rate[]; readonly askedAtMs: number } {
  const { data } = useResource(
    'board rates',
    async (signal) => ({ rates: ratesOf(await get<unknown>('/v1/rates', undefined, signal)), askedAtMs: Date.now() }),
    RATES_EVERY_MS,
  );
  return data ?? { rates: [], askedAtMs: 0 };
}

function useSound(wanted: boolean): { readonly drum: Drum; readonly on: boolean; readonly toggle: () => void } {
  const drum = useMemo(() => new Drum(), []);
  const [on, setOn] = useState(false);
  const toggle = () => {
    void drum.toggle().then(setOn);
  };
  useEffect(() => {
    if (wanted) {
      toggle();
    }
  }, [wanted]);
  return { drum, on, toggle };
}

function useBoardKeys(replay: Replay, onReplay: () => void, onSound: () => void, onHelp: () => void): void {
  const { kiosk } = useAddress();
  useKeys({
    f: toggleFullScreen,
    ' ': () => {
      if (replay.isOpen) {
        replay.toggle();
      } else {
        held.set(!held.get());
      }
    },
    s: onSound,
    '?': onHelp,
    ...(kiosk ? {} : { r: onReplay }),
  });
}

function useWallStyle(): void {
  const isWall = useWall();
  useEffect(() => {
    document.documentElement.classList.toggle('wall', isWall);
    window.dispatchEvent(new Event('resize')); // rem has changed, and canvases draw by it
  }, [isWall]);
}

function useTitle(snapshot: Snapshot | undefined): void {
  const name = snapshot?.festival.name ?? '';
  const title = words().title(name === '' ? 'Drumroll' : name);
  useEffect(() => {
    document.title = title;
  }, [title]);
}
