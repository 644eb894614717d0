import { useEffect } from 'preact/hooks';

const ORBIT_EVERY_MS = 60_000;
/** So far, in rem, do things move from their place: enough for the edge of a letter, too little to be seen. */
const ORBIT_REM = 0.45;

/** Where a screen stands on its orbit after so many steps: round a small circle, once in about half an hour. */
export function orbit(step: number): readonly [x: number, y: number] {
  const angle = (2 * Math.PI * step) / 31;
  return [ORBIT_REM * Math.sin(angle), ORBIT_REM * (Math.cos(angle) - 1)];
}

/** What a screen needs that nobody touches: it stays awake, and nothing stays in one place long enough to burn in. */
export function useKiosk(kiosk: boolean): void {
  useEffect(() => (kiosk ? awake() : undefined), [kiosk]);
  useEffect(() => {
    if (!kiosk) {
      return undefined;
    }
    document.documentElement.classList.add('kiosk');
    let step = 0;
    const timer = window.setInterval(() => {
      step++;
      const [x, y] = orbit(step);
      document.body.style.setProperty('translate', `${x.toFixed(3)}rem ${y.toFixed(3)}rem`);
    }, ORBIT_EVERY_MS);
    return () => {
      document.documentElement.classList.remove('kiosk');
      document.body.style.removeProperty('translate');
      window.clearInterval(timer);
    };
  }, [kiosk]);
}

/** Keeps the screen on; a browser takes the lock back whenever the page is hidden. The function returned ends it. */
function awake(): () => void {
  let [over, lock]: [boolean, WakeLockSentinel | undefined] = [false, undefined];
  const ask = () => {
    if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') {
      return;
    }
    navigator.wakeLock.request('screen').then(
      (got) => {
        lock = got;
        if (over) {
          void got.release();
        }
      },
      () => {
        // low battery, or a page without TLS: then the machine's own settings decide
      },
    );
  };
  ask();
  document.addEventListener('visibilitychange', ask);
  return () => {
    over = true;
    document.removeEventListener('visibilitychange', ask);
    void lock?.release();
  };
}
