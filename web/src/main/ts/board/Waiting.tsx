import { Skin } from './DrumRoll';
import { isMidnight, moment, span } from './format';
import type { Festival } from './snapshot';

/** Before the first figures have come. */
export function Connecting({ trouble }: { readonly trouble: boolean }) {
  return (
    <main class="waiting connecting">
      <Skin />
      <div>
        <h1>Connecting to the festival</h1>
        <p role="status">{trouble ? 'The server does not answer yet. Trying again.' : 'The first figures are on their way.'}</p>
      </div>
    </main>
  );
}

/** Before the doors open. */
export function Countdown({ festival, leftMs }: { readonly festival: Festival; readonly leftMs: number }) {
  // Rounded up, so that the clock says 1 in the last second and the doors open at 0.
  const left = span(Math.ceil(leftMs / 1000) * 1000);
  return (
    <main class={leftMs <= 10_000 ? 'waiting countdown last' : 'waiting countdown'}>
      <Skin />
      <div>
        <h1>{festival.name || 'The festival'}</h1>
        <p class="waiting-lead">Doors open in</p>
        <p class="waiting-clock" role="timer" style={{ '--chars': left.length }}>
          {left}
        </p>
        <p>
          {moment(festival.opensAtMs)}
          {isMidnight(festival.opensAtMs) ? ', midnight' : ''}. Carts can be filled now.
        </p>
      </div>
    </main>
  );
}

/** The festival has no opening time. */
export function Unscheduled({ festival }: { readonly festival: Festival }) {
  return (
    <main class="waiting">
      <Skin />
      <div>
        <h1>{festival.name || 'The festival'}</h1>
        <p>No opening time has been set yet. This page starts by itself when there is one.</p>
      </div>
    </main>
  );
}
