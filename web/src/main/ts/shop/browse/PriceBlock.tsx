import { count, money, shortMoney } from '../../kit/money';
import { moment, useNow } from '../../kit/time';
import { Bar } from '../../kit/ui';
import { isGiven, stockOf, tagOf } from './cards';
import { type Showing, shown, shownText } from '../showing';
import { useShowing } from '../useShowing';
import { words as shopWords } from '../words';
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
  /** The choices that the festival price is for, where it isn't for all. */
  readonly festivalFor: readonly string[] | undefined;
}

/** What a variant costs now, until when, and later. */
export function PriceBlock({ variant, offer, currency, digits, festivalFor }: PriceProps) {
  const showing = useShowing();
  const nowMs = useNow(1_000);
  const text = words();
  const listMinor = offer?.priceMinor ?? variant.priceMinor;
  const tag = tagOf(listMinor, offer?.deal, nowMs);
  const isCheaper = tag.listMinor !== undefined;
  const [now, list] = [shown(tag.nowMinor, { currency, digits }, showing), shown(listMinor, { currency, digits }, showing)];
  return (
    <div class={`price-block${isCheaper ? ' on' : ''}`}>
      {isCheaper && <span class="badge gold">{text.festivalPrice}</span>}
      <p class="price">
        <span class="visually-hidden">{isCheaper ? text.festivalPrice : text.price}: </span>
        {now.own !== undefined && <span class="about-word">{shopWords().about}</span>}
        <strong class={`money${isCheaper ? ' now' : ''}`}>{money(now.amountMinor, now.currency, now.digits)}</strong>
        {isCheaper && (
          <>
            <span class="visually-hidden">{text.instead} </span>
            <s class="money dim">{money(list.amountMinor, list.currency, list.digits)}</s>
            <span class="saves">{text.save(shortMoney(list.amountMinor - now.amountMinor, now.currency, now.digits))}</span>
          </>
        )}
      </p>
      {now.own !== undefined && (
        <p class="own-money">{text.ownPrice(money(tag.nowMinor, currency, digits), now.currency)}</p>
      )}
      {festivalFor !== undefined && <p class="festival-for">{forText(festivalFor)}</p>}
      {offer?.deal !== undefined && nowMs < offer.deal.endsAtMs && <DealLine deal={offer.deal} nowMs={nowMs} />}
      {offer !== undefined && <NextPrice next={offer.next} nowMs={nowMs} offer={offer} showing={showing} />}
      {offer !== undefined && <StockLine offer={offer} />}
      {offer !== undefined && <Terms offer={offer} tagMinor={tag.nowMinor} isCheaper={isCheaper} showing={showing} />}
    </div>
  );
}

/** So many choices are named; of more it is said that there are some. */
const NAMED = 3;

function forText(choices: readonly string[]): string {
  const text = words();
  return choices.length <= NAMED ? text.festivalFor(choices.join(', ')) : text.festivalForSome(count(choices.length));
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
  readonly offer: VariantOffer;
  readonly showing: Showing;
}

function NextPrice({ next, nowMs, offer, showing }: NextProps) {
  if (next?.priceMinor === undefined || nowMs >= next.startsAtMs) {
    return null;
  }
  return <p class="soon">{words().nextPrice(moment(next.startsAtMs), shownText(shown(next.priceMinor, offer, showing), money))}</p>;
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

interface TermsProps {
  readonly offer: VariantOffer;
  readonly tagMinor: number;
  readonly isCheaper: boolean;
  readonly showing: Showing;
}

/** Limits and prices for more pieces, in amounts. */
function Terms({ offer, tagMinor, isCheaper, showing }: TermsProps) {
  const text = words();
  const amount = (minor: number) => shownText(shown(minor, offer, showing));
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
                {text.breakOf(count(quantity), amount(priceMinor))}
              </li>
            ))}
          </ul>
        </div>
      )}
      {second !== undefined && second > 0 && <p class="soon">{text.second(amount(second))}</p>}
      {dealLimit !== undefined && (
        <p class="dim small">{text.dealLimit(count(dealLimit))}</p>
      )}
      {limit !== undefined && <p class="dim small">{text.limit(count(limit))}</p>}
    </>
  );
}
