import { useState } from 'preact/hooks';
import { newKey } from '../../kit/api';
import { money } from '../../kit/money';
import { problemOf } from '../../kit/problem';
import type { Person } from '../../kit/session';
import { tell } from '../../kit/toast';
import { Button } from '../../kit/ui';
import { problemText } from '../../kit/words';
import type { Quote } from './types';
import { balanceOf, topUp, useWallet } from './wallet';
import { buyWords } from './words';

export type PayWith = 'wallet' | 'card';

let refused = false;

/** Whether cards may be offered: nothing tells in advance, so until the server said that it takes none. */
export function cardsTaken(): boolean {
  return !refused;
}

export function cardsRefused(): void {
  refused = true;
}

interface PayMethodProps {
  readonly person: Person;
  readonly quote: Quote | undefined;
  readonly value: PayWith;
  readonly onValue: (value: PayWith) => void;
  /** The doors have closed: there is nothing to top up for. */
  readonly isOver: boolean;
}

/** By wallet or by card; when the wallet doesn't hold enough, what is missing can be put into it here. */
export function PayMethod({ person, quote, value, onValue, isOver }: PayMethodProps) {
  const text = buyWords.get();
  const wallet = useWallet(person);
  const balance = quote === undefined || wallet.data === undefined ? undefined : balanceOf(wallet.data, quote.currency);
  const missing = quote === undefined || balance === undefined ? 0 : quote.totalMinor - balance;
  return (
    <section class="panel stack" aria-label={text.payWith}>
      <h2>{text.payWith}</h2>
      <fieldset class="buy-choices">
        <legend class="visually-hidden">{text.payWith}</legend>
        <label class="buy-choice">
          <input type="radio" name="pay" checked={value === 'wallet'} onChange={() => { onValue('wallet'); }} />
          <span>
            <strong>{text.wallet}</strong>
            <br />
            <span class="dim">
              {quote === undefined || balance === undefined ? text.walletHint : text.walletHolds(money(balance, quote.currency, quote.digits))}
            </span>
          </span>
        </label>
        {cardsTaken() && (
          <label class="buy-choice">
            <input type="radio" name="pay" checked={value === 'card'} onChange={() => { onValue('card'); }} />
            <span>
              <strong>{text.card}</strong>
              <br />
              <span class="dim">{text.cardHint}</span>
            </span>
          </label>
        )}
      </fieldset>
      {value === 'wallet' && quote !== undefined && missing > 0 && !isOver && (
        <Missing person={person} minor={missing} quote={quote} onDone={wallet.reload} />
      )}
    </section>
  );
}

interface MissingProps {
  readonly person: Person;
  readonly minor: number;
  readonly quote: Quote;
  readonly onDone: () => void;
}

function Missing({ person, minor, quote, onDone }: MissingProps) {
  const text = buyWords.get();
  const [busy, setBusy] = useState(false);
  const amount = money(minor, quote.currency, quote.digits);
  const fill = () => {
    setBusy(true);
    topUp(person.buyer, minor, quote.currency, newKey())
      .then(onDone, (error: unknown) => {
        tell(problemText(problemOf(error)));
      })
      .finally(() => {
        setBusy(false);
      });
  };
  return (
    <div class="notice warn">
      <p>
        {text.missing(amount)} <span>{text.simulated}</span>
      </p>
      <Button busy={busy} onClick={fill}>
        {text.topUpBy(amount)}
      </Button>
    </div>
  );
}
