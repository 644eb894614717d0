import { useState } from 'preact/hooks';
import { get } from '../../kit/api';
import { language } from '../../kit/language';
import { useResource } from '../../kit/resource';
import { usePerson } from '../../kit/session';
import { Button, Dialog, Tick } from '../../kit/ui';
import { kitWords } from '../../kit/words';
import { useLocalLines } from '../buy/cart';
import { useSkuCards } from '../products';
import { cardOfHit } from './cards';
import { nameOf } from './categories';
import { Cards, CardSkeletons } from './ProductCard';
import { forgetCategory, switchTaste, useTaste } from './taste';
import type { Category, SearchAnswer } from './types';
import { words } from './words';

/** Of so many categories at most, so that one that was looked at long ago doesn't come back. */
const CATEGORIES = 3;
const SHOWN = 8;

/** Best-sellers of what somebody looks at: only for those who ticked it, and with the reason beside it. */
export function ForYou({ categories }: { readonly categories: readonly Category[] }) {
  const taste = useTaste();
  const text = words();
  return (
    <section class="shelf for-you" aria-labelledby="for-you">
      <div class="spread">
        <h2 id="for-you">{text.forYou}</h2>
        <Tick label={text.forYouTick} checked={taste.isOn} onChecked={switchTaste} />
      </div>
      {taste.isOn ? <Chosen categories={categories} seen={taste.seen} /> : <p class="dim">{text.forYouOff}</p>}
    </section>
  );
}

function Chosen({ categories, seen }: { readonly categories: readonly Category[]; readonly seen: readonly string[] }) {
  const inCart = useCartCategories();
  const wanted = [...new Set([...seen, ...inCart])].slice(0, CATEGORIES);
  const found = useResource(wanted.length === 0 ? undefined : `for-you ${language()} ${wanted.join(' ')}`, (signal) =>
    get<SearchAnswer>('/v1/search', { category: wanted, sort: 'sales', inStock: true, limit: SHOWN, language: language() }, signal),
  );
  const text = words();
  if (wanted.length === 0) {
    return <p class="dim">{text.forYouNothing}</p>;
  }
  if (found.data === undefined) {
    return found.problem === undefined ? <CardSkeletons count={4} /> : null;
  }
  const { hits, currency, digits } = found.data;
  return (
    <>
      <Cards cards={hits.map((hit) => cardOfHit(hit, currency, digits))} />
      <Why categories={categories} wanted={wanted} seen={seen} />
    </>
  );
}

interface WhyProps {
  readonly categories: readonly Category[];
  readonly wanted: readonly string[];
  readonly seen: readonly string[];
}

function Why({ categories, wanted, seen }: WhyProps) {
  const [open, setOpen] = useState(false);
  const text = words();
  return (
    <div>
      <Button look="quiet" onClick={() => { setOpen(true); }}>
        {text.why}
      </Button>
      {open && (
        <Dialog title={text.why} onClose={() => { setOpen(false); }}>
          <p>{text.whyText}</p>
          <ul class="stack tight">
            {wanted.map((code) => {
              const category = categories.find((each) => each.category === code);
              const name = category === undefined ? code : nameOf(category);
              return (
                <li key={code} class="spread">
                  <span>
                    {name} <span class="dim">({seen.includes(code) ? text.whySeen : text.whyCart})</span>
                  </span>
                  {seen.includes(code) && (
                    <Button look="quiet" aria-label={text.takeAway(name)} onClick={() => { forgetCategory(code); }}>
                      {kitWords.get().remove}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        </Dialog>
      )}
    </div>
  );
}

/** Categories of what is in the cart: of the person's at the server, of a stranger's in the browser. */
function useCartCategories(): readonly string[] {
  const person = usePerson();
  const local = useLocalLines();
  const cart = useResource(person === undefined ? undefined : `taste of ${person.buyer}`, (signal) =>
    get<{ readonly quote: { readonly lines: readonly { readonly sku: number }[] } }>(
      `/v1/carts/${person?.buyer ?? 0}`,
      undefined,
      signal,
    ),
  );
  const lines = person === undefined ? local : (cart.data?.quote.lines ?? []);
  const cards = useSkuCards(lines.slice(-10).map(({ sku }) => sku)).data;
  return [...(cards?.values() ?? [])].flatMap(({ category }) => (category === undefined ? [] : [category]));
}
