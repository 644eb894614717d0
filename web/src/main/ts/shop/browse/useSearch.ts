import { useEffect, useRef, useState } from 'preact/hooks';
import { get, type Query, queryText } from '../../kit/api';
import { language } from '../../kit/language';
import { type Problem, problemOf } from '../../kit/problem';
import { useResource } from '../../kit/resource';
import { type Choices, joined, queryOf } from './search';
import type { Hit, SearchAnswer } from './types';

/** A page of results: a screen's worth, in rows of two, three, four or six. */
const PAGE = 24;
/** Searches whose further pages are kept for those who come back. */
const KEPT = 10;

interface Further {
  readonly pages: readonly (readonly Hit[])[];
  readonly next: string | undefined;
}

const further = new Map<string, Further>();

function keep(name: string, pages: Further): void {
  further.delete(name);
  further.set(name, pages);
  const oldest = further.keys().next();
  if (further.size > KEPT && oldest.done !== true) {
    further.delete(oldest.value);
  }
}

export interface Found {
  readonly name: string;
  /** The first page, or what was found before while the next is on its way. */
  readonly answer: SearchAnswer | undefined;
  readonly hits: readonly Hit[];
  readonly hasMore: boolean;
  /** What is shown is not yet what was chosen. */
  readonly isOld: boolean;
  readonly problem: Problem | undefined;
  readonly reload: () => void;
  readonly more: () => void;
  readonly isLoadingMore: boolean;
  readonly moreProblem: Problem | undefined;
}

/** Searches, page after page. What is on the screen stays until its successor is here. */
export function useSearch(choices: Choices, category: string | undefined): Found {
  const query = { ...queryOf(choices, category), language: language(), limit: PAGE };
  const name = `search ${queryText(query)}`;
  const first = useResource(name, (signal) => get<SearchAnswer>('/v1/search', query, signal));
  const last = useRef<{ readonly name: string; readonly answer: SearchAnswer } | undefined>(undefined);
  if (first.data !== undefined) {
    last.current = { name, answer: first.data };
  }
  const shown = last.current;
  const rest = shown === undefined ? undefined : further.get(shown.name);
  const next = rest === undefined ? shown?.answer.next : rest.next;
  const on = useMore(name, next, query);
  return {
    name,
    answer: shown?.answer,
    hits: shown === undefined ? [] : joined([shown.answer.hits, ...(rest?.pages ?? [])]),
    hasMore: next !== undefined,
    isOld: shown?.name !== name,
    problem: first.problem,
    reload: first.reload,
    ...on,
  };
}

function useMore(name: string, next: string | undefined, query: Query) {
  const [isLoadingMore, setLoading] = useState(false);
  const [moreProblem, setProblem] = useState<Problem | undefined>(undefined);
  const present = useRef(name);
  present.current = name;
  useEffect(() => {
    setLoading(false);
    setProblem(undefined);
  }, [name]);
  const more = () => {
    if (next === undefined || isLoadingMore) {
      return;
    }
    setLoading(true);
    get<SearchAnswer>('/v1/search', { ...query, cursor: next }).then(
      (answer) => {
        keep(name, { pages: [...(further.get(name)?.pages ?? []), answer.hits], next: answer.next });
        setProblem(undefined);
      },
      (error: unknown) => {
        if (present.current === name) {
          setProblem(problemOf(error));
        }
      },
    ).finally(() => {
      setLoading(false);
    });
  };
  return { more, isLoadingMore, moreProblem };
}
