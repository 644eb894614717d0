import { useEffect, useState } from 'preact/hooks';
import { useAddress } from './address';
import { useMedia } from './hooks';

/** A wall shows everything at once. A kiosk is one wherever it is wide enough; others also need targets to press. */
const WALL_QUERY = '(width >= 1600px) and (height >= 850px) and (min-aspect-ratio: 4/3)';
const KIOSK_WALL_QUERY = '(width >= 960px) and (min-aspect-ratio: 4/3)';

/** Whether the page is a wall. */
export function useWall(): boolean {
  const { kiosk } = useAddress();
  return useMedia(kiosk ? KIOSK_WALL_QUERY : WALL_QUERY);
}

/** Whether the page fills the whole screen. */
export function useFullScreen(): boolean {
  const [full, setFull] = useState(document.fullscreenElement !== null);
  useEffect(() => {
    const changed = () => {
      setFull(document.fullscreenElement !== null);
    };
    document.addEventListener('fullscreenchange', changed);
    return () => {
      document.removeEventListener('fullscreenchange', changed);
    };
  }, []);
  return full;
}
