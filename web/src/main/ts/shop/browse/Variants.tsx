import { useNow } from '../../kit/time';
import { shown, shownText } from '../showing';
import { useShowing } from '../useShowing';
import { axesOf, differingPrices, isBuyable, valueOf, variantWith } from './offer';
import type { Variant, VariantOffer } from './types';
import { nameText, words } from './words';

interface VariantsProps {
  readonly variants: readonly Variant[];
  readonly present: Variant;
  readonly offers: readonly VariantOffer[];
  readonly onVariant: (to: Variant) => void;
}

/** What can be chosen, and what there is no choice of. What is sold out can be looked at still: it may come back, and says what it costs. */
export function Variants({ variants, present, offers, onVariant }: VariantsProps) {
  const nowMs = useNow(5_000);
  const prices = differingPrices(variants, offers, nowMs);
  return (
    <>
      {axesOf(variants).map(({ name, values }) => values.length === 1 ? (
        <p key={name} class="only-option">
          <span class="dim">{nameText(name)}</span> {values[0]}
        </p>
      ) : (
        <fieldset key={name} class="options">
          <legend>{nameText(name)}</legend>
          <div class="chips">
            {values.map((value) => {
              const variant = variantWith(variants, present, name, value);
              return (
                <ValueChip
                  key={value}
                  value={value}
                  offer={offers.find(({ sku }) => sku === variant.sku)}
                  priceMinor={prices?.get(variant.code)}
                  isChosen={valueOf(present, name) === value}
                  onPress={() => { onVariant(variant); }}
                />
              );
            })}
          </div>
        </fieldset>
      ))}
    </>
  );
}

interface ChipProps {
  readonly value: string;
  readonly offer: VariantOffer | undefined;
  /** Undefined where all cost the same. */
  readonly priceMinor: number | undefined;
  readonly isChosen: boolean;
  readonly onPress: () => void;
}

function ValueChip({ value, offer, priceMinor, isChosen, onPress }: ChipProps) {
  const showing = useShowing();
  const isGone = offer !== undefined && !isBuyable(offer);
  return (
    <button type="button" class={`chip${isChosen ? ' chosen' : ''}${isGone ? ' gone' : ''}`} aria-pressed={isChosen} onClick={onPress}>
      {value}
      {offer !== undefined && priceMinor !== undefined && <small class="money">{shownText(shown(priceMinor, offer, showing))}</small>}
      {isGone && <span class="visually-hidden">, {words().soldOut}</span>}
    </button>
  );
}
