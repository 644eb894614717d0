import { useEffect, useRef, useState } from 'preact/hooks';
import { get } from '../kit/api';
import { useResource } from '../kit/resource';
import { currentAddress, passThrough, settle, turnTo, useAddress } from './address';
import { type Day, dayOf, pictureAt, playedOn, type Speed, speedFor, STEP_MS } from './film';
import { wantsStill } from './motion';
import { type Snapshot, snapshotFromJson } from './snapshot';

/** While somebody looks at the film; otherwise it only tells when former years were passed. */
const DAY_EVERY_MS = 60_000;
const DAY_SELDOM_MS = 300_000;
const SETTLE_EVERY_MS = 1000;
const FRAME_AGAIN_MS = 2000;
const FRAMES_KEPT = 60;

/** The film of the day, and where in it somebody is. */
export interface Replay {
  readonly day: Day | undefined;
  /** It keeps no film, or doesn't answer. */
  readonly trouble: 'none' | 'away' | 'failed';
  /** Whether the page shows a moment of the film instead of what happens now. */
  readonly isOpen: boolean;
  /** Which picture of the film; -1 where there is none. */
  readonly place: number;
  readonly frame: Snapshot | undefined;
  readonly frameFailed: boolean;
  readonly playing: boolean;
  readonly speed: Speed;
  readonly setSpeed: (speed: Speed) => void;
  readonly toggle: () => void;
  /** Lets it play, once the film is there. */
  readonly play: () => void;
  /** Goes to a picture; the browser's line follows with {@link settle}. */
  readonly seek: (place: number) => void;
}

/**
 * The film is asked for when it is opened, and where the board needs it.
 *
 * @param isNeeded to say when something was passed.
 */
export function useReplay(isNeeded: boolean): Replay {
  const { atMs } = useAddress();
  const film = useResource(
    isNeeded || atMs !== undefined ? 'board day' : undefined,
    async (signal) => dayOf(await get<unknown>('/v1/board/day', undefined, signal)),
    atMs === undefined ? DAY_SELDOM_MS : DAY_EVERY_MS,
  );
  const day = film.data;
  const status = film.problem?.status;
  const isAway = status === 404 || (atMs !== undefined && film.data === undefined && !film.isLoading && status === undefined);
  const [playing, setPlaying] = useState(false);
  const [chosen, setSpeed] = useState<Speed | undefined>(undefined);
  const speed = chosen ?? speedFor(day);
  const isOpen = atMs !== undefined;
  const place = day === undefined || atMs === undefined ? -1 : pictureAt(day, atMs);
  const { frame, failed } = useFrame(isOpen ? day?.minutes[place]?.atMs : undefined);
  usePlaying(playing && isOpen ? day : undefined, speed, () => {
    setPlaying(false);
  });
  useEffect(() => {
    if (!isOpen) {
      setPlaying(false);
    }
  }, [isOpen]);
  return {
    day,
    trouble: film.problem !== undefined && !isAway ? 'failed' : isAway ? 'away' : 'none',
    isOpen,
    place,
    frame,
    frameFailed: failed,
    playing,
    speed,
    setSpeed,
    toggle: () => {
      if (!playing && day !== undefined && place >= day.minutes.length - 1) {
        turnTo({ atMs: day.minutes[0]?.atMs ?? day.opensAtMs }); // at its end it begins again
      }
      setPlaying(!playing && day !== undefined);
    },
    play: () => {
      setPlaying(true);
    },
    seek: (to) => {
      const moment = day?.minutes[to]?.atMs;
      if (moment !== undefined) {
        passThrough({ atMs: moment });
      }
    },
  };
}

/**
 * Opens the replay where the day begins and lets it play, or goes back to what happens now. Where motion is paused it
 * opens at the newest picture and waits, so that nothing jumps.
 */
export function toggleReplay(replay: Replay, opensAtMs: number, nowMs: number): void {
  if (replay.isOpen) {
    turnTo({ atMs: undefined });
  } else if (wantsStill()) {
    turnTo({ atMs: replay.day?.minutes.at(-1)?.atMs ?? Math.floor(nowMs) });
  } else {
    turnTo({ atMs: replay.day?.minutes[0]?.atMs ?? opensAtMs });
    replay.play();
  }
}

function usePlaying(day: Day | undefined, speed: Speed, onEnd: () => void): void {
  const newest = useRef(day);
  newest.current = day;
  const isPlaying = day !== undefined;
  useEffect(() => {
    if (!isPlaying) {
      return undefined;
    }
    const film = window.setInterval(() => {
      const { atMs } = currentAddress();
      const last = newest.current?.minutes.at(-1)?.atMs;
      if (newest.current !== undefined && atMs !== undefined && last !== undefined) {
        passThrough({ atMs: playedOn(atMs, speed, newest.current) });
        if (atMs >= last) {
          onEnd();
        }
      }
    }, STEP_MS);
    const line = window.setInterval(settle, SETTLE_EVERY_MS);
    return () => {
      window.clearInterval(film);
      window.clearInterval(line);
      settle();
    };
  }, [isPlaying, speed]);
}

/**
 * The picture of a moment. One is asked for at a time: while it is under way only the newest wish is remembered, so a
 * slider that is dragged doesn't ask for a thousand.
 */
function useFrame(atMs: number | undefined): { readonly frame: Snapshot | undefined; readonly failed: boolean } {
  const kept = useRef(new Map<number, Snapshot>());
  const wish = useRef<number | undefined>(undefined);
  const busy = useRef(false);
  const [frame, setFrame] = useState<Snapshot | undefined>(undefined);
  const [failed, setFailed] = useState(false);
  const show = (moment: number, picture: Snapshot) => {
    kept.current.set(moment, picture);
    const oldest = kept.current.keys().next();
    if (kept.current.size > FRAMES_KEPT && oldest.done !== true) {
      kept.current.delete(oldest.value);
    }
    if (wish.current !== undefined) {
      setFrame(picture);
    }
    setFailed(false);
  };
  const fetchWish = async () => {
    while (!busy.current && wish.current !== undefined && !kept.current.has(wish.current)) {
      const moment = wish.current;
      busy.current = true;
      try {
        const picture = snapshotFromJson(await get<unknown>('/v1/board/at', { ms: moment }));
        if (picture === undefined) {
          throw new Error('no picture');
        }
        show(moment, picture);
      } catch {
        setFailed(true);
        await new Promise((resolve) => window.setTimeout(resolve, FRAME_AGAIN_MS));
      } finally {
        busy.current = false;
      }
    }
  };
  useEffect(() => {
    wish.current = atMs;
    const known = atMs === undefined ? undefined : kept.current.get(atMs);
    if (atMs === undefined) {
      setFrame(undefined);
    } else if (known !== undefined) {
      setFrame(known);
    } else {
      void fetchWish();
    }
  }, [atMs]);
  useEffect(
    () => () => {
      wish.current = undefined;
    },
    [],
  );
  return { frame, failed };
}
