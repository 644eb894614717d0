import { useEffect, useRef } from 'preact/hooks';
import { keptStore } from '../kit/store';

/** What single keys do. */
export type Keys = Readonly<Record<string, () => void>>;

/** Somebody who dictates, or whose hands shake, can switch single keys off. */
export const keysOn = keptStore<boolean>('drumroll.board.keys', true, (value): value is boolean => typeof value === 'boolean');

/** The key that something was pressed as, or undefined where it is meant for something else. */
export function keyOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat' | 'defaultPrevented'>, target: string): string | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented || /^(TEXT|TEXTAREA|SELECT)$/.test(target)) {
    return undefined;
  }
  // A button that has the focus is pressed by the space bar, and by that alone.
  return event.key === ' ' && target === 'BUTTON' ? undefined : event.key.toLowerCase();
}

/** What kind of control has the focus, as far as keys are concerned. */
function targetOf(target: EventTarget | null): string {
  if (target instanceof HTMLInputElement) {
    return target.type === 'range' ? 'RANGE' : target.type === 'checkbox' ? 'BUTTON' : 'TEXT';
  }
  return target instanceof HTMLElement ? (target.tagName === 'A' || target.tagName === 'SUMMARY' ? 'BUTTON' : target.tagName) : '';
}

/** Does what the keys say, while they are on and no window is open above the page. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const key = keyOf(event, targetOf(event.target));
      const does = key === undefined ? undefined : latest.current[key];
      if (does !== undefined && keysOn.get() && document.querySelector('dialog[open]') === null) {
        event.preventDefault();
        does();
      }
    };
    document.addEventListener('keydown', pressed);
    return () => {
      document.removeEventListener('keydown', pressed);
    };
  }, []);
}

/** Full screen, or back from it; a browser that can't stays as it is. */
export function toggleFullScreen(): void {
  if (document.fullscreenElement === null) {
    document.documentElement.requestFullscreen().catch(() => undefined);
  } else {
    document.exitFullscreen().catch(() => undefined);
  }
}
