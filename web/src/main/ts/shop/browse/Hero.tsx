import { Link } from '../../kit/router';
import { moment, spanOf, useNow } from '../../kit/time';
import { kitWords } from '../../kit/words';
import { type Festival, phaseOf } from '../festival';
import { words } from './words';

/** The head of the home page: before the doors open it counts down by the server's clock. */
export function Hero({ festival }: { readonly festival: Festival | undefined }) {
  const nowMs = useNow(500);
  const text = words();
  if (festival === undefined) {
    return <div class="hero" aria-busy="true" />;
  }
  const phase = phaseOf(festival, nowMs);
  if (phase === 'before') {
    return (
      <section class="hero before">
        <h1>{festival.name}</h1>
        <p class="lead">{text.doorsOpenIn}</p>
        <Countdown leftMs={festival.opensAtMs - nowMs} />
        <p>{text.doorsOpenAt(moment(festival.opensAtMs))}</p>
      </section>
    );
  }
  return (
    <section class={`hero ${phase}`}>
      <h1>{phase === 'open' ? `${festival.name}: ${text.isOn}` : text.isOver}</h1>
      <p>{phase === 'open' ? text.isOnUntil(moment(festival.closesAtMs)) : text.isOverText}</p>
      <Link class="button gold" href={phase === 'open' ? '/search?onDeal=true' : '/orders'}>
        {phase === 'open' ? text.seeDeals : text.toOrders}
      </Link>
    </section>
  );
}

function Countdown({ leftMs }: { readonly leftMs: number }) {
  const span = spanOf(leftMs);
  const unit = kitWords.get();
  const parts = [
    { value: span.days, name: unit.days(span.days) },
    { value: span.hours, name: unit.hours(span.hours) },
    { value: span.minutes, name: unit.minutes(span.minutes) },
    { value: span.seconds, name: unit.seconds(span.seconds) },
  ];
  return (
    <div class="countdown" role="timer">
      {parts.map(({ value, name }, i) => (
        <span key={i}>
          <b class="figure">{String(value).padStart(2, '0')}</b>
          <small>{name}</small>
        </span>
      ))}
    </div>
  );
}
