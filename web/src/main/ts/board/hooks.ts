import { useEffect, useRef, useState } from 'preact/hooks';
import type { ServerClock } from '../kit/clock';
import { Feed } from './feed';
import { regionsOf, type Region } from './geo';
import type { Snapshot } from './snapshot';

export interface Board {
  readonly snapshot: Snapshot | undefined;
  /** By performance.now(). */
  readonly receivedAtMs: number;
  /** The connection failed and nothing has come since. */
  readonly trouble: boolean;
}

/** The newest figures, for as long as the page is open. */
export function useBoard(clock: ServerClock, everyMs: number | undefined): Board {
  const [board, setBoard] = useState<Board>({ snapshot: undefined, receivedAtMs: 0, trouble: false });
  useEffect(() => {
    const feed = new Feed(
      {
        onSnapshot: (snapshot, receivedAtMs) => {
          clock.observe(snapshot.nowMs, receivedAtMs);
          setBoard({ snapshot, receivedAtMs, trouble: false });
        },
        onTrouble: () => {
          setBoard((before) => ({ ...before, trouble: true }));
        },
      },
      everyMs,
    );
    return feed.start();
  }, [clock, everyMs]);
  return board;
}

/** Draws the component again several times a second, for what changes with time alone. */
export function useTicks(everyMs: number): void {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = window.setInterval(() => {
      tick((n) => n + 1);
    }, everyMs);
    return () => {
      window.clearInterval(timer);
    };
  }, [everyMs]);
}

/** A value that follows another at most so often; at once when `at` changes, such as from live to a replay. */
export function useCalm<T>(value: T, everyMs: number, at: unknown): T {
  const calm = useRef({ value, sinceMs: -Infinity, at });
  const now = performance.now();
  if (now - calm.current.sinceMs >= everyMs || !Object.is(calm.current.at, at)) {
    calm.current = { value, sinceMs: now, at };
  }
  return calm.current.value;
}

/** Whether a media query holds. */
export function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const list = window.matchMedia(query);
    const changed = () => {
      setHolds(list.matches);
    };
    changed();
    list.addEventListener('change', changed);
    return () => {
      list.removeEventListener('change', changed);
    };
  }, [query]);
  return holds;
}

const TRY_AGAIN_MS = 5000;

/** Something that is loaded once, and tried again for as long as it fails: a wall has nobody who would reload it. */
export function useLoaded<T>(load: () => Promise<T>): { readonly value: T | undefined; readonly failed: boolean } {
  const [state, setState] = useState<{ readonly value: T | undefined; readonly failed: boolean }>({ value: undefined, failed: false });
  useEffect(() => {
    let [over, timer]: [boolean, number | undefined] = [false, undefined];
    const attempt = () => {
      load().then(
        (value) => {
          if (!over) {
            setState({ value, failed: false });
          }
        },
        () => {
          if (!over) {
            setState({ value: undefined, failed: true });
            timer = window.setTimeout(attempt, TRY_AGAIN_MS);
          }
        },
      );
    };
    attempt();
    return () => {
      over = true;
      window.clearTimeout(timer);
    };
  }, []);
  return state;
}

export interface Maps {
  readonly world: readonly Region[];
  readonly provinces: readonly Region[];
}

/** The drawing part, which comes after the figures. */
export function loadCharts(): Promise<typeof import('./charts')> {
  return import('./charts');
}

/** Both maps. */
export async function loadMaps(): Promise<Maps> {
  const [world, provinces] = await Promise.all([regionsAt('/maps/world.json'), regionsAt('/maps/provinces.json')]);
  return { world, provinces };
}

async function regionsAt(url: string): Promise<readonly Region[]> {
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(`${url} answered ${response.status}`);
  }
  return regionsOf(await response.json());
}

/** Runs something with the newest figures, but at most so often: charts need not be drawn ten times a second. */
export function useAtMostEvery(ms: number, run: () => void): void {
  const lastMs = useRef(-Infinity);
  useEffect(() => {
    if (performance.now() - lastMs.current >= ms) {
      lastMs.current = performance.now();
      run();
    }
  });
}
