import { call } from '../../kit/api';
import { count } from '../../kit/money';
import { useResource } from '../../kit/resource';
import { countryName } from '../../kit/time';
import { Money, Skeleton } from '../../kit/ui';
import { problemText } from '../../kit/words';
import { savedByStage } from '../buy/explain';
import type { Quote } from '../buy/types';
import { HintText } from '../buy/HintText';
import { useRates } from '../festival';
import { termsOf, useSettings } from '../settings';
import { type Delivery, rangeText, withinText } from './delivery';
import type { VariantOffer } from './types';
import { words } from './words';

interface LandedProps {
  readonly sku: number;
  readonly quantity: number;
  readonly offer: VariantOffer | undefined;
  readonly delivery: Delivery | undefined;
}

/** What it comes to at the door: the server's quote for the country and currency that somebody chose. */
export function Landed({ sku, quantity, offer, delivery }: LandedProps) {
  const settings = useSettings();
  const text = words();
  const terms = termsOf(settings);
  const price = `${offer?.priceMinor ?? 0} ${offer?.deal?.priceMinor ?? 0}`; // asked again when it changes
  const quote = useResource(`quote ${sku} ${quantity} ${settings.country} ${settings.currency} ${price}`, (signal) =>
    call<Quote>('/v1/quotes', { method: 'POST', body: { lines: [{ sku, quantity }], ...terms }, signal }),
  );
  return (
    <section class="panel landed" aria-labelledby="landed">
      <h2 id="landed">{text.toYou(countryName(settings.country))}</h2>
      {quote.data === undefined ? (
        quote.problem === undefined ? <Skeleton lines={4} /> : <p class="dim">{problemText(quote.problem)}</p>
      ) : (
        <Sums quote={quote.data} quantity={quantity} />
      )}
      {delivery !== undefined && <Arrival delivery={delivery} country={countryName(settings.country)} />}
    </section>
  );
}

/** How long it took others: nothing is promised. */
function Arrival({ delivery: { paidToShippedMs: shipped, paidToReceivedMs: received }, country }: { readonly delivery: Delivery; readonly country: string }) {
  const text = words();
  const parts: string[] = [];
  if (shipped !== undefined) {
    parts.push(text.shippedWithin(withinText(shipped.p90)));
  }
  if (received !== undefined) {
    const span = rangeText(received.p50, received.p90);
    const orders = count(received.orders);
    parts.push(received.destination === undefined ? text.hereAfterAnywhere(span, orders) : text.hereAfter(span, orders, country));
  }
  return (
    <div class="arrival">
      {parts.map((part) => (
        <p key={part}>{part}</p>
      ))}
      {received === undefined && <p class="dim">{text.noEstimate(country)}</p>}
    </div>
  );
}

function Sums({ quote, quantity }: { readonly quote: Quote; readonly quantity: number }) {
  const text = words();
  const { currency, digits } = quote;
  const savings = savedByStage(quote, useRates().data?.rates ?? []);
  const amount = (minor: number) => <Money minor={minor} currency={currency} digits={digits} />;
  return (
    <>
      <dl class="sums">
        <div>
          <dt>{text.goods}</dt>
          <dd>{amount(quote.subtotalMinor)}</dd>
        </div>
        {savings.map(([stage, savedMinor]) => (
          <div key={stage} class="saving">
            <dt>{text.savedBy[stage]}</dt>
            <dd>{amount(-savedMinor)}</dd>
          </div>
        ))}
        {savings.length === 0 && quote.savingMinor > 0 && (
          <div class="saving">
            <dt>{text.saved}</dt>
            <dd>{amount(-quote.savingMinor)}</dd>
          </div>
        )}
        <div>
          <dt>{text.duty}</dt>
          <dd>{quote.dutyMinor === 0 ? text.noDuty : amount(quote.dutyMinor)}</dd>
        </div>
        <div>
          <dt>{text.delivery}</dt>
          <dd>{text.free}</dd>
        </div>
        <div class="total">
          <dt>{text.landed(count(quantity))}</dt>
          <dd>{amount(quote.totalMinor)}</dd>
        </div>
      </dl>
      {quote.hints.length > 0 && (
        <ul class="hints">
          {quote.hints.map((hint) => (
            <li key={`${hint.deal} ${hint.shop}`}>
              <HintText hint={hint} />
            </li>
          ))}
        </ul>
      )}
      <p class="dim small">{text.landedNote}</p>
    </>
  );
}
