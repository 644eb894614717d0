import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Problem, problemOf } from '../kit/problem';
import { useRounds } from '../kit/resource';

/** One page of a list, with the cursor of the next. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly next?: string | undefined;
}

/** A list that comes page by page. What came stays while it is asked again, and when that fails. */
export interface Pages<T> {
  readonly rows: readonly T[] | undefined;
  readonly problem: Problem | undefined;
  readonly isLoading: boolean;
  readonly hasMore: boolean;
  readonly more: () => void;
  /** Begins again at the first page. */
  readonly reload: () => void;
}

interface State<T> {
  readonly name: string;
  readonly rows: readonly T[] | undefined;
  /** How many pages the rows are. */
  readonly pages: number;
  readonly next: string | undefined;
  readonly problem: Problem | undefined;
  readonly isLoading: boolean;
}

function begin<T>(name: string): State<T> {
  return { name, rows: undefined, pages: 0, next: undefined, problem: undefined, isLoading: true };
}

type Load<T> = (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>;

/** Several pages from the first on, as one. */
export async function readPages<T>(load: Load<T>, pages: number, signal: AbortSignal): Promise<Page<T>> {
  let whole = await load(undefined, signal);
  for (let read = 1; read < pages && whole.next !== undefined; read++) {
    const page = await load(whole.next, signal);
    whole = { rows: [...whole.rows, ...page.rows], next: page.next };
  }
  return whole;
}

/** What is asked for next: another page, or those from the first on; quietly where nobody waits for it. */
interface Wish {
  readonly cursor: string | undefined;
  readonly pages: number;
  readonly isQuiet: boolean;
}

const FIRST: Wish = { cursor: undefined, pages: 1, isQuiet: false };

/** Longer lists stay as they were read. */
const MOST_AGAIN = 3;

/**
 * A list that comes page by page.
 *
 * @param name what the list is of, with its filters, in one string.
 * @param everyMs reads what is shown again so often while the page is looked at; undefined for never.
 */
export function usePages<T>(name: string, load: Load<T>, everyMs?: number): Pages<T> {
  const [state, setState] = useState<State<T>>(() => begin(name));
  const [wish, setWish] = useState<Wish>(FIRST);
  const latest = useRef(load);
  latest.current = load;
  const current = state.name === name ? state : begin<T>(name);
  const { cursor, pages, isQuiet } = state.name === name ? wish : FIRST;
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    setState((before) => ({ ...(before.name === name ? before : begin<T>(name)), isLoading: !isQuiet }));
    const answer = cursor === undefined ? readPages(latest.current, pages, signal) : latest.current(cursor, signal);
    answer.then(
      (page) => {
        if (!signal.aborted) {
          setState((before) => ({
            name,
            rows: cursor === undefined ? page.rows : [...(before.rows ?? []), ...page.rows],
            pages: cursor === undefined ? pages : before.pages + 1,
            next: page.next,
            problem: undefined,
            isLoading: false,
          }));
        }
      },
      (error: unknown) => {
        if (!signal.aborted) {
          setState((before) => ({ ...before, name, problem: problemOf(error), isLoading: false }));
        }
      },
    );
    return () => {
      controller.abort();
    };
  }, [name, wish]);
  const more = useCallback(() => {
    setWish({ cursor: current.next, pages: 1, isQuiet: false });
  }, [current.next]);
  const reload = useCallback(() => {
    setWish({ ...FIRST });
  }, []);
  const again = useCallback(() => {
    if (everyMs !== undefined && !current.isLoading && current.pages <= MOST_AGAIN) {
      setWish({ cursor: undefined, pages: Math.max(1, current.pages), isQuiet: true });
    }
  }, [everyMs, current.isLoading, current.pages]);
  useRounds(everyMs, everyMs !== undefined && current.problem !== undefined, again);
  return { ...current, hasMore: current.next !== undefined && !current.isLoading, more, reload };
}
