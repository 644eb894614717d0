import { type RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Problem, problemOf } from './problem';
import { problemText } from './words';

/** How the sending of a form stands. */
export interface Sending {
  readonly isBusy: boolean;
  readonly problem: Problem | undefined;
  /** Sends, unless it is being sent already; says whether it was done. */
  readonly send: (work: () => Promise<void>) => Promise<boolean>;
  /** What is wrong with one field, by its name in the request. */
  readonly errorOf: (field: string) => string | undefined;
  /** What is wrong with the whole; empty when the fields say it all. */
  readonly message: string;
}

/** Sends a form once however often its button is pressed, and keeps what the server found wrong with it. */
export function useSending(): Sending {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const errors = errorsOf(problem);
  return {
    isBusy,
    problem,
    send: async (work) => {
      if (isBusy) {
        return false;
      }
      setBusy(true);
      setProblem(undefined);
      try {
        await work();
        return true;
      } catch (error) {
        setProblem(problemOf(error));
        return false;
      } finally {
        setBusy(false);
      }
    },
    errorOf: (field) => errors.get(field),
    message: problem === undefined ? '' : problemText(problem),
  };
}

/** Puts the focus on the first field of a form that is wrong, once that is drawn; a long form may show it nowhere in sight. */
export function focusWrong(form: HTMLElement | null): void {
  window.setTimeout(() => {
    form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  });
}

/**
 * A form that leads to the first field that is wrong, each time that something is found wrong.
 *
 * @param found another value for each time; undefined while nothing is wrong.
 */
export function useFocusOnWrong(found: unknown): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (found !== undefined) {
      focusWrong(form.current);
    }
  }, [found]);
  return form;
}

/** What the server said of each field: `errors[{pointer: "/name", detail}]`, or one `pointer` for the whole problem. */
export function errorsOf(problem: Problem | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const list: unknown = problem?.values['errors'];
  for (const error of Array.isArray(list) ? (list as unknown[]) : []) {
    const { pointer, detail } = error as { readonly pointer?: unknown; readonly detail?: unknown };
    if (typeof pointer === 'string' && typeof detail === 'string') {
      found.set(fieldOf(pointer), detail);
    }
  }
  const pointer = problem?.text('pointer');
  if (pointer !== undefined && problem !== undefined && found.size === 0) {
    found.set(fieldOf(pointer), problem.message);
  }
  return found;
}

/** `/lines/0` and `#/lines` are both about the field `lines`. */
function fieldOf(pointer: string): string {
  return pointer.replace(/^#?\//, '').split('/')[0] ?? '';
}
