import { useState } from 'preact/hooks';
import { count } from '../../kit/money';
import { Link } from '../../kit/router';
import { countryName } from '../../kit/time';
import { Button } from '../../kit/ui';
import { kitWords } from '../../kit/words';
import { type Showing, shown, shownText } from '../showing';
import { addressOf, below, type Choices, chosenOf, toggled } from './search';
import { FACETS, type FacetName, type FacetValue, type SearchAnswer } from './types';
import { words } from './words';

/** Everything that the choices can be changed by. */
export interface Choosing {
  readonly choices: Choices;
  /** The category whose page it is. */
  readonly category: string | undefined;
  readonly answer: SearchAnswer;
  readonly onChoices: (to: Choices) => void;
  readonly showing: Showing;
}

/** More than these only for those who ask. */
const FIRST = 6;

/** A value of a facet as people say it. */
export function facetText(facet: FacetName, value: string, { answer, showing }: Pick<Choosing, 'answer' | 'showing'>): string {
  const text = words();
  const known = answer.facets[facet].find((each) => each.value === value);
  switch (facet) {
    case 'shopKind':
      return text.shopKinds[value] ?? value;
    case 'origin':
      return countryName(value);
    case 'priceBand':
      return known === undefined ? text.price : bandText(known, answer, showing);
    case 'onDeal':
    case 'inStock':
      return text.facets[facet];
    case 'category':
    case 'brand':
      return known?.label ?? value;
  }
}

function bandText({ fromMinor, belowMinor }: FacetValue, { currency, digits }: SearchAnswer, showing: Showing): string {
  const text = words();
  const amount = (minor: number) => shownText(shown(minor, { currency, digits }, showing));
  if (fromMinor === undefined || fromMinor === 0) {
    return belowMinor === undefined ? text.price : text.under(amount(belowMinor));
  }
  return belowMinor === undefined ? text.over(amount(fromMinor)) : text.between(amount(fromMinor), amount(belowMinor));
}

/** What was chosen, each to be taken away by a press. */
export function ChosenChips({ choosing }: { readonly choosing: Choosing }) {
  const { choices, onChoices } = choosing;
  const chosen = chosenOf(choices);
  const text = words();
  if (chosen.length === 0) {
    return null;
  }
  return (
    <ul class="chips" aria-label={text.chosen}>
      {chosen.map(({ facet, value }) => {
        const name = facetText(facet, value, choosing);
        return (
          <li key={`${facet} ${value}`}>
            <button type="button" class="chip chosen" aria-label={text.takeAway(name)} onClick={() => { onChoices(toggled(choices, facet, value)); }}>
              {name} <span aria-hidden="true">×</span>
            </button>
          </li>
        );
      })}
      {chosen.length > 1 && (
        <li>
          <Button look="quiet" onClick={() => { onChoices({ ...choices, facets: {} }); }}>
            {text.clearAll}
          </Button>
        </li>
      )}
    </ul>
  );
}

/** Every facet with its values and how many products each has. */
export function FacetList({ choosing }: { readonly choosing: Choosing }) {
  return (
    <div class="facets">
      {FACETS.filter((facet) => facet !== 'onDeal' && facet !== 'inStock').map((facet) => (
        <FacetGroup key={facet} facet={facet} choosing={choosing} />
      ))}
      <ul class="facet">
        {(['onDeal', 'inStock'] as const).map((facet) => (
          <Switch key={facet} facet={facet} choosing={choosing} />
        ))}
      </ul>
    </div>
  );
}

function Switch({ facet, choosing }: { readonly facet: 'onDeal' | 'inStock'; readonly choosing: Choosing }) {
  const { choices, answer, onChoices } = choosing;
  const yes = answer.facets[facet].find(({ value }) => value === 'true');
  return (
    <ValueTick
      label={words().facets[facet]}
      count={yes?.count ?? 0}
      checked={choices.facets[facet]?.includes('true') ?? false}
      onChange={() => { onChoices(toggled(choices, facet, 'true')); }}
    />
  );
}

function FacetGroup({ facet, choosing }: { readonly facet: FacetName; readonly choosing: Choosing }) {
  const [all, setAll] = useState(false);
  const { choices, category, answer, onChoices } = choosing;
  const text = words();
  const chosen = choices.facets[facet] ?? [];
  const at = facet === 'category' ? (chosen[0] ?? category) : undefined;
  const values = facet === 'category' ? below(answer.facets.category, at) : inOrder(facet, answer.facets[facet]);
  const shown = all ? values : values.filter(({ value }, i) => i < FIRST || chosen.includes(value));
  if (values.length === 0) {
    return null;
  }
  return (
    <fieldset class="facet">
      <legend>{text.facets[facet]}</legend>
      <ul>
        {shown.map(({ value, count: products }) =>
          facet === 'category' ? (
            <li key={value}>
              <Link class="facet-link" href={addressOfCategory(choices, category, value)}>
                <span>{facetText(facet, value, choosing)}</span> <small>{count(products)}</small>
              </Link>
            </li>
          ) : (
            <ValueTick
              key={value}
              label={facetText(facet, value, choosing)}
              count={products}
              checked={chosen.includes(value)}
              onChange={() => { onChoices(toggled(choices, facet, value)); }}
            />
          ),
        )}
      </ul>
      {values.length > FIRST && (
        <Button look="quiet" aria-expanded={all} onClick={() => { setAll(!all); }}>
          {all ? kitWords.get().less : text.moreOf(text.facets[facet])}
        </Button>
      )}
    </fieldset>
  );
}

/** On a category's page its children have pages of their own; in a search the category is one of the choices. */
function addressOfCategory(choices: Choices, category: string | undefined, to: string): string {
  return category === undefined
    ? addressOf({ ...choices, facets: { ...choices.facets, category: [to] } }, undefined)
    : addressOf(choices, to);
}

/** Prices from low to high; all else as the server counted, the most first. */
function inOrder(facet: FacetName, values: readonly FacetValue[]): readonly FacetValue[] {
  return facet === 'priceBand' ? [...values].sort((a, b) => (a.fromMinor ?? 0) - (b.fromMinor ?? 0)) : values;
}

interface ValueTickProps {
  readonly label: string;
  readonly count: number;
  readonly checked: boolean;
  readonly onChange: () => void;
}

function ValueTick({ label, count: products, checked, onChange }: ValueTickProps) {
  return (
    <li>
      <label class="tick">
        <input type="checkbox" checked={checked} disabled={products === 0 && !checked} onChange={onChange} />
        <span>
          {label} <small class="dim">{count(products)}</small>
        </span>
      </label>
    </li>
  );
}
