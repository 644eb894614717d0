import { useEffect, useState } from 'preact/hooks';

/** A value that several parts of a page show. */
export class Store<T> {
  private readonly listeners = new Set<() => void>();

  constructor(private value: T) {}

  get(): T {
    return this.value;
  }

  set(value: T): void {
    if (!Object.is(value, this.value)) {
      this.value = value;
      this.listeners.forEach((listener) => {
        listener();
      });
    }
  }

  update(change: (value: T) => T): void {
    this.set(change(this.value));
  }

  /** The function returned ends it. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }
}

/** The value of a store; the component is drawn again when it changes. */
export function useStore<T>(store: Store<T>): T {
  const [, draw] = useState(0);
  useEffect(() => {
    draw((n) => n + 1); // it may have changed between drawing and listening
    return store.listen(() => {
      draw((n) => n + 1);
    });
  }, [store]);
  return store.get();
}

/** A store whose value outlives the page, in this browser alone. What can't be read counts as absent. */
export function keptStore<T>(name: string, absent: T, isGood: (value: unknown) => value is T): Store<T> {
  const store = new Store(absent);
  if (typeof window === 'undefined') {
    return store; // no browser: a test of what is around it
  }
  const read = () => {
    try {
      const value: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
      store.set(isGood(value) ? value : absent);
    } catch {
      store.set(absent);
    }
  };
  read();
  store.listen(() => {
    try {
      localStorage.setItem(name, JSON.stringify(store.get()));
    } catch {
      // a browser that keeps nothing: it holds until the page is closed
    }
  });
  window.addEventListener('storage', (event) => {
    if (event.key === name) {
      read(); // another tab of the same person
    }
  });
  return store;
}
