import { useEffect } from 'preact/hooks';

/** Not at every step: browsers bound how often an entry of the history may be changed. */
const AFTER_MS = 150;

function rememberedY(): number | undefined {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null && 'scrollY' in state && typeof state.scrollY === 'number'
    ? state.scrollY
    : undefined;
}

/**
 * Keeps how far the page is scrolled with its entry of the history, and goes there again when somebody comes back to it,
 * as soon as what stood there is drawn.
 */
export function useScrollMemory(name: string, isDrawn: boolean): void {
  useEffect(() => {
    let timer = 0;
    const note = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        history.replaceState({ scrollY: window.scrollY }, '');
      }, AFTER_MS);
    };
    window.addEventListener('scroll', note, { passive: true });
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener('scroll', note);
    };
  }, []);
  useEffect(() => {
    const y = isDrawn ? rememberedY() : undefined;
    if (y !== undefined) {
      window.scrollTo(0, y);
    }
  }, [name, isDrawn]);
}
