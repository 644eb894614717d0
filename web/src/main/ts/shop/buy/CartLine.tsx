import { serverClock } from '../../kit/clock';
import { Icon } from '../../kit/icons';
import { money } from '../../kit/money';
import { useResource } from '../../kit/resource';
import { Stepper, Tick } from '../../kit/ui';
import { kitWords } from '../../kit/words';
import type { SkuCard } from '../products';
import type { CartChanges, ShownCart, ShownLine } from './cartlines';
import { HowPrice, Picture, titleOf, WareName } from './parts';
import { readDeal } from './dealnames';
import { changeSince, dealLost, type Seen, seenOf, shownMinor } from './seen';
import { choose } from './selection';
import type { QuoteProblem } from './types';
import { buyWords } from './words';

/** The server's own bound on the pieces of a line. */
const MOST_PIECES = 1_000_000;

interface CartLineProps {
  readonly line: ShownLine;
  readonly card: SkuCard | undefined;
  readonly isComing: boolean;
  readonly seen: Seen | undefined;
  readonly cart: ShownCart;
  readonly changes: CartChanges;
}

/** One product of the cart. */
export function CartLine({ line, card, isComing, seen, cart, changes }: CartLineProps) {
  const text = buyWords.get();
  const { sku, problem } = line;
  const title = card === undefined && isComing ? kitWords.get().loading : titleOf(card, sku);
  const quantity = changes.wanted.get(sku) ?? line.quantity;
  if (quantity === 0) {
    return <></>; // it is being taken out
  }
  return (
    <li class={`buy-line${line.priced === undefined ? ' off' : ''}`}>
      <Tick
        label={<span class="visually-hidden">{text.chooseOne(title)}</span>}
        checked={line.isChosen && line.priced !== undefined}
        disabled={line.priced === undefined}
        onChecked={(isChosen) => {
          choose([sku], isChosen);
        }}
      />
      <Picture card={card} isComing={isComing} />
      <WareName card={card} sku={sku} isComing={isComing} />
      <LinePrice line={line} cart={cart} />
      <div class="buy-line-does">
        {line.priced !== undefined && (
          <Stepper
            label={title}
            value={quantity}
            max={problem?.available ?? MOST_PIECES}
            busy={changes.wanted.has(sku)}
            onValue={(value) => {
              changes.set(sku, value);
            }}
          />
        )}
        <button
          type="button"
          class="buy-remove"
          aria-label={text.removeOne(title)}
          onClick={() => {
            changes.remove(sku, quantity, title);
          }}
        >
          <Icon name="trash" />
        </button>
      </div>
      <div class="buy-line-says">
        {problem !== undefined && <p class="badge bad">{lineTrouble(problem)}</p>}
        <Changed line={line} seen={seen} cart={cart} />
        {line.priced !== undefined && cart.total !== undefined && (
          <HowPrice line={line.priced} currency={cart.total.quote.currency} digits={cart.total.quote.digits} />
        )}
      </div>
    </li>
  );
}

function LinePrice({ line, cart }: { readonly line: ShownLine; readonly cart: ShownCart }) {
  const text = buyWords.get();
  const { priced } = line;
  const quote = cart.total?.quote;
  if (priced === undefined) {
    return <p class="buy-line-price dim">{text.noLongerSold}</p>;
  }
  if (quote === undefined) {
    const { amountMinor, currency, digits } = priced.unitPrice;
    return <p class="buy-line-price money">{money(amountMinor * priced.quantity, currency, digits)}</p>;
  }
  const { currency, digits } = quote;
  return (
    <p class={`buy-line-price${cart.isStale ? ' stale' : ''}`}>
      <strong class="money">{money(priced.payableMinor, currency, digits)}</strong>
      {priced.savingMinor > 0 && (
        <s class="dim money">
          <span class="visually-hidden">{text.insteadOf} </span>
          {money(priced.listMinor, currency, digits)}
        </s>
      )}
    </p>
  );
}

/** What hinders a line from being ordered. */
export function lineTrouble(problem: QuoteProblem): string {
  const text = buyWords.get();
  switch (problem.code) {
    case 'INSUFFICIENT_STOCK':
      return (problem.available ?? 0) === 0 ? text.soldOut : text.onlyLeft(problem.available ?? 0);
    case 'OVER_BUYER_LIMIT':
      return text.limit(problem.limit ?? 0);
    default:
      return text.noLongerSold;
  }
}

function Changed({ line, seen, cart }: { readonly line: ShownLine; readonly seen: Seen | undefined; readonly cart: ShownCart }) {
  const text = buyWords.get();
  const { priced } = line;
  const now = priced === undefined ? undefined : seenOf(priced);
  const change = now === undefined ? undefined : changeSince(seen, now);
  if (priced === undefined || now === undefined || change === undefined) {
    return <></>;
  }
  const quote = cart.total?.quote;
  const amount =
    quote === undefined
      ? money(Math.abs(change), now.currency, priced.unitPrice.digits)
      : money(shownMinor(Math.abs(change), priced), quote.currency, quote.digits);
  const lost = dealLost(seen, now);
  if (change > 0 && lost !== undefined) {
    return <DealLost deal={lost} amount={amount} />;
  }
  return change > 0 ? <p class="badge warn">{text.dearer(amount)}</p> : <p class="badge good">{text.cheaper(amount)}</p>;
}

/** Why the festival price of a line is gone: nobody gets it any more, or this buyer has had it. */
function DealLost({ deal, amount }: { readonly deal: number; readonly amount: string }) {
  const text = buyWords.get();
  const found = useResource(`lost deal ${deal}`, (signal) => readDeal(deal, signal));
  const { data } = found;
  if (data === undefined && found.problem === undefined) {
    return <></>;
  }
  const isSoldOut = data?.terms.stock !== undefined && data.terms.stock > 0 && data.taken >= data.terms.stock;
  const isUsed = data !== undefined && !isSoldOut && !data.ended && data.endsAtMs > serverClock.nowMs();
  return <p class="badge warn">{(isSoldOut ? text.dealSoldOut : isUsed ? text.dealUsed : text.dealOver)(amount)}</p>;
}
