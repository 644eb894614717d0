import { keptStore, useStore } from '../../kit/store';

/** What "for you" goes by. It stays in this browser, and is empty until somebody switched it on. */
export interface Taste {
  readonly isOn: boolean;
  /** Codes of categories, what was looked at last first. */
  readonly seen: readonly string[];
}

const MOST = 8;
const OFF: Taste = { isOn: false, seen: [] };

function isTaste(value: unknown): value is Taste {
  const given = value as Partial<Taste> | null;
  return (
    typeof given === 'object' &&
    typeof given?.isOn === 'boolean' &&
    Array.isArray(given.seen) &&
    given.seen.length <= MOST &&
    given.seen.every((code: unknown) => typeof code === 'string')
  );
}

const taste = keptStore<Taste>('drumroll.taste', OFF, isTaste);

export function useTaste(): Taste {
  return useStore(taste);
}

/** Off forgets everything. */
export function switchTaste(isOn: boolean): void {
  taste.set(isOn ? { isOn, seen: [] } : OFF);
}

/** With a category that was looked at; unchanged while it is off. */
export function noted(before: Taste, category: string): Taste {
  if (!before.isOn || before.seen[0] === category) {
    return before;
  }
  return { isOn: true, seen: [category, ...before.seen.filter((each) => each !== category)].slice(0, MOST) };
}

/** Somebody looks at a product of a category. */
export function noteCategory(category: string): void {
  taste.update((before) => noted(before, category));
}

/** Takes one out again. */
export function forgetCategory(category: string): void {
  taste.update((before) => ({ ...before, seen: before.seen.filter((each) => each !== category) }));
}
