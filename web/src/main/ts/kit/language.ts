import { Store, useStore } from './store';

/** The languages of the pages. */
export const LANGUAGES = ['en', 'zh', 'sv'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What each calls itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', zh: '中文', sv: 'Svenska' };

const KEPT = 'drumroll.language';

function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text);
}

/** The first of somebody's languages that the pages speak, else English. */
export function preferred(wanted: readonly string[]): Language {
  return wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';
}

function initial(): Language {
  try {
    const kept = localStorage.getItem(KEPT) ?? '';
    return isLanguage(kept) ? kept : preferred(navigator.languages);
  } catch {
    return 'en';
  }
}

const chosen = new Store<Language>(typeof window === 'undefined' ? 'en' : initial());

/** The language of the page now. */
export function language(): Language {
  return chosen.get();
}

/** The same, and the component is drawn again when it changes. */
export function useLanguage(): Language {
  return useStore(chosen);
}

/** Changes it, once the words are there, and keeps it for the next time. */
export function choose(to: Language): void {
  chosen.set(to);
  document.documentElement.lang = to;
  try {
    localStorage.setItem(KEPT, to);
  } catch {
    // a browser that keeps nothing
  }
}

/** Makes something once for each language: a format costs a hundred times what using it does. */
export function perLanguage<T extends object>(make: (language: Language) => T): () => T {
  const made = new Map<Language, T>();
  return () => {
    const now = language();
    const one = made.get(now) ?? make(now);
    made.set(now, one);
    return one;
  };
}

/** Words of one part of the pages in every language; each language is loaded when it is needed. */
export class Dictionary<W extends object> {
  private static readonly all: Dictionary<object>[] = [];

  private readonly words = new Map<Language, W>();

  /** Loads a language for every part of the page; English, which is always there, stands in for what can't be had. */
  static async loadAll(wanted: Language): Promise<void> {
    await Promise.allSettled(Dictionary.all.map((dictionary) => dictionary.load(wanted)));
  }

  constructor(
    private readonly base: W,
    private readonly loaders: Readonly<Record<Exclude<Language, 'en'>, () => Promise<W>>>,
  ) {
    this.words.set('en', base);
    Dictionary.all.push(this);
  }

  private async load(wanted: Language): Promise<void> {
    if (wanted !== 'en' && !this.words.has(wanted)) {
      this.words.set(wanted, await this.loaders[wanted]());
    }
  }

  /** The words in the page's language. */
  get(): W {
    return this.words.get(language()) ?? this.base;
  }
}
