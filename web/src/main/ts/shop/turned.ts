import type { Rate } from './festival';

/** An amount in another currency by the festival's rates, halves up; undefined where one of them has none. */
export function turned(minor: number, from: string, to: string, known: readonly Rate[]): { readonly minor: number; readonly digits: number } | undefined {
  const [one, other] = [from, to].map((currency) => known.find((rate) => rate.currency === currency));
  return one === undefined || other === undefined
    ? undefined
    : { minor: Math.round((minor * one.festivalMinor * other.foreignMinor) / (one.foreignMinor * other.festivalMinor)), digits: other.digits };
}
