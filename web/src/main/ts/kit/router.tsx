import type { AnchorHTMLAttributes, ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { Store, useStore } from './store';

/** Where the page is: the path in its parts, and the query. */
export interface Place {
  readonly path: string;
  /** Decoded parts of the path, such as ['p', '12'] for /p/12. */
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
}

function here(): Place {
  return placeOf(location.pathname, location.search);
}

/** The place of a path and a query. */
export function placeOf(path: string, search: string): Place {
  const parts = path.split('/').filter((part) => part !== '').map(decoded);
  return { path, parts, query: new URLSearchParams(search) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // no percent-encoding, so what it says
  }
}

const place = new Store<Place>(typeof location === 'undefined' ? placeOf('/', '') : here());

/** Begins to follow the browser's back and forward. */
export function startRouter(): void {
  history.scrollRestoration = 'auto';
  window.addEventListener('popstate', () => {
    place.set(here());
  });
}

/** Where the page is now. */
export function usePlace(): Place {
  return useStore(place);
}

/** Goes to a place of this page; `replace` leaves no trace in the history, as for each letter of a search. */
export function go(to: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') {
    history.pushState(null, '', to);
    window.scrollTo(0, 0);
  } else {
    history.replaceState(null, '', to);
  }
  place.set(here());
}

type LinkProps = Omit<AnchorHTMLAttributes, 'href' | 'role'> & { readonly href: string; readonly children: ComponentChildren };

/** A link within this page, without loading it anew; with a modifier key it does what the browser does. */
export function Link({ href, onClick, ...rest }: LinkProps) {
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event);
        const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
        if (plain && !event.defaultPrevented) {
          event.preventDefault();
          go(href);
        }
      }}
    />
  );
}

/** Names the page, in the browser's tab and for screen readers, and puts their focus on it when the place changes. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}
