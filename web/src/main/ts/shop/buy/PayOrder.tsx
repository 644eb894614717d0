import { useEffect, useRef, useState } from 'preact/hooks';
import { newKey } from '../../kit/api';
import { money } from '../../kit/money';
import { Problem, problemOf } from '../../kit/problem';
import type { Person } from '../../kit/session';
import { useNow } from '../../kit/time';
import { Button, Notice, Trouble } from '../../kit/ui';
import { Deadline } from './OrderParts';
import { command, type Order, startCard } from './orders';
import { cardsRefused, cardsTaken } from './PayMethod';
import { balanceOf, topUp, useWallet } from './wallet';
import { buyWords } from './words';

interface PayOrderProps {
  readonly person: Person;
  readonly order: Order;
  /** It was ordered to be paid by card. */
  readonly startWithCard: boolean;
  readonly onChanged: () => void;
}

/** How an order that isn't paid can be, and for how long. */
export function PayOrder({ person, order, startWithCard, onChanged }: PayOrderProps) {
  const text = buyWords.get();
  const nowMs = useNow(1000);
  const isDue = nowMs >= order.payFromMs && nowMs < order.payDeadlineMs;
  if (order.state !== 'PLACED' && order.state !== 'RESERVED') {
    return <></>;
  }
  const dueMinor = order.totalMinor - order.paidMinor;
  return (
    <section class="panel stack buy-pay" aria-label={text.payNow}>
      <div class="spread">
        <Deadline order={order} />
        <strong class="money">{money(dueMinor, order.currency, order.digits)}</strong>
      </div>
      {isDue && <ByWallet person={person} order={order} dueMinor={dueMinor} onChanged={onChanged} />}
      {isDue && order.state === 'PLACED' && <ByCard order={order} startsAtOnce={startWithCard} onChanged={onChanged} />}
    </section>
  );
}

interface ByWalletProps {
  readonly person: Person;
  readonly order: Order;
  readonly dueMinor: number;
  readonly onChanged: () => void;
}

function ByWallet({ person, order, dueMinor, onChanged }: ByWalletProps) {
  const text = buyWords.get();
  const wallet = useWallet(person);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const [keys] = useState(() => ({ pay: newKey(), fill: newKey() }));
  const missing = wallet.data === undefined ? 0 : Math.max(0, dueMinor - balanceOf(wallet.data, order.currency));
  const pay = async () => {
    if (missing > 0) {
      await topUp(person.buyer, missing, order.currency, `${keys.fill}-${missing}`);
    }
    await command(`/v1/orders/${order.order}/pay`, keys.pay);
  };
  const press = () => {
    setBusy(true);
    setProblem(undefined);
    pay()
      .catch((error: unknown) => {
        setProblem(problemOf(error));
      })
      .finally(() => {
        setBusy(false);
        wallet.reload();
        onChanged();
      });
  };
  const amount = (minor: number) => money(minor, order.currency, order.digits);
  return (
    <>
      {problem !== undefined && <Trouble problem={problem} />}
      {missing > 0 && (
        <p>
          {text.missing(amount(missing))} {text.simulated}
        </p>
      )}
      <Button look="main" busy={busy || wallet.data === undefined} onClick={press}>
        {missing > 0 ? text.topUpAndPay(amount(missing)) : text.payFromWallet}
      </Button>
    </>
  );
}

interface ByCardProps {
  readonly order: Order;
  readonly startsAtOnce: boolean;
  readonly onChanged: () => void;
}

/** By card: the card company's page opens beside this one, which learns of the payment by itself. */
function ByCard({ order, startsAtOnce, onChanged }: ByCardProps) {
  const text = buyWords.get();
  const [confirmAt, setConfirmAt] = useState<string | undefined>(undefined);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const began = useRef(false);
  const start = () => {
    setBusy(true);
    setProblem(undefined);
    startCard(order.order)
      .then(
        (card) => {
          setConfirmAt(card.confirmAt);
          onChanged();
        },
        (error: unknown) => {
          const refusal = problemOf(error);
          if (refusal.code === 'NO_CARD_PAYMENTS') {
            cardsRefused();
          }
          setProblem(refusal);
        },
      )
      .finally(() => {
        setBusy(false);
      });
  };
  useEffect(() => {
    if (startsAtOnce && !began.current) {
      began.current = true;
      start();
    }
  }, [startsAtOnce]);
  if (confirmAt !== undefined) {
    return (
      <Notice>
        <p>{text.confirmCard}</p>
        <a class="button main" href={confirmAt} target="_blank" rel="noopener noreferrer">
          {text.toCardPage}
        </a>
      </Notice>
    );
  }
  return (
    <>
      {problem !== undefined && <Trouble problem={problem} />}
      {cardsTaken() && (
        <Button busy={busy} onClick={start}>
          {text.payByCard}
        </Button>
      )}
    </>
  );
}
