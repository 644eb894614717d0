import { go } from '../../kit/router';
import { moment, useNow } from '../../kit/time';
import { Button, Stepper } from '../../kit/ui';
import { kitWords } from '../../kit/words';
import { phaseOf, useFestival } from '../festival';
import { OrderingStopped } from '../OrderingStopped';
import { AddButton } from './AddButton';
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
      {phase === 'open' && !isGone && <OrderingStopped festival={festival} />}
      {phase === 'before' && festival !== undefined && <p class="dim">{text.notYetOpen(moment(festival.opensAtMs))}</p>}
      {phase !== 'closed' && sku !== undefined && (
        <div class="product-bar" data-bar>
          <AddButton label={text.addToCart} lines={[{ sku, quantity: Math.min(quantity, max) }]} isGone={isGone} isMain={phase === 'before'} />
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
