import { useEffect, useState } from 'preact/hooks';
import { newKey } from '../../kit/api';
import { decimal, minorOf, money } from '../../kit/money';
import { type Problem, problemOf } from '../../kit/problem';
import { useResource } from '../../kit/resource';
import { Link, useTitle } from '../../kit/router';
import type { Person } from '../../kit/session';
import { moment } from '../../kit/time';
import { tell } from '../../kit/toast';
import { Button, Choice, Field, Loading, Notice, Skeleton, Trouble } from '../../kit/ui';
import { problemText } from '../../kit/words';
import { kitWords } from '../../kit/words';
import { useRates } from '../festival';
import { useSettings } from '../settings';
import { merged, type Movement, type MovementPage, readMovements } from './movements';
import { usePersonHere, Waiting } from './parts';
import { topUp, useWallet } from './wallet';
import { buyWords } from './words';

/** What the wallet holds, more money for it, and all that went in and out. */
export function WalletPage() {
  const text = buyWords.get();
  const person = usePersonHere();
  useTitle(text.wallet);
  return person === undefined ? <Waiting title={text.wallet} rows={2} /> : <OneWallet person={person} />;
}

function OneWallet({ person }: { readonly person: Person }) {
  const text = buyWords.get();
  const wallet = useWallet(person);
  const [after, setAfter] = useState<number | undefined>(undefined);
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
      <TopUp
        person={person}
        onDone={(position) => {
          setAfter(position);
          wallet.reload();
        }}
      />
      <Movements person={person} after={after} />
    </div>
  );
}

/** In whole units of a currency; an amount that is right for most. */
const OFFERED = [100, 500, 2000] as const;
/** The server's bound. */
const MOST_MINOR = 1_000_000_000_000;

function TopUp({ person, onDone }: { readonly person: Person; readonly onDone: (position: number) => void }) {
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
        ({ position }) => {
          setKey(newKey()); // the next one is another
          tell(text.toppedUp(money(minor, rate.currency, rate.digits)));
          onDone(position);
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
        <Field label={text.amount} value={typed} onValue={setTyped} inputMode="decimal" maxLength={14} error={isGood || rate === undefined ? undefined : kitWords.get().wrongAmount(rate.digits)} />
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

/** What moved, newest first: what is newer comes by itself, what is older by a button. */
function Movements({ person, after }: { readonly person: Person; readonly after: number | undefined }) {
  const text = buyWords.get();
  const newest = useResource(`movements ${person.buyer}`, (signal) => readMovements(person.buyer, { position: after }, signal), 10_000);
  const [older, setOlder] = useState<readonly MovementPage[]>([]);
  const [busy, setBusy] = useState(false);
  const { data, reload } = newest;
  useEffect(() => {
    if (after !== undefined) {
      reload();
    }
  }, [after, reload]);
  // What stood at the end of the newest page is pushed off it by what comes, and must not be missed between it and the older.
  const [first, setFirst] = useState<MovementPage | undefined>(undefined);
  useEffect(() => {
    setFirst((before) => (data === undefined ? before : { movements: merged([...(before === undefined ? [] : [before]), data]), ...nextOf(before ?? data) }));
  }, [data]);
  const pages = first === undefined ? [] : [first, ...older];
  const movements = merged(pages);
  const next = pages.at(-1)?.next;
  const more = () => {
    setBusy(true);
    readMovements(person.buyer, { cursor: next })
      .then(
        (page) => {
          setOlder((before) => [...before, page]);
        },
        (error: unknown) => {
          tell(problemText(problemOf(error)));
        },
      )
      .finally(() => {
        setBusy(false);
      });
  };
  return (
    <section class="panel stack" aria-label={text.movements}>
      <h2>{text.movements}</h2>
      {data === undefined && newest.problem !== undefined && <Trouble problem={newest.problem} onRetry={reload} />}
      {data === undefined && newest.problem === undefined && (
        <Loading>
          <Skeleton lines={3} />
        </Loading>
      )}
      {first !== undefined && movements.length === 0 && <p class="dim">{text.noMovements}</p>}
      <ul>
        {movements.map((movement) => (
          <MovementRow key={movement.position} movement={movement} />
        ))}
      </ul>
      {next !== undefined && (
        <Button busy={busy} onClick={more}>
          {text.olderMovements}
        </Button>
      )}
    </section>
  );
}

function nextOf({ next }: MovementPage): Pick<MovementPage, 'next'> {
  return next === undefined ? {} : { next };
}

function MovementRow({ movement: { kind, order, atMs, amountMinor, currency, digits } }: { readonly movement: Movement }) {
  const what = buyWords.get().movementKinds[kind](order ?? 0);
  return (
    <li class="buy-movement spread">
      <span>
        {order === undefined ? what : <Link href={`/orders/${order}`}>{what}</Link>}
        <br />
        <span class="dim">{moment(atMs)}</span>
      </span>
      <span class="money">
        {amountMinor > 0 ? '+' : ''}
        {money(amountMinor, currency, digits)}
      </span>
    </li>
  );
}
