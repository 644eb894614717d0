import { useState } from 'preact/hooks';
import { count } from '../../kit/money';
import { problemOf } from '../../kit/problem';
import { go } from '../../kit/router';
import { currentSession } from '../../kit/session';
import { moment, useNow } from '../../kit/time';
import { tell } from '../../kit/toast';
import { Button, Stepper } from '../../kit/ui';
import { kitWords, problemText } from '../../kit/words';
import { countOneMore, readCart, setLine, useLocalLines } from '../buy/cart';
import { phaseOf, useFestival } from '../festival';
import { termsOf, useSettings } from '../settings';
import { isBuyable, limitOf } from './offer';
import type { Variant, VariantOffer } from './types';
import { words } from './words';

interface BuyingProps {
  readonly variant: Variant;
  readonly offer: VariantOffer | undefined;
  readonly quantity: number;
  readonly onQuantity: (to: number) => void;
}

/** More than this nobody means to buy; the engine takes more. */
const MOST = 999;

/** How many, into the cart, or straight to the checkout. */
export function Buying({ variant, offer, quantity, onQuantity }: BuyingProps) {
  const nowMs = useNow(1_000);
  const festival = useFestival().data;
  const text = words();
  const { sku } = variant;
  const phase = festival === undefined ? 'open' : phaseOf(festival, nowMs);
  const isGone = sku === undefined || (offer !== undefined && !isBuyable(offer));
  const max = Math.max(1, Math.min(MOST, limitOfAll(variant, offer)));
  return (
    <div class="buying">
      {!isGone && phase !== 'closed' && (
        <Stepper value={Math.min(quantity, max)} max={max} label={kitWords.get().quantity} onValue={onQuantity} />
      )}
      {isGone && offer?.onSale !== false && <p class="notice">{text.outOfStock}</p>}
      {phase === 'closed' && <p class="notice">{text.festivalOver}</p>}
      {phase === 'before' && festival !== undefined && <p class="dim">{text.notYetOpen(moment(festival.opensAtMs))}</p>}
      {phase !== 'closed' && sku !== undefined && (
        <div class="product-bar" data-bar>
          <AddButton sku={sku} quantity={Math.min(quantity, max)} isGone={isGone} isMain={phase === 'before'} />
          {phase === 'open' && (
            <Button look="main" disabled={isGone} onClick={() => { go(`/checkout?sku=${sku}&quantity=${Math.min(quantity, max)}`); }}>
              {text.buyNow}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function limitOfAll(variant: Variant, offer: VariantOffer | undefined): number {
  const limit = offer === undefined ? variant.limitPerBuyer : (limitOf(offer) ?? 0);
  return Math.min(limit > 0 ? limit : MOST, offer?.available ?? MOST);
}

interface AddProps {
  readonly sku: number;
  readonly quantity: number;
  readonly isGone: boolean;
  readonly isMain: boolean;
}

function AddButton({ sku, quantity, isGone, isMain }: AddProps) {
  const [busy, setBusy] = useState(false);
  const settings = useSettings();
  const local = useLocalLines();
  const text = words();
  const add = async () => {
    const session = currentSession();
    if (typeof session === 'string') {
      await setLine(undefined, sku, quantity + (local.find((line) => line.sku === sku)?.quantity ?? 0));
      return;
    }
    // a line says how many there are, so what is in the cart already has to be known
    const { quote } = await readCart(session, termsOf(settings), [], undefined, new AbortController().signal);
    const present = quote.lines.find((line) => line.sku === sku)?.quantity ?? 0;
    await setLine(session, sku, present + quantity);
    if (present === 0) {
      countOneMore();
    }
  };
  return (
    <Button
      look={isMain ? 'main' : 'second'}
      busy={busy}
      disabled={isGone}
      aria-label={quantity === 1 ? text.addToCart : `${text.addToCart}: ${count(quantity)}`}
      onClick={() => {
        setBusy(true);
        add()
          .then(
            () => {
              tell(text.added, { label: text.goToCart, run: () => { go('/cart'); } });
            },
            (error: unknown) => {
              tell(problemText(problemOf(error)));
            },
          )
          .finally(() => {
            setBusy(false);
          });
      }}
    >
      {text.addToCart}
    </Button>
  );
}
