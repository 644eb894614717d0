import { useEffect } from 'preact/hooks';
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

/** Where it is said; once in a page. */
export function Toasts() {
  const now = useStore(toast);
  const id = now?.id;
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
    <div class="toasts" role="status">
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
