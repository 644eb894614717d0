import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Store, useStore } from './store';

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Long enough to read and to press a button, as somebody may be slow. */
const SHOWN_MS = 8_000;

const toast = new Store<Toast | undefined>(undefined);
let count = 0;

/** Says something in passing at the foot of the page, perhaps with one thing to do about it, such as undoing it. */
export function tell(text: string, action?: Toast['action']): void {
  count++;
  toast.set({ id: count, text, ...(action === undefined ? {} : { action }) });
}

/** Between what is said and the bar below it. */
const GAP_PX = 8;

/** Lifts what is said above a bar (`data-bar`) that it would lie on, wherever that is just now. */
function lift(toasts: HTMLElement): void {
  toasts.style.removeProperty('bottom');
  const said = toasts.firstElementChild?.getBoundingClientRect();
  if (said === undefined) {
    return;
  }
  for (const bar of document.querySelectorAll('[data-bar]')) {
    const { top, right, bottom, left } = bar.getBoundingClientRect();
    if (top < said.bottom + GAP_PX && bottom > said.top && left < said.right && right > said.left) {
      toasts.style.setProperty('bottom', `${window.innerHeight - top + GAP_PX}px`);
    }
  }
}

/** Keeps what is said clear of the bars while it is there: they move as the page is scrolled and as it changes. */
function useLift(id: number | undefined) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const toasts = place.current;
    if (id === undefined || toasts === null) {
      return;
    }
    const again = () => {
      lift(toasts);
    };
    const sizes = new ResizeObserver(again);
    [document.body, ...document.querySelectorAll('[data-bar]')].forEach((one) => {
      sizes.observe(one);
    });
    again();
    window.addEventListener('scroll', again, { passive: true });
    window.addEventListener('resize', again);
    return () => {
      sizes.disconnect();
      window.removeEventListener('scroll', again);
      window.removeEventListener('resize', again);
    };
  }, [id]);
  return place;
}

/** Where it is said; once in a page. */
export function Toasts() {
  const now = useStore(toast);
  const id = now?.id;
  const place = useLift(id);
  useEffect(() => {
    if (id === undefined) {
      return;
    }
    const timer = window.setTimeout(() => {
      toast.update((last) => (last?.id === id ? undefined : last));
    }, SHOWN_MS);
    return () => {
      window.clearTimeout(timer);
    };
  }, [id]);
  return (
    <div class="toasts" role="status" ref={place}>
      {now !== undefined && (
        <p class="toast" key={now.id}>
          <span>{now.text}</span>
          {now.action !== undefined && (
            <button
              type="button"
              onClick={() => {
                toast.set(undefined);
                now.action?.run();
              }}
            >
              {now.action.label}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
