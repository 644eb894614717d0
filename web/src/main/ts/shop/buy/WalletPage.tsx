import { useState } from 'preact/hooks';
import { get, newKey } from '../../kit/api';
import { decimal, minorOf, money } from '../../kit/money';
import { type Problem, problemOf } from '../../kit/problem';
import { useResource } from '../../kit/resource';
import { Link, useTitle } from '../../kit/router';
import type { Person } from '../../kit/session';
import { moment } from '../../kit/time';
import { tell } from '../../kit/toast';
import { Button, Choice, Field, Loading, Notice, Skeleton, Trouble } from '../../kit/ui';
import { useRates } from '../festival';
import { useSettings } from '../settings';
import type { PastOrders } from './orders';
import { usePersonHere, Waiting } from './parts';
import { topUp, useWallet } from './wallet';
import { buyWords } from './words';

/** What the wallet holds, more money for it, and what went out and came back. */
export function WalletPage() {
  const text = buyWords.get();
  const person = usePersonHere();
  useTitle(text.wallet);
  return person === undefined ? <Waiting title={text.wallet} rows={2} /> : <OneWallet person={person} />;
}

function OneWallet({ person }: { readonly person: Person }) {
  const text = buyWords.get();
  const wallet = useWallet(person);
  return (
    <div class="stack buy-narrow">
      <h1>{text.wallet}</h1>
      <section class="panel stack" aria-label={text.balances}>
        {wallet.problem !== undefined && <Trouble problem={wallet.problem} onRetry={wallet.reload} />}
        {wallet.data === undefined ? (
          <Loading>
            <Skeleton lines={2} />
          </Loading>
        ) : (
          <ul class="buy-balances">
            {wallet.data.balances.map(({ balanceMinor, currency, digits }) => (
              <li key={currency} class="money">
                {money(balanceMinor, currency, digits)}
              </li>
            ))}
          </ul>
        )}
      </section>
      <TopUp person={person} onDone={wallet.reload} />
      <Movements person={person} />
    </div>
  );
}

/** In whole units of a currency; an amount that is right for most. */
const OFFERED = [100, 500, 2000] as const;
/** The server's bound. */
const MOST_MINOR = 1_000_000_000_000;

function TopUp({ person, onDone }: { readonly person: Person; readonly onDone: () => void }) {
  const text = buyWords.get();
  const rates = useRates().data?.rates ?? [];
  const settings = useSettings();
  const [chosen, setChosen] = useState('');
  const [typed, setTyped] = useState('500');
  const [key, setKey] = useState(newKey);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const rate = rates.find(({ currency }) => currency === (chosen === '' ? settings.currency : chosen)) ?? rates[0];
  const minor = rate === undefined ? undefined : minorOf(typed, rate.digits);
  const isGood = minor !== undefined && minor > 0 && minor <= MOST_MINOR;
  const fill = () => {
    if (rate === undefined || !isGood || busy) {
      return;
    }
    setBusy(true);
    setProblem(undefined);
    topUp(person.buyer, minor, rate.currency, key)
      .then(
        () => {
          setKey(newKey()); // the next one is another
          tell(text.toppedUp(money(minor, rate.currency, rate.digits)));
          onDone();
        },
        (error: unknown) => {
          setProblem(problemOf(error));
        },
      )
      .finally(() => {
        setBusy(false);
      });
  };
  return (
    <section class="panel stack" aria-label={text.topUp}>
      <h2>{text.topUp}</h2>
      <Notice>{text.simulatedLong}</Notice>
      <form
        class="buy-form"
        onSubmit={(event) => {
          event.preventDefault();
          fill();
        }}
      >
        <Choice label={text.currency} value={rate?.currency ?? ''} options={rates.map(({ currency }) => ({ value: currency, label: currency }))} onValue={setChosen} />
        <Field label={text.amount} value={typed} onValue={setTyped} inputMode="decimal" maxLength={14} error={isGood || rate === undefined ? undefined : text.wrongAmount} />
        <div class="row">
          {rate !== undefined && OFFERED.map((units) => (
            <Button key={units} onClick={() => { setTyped(decimal(units * 10 ** rate.digits, rate.digits)); }}>
              {money(units * 10 ** rate.digits, rate.currency, rate.digits)}
            </Button>
          ))}
        </div>
        {problem !== undefined && <Trouble problem={problem} />}
        <Button look="main" type="submit" busy={busy} disabled={!isGood}>
          {rate !== undefined && isGood ? text.topUpBy(money(minor, rate.currency, rate.digits)) : text.topUp}
        </Button>
      </form>
    </section>
  );
}

interface Movement {
  readonly order: number;
  readonly atMs: number;
  readonly what: 'paid' | 'back';
  readonly minor: number;
  readonly currency: string;
  readonly digits: number;
}

/** Payments from the wallet and what came back to it, as the history of the orders has them. */
export function movementsOf({ orders }: PastOrders): readonly Movement[] {
  return orders
    .filter(({ method }) => method === 'wallet')
    .flatMap(({ order, currency, digits, paidMinor, paidAtMs, refundedMinor, closedAtMs, placedAtMs }) => {
      const at = { order, currency, digits };
      const paid = { ...at, atMs: paidAtMs ?? placedAtMs, what: 'paid' as const, minor: paidMinor };
      const back = { ...at, atMs: closedAtMs ?? paid.atMs, what: 'back' as const, minor: refundedMinor };
      return [paid, back].filter(({ minor }) => minor > 0);
    })
    .sort((a, b) => b.atMs - a.atMs || b.order - a.order);
}

function Movements({ person }: { readonly person: Person }) {
  const text = buyWords.get();
  const past = useResource(`movements ${person.buyer}`, (signal) => get<PastOrders>(`/v1/buyers/${person.buyer}/history`, { limit: 50 }, signal), 10_000);
  const movements = past.data === undefined ? [] : movementsOf(past.data);
  return (
    <section class="panel stack" aria-label={text.movements}>
      <h2>{text.movements}</h2>
      {past.data === undefined && past.problem !== undefined && <Trouble problem={past.problem} onRetry={past.reload} />}
      {past.data === undefined && past.problem === undefined && <Skeleton lines={3} />}
      {past.data !== undefined && movements.length === 0 && <p class="dim">{text.noMovements}</p>}
      <ul>
        {movements.map(({ order, atMs, what, minor, currency, digits }) => (
          <li key={`${order} ${what}`} class="buy-movement spread">
            <span>
              <Link href={`/orders/${order}`}>{what === 'paid' ? text.paidFor(order) : text.backFrom(order)}</Link>
              <br />
              <span class="dim">{moment(atMs)}</span>
            </span>
            <span class="money">{money(what === 'paid' ? -minor : minor, currency, digits)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
