import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { get } from '../../kit/api';
import { language } from '../../kit/language';
import { askAhead, type Resource, useResource } from '../../kit/resource';
import { Link, useTitle } from '../../kit/router';
import { useNow } from '../../kit/time';
import { Trouble } from '../../kit/ui';
import { type Festival, phaseOf, useFestival } from '../festival';
import { words as shopWords } from '../words';
import { type Card, cardOfHome } from './cards';
import { childrenOf, nameOf, useCategories } from './categories';
import { ForYou } from './ForYou';
import { Hero } from './Hero';
import { Cards, CardSkeletons, LaunchCards } from './ProductCard';
import type { Category, HomeAnswer, Launch } from './types';
import { words } from './words';

interface Shelves {
  readonly now: readonly Card[];
  readonly next: readonly Card[];
  readonly launches: readonly Launch[];
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
  useReloadAt(shelves.data?.launches[0]?.launchMs, shelves.reload);
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
  const now = shelves.now.filter(({ deal }) => deal === undefined || nowMs < deal.endsAtMs).slice(0, SHOWN);
  const isOver = festival !== undefined && phaseOf(festival, nowMs) === 'closed';
  const isShown = new Set(isOver ? [] : now.map(({ product }) => product));
  const popular = shelves.popular.filter(({ product, sold }) => sold > 0 && !isShown.has(product));
  if (isOver) {
    return <Shelf title={text.popularThen} cards={popular} all="/search?sort=sales" />;
  }
  return (
    <>
      <Shelf title={text.nowOn} cards={now} all="/search?onDeal=true">
        {festival !== undefined && phaseOf(festival, nowMs) === 'open' && shelves.next.length > 0 && <p class="dim">{`${text.noDeals}. ${text.noDealsText}`}</p>}
      </Shelf>
      <Shelf title={text.nextOn} cards={shelves.next} />
      {shelves.launches.length > 0 && (
        <section class="shelf" aria-label={text.launches}>
          <h2>{text.launches}</h2>
          <LaunchCards launches={shelves.launches.slice(0, SHOWN)} />
        </section>
      )}
      <Shelf title={text.popular} cards={popular} all="/search?sort=sales" />
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

/** Before the page is drawn, as nobody who opens it wants to wait. */
export function askHomeAhead(): void {
  askAhead(`home ${language()}`, load);
}

async function load(signal: AbortSignal): Promise<Shelves> {
  const { nowMs, now, next, launches, popular } = await get<HomeAnswer>('/v1/home', { language: language() }, signal);
  const cardsOf = (cards: HomeAnswer['now']) => cards.map((card) => cardOfHome(card, nowMs));
  return { now: cardsOf(now), next: cardsOf(next), launches, popular: cardsOf(popular) };
}

/** Asks again at a moment, when it comes while the page is open. */
function useReloadAt(atMs: number | undefined, reload: () => void): void {
  const nowMs = useNow(1_000);
  const isAhead = atMs !== undefined && nowMs < atMs;
  const wasAhead = useRef(false);
  useEffect(() => {
    if (wasAhead.current && !isAhead) {
      reload();
    }
    wasAhead.current = isAhead;
  }, [isAhead, reload]);
}
