import { get } from '../kit/api';
import { count, money } from '../kit/money';
import { useResource } from '../kit/resource';
import { useTitle } from '../kit/router';
import { Loading, Skeleton, Trouble } from '../kit/ui';
import { words } from './words';

interface Account {
  readonly account: string;
  readonly currency: string;
  readonly digits: number;
  readonly balanceMinor: number;
}

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
  const { data, problem, reload } = useResource(
    'ops books',
    (signal) =>
      get<{ readonly position: number; readonly accounts: readonly Account[] }>('/v1/books/trial-balance', undefined, signal),
    EVERY_MS,
  );
  const due = useResource('ops refunds due', (signal) =>
    get<{ readonly refunds: readonly RefundDue[] }>('/v1/payments/refunds-due', { limit: 100 }, signal),
  );
  const currencies = [...new Set(data?.accounts.map((account) => account.currency))];
  return (
    <>
      <h1>{text.books}</h1>
      <section class="panel stack">
        <h2>{text.trialBalance}</h2>
        <p class="dim">{text.trialHint}</p>
        {problem !== undefined && <Trouble problem={problem} onRetry={reload} />}
        {data === undefined && problem === undefined && (
          <Loading>
            <Skeleton lines={8} />
          </Loading>
        )}
        {data !== undefined && <p class="figure">{text.asOfEvent(count(data.position))}</p>}
        {currencies.map((currency) => (
          <Balance key={currency} accounts={data?.accounts.filter((account) => account.currency === currency) ?? []} />
        ))}
      </section>
      <section class="panel stack">
        <h2>{text.refundsDue}</h2>
        {due.data?.refunds.length === 0 && <p>{text.none}</p>}
        <ul class="rows">
          {due.data?.refunds.map((refund) => (
            <li key={refund.number}>
              <span>
                {text.order} <span class="figure">{refund.order}</span>
              </span>
              <span class="figure">{money(refund.dueMinor - refund.settledMinor, refund.currency, refund.digits)}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Balance({ accounts }: { readonly accounts: readonly Account[] }) {
  const text = words();
  const first = accounts[0];
  if (first === undefined) {
    return null;
  }
  const sum = accounts.reduce((all, account) => all + account.balanceMinor, 0);
  return (
    <div class="table-scroll">
      <table>
        <caption class="spread">
          <strong>{first.currency}</strong>
          <span class={`badge ${sum === 0 ? 'good' : 'bad'}`}>{sum === 0 ? text.balances : text.unbalanced}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{text.account}</th>
            <th scope="col" class="number">
              {text.balance}
            </th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.account}>
              <th scope="row">{account.account}</th>
              <td class="number">{money(account.balanceMinor, account.currency, account.digits)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{text.sum}</th>
            <td class="number">
              <strong>{money(sum, first.currency, first.digits)}</strong>
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
