import { get } from '../../kit/api';
import { language } from '../../kit/language';
import { useResource } from '../../kit/resource';
import { Link } from '../../kit/router';
import { Empty } from '../../kit/ui';
import { cardOfHit } from './cards';
import { type Choosing, facetText } from './Facets';
import { Cards, CardSkeletons } from './ProductCard';
import { addressOf, chosenOf, toggled } from './search';
import type { SearchAnswer } from './types';
import { words } from './words';

/** Nothing fits: what to take away so that something may, and what others buy. */
export function NothingFound({ choosing }: { readonly choosing: Choosing }) {
  const text = words();
  const ways = waysOn(choosing);
  return (
    <>
      <Empty title={text.noResults}>
        {ways.length === 0 && <p>{text.noResultsHint}</p>}
        {ways.length > 0 && (
          <>
            <p>{text.tryThis}</p>
            <ul class="chips">
              {ways.map(({ href, label }) => (
                <li key={href}>
                  <Link class="chip" href={href}>
                    {label}
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </Empty>
      <Popular />
    </>
  );
}

function waysOn({ choices, category, answer, showing }: Choosing): readonly { readonly href: string; readonly label: string }[] {
  const text = words();
  const chosen = chosenOf(choices);
  const { spelling } = answer;
  return [
    ...(spelling === undefined ? [] : [{ href: addressOf({ ...choices, q: spelling }, category), label: spelling }]),
    ...(chosen.length > 1 ? [{ href: addressOf({ ...choices, facets: {} }, category), label: text.withoutFilters }] : []),
    ...chosen.map(({ facet, value }) => ({
      href: addressOf(toggled(choices, facet, value), category),
      label: text.without(facetText(facet, value, { answer, showing })),
    })),
    ...(category !== undefined && choices.q !== ''
      ? [{ href: addressOf(choices, undefined), label: text.everywhere(choices.q) }]
      : []),
  ];
}

function Popular() {
  const found = useResource(`popular ${language()}`, (signal) =>
    get<SearchAnswer>('/v1/search', { sort: 'sales', inStock: true, limit: 8, language: language() }, signal),
  ).data;
  return (
    <section class="shelf" aria-label={words().popular}>
      <h2>{words().meanwhile}</h2>
      {found === undefined ? (
        <CardSkeletons count={4} />
      ) : (
        <Cards cards={found.hits.map((hit) => cardOfHit(hit, found.currency, found.digits))} />
      )}
    </section>
  );
}
