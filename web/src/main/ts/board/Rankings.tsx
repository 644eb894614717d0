import { useLayoutEffect, useRef } from 'preact/hooks';
import { cityTierName, countryName, shortAmount } from './format';
import { wantsStill } from './hooks';
import type { Ranked, Snapshot } from './snapshot';

const ROWS = 5;

/** What sells best, by everything that the board counts by. */
export function Rankings({ snapshot }: { readonly snapshot: Snapshot }) {
  const currency = snapshot.festival.currency;
  const byCountry = snapshot.countries.map((each) => ({ ...each, name: countryName(each.key) }));
  const byTier = snapshot.cityTiers.map((each) => ({ ...each, name: cityTierName(each.key) }));
  return (
    <section class="rankings" aria-label={`What sells best, in ${currency}`}>
      <Ranking title="Categories" ranked={snapshot.categories} currency={currency} />
      <Ranking title="Brands" ranked={snapshot.brands} currency={currency} />
      <Ranking title="Shops" ranked={snapshot.shops} currency={currency} />
      <Ranking title="Products" ranked={snapshot.skus} currency={currency} wide />
      <Ranking title="Buyers’ countries" ranked={byCountry} currency={currency} />
      <Ranking title="Buyers’ cities" ranked={byTier} currency={currency} />
    </section>
  );
}

interface RankingProps {
  readonly title: string;
  readonly ranked: readonly Ranked[];
  readonly currency: string;
  readonly wide?: boolean;
}

function Ranking({ title, ranked, currency, wide }: RankingProps) {
  const rows = ranked.slice(0, ROWS);
  const list = useRef<HTMLOListElement>(null);
  useSwapping(list, rows);
  const most = rows[0]?.gmvMinor ?? 0;
  return (
    <section class={wide === true ? 'panel ranking wide' : 'panel ranking'}>
      <h2>{title}</h2>
      {rows.length === 0 && <p class="nothing">Nothing sold yet</p>}
      <ol ref={list}>
        {rows.map((row) => (
          <li key={row.key} data-key={row.key}>
            <span class="name">{row.name}</span>
            <span class="amount">{shortAmount(row.gmvMinor, currency)}</span>
            <span class="bar" aria-hidden="true">
              <span style={{ transform: `scaleX(${most > 0 ? (row.gmvMinor / most).toFixed(4) : 0})` }} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Rows that change places glide there, so that the eye can follow who overtook whom. */
function useSwapping(list: { current: HTMLOListElement | null }, rows: readonly Ranked[]): void {
  const places = useRef<ReadonlyMap<string, number>>(new Map());
  useLayoutEffect(() => {
    const before = places.current;
    places.current = new Map(rows.map((row, i) => [row.key, i]));
    if (wantsStill()) {
      return;
    }
    for (const item of list.current?.querySelectorAll<HTMLElement>('li') ?? []) {
      const [from, to] = [before.get(item.dataset['key'] ?? ''), places.current.get(item.dataset['key'] ?? '')];
      if (from !== undefined && to !== undefined && from !== to) {
        item.animate([{ transform: `translateY(${(from - to) * 100}%)` }, { transform: 'none' }], {
          duration: 600,
          easing: 'cubic-bezier(0.22, 1, 0.36, 1)',
        });
      }
    }
  });
}
