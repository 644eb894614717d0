import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { get } from '../../kit/api';
import { language } from '../../kit/language';
import { Problem } from '../../kit/problem';
import { type Resource, useResource } from '../../kit/resource';
import { Link, useTitle } from '../../kit/router';
import { useNow } from '../../kit/time';
import { Trouble } from '../../kit/ui';
import { type Festival, phaseOf, useFestival } from '../festival';
import { words as shopWords } from '../words';
import { type Card, cardOfHit, cardOfHome } from './cards';
import { childrenOf, nameOf, useCategories } from './categories';
import { ForYou } from './ForYou';
import { Hero } from './Hero';
import { Cards, CardSkeletons } from './ProductCard';
import type { Category, HomeAnswer, SearchAnswer } from './types';
import { words } from './words';

interface Shelves {
  readonly now: readonly Card[];
  readonly next: readonly Card[];
  readonly launches: readonly Card[];
  readonly popular: readonly Card[];
}

const EVERY_MS = 15_000;
/** So many of each: three full rows on a phone, two on a screen. */
const SHOWN = 12;

/** The home page: what is on now, what comes next, and ways into the shop. */
export function Home() {
  const festival = useFestival().data;
  const categories = useCategories().data ?? [];
  const shelves = useShelves();
  useTitle(festival === undefined ? shopWords().name : `${festival.name} · ${shopWords().name}`);
  useReloadAt(festival?.opensAtMs, shelves.reload);
  return (
    <div class="home">
      <Hero festival={festival} />
      <CategoryRow categories={categories} />
      {shelves.problem !== undefined && <Trouble problem={shelves.problem} onRetry={shelves.reload} />}
      {shelves.data === undefined
        ? shelves.problem === undefined && <CardSkeletons count={8} />
        : <AllShelves shelves={shelves.data} festival={festival} />}
      <ForYou categories={categories} />
    </div>
  );
}

function AllShelves({ shelves, festival }: { readonly shelves: Shelves; readonly festival: Festival | undefined }) {
  const nowMs = useNow(5_000);
  const text = words();
  const now = shelves.now.filter(({ deal }) => deal === undefined || nowMs < deal.endsAtMs);
  return (
    <>
      <Shelf title={text.nowOn} cards={now} all="/search?onDeal=true">
        {festival !== undefined && phaseOf(festival, nowMs) === 'open' && shelves.next.length > 0 && <p class="dim">{`${text.noDeals}. ${text.noDealsText}`}</p>}
      </Shelf>
      <Shelf title={text.nextOn} cards={shelves.next} />
      <Shelf title={text.launches} cards={shelves.launches} all="/search?sort=newest" />
      <Shelf title={text.popular} cards={shelves.popular} all="/search?sort=sales" />
    </>
  );
}

interface ShelfProps {
  readonly title: string;
  readonly cards: readonly Card[];
  /** Where all of them are. */
  readonly all?: string;
  /** What stands there when it is empty; without it an empty shelf isn't shown. */
  readonly children?: ComponentChildren;
}

function Shelf({ title, cards, all, children }: ShelfProps) {
  if (cards.length === 0 && (children === undefined || children === false)) {
    return null;
  }
  return (
    <section class="shelf" aria-label={title}>
      <div class="spread">
        <h2>{title}</h2>
        {all !== undefined && cards.length > 0 && (
          <Link class="all" href={all} aria-label={`${words().all}: ${title}`}>
            {words().all}
          </Link>
        )}
      </div>
      {cards.length === 0 ? children : <Cards cards={cards.slice(0, SHOWN)} />}
    </section>
  );
}

function CategoryRow({ categories }: { readonly categories: readonly Category[] }) {
  return (
    <nav class="entries" aria-label={words().categories}>
      <ul>
        {childrenOf(categories, undefined).map((category) => (
          <li key={category.category}>
            <Link href={`/c/${encodeURIComponent(category.category)}`}>{nameOf(category)}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function useShelves(): Resource<Shelves> {
  return useResource(`home ${language()}`, load, EVERY_MS);
}

/** A server without a home page of its own still knows what sells. */
async function load(signal: AbortSignal): Promise<Shelves> {
  try {
    const { nowMs, now, next, launches, popular } = await get<HomeAnswer>('/v1/home', { language: language() }, signal);
    const cardsOf = (cards: HomeAnswer['now']) => cards.map((card) => cardOfHome(card, nowMs));
    return { now: cardsOf(now), next: cardsOf(next), launches: cardsOf(launches), popular: cardsOf(popular) };
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 404) {
      throw error;
    }
  }
  const asked = { sort: 'sales', inStock: true, limit: SHOWN, language: language() };
  const { hits, currency, digits } = await get<SearchAnswer>('/v1/search', asked, signal);
  return { now: [], next: [], launches: [], popular: hits.map((hit) => cardOfHit(hit, currency, digits)) };
}

/** Asks again at a moment, when it comes while the page is open. */
function useReloadAt(atMs: number | undefined, reload: () => void): void {
  const nowMs = useNow(1_000);
  const isPast = atMs !== undefined && nowMs >= atMs;
  useEffect(() => {
    if (isPast) {
      reload();
    }
  }, [isPast, reload]);
}
