import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { get } from '../../kit/api';
import { Icon } from '../../kit/icons';
import { language } from '../../kit/language';
import { go, type Place } from '../../kit/router';
import { queryText } from '../../kit/api';
import { words } from '../words';

interface Suggestion {
  readonly kind: 'category' | 'brand' | 'product';
  readonly text: string;
  /** The category's code. */
  readonly category?: string;
}

/** After the last letter, so that a quick typist asks once. */
const AFTER_MS = 120;

/** The search field, with what it could be completed to; arrows choose, Enter goes, Escape closes. */
export function SearchBox({ place }: { readonly place: Place }) {
  const text = words();
  const id = useId();
  const [typed, setTyped] = useState(place.query.get('q') ?? '');
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const suggestions = useSuggestions(open ? typed.trim() : '');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    setTyped(place.query.get('q') ?? '');
    setOpen(false);
  }, [place]);

  const search = (suggestion: Suggestion | undefined) => {
    setOpen(false);
    input.current?.blur();
    go(addressOf(suggestion, typed.trim()));
  };
  const isShown = open && suggestions.length > 0;
  return (
    <form
      class="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        search(isShown ? suggestions[chosen] : undefined);
      }}
    >
      <Icon name="search" />
      <input
        ref={input}
        type="text"
        role="combobox"
        inputMode="search"
        aria-label={text.searchFor}
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(isShown && chosen >= 0 ? { 'aria-activedescendant': `${id}-${chosen}` } : {})}
        autocomplete="off"
        enterkeyhint="search"
        maxLength={200}
        placeholder={text.searchFor}
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setChosen(-1);
          setOpen(true);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            setOpen(false);
          }
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
          if (step !== 0 && isShown) {
            event.preventDefault();
            const places = suggestions.length + 1; // the last is the field itself
            setChosen((now) => ((now + 1 + step + places) % places) - 1);
          }
        }}
        onBlur={() => {
          setOpen(false);
        }}
      />
      <SuggestionList id={id} suggestions={suggestions} chosen={chosen} isShown={isShown} onPick={search} />
    </form>
  );
}

interface ListProps {
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  readonly chosen: number;
  readonly isShown: boolean;
  readonly onPick: (suggestion: Suggestion) => void;
}

function SuggestionList({ id, suggestions, chosen, isShown, onPick }: ListProps) {
  const text = words();
  return (
    <ul id={`${id}-list`} role="listbox" aria-label={text.suggestions} hidden={!isShown}>
      {suggestions.map((suggestion, i) => (
        <li
          key={`${suggestion.kind} ${suggestion.text}`}
          id={`${id}-${i}`}
          role="option"
          aria-selected={i === chosen}
          onMouseDown={(event) => {
            event.preventDefault(); // before the field loses the focus, which would close the list
            onPick(suggestion);
          }}
        >
          <span>{wholeOrCut(suggestion)}</span>
          <small>{text.kinds[suggestion.kind]}</small>
        </li>
      ))}
    </ul>
  );
}

/** The server gives a title's first so many letters. */
const CUT_AT = 40;

function wholeOrCut({ kind, text }: Suggestion): string {
  return kind === 'product' && text.length >= CUT_AT ? `${text.trimEnd()}…` : text;
}

function addressOf(suggestion: Suggestion | undefined, typed: string): string {
  if (suggestion === undefined) {
    return `/search${queryText({ q: typed })}`;
  }
  if (suggestion.kind === 'category' && suggestion.category !== undefined) {
    return `/c/${encodeURIComponent(suggestion.category)}`;
  }
  return suggestion.kind === 'brand' ? `/search${queryText({ brand: suggestion.text })}` : `/search${queryText({ q: suggestion.text })}`;
}

function useSuggestions(typed: string): readonly Suggestion[] {
  const [found, setFound] = useState<readonly Suggestion[]>([]);
  useEffect(() => {
    if (typed === '') {
      setFound([]);
      return;
    }
    const controller = new AbortController();
    const timer = window.setTimeout(() => {
      get<{ readonly suggestions: readonly Suggestion[] }>(
        '/v1/search/suggestions',
        { q: typed, language: language() },
        controller.signal,
      ).then(
        ({ suggestions }) => {
          setFound(suggestions);
        },
        () => {
          setFound([]); // suggestions are a help, not worth a complaint
        },
      );
    }, AFTER_MS);
    return () => {
      window.clearTimeout(timer);
      controller.abort();
    };
  }, [typed]);
  return found;
}
