import { useState } from 'preact/hooks';
import { call, get } from '../../kit/api';
import { type Problem, problemOf } from '../../kit/problem';
import { useResource } from '../../kit/resource';
import { day } from '../../kit/time';
import { Loading, Skeleton, Tick, Trouble } from '../../kit/ui';
import { words } from './words';

interface Consent {
  readonly purpose: string;
  readonly given: boolean;
  readonly version?: string;
  readonly atMs?: number;
}

/** The wording on this page; a change of what is agreed to is a new version. */
const VERSION = '2026-11';

/** What somebody agrees to, each by itself; nothing is on before. */
export function Consents() {
  const text = words();
  const { data, problem, reload, put } = useResource('consents', (signal) =>
    get<{ readonly consents: readonly Consent[] }>('/v1/me/consents', undefined, signal),
  );
  const [failed, setFailed] = useState<Problem | undefined>(undefined);
  const change = (purpose: string, given: boolean) => {
    call<Consent>('/v1/me/consents', { method: 'PUT', body: { purpose, version: VERSION, given } }).then(
      (consent) => {
        setFailed(undefined);
        put({ consents: (data?.consents ?? []).map((each) => (each.purpose === purpose ? consent : each)) });
      },
      (error: unknown) => {
        setFailed(problemOf(error));
        reload();
      },
    );
  };
  return (
    <section class="panel stack">
      <h2>{text.consents}</h2>
      <p class="dim">{text.consentsHint}</p>
      {failed !== undefined && <Trouble problem={failed} />}
      {data === undefined && problem !== undefined && <Trouble problem={problem} onRetry={reload} />}
      {data === undefined && problem === undefined && (
        <Loading>
          <Skeleton lines={4} />
        </Loading>
      )}
      <ul>
        {data?.consents.map((consent) => {
          const [name, about] = text.purposes[consent.purpose] ?? [consent.purpose, ''];
          return (
            <li key={consent.purpose}>
              <Tick
                checked={consent.given}
                onChecked={(given) => {
                  change(consent.purpose, given);
                }}
                label={
                  <>
                    <strong>{name}</strong>
                    <br />
                    <span class="dim">
                      {about}
                      {consent.given && consent.atMs !== undefined && ` ${text.given(day(consent.atMs))}`}
                    </span>
                  </>
                }
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
