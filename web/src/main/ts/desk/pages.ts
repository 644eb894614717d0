import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Problem, problemOf } from '../kit/problem';

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
  readonly next: string | undefined;
  readonly problem: Problem | undefined;
  readonly isLoading: boolean;
}

function begin<T>(name: string): State<T> {
  return { name, rows: undefined, next: undefined, problem: undefined, isLoading: true };
}

/** @param name what the list is of, with its filters, in one string. */
export function usePages<T>(name: string, load: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>): Pages<T> {
  const [state, setState] = useState<State<T>>(() => begin(name));
  const [wish, setWish] = useState<{ readonly cursor: string | undefined; readonly round: number }>({ cursor: undefined, round: 0 });
  const latest = useRef(load);
  latest.current = load;
  const current = state.name === name ? state : begin<T>(name);
  const cursor = state.name === name ? wish.cursor : undefined;
  useEffect(() => {
    const controller = new AbortController();
    setState((before) => ({ ...(before.name === name ? before : begin<T>(name)), isLoading: true }));
    latest.current(cursor, controller.signal).then(
      (page) => {
        if (!controller.signal.aborted) {
          setState((before) => ({
            name,
            rows: cursor === undefined ? page.rows : [...(before.rows ?? []), ...page.rows],
            next: page.next,
            problem: undefined,
            isLoading: false,
          }));
        }
      },
      (error: unknown) => {
        if (!controller.signal.aborted) {
          setState((before) => ({ ...before, name, problem: problemOf(error), isLoading: false }));
        }
      },
    );
    return () => {
      controller.abort();
    };
  }, [name, wish]);
  const more = useCallback(() => {
    setWish((before) => ({ cursor: current.next, round: before.round + 1 }));
  }, [current.next]);
  const reload = useCallback(() => {
    setWish((before) => ({ cursor: undefined, round: before.round + 1 }));
  }, []);
  return { ...current, hasMore: current.next !== undefined && !current.isLoading, more, reload };
}
