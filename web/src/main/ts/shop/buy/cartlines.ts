import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { Problem, problemOf } from '../../kit/problem';
import { type Resource, useResource } from '../../kit/resource';
import { type Person, usePerson } from '../../kit/session';
import { tell } from '../../kit/toast';
import { kitWords, problemText } from '../../kit/words';
import { useSettings, termsOf } from '../settings';
import { type Cart, readCart, removeLine, setLine, useLocalLines } from './cart';
import { type Priced, readQuote, useQuote, type Wish } from './quotes';
import { useLeftOut } from './selection';
import type { QuoteLine, QuoteProblem } from './types';
import { buyWords } from './words';

/** A line of the cart as it is shown. */
export interface ShownLine {
  readonly sku: number;
  readonly quantity: number;
  /** 0 where it isn't known, as of something that is no longer sold. */
  readonly shop: number;
  readonly isChosen: boolean;
  /** Its price; undefined where it can't be ordered. */
  readonly priced: QuoteLine | undefined;
  readonly problem: QuoteProblem | undefined;
}

export interface ShownCart {
  readonly lines: readonly ShownLine[];
  /** What the chosen lines come to; undefined until it is known, or when nothing is chosen. */
  readonly total: Priced | undefined;
  readonly isLoading: boolean;
  /** The prices on the page are those of before a change that is under way. */
  readonly isStale: boolean;
  readonly problem: Problem | undefined;
  readonly reload: () => void;
}

const EVERY_MS = 15_000;

/** The cart and the price of what is chosen of it, as of now or of another time. */
export function useShownCart(coupons: readonly number[], atMs: number | undefined): ShownCart {
  const person = usePerson();
  const terms = termsOf(useSettings());
  const local = useLocalLines();
  const left = useLeftOut();
  const cart = useWholeCart(person, terms, atMs, local);
  const data = useLast(cart.data, person?.buyer ?? 0);
  const chosen = data?.quote.lines.filter(({ sku }) => !left.includes(sku)) ?? [];
  const isWhole = coupons.length === 0 && chosen.length === data?.quote.lines.length;
  const wish: Wish | undefined =
    data === undefined || isWhole
      ? undefined
      : {
          lines: chosen.map(({ sku, quantity }) => ({ sku, quantity })),
          ...(person === undefined ? {} : { buyer: person.buyer }),
          ...terms,
          coupons,
          ...(atMs === undefined ? {} : { atMs }),
        };
  const quote = useQuote(wish, EVERY_MS);
  const now: Priced | undefined = isWhole ? data : quote.data;
  const last = useLast(now, person?.buyer ?? 0);
  const total = chosen.length === 0 ? undefined : last;
  return {
    lines: data === undefined ? [] : shownOf(data, left, total),
    total,
    isLoading: data === undefined && cart.isLoading,
    isStale: now === undefined || cart.data === undefined,
    problem: cart.problem ?? quote.problem,
    reload: cart.reload,
  };
}

/** The value, or what it was last for the same owner while there is none, so that nothing jumps. */
export function useLast<T>(value: T | undefined, owner: number | string): T | undefined {
  const last = useRef({ owner, value });
  if (value !== undefined || last.current.owner !== owner) {
    last.current = { owner, value };
  }
  return last.current.value;
}

type WholeCart = Pick<Cart, 'quote' | 'problems'>;

function useWholeCart(
  person: Person | undefined,
  terms: { readonly destination: string; readonly currency?: string },
  atMs: number | undefined,
  local: readonly { readonly sku: number; readonly quantity: number }[],
): Resource<WholeCart> {
  const about = `${JSON.stringify(terms)} ${atMs ?? 'now'}`;
  const name = person === undefined ? `local cart ${about} ${JSON.stringify(local)}` : `cart ${person.buyer} ${about}`;
  return useResource<WholeCart>(
    name,
    (signal) =>
      person === undefined
        ? readQuote({ lines: local, ...terms, coupons: [], ...(atMs === undefined ? {} : { atMs }) }, signal)
        : readCart(person, terms, [], atMs, signal),
    EVERY_MS,
  );
}

function shownOf({ quote, problems }: WholeCart, left: readonly number[], total: Priced | undefined): readonly ShownLine[] {
  const lines = quote.lines.map((line) => ({
    sku: line.sku,
    quantity: line.quantity,
    shop: line.shop,
    isChosen: !left.includes(line.sku),
    priced: total?.quote.lines.find(({ sku, quantity }) => sku === line.sku && quantity === line.quantity) ?? line,
    problem: problems.find((problem) => problem.line === line.sku),
  }));
  const without = problems.filter((problem) => problem.line !== undefined && !lines.some(({ sku }) => sku === problem.line));
  return [
    ...lines,
    ...without.map((problem) => ({
      sku: problem.line ?? 0,
      quantity: problem.quantity ?? 1,
      shop: 0,
      isChosen: false,
      priced: undefined,
      problem,
    })),
  ];
}

export interface CartChanges {
  /** Quantities that were asked for and aren't in what the server said yet. */
  readonly wanted: ReadonlyMap<number, number>;
  readonly set: (sku: number, quantity: number) => void;
  readonly remove: (sku: number, quantity: number, title: string) => void;
}

/** Changes the cart, one after the other; of many presses on one line only the last is sent once the one before is done. */
export function useCartChanges(reload: () => void): CartChanges {
  const person = usePerson();
  const [wanted, setWanted] = useState<ReadonlyMap<number, number>>(new Map());
  const latest = useRef(new Map<number, number>());
  const chain = useRef(Promise.resolve());
  const isHere = useRef(true);
  useEffect(() => () => {
    isHere.current = false;
  }, []);
  const run = useCallback(
    (sku: number, quantity: number, work: () => Promise<void>) => {
      latest.current.set(sku, quantity);
      setWanted(new Map(latest.current));
      chain.current = chain.current.then(async () => {
        if (latest.current.get(sku) !== quantity) {
          return;
        }
        await work().catch((error: unknown) => {
          tell(problemText(problemOf(error)));
        });
        if (latest.current.get(sku) === quantity) {
          latest.current.delete(sku);
        }
        if (isHere.current) {
          reload();
          window.setTimeout(() => {
            setWanted(new Map(latest.current));
          }, 400); // by then the cart was read again
        }
      });
    },
    [reload],
  );
  const set = (sku: number, quantity: number) => {
    run(sku, quantity, () => setLine(person, sku, quantity));
  };
  const remove = (sku: number, quantity: number, title: string) => {
    run(sku, 0, () => removeLine(person, sku).catch(alreadyGone));
    tell(buyWords.get().removed(title), {
      label: kitWords.get().undo,
      run: () => {
        set(sku, quantity);
      },
    });
  };
  return { wanted, set, remove };
}

function alreadyGone(error: unknown): void {
  if (!(error instanceof Problem && error.code === 'UNKNOWN_CART_LINE')) {
    throw error;
  }
}
