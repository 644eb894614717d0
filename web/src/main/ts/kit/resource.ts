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
  asked.clear();
}

/** A question that is under way, and how many parts of the page wait for its answer. */
interface Asked {
  readonly answer: Promise<unknown>;
  readonly controller: AbortController;
  waiting: number;
}

const asked = new Map<string, Asked>();

/** Parts of a page that ask for the same in one turn ask once. Who asks later gets a later answer: much may have happened. */
function ask(name: string, load: (signal: AbortSignal) => Promise<unknown>): Asked {
  const controller = new AbortController();
  const question = asked.get(name) ?? { answer: load(controller.signal), controller, waiting: 0 };
  question.waiting++;
  asked.set(name, question);
  window.setTimeout(() => {
    asked.delete(name);
  });
  return question;
}

/** The last who waits takes the question back. */
function leave(question: Asked): void {
  question.waiting--;
  if (question.waiting === 0) {
    question.controller.abort();
  }
}

/** What was asked ahead and nobody came for is forgotten after this time. */
const AHEAD_MS = 5_000;

/** Asks before the page is drawn; the part of it that needs the answer finds the question under way. */
export function askAhead(name: string, load: (signal: AbortSignal) => Promise<unknown>): void {
  const controller = new AbortController();
  const answer = load(controller.signal);
  answer.catch(() => undefined); // whoever needs it hears why it failed
  asked.set(name, { answer, controller, waiting: 1 });
  window.setTimeout(() => {
    asked.delete(name);
  }, AHEAD_MS);
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
    let isLeft = false;
    setState((before) => ({ ...(before.name === name ? before : begin<T>(name)), isLoading: true }));
    const question = ask(name, latest.current);
    question.answer.then(
      (answer) => {
        if (!isLeft) {
          const data = answer as T; // what has one name is one thing
          remember(name, data);
          setState({ name, data, problem: undefined, isLoading: false });
        }
      },
      (error: unknown) => {
        if (!isLeft) {
          setState((before) => ({ name, data: before.data, problem: problemOf(error), isLoading: false }));
        }
      },
    );
    return () => {
      isLeft = true;
      leave(question);
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
export function useRounds(everyMs: number | undefined, isTroubled: boolean, again: () => void): void {
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
