import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Problem, problemOf } from './problem';

/** Something of the server's on a page. What came last stays while it is asked again, and when that fails. */
export interface Resource<T> {
  readonly data: T | undefined;
  /** Why the last try failed; undefined when it worked. */
  readonly problem: Problem | undefined;
  readonly isLoading: boolean;
  /** Asks again. */
  readonly reload: () => void;
  /** Puts in what an answer to a command said. */
  readonly put: (data: T) => void;
}

interface State<T> {
  readonly name: string;
  readonly data: T | undefined;
  readonly problem: Problem | undefined;
  readonly isLoading: boolean;
}

/** Of what was seen last, so that going back shows it at once while it is asked again. */
const REMEMBERED = 50;
const remembered = new Map<string, unknown>();

function remember(name: string, data: unknown): void {
  remembered.delete(name);
  remembered.set(name, data);
  const oldest = remembered.keys().next();
  if (remembered.size > REMEMBERED && oldest.done !== true) {
    remembered.delete(oldest.value);
  }
}

/** Nothing of one person is shown to the next. */
export function forgetAll(): void {
  remembered.clear();
}

/**
 * Loads something when the component appears and whenever its name changes.
 *
 * @param name what it is, in one string; undefined loads nothing yet.
 * @param everyMs asks again so often while the page is looked at.
 */
export function useResource<T>(
  name: string | undefined,
  load: (signal: AbortSignal) => Promise<T>,
  everyMs?: number,
): Resource<T> {
  const [state, setState] = useState<State<T>>(() => begin(name));
  const [round, setRound] = useState(0);
  const latest = useRef(load);
  latest.current = load;
  const current = state.name === (name ?? '') ? state : begin<T>(name);
  useEffect(() => {
    if (name === undefined) {
      return;
    }
    const controller = new AbortController();
    setState((before) => ({ ...(before.name === name ? before : begin<T>(name)), isLoading: true }));
    latest.current(controller.signal).then(
      (data) => {
        if (!controller.signal.aborted) {
          remember(name, data);
          setState({ name, data, problem: undefined, isLoading: false });
        }
      },
      (error: unknown) => {
        if (!controller.signal.aborted) {
          setState((before) => ({ name, data: before.data, problem: problemOf(error), isLoading: false }));
        }
      },
    );
    return () => {
      controller.abort();
    };
  }, [name, round]);
  const reload = useCallback(() => {
    setRound((n) => n + 1);
  }, []);
  useRounds(everyMs, current.problem !== undefined, reload);
  const put = useCallback(
    (data: T) => {
      setState({ name: name ?? '', data, problem: undefined, isLoading: false });
    },
    [name],
  );
  return { ...current, reload, put };
}

function begin<T>(name: string | undefined): State<T> {
  return {
    name: name ?? '',
    data: name === undefined ? undefined : (remembered.get(name) as T | undefined),
    problem: undefined,
    isLoading: name !== undefined,
  };
}

const AFTER_TROUBLE_MS = 5_000;

/** Rounds by the clock while the page is looked at, and when its machine is online again. */
function useRounds(everyMs: number | undefined, isTroubled: boolean, again: () => void): void {
  useEffect(() => {
    const pauseMs = isTroubled ? AFTER_TROUBLE_MS : everyMs;
    const timer =
      pauseMs === undefined
        ? undefined
        : window.setInterval(() => {
            if (document.visibilityState === 'visible') {
              again();
            }
          }, pauseMs);
    window.addEventListener('online', again);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [everyMs, isTroubled, again]);
}
