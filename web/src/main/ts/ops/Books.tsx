import { get } from '../kit/api';
import { count, money } from '../kit/money';
import { useResource } from '../kit/resource';
import { Link, useTitle } from '../kit/router';
import { type Account, type Balances, balancesOf } from './balances';
import { LiveAudit } from './LiveAudit';
import { Pending, PlainTable } from './parts';
import { words } from './words';

interface RefundDue {
  readonly number: number;
  readonly order: number;
  readonly currency: string;
  readonly digits: number;
  readonly dueMinor: number;
  readonly settledMinor: number;
}

const EVERY_MS = 3_000;

/** All money in the festival, live. */
export function Books() {
  const text = words();
  useTitle(`${text.books} · ${text.title}`);
  const trial = useResource(
    'ops books',
    (signal) =>
      get<{ readonly position: number; readonly accounts: readonly Account[] }>('/v1/books/trial-balance', undefined, signal),
    EVERY_MS,
  );
  const due = useResource('ops refunds due', (signal) =>
    get<{ readonly refunds: readonly RefundDue[] }>('/v1/payments/refunds-due', { limit: 100 }, signal),
  );
  const balances = balancesOf(trial.data?.accounts ?? []);
  const isAllBalanced = balances.every(({ sumMinor }) => sumMinor === 0n);
  return (
    <>
      <h1>{text.books}</h1>
      <section class="panel stack">
        <div class="spread">
          <h2>{text.trialBalance}</h2>
          {trial.data !== undefined && (
            <span class={`badge ${isAllBalanced ? 'good' : 'bad'}`}>
              {isAllBalanced ? text.allBalanced(count(balances.length)) : text.unbalanced}
            </span>
          )}
        </div>
        <p class="dim">{text.trialHint}</p>
        <Pending of={trial} lines={8} />
        {trial.data !== undefined && (
          <div class="row">
            <p class="figure">{text.asOfEvent(count(trial.data.position))}</p>
            <a class="button" href="/v1/books/trial-balance?format=csv" download>
              {text.csv}
            </a>
          </div>
        )}
        {trial.data !== undefined && balances.length === 0 && <p>{text.noMoney}</p>}
        <Currencies balances={balances} />
        <Meanings />
      </section>
      <LiveAudit />
      <section class="panel stack">
        <h2>{text.refundsDue}</h2>
        <Pending of={due} lines={2} />
        {due.data?.refunds.length === 0 && <p>{text.noRefundsDue}</p>}
        <ul class="rows">
          {due.data?.refunds.map((refund) => (
            <li key={refund.number}>
              <Link href={`/ops/find?by=order&number=${refund.order}`}>{text.orderNumber(refund.order)}</Link>
              <span class="figure">{money(refund.dueMinor - refund.settledMinor, refund.currency, refund.digits)}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Currencies({ balances }: { readonly balances: readonly Balances[] }) {
  const text = words();
  return (
    <div class="ops-books">
      {balances.map(({ currency, digits, accounts, sumMinor }) => (
        <section key={currency}>
          <div class="spread">
            <h3>{currency}</h3>
            <span class={`badge ${sumMinor === 0n ? 'good' : 'bad'}`}>{sumMinor === 0n ? text.balances : text.unbalanced}</span>
          </div>
          <PlainTable label={`${text.trialBalance}: ${currency}`} heads={[text.account, text.balance]} numbers={1}>
            {accounts.map((account) => (
              <tr key={account.account}>
                <th scope="row" class="name" title={text.accountHints[account.account]}>
                  {text.accountNames[account.account] ?? account.account}
                </th>
                <td class="number">{money(account.balanceMinor, currency, digits)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{text.sum}</th>
              <td class="number">
                <strong>{money(Number(sumMinor), currency, digits)}</strong>
              </td>
            </tr>
          </PlainTable>
        </section>
      ))}
    </div>
  );
}

/** What each account is, for those who keep other books. */
function Meanings() {
  const text = words();
  return (
    <details class="ops-details">
      <summary>{text.whatAccounts}</summary>
      <dl class="facts">
        {Object.entries(text.accountNames).map(([account, name]) => (
          <div key={account}>
            <dt>{name}</dt>
            <dd>{text.accountHints[account]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
