import { call, get } from '../../kit/api';
import { problemOf } from '../../kit/problem';
import { useResource } from '../../kit/resource';
import { relative, useNow } from '../../kit/time';
import { tell } from '../../kit/toast';
import { Button, Loading, Skeleton, Trouble } from '../../kit/ui';
import { problemText } from '../../kit/words';
import { words } from './words';

interface SignedIn {
  readonly session: number;
  readonly seenMs: number;
  readonly network: string;
  readonly userAgent: string;
  readonly current: boolean;
}

const TICK_MS = 30_000;

/** Where somebody is signed in, each of which can be ended. */
export function Sessions() {
  const text = words();
  const nowMs = useNow(TICK_MS);
  const { data, problem, reload } = useResource('sessions', (signal) =>
    get<{ readonly sessions: readonly SignedIn[] }>('/v1/me/sessions', undefined, signal),
  );
  const end = (path: string) => {
    call(path, { method: 'DELETE' }).then(
      () => {
        tell(text.sessionEnded);
        reload();
      },
      (error: unknown) => {
        tell(problemText(problemOf(error)));
      },
    );
  };
  return (
    <section class="panel stack">
      <h2>{text.sessions}</h2>
      {data === undefined && problem !== undefined && <Trouble problem={problem} onRetry={reload} />}
      {data === undefined && problem === undefined && (
        <Loading>
          <Skeleton lines={3} />
        </Loading>
      )}
      <ul class="rows">
        {data?.sessions.map((one) => (
          <li key={one.session}>
            <div>
              <strong>{one.current ? text.thisOne : browserOf(one.userAgent)}</strong>
              <p class="dim">
                {one.network} · {text.lastSeen(relative(one.seenMs, nowMs))}
              </p>
            </div>
            {!one.current && (
              <Button
                look="quiet"
                onClick={() => {
                  end(`/v1/me/sessions/${one.session}`);
                }}
              >
                {text.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {(data?.sessions.length ?? 0) > 1 && (
        <div class="row">
          <Button
            onClick={() => {
              end('/v1/me/sessions');
            }}
          >
            {text.endOthers}
          </Button>
        </div>
      )}
    </section>
  );
}

/** A browser and its system in two words, out of what it says of itself. */
export function browserOf(userAgent: string): string {
  const browser = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'].find((name) => userAgent.includes(`${name}/`));
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS X', 'Linux'].find((name) => userAgent.includes(name));
  const names: Readonly<Record<string, string>> = { Edg: 'Edge', OPR: 'Opera', 'Mac OS X': 'macOS' };
  const parts = [browser, system].filter((part) => part !== undefined).map((part) => names[part] ?? part);
  return parts.length === 0 ? userAgent.slice(0, 40) : parts.join(', ');
}
