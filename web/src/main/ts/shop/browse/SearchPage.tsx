import { useState } from 'preact/hooks';
import { count } from '../../kit/money';
import { go, Link, type Place, useTitle } from '../../kit/router';
import { Button, Choice, Dialog, Empty, Trouble } from '../../kit/ui';
import { kitWords } from '../../kit/words';
import { useShowing } from '../useShowing';
import { words as shopWords } from '../words';
import { cardOfHit } from './cards';
import { childrenOf, nameOf, pathTo, useCategories } from './categories';
import { type Choosing, ChosenChips, FacetList } from './Facets';
import { NothingFound } from './NothingFound';
import { Cards, CardSkeletons } from './ProductCard';
import { useScrollMemory } from './scroll';
import { addressOf, type Choices, choicesOf, chosenOf, SORTS } from './search';
import type { Category, SearchAnswer } from './types';
import { type Found, useSearch } from './useSearch';
import { words } from './words';

/** What was searched for, or what a category has; the address says which, and with what choices. */
export function SearchPage({ place, category }: { readonly place: Place; readonly category?: string }) {
  const choices = choicesOf(place.query, category);
  const found = useSearch(choices, category);
  const categories = useCategories().data ?? [];
  const path = category === undefined ? [] : pathTo(categories, category);
  const title = titleOf(choices, category, path);
  useTitle(`${title} · ${shopWords().name}`);
  useScrollMemory(found.name, !found.isOld && found.answer !== undefined);
  const onChoices = (to: Choices) => {
    const y = window.scrollY;
    go(addressOf(to, category));
    window.scrollTo(0, y); // what is chosen stays under the finger
  };
  return (
    <div class="found">
      <div class="found-head">
        {category !== undefined && <Crumbs path={path} />}
        <h1>{title}</h1>
        {category !== undefined && <Children categories={childrenOf(categories, category)} choices={choices} />}
      </div>
      <Results found={found} choices={choices} category={category} onChoices={onChoices} />
    </div>
  );
}

function titleOf(choices: Choices, category: string | undefined, path: readonly Category[]): string {
  const text = words();
  const own = path.at(-1);
  if (category !== undefined) {
    const name = own === undefined ? category : nameOf(own);
    return choices.q === '' ? name : text.within(name, choices.q);
  }
  if (choices.q !== '') {
    return text.resultsFor(choices.q);
  }
  const brands = choices.facets.brand ?? [];
  if (brands.length === 1 && brands[0] !== undefined) {
    return brands[0];
  }
  return choices.facets.onDeal?.includes('true') === true ? text.allDeals : text.allProducts;
}

