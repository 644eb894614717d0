import { keptStore, useStore } from '../../kit/store';

/** The SKUs of the cart that are left out of the next order. What is new in the cart is chosen until somebody says no. */
export type LeftOut = readonly number[];

const MOST = 400;

function isLeftOut(value: unknown): value is LeftOut {
  return Array.isArray(value) && value.length <= MOST && value.every((sku) => Number.isInteger(sku));
}

const leftOut = typeof window === 'undefined' ? undefined : keptStore<LeftOut>('drumroll.cart.leftOut', [], isLeftOut);

/** Those of some SKUs that are left out after they were chosen or not. */
export function leaving(before: LeftOut, skus: readonly number[], isChosen: boolean): LeftOut {
  const rest = before.filter((sku) => !skus.includes(sku));
  return isChosen ? rest : [...rest, ...skus].slice(-MOST);
}

/** How much of some SKUs is chosen, for a box that stands for all of them. */
export function chosenOf(skus: readonly number[], left: LeftOut): 'all' | 'some' | 'none' {
  const chosen = skus.filter((sku) => !left.includes(sku)).length;
  return chosen === 0 ? 'none' : chosen === skus.length ? 'all' : 'some';
}

export function useLeftOut(): LeftOut {
  if (leftOut === undefined) {
    throw new Error('there is no browser');
  }
  return useStore(leftOut);
}

export function choose(skus: readonly number[], isChosen: boolean): void {
  leftOut?.update((before) => leaving(before, skus, isChosen));
}
