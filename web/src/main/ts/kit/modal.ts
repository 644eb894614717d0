import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * A dialog above the page: it opens as it appears; Escape and a click beside it ask to close it, and the focus goes back
 * to where it was.
 *
 * @param onClose takes the dialog from the page.
 */
export function useModal(onClose: () => void): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  const latest = useRef(onClose);
  latest.current = onClose;
  useEffect(() => {
    const open = dialog.current;
    if (open === null) {
      return undefined;
    }
    const close = () => {
      latest.current();
    };
    const deaf = heard(open, close);
    const before = document.activeElement;
    open.showModal();
    return () => {
      deaf();
      open.close();
      if (before instanceof HTMLElement && before.isConnected) {
        before.focus({ preventScroll: true });
      }
    };
  }, []);
  return dialog;
}

/** Calls for each way of closing; the function returned ends it. */
function heard(dialog: HTMLDialogElement, close: () => void): () => void {
  let isPressedBeside = false;
  const ways: readonly (readonly [string, (event: Event) => void])[] = [
    ['cancel', (event) => { event.preventDefault(); close(); }],
    ['close', close], // a browser lets a second Escape through
    ['pointerdown', (event) => { isPressedBeside = event.target === dialog; }],
    // Who selects a text and lets go beside the dialog doesn't want to lose it.
    ['click', (event) => { if (event.target === dialog && isPressedBeside) { close(); } }],
  ];
  ways.forEach(([name, way]) => { dialog.addEventListener(name, way); });
  return () => {
    ways.forEach(([name, way]) => { dialog.removeEventListener(name, way); });
  };
}