function Crumbs({ path }: { readonly path: readonly Category[] }) {
  return (
    <nav aria-label={words().where} class="crumbs">
      <ol>
        <li>
          <Link href="/">{shopWords().home}</Link>
        </li>
        {path.map((category, i) => (
          <li key={category.category}>
            {i === path.length - 1 ? (
              <span aria-current="location">{nameOf(category)}</span>
            ) : (
              <Link href={`/c/${encodeURIComponent(category.category)}`}>{nameOf(category)}</Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The categories below, which keep what else was chosen. */
function Children({ categories, choices }: { readonly categories: readonly Category[]; readonly choices: Choices }) {
  if (categories.length === 0) {
    return null;
  }
  return (
    <ul class="chips" aria-label={words().categories}>
      {categories.map((category) => (
        <li key={category.category}>
          <Link class="chip" href={addressOf(choices, category.category)}>
            {nameOf(category)}
          </Link>
        </li>
      ))}
    </ul>
  );
}

interface ResultsProps {
  readonly found: Found;
  readonly choices: Choices;
  readonly category: string | undefined;
  readonly onChoices: (to: Choices) => void;
}

function Results({ found, choices, category, onChoices }: ResultsProps) {
  const { answer, problem } = found;
  const showing = useShowing();
  if (problem?.code === 'SWITCHED_OFF') {
    return <Pausing message={problem.text('message')} />;
  }
  if (answer === undefined) {
    return problem === undefined ? <CardSkeletons count={12} /> : <Trouble problem={problem} onRetry={found.reload} />;
  }
  const choosing: Choosing = { choices, category, answer, onChoices, showing };
  return (
    <>
      {problem !== undefined && <Trouble problem={problem} onRetry={found.reload} />}
      <Spelling answer={answer} choices={choices} category={category} />
      <Tools choosing={choosing} found={found} />
      <ChosenChips choosing={choosing} />
      {answer.hits.length === 0 && !found.isOld ? (
        <NothingFound choosing={choosing} />
      ) : (
        <div class={`found-body${found.isOld ? ' old' : ''}`} aria-busy={found.isOld}>
          <aside class="found-side">
            <FacetList choosing={choosing} />
          </aside>
          <div class="stack">
            <Cards level={2} cards={found.hits.map((hit) => cardOfHit(hit, answer.currency, answer.digits))} />
            <More found={found} />
          </div>
        </div>
      )}
    </>
  );
}

/** Those who run the festival have stopped searching; categories are searches, too, so that what is left is the home page and the cart. */
function Pausing({ message }: { readonly message: string | undefined }) {
  const text = words();
  return (
    <Empty title={text.searchPauses}>
      <p>{message ?? text.searchPausesHint}</p>
      <div class="row">
        <Link class="button main" href="/">
          {text.toHome}
        </Link>
        <Link class="button" href="/coupons">
          {shopWords().coupons}
        </Link>
        <Link class="button" href="/cart">
          {shopWords().cart}
        </Link>
      </div>
    </Empty>
  );
}

function More({ found }: { readonly found: Found }) {
  return (
    <div class="more">
      {found.moreProblem !== undefined && <Trouble problem={found.moreProblem} />}
      {found.hasMore && !found.isOld && (
        <Button busy={found.isLoadingMore} onClick={found.more}>
          {kitWords.get().more}
        </Button>
      )}
    </div>
  );
}

/** How many there are, said politely as it changes, and ways to choose among them. */
function Tools({ choosing, found }: { readonly choosing: Choosing; readonly found: Found }) {
  const [open, setOpen] = useState(false);
  const { choices, answer, onChoices } = choosing;
  const text = words();
  const many = chosenOf(choices).length;
  const close = () => {
    setOpen(false);
  };
  return (
    <div class="tools">
      <p role="status" class={answer.total === 0 ? 'visually-hidden' : ''}>{found.isOld ? kitWords.get().loading : totalText(answer)}</p>
      {(answer.total > 0 || many > 0) && (
        <span class="filter-button">
          <Button aria-haspopup="dialog" onClick={() => { setOpen(true); }}>
            {many === 0 ? text.filter : text.filterOf(many)}
          </Button>
        </span>
      )}
      {answer.total > 0 && (
        <Choice
          label={text.sort}
          hideLabel
          value={choices.sort}
          options={SORTS.map((value) => ({ value, label: text.sorts[value] }))}
          onValue={(sort) => { onChoices({ ...choices, sort }); }}
        />
      )}
      {open && (
        <Dialog title={text.filter} onClose={close}>
          <div class="sheet">
            <ChosenChips choosing={choosing} />
            <FacetList choosing={choosing} />
          </div>
          <Button look="main" wide onClick={close}>
            {text.showResults(count(answer.total))}
          </Button>
        </Dialog>
      )}
    </div>
  );
}

function totalText({ total, totalExact }: SearchAnswer): string {
  const text = words();
  if (total === 0) {
    return text.noResults;
  }
  return total === 1 ? text.oneResult : text.results(count(total), totalExact);
}

interface SpellingProps {
  readonly answer: SearchAnswer;
  readonly choices: Choices;
  readonly category: string | undefined;
}

/** What else may have been meant. The server looks for another spelling by itself only where nothing has the typed one. */
function Spelling({ answer, choices, category }: SpellingProps) {
  const text = words();
  const { match, spelling } = answer;
  const link = spelling !== undefined && <Link href={addressOf({ ...choices, q: spelling }, category)}>{spelling}</Link>;
  if (match === 'otherSpelling') {
    return (
      <p class="spelling">
        {text.nothingCalled(choices.q)} {text.showingFor} <strong>{link}</strong>
      </p>
    );
  }
  return (
    <>
      {match === 'mostWords' && <p class="spelling">{text.mostWords(choices.q)}</p>}
      {spelling !== undefined && (
        <p class="spelling">
          {text.didYouMean} <strong>{link}</strong>?
        </p>
      )}
    </>
  );
}
