import { useEffect, useRef, useState } from 'preact/hooks';
import { call, insist } from '../../kit/api';
import { count, money } from '../../kit/money';
import { type Problem, problemOf } from '../../kit/problem';
import { useResource } from '../../kit/resource';
import { Link } from '../../kit/router';
import { Button, Dialog, Money, Notice, Skeleton, Trouble } from '../../kit/ui';
import { problemText } from '../../kit/words';
import { termsOf, useSettings } from '../settings';
import { depositKey, depositPaid, type DepositQuote, type Reserved } from './deposit';
import { words } from './words';

interface DepositProps {
  readonly buyer: number;
  readonly deal: number;
  readonly quantity: number;
  readonly onClose: () => void;
}

/** The amounts of a reservation as the server gives them, and one button that pays the deposit once. */
export function DepositDialog({ buyer, deal, quantity, onClose }: DepositProps) {
  const settings = useSettings();
  const text = words();
  const quote = useResource(`deposit ${deal} ${quantity} ${settings.country} ${settings.currency}`, (signal) =>
    call<DepositQuote>('/v1/quotes/deposit', { method: 'POST', body: { deal, quantity, ...termsOf(settings) }, signal }),
  );
  const paying = usePaying(buyer, deal, quantity, quote.reload);
  const { data } = quote;
  if (paying.done !== undefined) {
    return (
      <Dialog title={text.depositTitle} onClose={onClose}>
        <Notice kind="good">{text.depositDone}</Notice>
        <Link class="button main" href={`/orders/${paying.done.order}`}>
          {text.toOrder}
        </Link>
      </Dialog>
    );
  }
  return (
    <Dialog title={text.depositTitle} onClose={onClose}>
      {data === undefined ? (
        quote.problem === undefined ? <Skeleton lines={4} /> : <Trouble problem={quote.problem} onRetry={quote.reload} />
      ) : (
        <>
          <Amounts quote={data} quantity={quantity} />
          <Refused problem={paying.problem} />
          {paying.isUncertain && <Notice>{text.depositSending}</Notice>}
          <Button look="main" wide busy={paying.isBusy} onClick={() => { paying.pay(data); }}>
            {text.payDeposit(money(data.depositMinor, data.currency, data.digits))}
          </Button>
        </>
      )}
    </Dialog>
  );
}

function Amounts({ quote, quantity }: { readonly quote: DepositQuote; readonly quantity: number }) {
  const text = words();
  const { currency, digits } = quote;
  const rows = [
    { name: text.depositNow, minor: quote.depositMinor },
    { name: text.depositRest, minor: quote.totalMinor - quote.depositMinor },
    { name: text.landed(count(quantity)), minor: quote.totalMinor },
    ...(quote.dutyMinor === 0 ? [] : [{ name: text.ofWhichDuty, minor: quote.dutyMinor }]),
  ];
  return (
    <dl class="sums">
      {rows.map(({ name, minor }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Money minor={minor} currency={currency} digits={digits} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Refused({ problem }: { readonly problem: Problem | undefined }) {
  const text = words();
  if (problem === undefined) {
    return null;
  }
  return (
    <Notice kind="bad">
      <p>{problem.code === 'PRICE_CHANGED' ? text.depositPriceChanged : problemText(problem)}</p>
      {problem.code === 'INSUFFICIENT_FUNDS' && <Link href="/wallet">{text.toWallet}</Link>}
      {problem.code === 'IDEMPOTENCY_CONFLICT' && <Link href="/orders">{text.toOrder}</Link>}
    </Notice>
  );
}

interface Paying {
  readonly done: Reserved | undefined;
  readonly problem: Problem | undefined;
  readonly isBusy: boolean;
  readonly isUncertain: boolean;
  readonly pay: (quote: DepositQuote) => void;
}

/** Sends it under one key until the server says what became of it. */
function usePaying(buyer: number, deal: number, quantity: number, ask: () => void): Paying {
  const { country } = useSettings();
  const [state, setState] = useState<Omit<Paying, 'pay'>>({ done: undefined, problem: undefined, isBusy: false, isUncertain: false });
  const given = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    given.current = controller;
    return () => {
      controller.abort();
    };
  }, []);
  const pay = (quote: DepositQuote) => {
    const { signal } = given.current;
    const body = {
      buyer,
      region: { country },
      deal,
      quantity,
      expectedTotalMinor: quote.totalMinor,
      expectedDepositMinor: quote.depositMinor,
      currency: quote.currency,
    };
    setState({ done: undefined, problem: undefined, isBusy: true, isUncertain: false });
    insist<Reserved>('/v1/deposits', { method: 'POST', key: depositKey(buyer, deal), body, signal }, () => {
      setState((before) => ({ ...before, isUncertain: true }));
    }).then(
      (done) => {
        depositPaid(buyer, deal);
        setState({ done, problem: undefined, isBusy: false, isUncertain: false });
      },
      (error: unknown) => {
        if (signal.aborted) {
          return;
        }
        const problem = problemOf(error);
        if (problem.code === 'IDEMPOTENCY_CONFLICT') {
          depositPaid(buyer, deal); // what was sent before, with other amounts, went through
        }
        setState({ done: undefined, problem, isBusy: false, isUncertain: false });
        ask();
      },
    );
  };
  return { ...state, pay };
}
