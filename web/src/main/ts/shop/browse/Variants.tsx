import { axesOf, isBuyable, valueOf, variantWith } from './offer';
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
  const text = words();
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
              const offer = offers.find(({ sku }) => sku === variant.sku);
              const isGone = offer !== undefined && !isBuyable(offer);
              const isChosen = valueOf(present, name) === value;
              return (
                <button
                  key={value}
                  type="button"
                  class={`chip${isChosen ? ' chosen' : ''}${isGone ? ' gone' : ''}`}
                  aria-pressed={isChosen}
                  onClick={() => { onVariant(variant); }}
                >
                  {value}
                  {isGone && <span class="visually-hidden">, {text.soldOut}</span>}
                </button>
              );
            })}
          </div>
        </fieldset>
      ))}
    </>
  );
}
