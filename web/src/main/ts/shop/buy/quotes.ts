import { call } from '../../kit/api';
import { Problem } from '../../kit/problem';
import { type Resource, useResource } from '../../kit/resource';
import type { LocalLine } from './cart';
import type { Quote, QuoteProblem } from './types';

/** What is to be priced. */
export interface Wish {
  readonly lines: readonly LocalLine[];
  readonly buyer?: number;
  readonly destination: string;
  readonly currency?: string;
  readonly coupons: readonly number[];
  /** As of this time instead of now. */
  readonly atMs?: number;
}

export interface Priced {
  readonly quote: Quote;
  /** Lines and coupons that had to be left out, and why. */
  readonly problems: readonly QuoteProblem[];
}

type Answer = Quote & { readonly problems?: readonly QuoteProblem[] };

const NOTHING: Omit<Quote, 'currency' | 'digits'> = { lines: [], subtotalMinor: 0, savingMinor: 0, dutyMinor: 0, totalMinor: 0, hints: [] };

/** At most so many things are left out of a wish, one after the other. */
const MOST_LEFT_OUT = 25;

/** Prices a wish; what can't be ordered any more is left out and said, instead of there being no price at all. */
export async function readQuote(wish: Wish, signal: AbortSignal): Promise<Priced> {
  let rest = wish;
  const problems: QuoteProblem[] = [];
  for (let round = 0; round < MOST_LEFT_OUT && rest.lines.length > 0; round++) {
    try {
      const answer = await call<Answer>('/v1/quotes', { method: 'POST', body: rest, signal });
      return { quote: answer, problems: [...problems, ...(answer.problems ?? [])] };
    } catch (error) {
      const left = error instanceof Problem ? without(rest, error) : undefined;
      if (left === undefined) {
        throw error;
      }
      rest = left.wish;
      problems.push(...left.problems);
    }
  }
  return { quote: { ...NOTHING, currency: wish.currency ?? 'CNY', digits: 2 }, problems };
}

/** The wish without what the server refuses; undefined where it names nothing that can be left out. */
export function without(wish: Wish, problem: Problem): { readonly wish: Wish; readonly problems: readonly QuoteProblem[] } | undefined {
  const { code, message: detail } = problem;
  const sku = problem.number('sku');
  const line = wish.lines.find((one) => one.sku === sku);
  if (line !== undefined) {
    const { quantity } = line;
    return { wish: { ...wish, lines: wish.lines.filter((one) => one !== line) }, problems: [{ line: line.sku, code, detail, quantity }] };
  }
  const coupon = problem.number('deal');
  if (coupon !== undefined && wish.coupons.includes(coupon)) {
    return {
      wish: { ...wish, coupons: wish.coupons.filter((one) => one !== coupon) },
      problems: [{ coupon, code, detail, ...numbers(problem) }],
    };
  }
  return undefined;
}

function numbers(problem: Problem): Pick<QuoteProblem, 'requiredMinor' | 'presentMinor'> {
  const requiredMinor = problem.number('requiredMinor');
  const presentMinor = problem.number('presentMinor');
  return { ...(requiredMinor === undefined ? {} : { requiredMinor }), ...(presentMinor === undefined ? {} : { presentMinor }) };
}

/** The price of a wish, asked again now and then, as others buy and deals begin and end. */
export function useQuote(wish: Wish | undefined, everyMs?: number): Resource<Priced> {
  const name = wish === undefined || wish.lines.length === 0 ? undefined : `quote ${JSON.stringify(wish)}`;
  return useResource(name, (signal) => readQuote(wish ?? { lines: [], destination: 'ZZ', coupons: [] }, signal), everyMs);
}
