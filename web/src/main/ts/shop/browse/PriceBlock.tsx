import { count, money, shortMoney } from '../../kit/money';
import { moment, useNow } from '../../kit/time';
import { Bar } from '../../kit/ui';
import { isGiven, stockOf, tagOf } from './cards';
import { inCurrency, useFestival, useRates } from '../festival';
import { useSettings } from '../settings';
import { breaksOf, dealLimitOf, limitOf, secondPieceSaves } from './offer';
import { Ends } from './ProductCard';
import type { Deal, Variant, VariantOffer } from './types';
import { words } from './words';

interface PriceProps {
  readonly variant: Variant;
  /** Undefined where the server hasn't said, so that only the list price is known. */
  readonly offer: VariantOffer | undefined;
  readonly currency: string;
  readonly digits: number;
}

/** What a variant costs now, until when, and later. */
export function PriceBlock({ variant, offer, currency, digits }: PriceProps) {
  const nowMs = useNow(1_000);
  const text = words();
  const listMinor = offer?.priceMinor ?? variant.priceMinor;
  const tag = tagOf(listMinor, offer?.deal, nowMs);
  const isCheaper = tag.listMinor !== undefined;
  return (
    <div class={`price-block${isCheaper ? ' on' : ''}`}>
      {isCheaper && <span class="badge gold">{text.festivalPrice}</span>}
      <p class="price">
        <span class="visually-hidden">{isCheaper ? text.festivalPrice : text.price}: </span>
        <strong class={`money${isCheaper ? ' now' : ''}`}>{money(tag.nowMinor, currency, digits)}</strong>
        {isCheaper && (
          <>
            <span class="visually-hidden">{text.instead} </span>
            <s class="money dim">{money(listMinor, currency, digits)}</s>
            <span class="saves">{text.save(shortMoney(listMinor - tag.nowMinor, currency, digits))}</span>
          </>
        )}
      </p>
      <InOwnMoney minor={tag.nowMinor} currency={currency} />
      {offer?.deal !== undefined && nowMs < offer.deal.endsAtMs && <DealLine deal={offer.deal} nowMs={nowMs} />}
      {offer !== undefined && <NextPrice next={offer.next} nowMs={nowMs} currency={currency} digits={digits} />}
      {offer !== undefined && <StockLine offer={offer} />}
      {offer !== undefined && <Terms offer={offer} tagMinor={tag.nowMinor} isCheaper={isCheaper} />}
    </div>
  );
}

/** About what a shop's price is in the money that somebody pays in. */
function InOwnMoney({ minor, currency }: { readonly minor: number; readonly currency: string }) {
  const festival = useFestival().data;
  const chosen = useSettings().currency;
  const wanted = chosen === '' ? festival?.currency : chosen;
  const rates = useRates().data?.rates ?? [];
  const to = rates.find((rate) => rate.currency === wanted);
  const worth = to === undefined || to.currency === currency ? undefined : inCurrency(minor, currency, to, rates);
  return to === undefined || worth === undefined ? null : <p class="dim">{words().approximately(money(worth, to.currency, to.digits))}</p>;
}

function DealLine({ deal, nowMs }: { readonly deal: Deal; readonly nowMs: number }) {
  const text = words();
  const stock = stockOf(deal);
  if (!isGiven(deal, nowMs)) {
    return <p class="dim">{text.dealGone}</p>;
  }
  return (
    <div class="deal-line">
      {stock !== undefined && (
        <Bar
          taken={stock.taken}
          of={stock.of}
          text={stock.left <= 20 ? text.fewAtPrice(count(stock.left)) : text.takenOf(count(stock.taken), count(stock.of))}
        />
      )}
      <p>
        {text.endsIn} <Ends atMs={deal.endsAtMs} />
      </p>
    </div>
  );
}

interface NextProps {
  readonly next: Deal | undefined;
  readonly nowMs: number;
  readonly currency: string;
  readonly digits: number;
}

function NextPrice({ next, nowMs, currency, digits }: NextProps) {
  if (next?.priceMinor === undefined || nowMs >= next.startsAtMs) {
    return null;
  }
  return <p class="soon">{words().nextPrice(moment(next.startsAtMs), money(next.priceMinor, currency, digits))}</p>;
}

/** So few that it is worth saying how many. */
const FEW = 20;

function StockLine({ offer }: { readonly offer: VariantOffer }) {
  const text = words();
  const sold = offer.sold > 0 ? ` · ${text.sold(count(offer.sold))}` : '';
  if (!offer.onSale) {
    return <p class="bad">{text.offSale}</p>;
  }
  if (offer.available <= 0) {
    return <p class="bad">{`${text.soldOut}${sold}`}</p>;
  }
  return <p class="dim">{`${offer.available <= FEW ? text.few(count(offer.available)) : text.inStock}${sold}`}</p>;
}

/** Limits and prices for more pieces, in amounts. */
function Terms({ offer, tagMinor, isCheaper }: { readonly offer: VariantOffer; readonly tagMinor: number; readonly isCheaper: boolean }) {
  const text = words();
  const { currency, digits } = offer;
  const limit = limitOf(offer);
  const dealLimit = isCheaper ? dealLimitOf(offer) : undefined;
  const second = secondPieceSaves(offer);
  const breaks = breaksOf(offer).filter(({ priceMinor }) => priceMinor < tagMinor); // beside a lower festival price they save nothing
  return (
    <>
      {breaks.length > 0 && (
        <div class="breaks">
          <h2 class="small">{text.breaks}</h2>
          <ul class="chips">
            {breaks.map(({ quantity, priceMinor }) => (
              <li key={quantity} class="badge gold">
                {text.breakOf(count(quantity), shortMoney(priceMinor, currency, digits))}
              </li>
            ))}
          </ul>
        </div>
      )}
      {second !== undefined && second > 0 && <p class="soon">{text.second(shortMoney(second, currency, digits))}</p>}
      {dealLimit !== undefined && (
        <p class="dim small">{text.dealLimit(count(dealLimit))}</p>
      )}
      {limit !== undefined && <p class="dim small">{text.limit(count(limit))}</p>}
    </>
  );
}
