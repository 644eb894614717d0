/** Codes that the page makes itself, where no server answered. */
export type LocalCode = 'OFFLINE' | 'UNREACHABLE' | 'BROKEN_ANSWER';

/** Codes of 503 that asking again doesn't change: the server wasn't started with it. */
const LASTING: readonly string[] = ['NO_CARD_PAYMENTS', 'NO_BOOKS', 'NOT_SERVED'];

/** Why a request was not done: what the server said (RFC 9457), or that it could not be asked. */
export class Problem extends Error {
  constructor(
    /** The HTTP status, 0 where there was no answer. */
    readonly status: number,
    /** The server's stable code, such as INSUFFICIENT_STOCK, or a {@link LocalCode}. */
    readonly code: string,
    /** Everything else that the server said about it. */
    readonly values: Readonly<Record<string, unknown>>,
    detail: string,
    /** After how long it makes sense to ask again; undefined where the server didn't say. */
    readonly retryAfterMs?: number,
  ) {
    super(detail);
    this.name = 'Problem';
  }

  /** Nobody can tell whether it was done: ask again under the same key. */
  get isUncertain(): boolean {
    return this.status === 0 || this.status === 504 || this.code === 'BROKEN_ANSWER' || this.code === 'UNREACHABLE';
  }

  /** It was not done, and will be once the server is well again. */
  get isPassing(): boolean {
    return this.isUncertain || this.status === 429 || (this.status === 503 && !LASTING.includes(this.code));
  }

  number(name: string): number | undefined {
    const value = this.values[name];
    return typeof value === 'number' ? value : undefined;
  }

  /** A text that isn't empty. */
  text(name: string): string | undefined {
    const value = this.values[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  }
}

/** Any error as a problem, so that a page has one way to show what went wrong. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) {
    return error;
  }
  const offline = typeof navigator !== 'undefined' && !navigator.onLine;
  return new Problem(0, offline ? 'OFFLINE' : 'UNREACHABLE', {}, error instanceof Error ? error.message : String(error));
}
