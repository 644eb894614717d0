import { observeServerTime } from './clock';
import { Problem, problemOf } from './problem';

/** What goes into a query: undefined and empty values are left out, arrays are repeated. */
export type Query = Readonly<Record<string, string | number | boolean | readonly (string | number)[] | undefined>>;

/** No answer within this time is taken for a lost connection; the server answers within 10 s, if only that it can't. */
const PATIENCE_MS = 15_000;

let onNotSignedIn: (problem: Problem) => void = () => undefined;

/** Who is told when the server knows nobody behind a request, as when a session has expired. */
export function whenNotSignedIn(listener: (problem: Problem) => void): void {
  onNotSignedIn = listener;
}

let onNotAllowed: () => void = () => undefined;

/** Who is told when somebody may not do what they asked for, as when a right was taken from them. */
export function whenNotAllowed(listener: () => void): void {
  onNotAllowed = listener;
}

/** Whether the server knows nobody behind a request: there was no session with it, or one that is over. */
export function isNotSignedIn(problem: Problem): boolean {
  return problem.code === 'NOT_SIGNED_IN' || problem.code === 'BAD_CREDENTIAL';
}

interface Sending {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly query?: Query;
  readonly body?: unknown;
  /** The Idempotency-Key of a command: one for each thing that somebody means to do, however often it is sent. */
  readonly key?: string;
  /** Why an operator does it; goes into the audit trail. */
  readonly reason?: string;
  readonly signal?: AbortSignal;
}

/** A fresh Idempotency-Key. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Asks the server.
 *
 * @throws Problem when it refuses, can't, or can't be reached; an AbortError when the caller gave up.
 */
export async function call<T>(path: string, sending: Sending = {}): Promise<T> {
  const response = await answer(path, sending);
  const text = await response.text().catch(() => undefined);
  if (text === undefined) {
    throw new Problem(0, 'BROKEN_ANSWER', {}, 'the answer broke off');
  }
  if (!response.ok) {
    const problem = refusal(response, text);
    if (isNotSignedIn(problem)) {
      onNotSignedIn(problem);
    } else if (problem.code === 'NOT_ALLOWED') {
      onNotAllowed();
    }
    throw problem;
  }
  try {
    const value: unknown = text === '' ? undefined : JSON.parse(text);
    observeServerTime(value);
    return value as T;
  } catch {
    throw new Problem(0, 'BROKEN_ANSWER', {}, 'the answer is no JSON');
  }
}

/** Reads. */
export function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  return call<T>(path, { ...(query === undefined ? {} : { query }), ...(signal === undefined ? {} : { signal }) });
}

async function answer(path: string, sending: Sending): Promise<Response> {
  const { method = 'GET', query, body, key, reason, signal } = sending;
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined && !(body instanceof Blob)) {
    headers['content-type'] = 'application/json';
  }
  if (key !== undefined) {
    headers['idempotency-key'] = key;
  }
  if (reason !== undefined && reason !== '') {
    headers['drumroll-reason'] = encodeURIComponent(reason);
  }
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    return await fetch(path + queryText(query), {
      method,
      headers,
      cache: 'default',
      signal: signal === undefined ? patience : eitherOf(signal, patience),
      ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
    });
  } catch (error) {
    if (signal?.aborted === true) {
      throw error;
    }
    throw problemOf(error);
  }
}

/** AbortSignal.any, which not every browser that we serve has. */
function eitherOf(first: AbortSignal, second: AbortSignal): AbortSignal {
  const controller = new AbortController();
  for (const signal of [first, second]) {
    if (signal.aborted) {
      controller.abort();
    }
    signal.addEventListener('abort', () => {
      controller.abort();
    });
  }
  return controller.signal;
}

/** A query with its question mark, or nothing. */
export function queryText(query: Query | undefined): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const one of Array.isArray(value) ? (value as readonly (string | number)[]) : [value]) {
      if (one !== undefined && one !== '') {
        parts.append(name, String(one));
      }
    }
  }
  const text = parts.toString();
  return text === '' ? '' : `?${text.replaceAll('+', '%20')}`;
}

function refusal(response: Response, text: string): Problem {
  const retryAfter = Number(response.headers.get('retry-after') ?? 'x');
  const retryAfterMs = Number.isFinite(retryAfter) ? retryAfter * 1000 : undefined;
  try {
    const values = JSON.parse(text) as Record<string, unknown>;
    const code = typeof values['code'] === 'string' ? values['code'] : 'UNREACHABLE';
    const detail = typeof values['detail'] === 'string' ? values['detail'] : response.statusText;
    return new Problem(response.status, code, values, detail, retryAfterMs);
  } catch {
    return new Problem(response.status, 'UNREACHABLE', {}, response.statusText, retryAfterMs);
  }
}

const FIRST_PAUSE_MS = 400;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Sends a command under its key until the server says what became of it: the same key gives the first answer again, so
 * nothing is done twice. Between the tries the caller is told, and can give up by the signal.
 *
 * @throws Problem when the server refuses.
 */
export async function insist<T>(
  path: string,
  sending: Sending & { readonly key: string },
  onUncertain: (problem: Problem) => void,
): Promise<T> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      return await call<T>(path, sending);
    } catch (error) {
      if (!(error instanceof Problem) || !error.isPassing) {
        throw error;
      }
      onUncertain(error);
      await pause(error.retryAfterMs ?? pauseMs, sending.signal);
    }
  }
}

/** Waits, and less when the machine comes back online. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = () => {
      window.clearTimeout(timer);
      window.removeEventListener('online', done);
      signal?.removeEventListener('abort', stop);
      resolve();
    };
    const stop = () => {
      done();
      reject(new DOMException('given up', 'AbortError'));
    };
    const timer = window.setTimeout(done, ms);
    window.addEventListener('online', done);
    signal?.addEventListener('abort', stop);
  });
}
