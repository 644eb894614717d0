import { useRef, useState } from 'preact/hooks';
import { type Kind, openSubject } from './address';
import type { Look } from './look';
import type { Ranked } from './snapshot';
import { words } from './words';

interface MapKeysProps {
  readonly title: string;
  readonly by: Kind;
  readonly on: readonly Ranked[];
  readonly look: Look;
  readonly onPoint: (code: string) => void;
}

/** The regions as one stop of the Tab key, most sales first: arrow keys go from one to the next, which then glows. */
export function MapKeys({ title, by, on, look, onPoint }: MapKeysProps) {
  const [chosen, setChosen] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const place = Math.max(0, on.findIndex((each) => each.key === chosen));
  const step = (to: number) => {
    const next = on[(to + on.length) % on.length];
    if (next !== undefined) {
      setChosen(next.key);
      list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(next.key)}"]`)?.focus();
    }
  };
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: place + 1,
    ArrowDown: place + 1,
    ArrowLeft: place - 1,
    ArrowUp: place - 1,
    Home: 0,
    End: on.length - 1,
  };
  return (
    <div
      class="map-keys"
      ref={list}
      role="toolbar"
      aria-label={words().mapKeys(title)}
      onKeyDown={(event) => {
        const to = steps[event.key];
        if (to !== undefined) {
          event.preventDefault();
          step(to);
        }
      }}
    >
      {on.map((each, i) => (
        <button
          key={each.key}
          type="button"
          data-key={each.key}
          tabIndex={i === place ? 0 : -1}
          aria-haspopup="dialog"
          onFocus={() => {
            setChosen(each.key);
            onPoint(each.key);
          }}
          onBlur={() => {
            onPoint('');
          }}
          onClick={() => {
            openSubject({ by, key: each.key });
          }}
        >
          {look.naming(by, each)}, {look.purse.short(each.gmvMinor)}
        </button>
      ))}
    </div>
  );
}
