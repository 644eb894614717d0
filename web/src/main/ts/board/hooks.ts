import { useEffect, useRef, useState } from 'preact/hooks';
import { ServerClock } from '../kit/clock';
import { Feed } from './feed';
import { regionsOf, type Region } from './geo';
import type { Snapshot } from './snapshot';

const STILL_QUERY = '(prefers-reduced-motion: reduce)';

/** Whether the person asked their system for less motion, right now. */
export function wantsStill(): boolean {
  return window.matchMedia(STILL_QUERY).matches;
}

/** The same, and the component draws again when it changes. */
export function useStill(): boolean {
  const [still, setStill] = useState(wantsStill);
  useEffect(() => {
    const query = window.matchMedia(STILL_QUERY);
    const changed = () => {
      setStill(query.matches);
    };
    query.addEventListener('change', changed);
    return () => {
      query.removeEventListener('change', changed);
    };
  }, []);
  return still;
}

export interface Board {
  readonly snapshot: Snapshot | undefined;
  /** By performance.now(). */
  readonly receivedAtMs: number;
  /** The connection failed and nothing has come since. */
  readonly trouble: boolean;
}

/** The newest figures, for as long as the page is open. */
export function useBoard(clock: ServerClock): Board {
  const [board, setBoard] = useState<Board>({ snapshot: undefined, receivedAtMs: 0, trouble: false });
  useEffect(() => {
    const feed = new Feed({
      onSnapshot: (snapshot, receivedAtMs) => {
        clock.observe(snapshot.nowMs, receivedAtMs);
        setBoard({ snapshot, receivedAtMs, trouble: false });
      },
      onTrouble: () => {
        setBoard((before) => ({ ...before, trouble: true }));
      },
    });
    return feed.start();
  }, [clock]);
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

export interface Maps {
  readonly world: readonly Region[];
  readonly provinces: readonly Region[];
}

/** Both maps, once they are loaded; undefined before, 'missing' where they cannot be had. */
export function useMaps(): Maps | undefined | 'missing' {
  const [maps, setMaps] = useState<Maps | undefined | 'missing'>(undefined);
  useEffect(() => {
    Promise.all([regionsAt('/maps/world.json'), regionsAt('/maps/provinces.json')]).then(
      ([world, provinces]) => {
        setMaps({ world, provinces });
      },
      () => {
        setMaps('missing');
      },
    );
  }, []);
  return maps;
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
