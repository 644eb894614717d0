import { get } from '../kit/api';
import { count, money } from '../kit/money';
import { useResource } from '../kit/resource';
import { clockText, timeOfDay } from '../kit/time';
import { Pending } from './parts';
import { words } from './words';

type State = 'holds' | 'broken' | 'notMade';

interface Audit {
  readonly position: number;
  readonly nowMs: number;
  readonly checks: readonly { readonly check: string; readonly state: State; readonly compared: number }[];
  readonly differences: readonly {
    readonly check: string;
    readonly account?: string;
    readonly currency: string;
    readonly digits: number;
    readonly ledgerMinor: number;
    readonly shouldMinor: number;
  }[];
}

interface View {
  readonly state: string;
  readonly behind: { readonly events: number; readonly ms: number };
}

const EVERY_MS = 5_000;
const LOOKS: Readonly<Record<State, string>> = { holds: ' good', broken: ' bad', notMade: '' };

/** What the server checks as the festival runs, and how the whole is proved. */
export function LiveAudit() {
  const text = words();
  const audit = useResource('ops audit', (signal) => get<Audit>('/v1/books/audit', undefined, signal), EVERY_MS);
  const made = audit.data;
  return (
    <section class="panel stack">
      <div class="spread">
        <h2>{text.audit}</h2>
        {made !== undefined && <span class="figure">{text.checkedAt(timeOfDay(made.nowMs), count(made.position))}</span>}
      </div>
      <p class="dim">{text.auditLead}</p>
      <Pending of={audit} lines={6} />
      {made !== undefined && (
        <ul class="rows">
          {made.checks.map(({ check, state, compared }) => (
            <li key={check}>
              <div>
                <strong>{text.checks[check]?.[0] ?? check}</strong>
                <p class="dim">{text.checks[check]?.[1]}</p>
              </div>
              <span class={`badge${LOOKS[state]}`}>{state === 'holds' ? text.checkHolds(count(compared)) : text.checkStates[state]}</span>
            </li>
          ))}
        </ul>
      )}
      {made !== undefined && <Differences audit={made} />}
      <History />
      <h3>{text.auditWhole}</h3>
      <p class="dim">{text.auditHint}</p>
      <p>
        <code>drumroll audit --data …</code>
      </p>
    </section>
  );
}

function Differences({ audit: { differences } }: { readonly audit: Audit }) {
  const text = words();
  return (
    <>
      {differences.map(({ check, account = '', currency, digits, ledgerMinor, shouldMinor }) => (
        <p key={`${check} ${account} ${currency}`} class="notice bad" role="alert">
          {text.checks[check]?.[0] ?? check}: {text.accountNames[account] ?? text.sum}, {currency}.{' '}
          {text.differs(money(ledgerMinor, currency, digits), money(shouldMinor, currency, digits))}
        </p>
      ))}
    </>
  );
}

/** How far the order history is, which people's lists of orders come from. */
function History() {
  const text = words();
  const condition = useResource(
    'ops condition',
    (signal) => get<{ readonly history: View }>('/v1/history/condition', undefined, signal),
    EVERY_MS,
  );
  const history = condition.data?.history;
  return history === undefined ? null : (
    <p>
      {text.historyState(text.viewStates[history.state] ?? history.state)}{' '}
      {history.behind.events > 0 && <span class="dim">{text.behind(count(history.behind.events), clockText(history.behind.ms))}</span>}
    </p>
  );
}
