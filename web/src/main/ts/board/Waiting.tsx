import { Skin } from './DrumRoll';
import { isMidnight, moment, span } from './format';
import type { Festival } from './snapshot';
import { words } from './words';

/** Before the first figures have come. */
export function Connecting({ trouble }: { readonly trouble: boolean }) {
  return (
    <main class="waiting connecting" id="content">
      <Skin />
      <div>
        <h1>{words().connecting}</h1>
        <p role="status">{trouble ? words().notAnswering : words().onTheWay}</p>
      </div>
    </main>
  );
}

/** Before the doors open. */
export function Countdown({ festival, leftMs }: { readonly festival: Festival; readonly leftMs: number }) {
  // Rounded up, so that the clock says 1 in the last second and the doors open at 0.
  const left = span(Math.ceil(leftMs / 1000) * 1000);
  return (
    <main class={leftMs <= 10_000 ? 'waiting countdown last' : 'waiting countdown'} id="content">
      <Skin />
      <div>
        <h1>{festival.name || words().theFestival}</h1>
        <p class="waiting-lead">{words().doorsOpenIn}</p>
        <p class="waiting-clock" role="timer" style={{ '--chars': left.length }}>
          {left}
        </p>
        <p>
          {moment(festival.opensAtMs)}
          {isMidnight(festival.opensAtMs) ? ` (${words().midnight})` : ''} · {words().fillCarts}
        </p>
      </div>
    </main>
  );
}

/** The festival has no opening time. */
export function Unscheduled({ festival }: { readonly festival: Festival }) {
  return (
    <main class="waiting" id="content">
      <Skin />
      <div>
        <h1>{festival.name || words().theFestival}</h1>
        <p>{words().noTime}</p>
      </div>
    </main>
  );
}
