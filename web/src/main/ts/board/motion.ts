import { useEffect, useState } from 'preact/hooks';
import { Store } from '../kit/store';

const STILL_QUERY = '(prefers-reduced-motion: reduce)';

/** Whether somebody paused motion here. */
export const held = new Store(false);

/** Whether nothing should move right now: the person asked their system for less motion, or paused it here. */
export function wantsStill(): boolean {
  return held.get() || window.matchMedia(STILL_QUERY).matches;
}

/** The same, and the component is drawn again when it changes. */
export function useStill(): boolean {
  const [still, setStill] = useState(wantsStill);
  useEffect(() => {
    const query = window.matchMedia(STILL_QUERY);
    const changed = () => {
      setStill(wantsStill());
    };
    changed(); // it may have changed between drawing and listening
    query.addEventListener('change', changed);
    const deaf = held.listen(changed);
    return () => {
      query.removeEventListener('change', changed);
      deaf();
    };
  }, []);
  return still;
}
