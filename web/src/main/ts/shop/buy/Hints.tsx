import { useState } from 'preact/hooks';
import { get } from '../../kit/api';
import { language } from '../../kit/language';
import { money } from '../../kit/money';
import { useResource } from '../../kit/resource';
import { Link } from '../../kit/router';
import { Bar, Button, Loading, Skeleton, Trouble } from '../../kit/ui';
import { type Rate, useRates } from '../festival';
import { shown, shownText } from '../showing';
import { useShowing } from '../useShowing';
import { dealName, useDealTerms } from './dealnames';
import { hintText, ownHintText } from './HintText';
import type { Hint, Quote, Stage } from './types';
import { buyWords } from './words';

const OF_SHOPS: readonly Stage[] = ['shopTiers', 'shopCoupon'];

/** How much more would save something, for one shop or, with 0, across shops; nothing where nothing would. */
export function Hints({ quote, shop }: { readonly quote: Quote | undefined; readonly shop: number }) {
  const hints = quote?.hints.filter((hint) => (OF_SHOPS.includes(hint.stage) ? hint.shop : 0) === shop) ?? [];
  return quote === undefined || hints.length === 0 ? (
    <></>
  ) : (
    <div class="stack buy-hints">
      {hints.map((hint) => (
        <HintBox key={`${hint.deal} ${hint.stage}`} hint={hint} quote={quote} shop={shop} />
      ))}
    </div>
  );
}

/** What counts towards a hint, for its bar alone: the shop's or all lines after what was taken off them already. */
function countedMinor(quote: Quote, shop: number): number {
  return quote.lines.filter((line) => shop === 0 || line.shop === shop).reduce((sum, line) => sum + line.payableMinor, 0);
}

function HintBox({ hint, quote, shop }: { readonly hint: Hint; readonly quote: Quote; readonly shop: number }) {
  const text = buyWords.get();
  const [open, setOpen] = useState(false);
  const terms = useDealTerms([hint]);
  const showing = useShowing();
  const add = shown(hint.addMinor, hint, showing);
  const counted = add.currency === quote.currency ? countedMinor(quote, shop) : 0;
  const sentence = hintText(hint, showing);
  const own = ownHintText(hint, showing);
  return (
    <div class="buy-hint">
      {counted > 0 ? <Bar taken={counted} of={counted + add.amountMinor} text={sentence} /> : <p>{sentence}</p>}
      {own !== undefined && <p class="own-money">{own}</p>}
      <div class="spread">
        <span class="dim">{dealName(hint, terms)}</span>
        <Button look="quiet" aria-expanded={open} onClick={() => { setOpen(!open); }}>
          {open ? text.hideFillers : text.showFillers}
        </Button>
      </div>
      {open && <Fillers hint={hint} shop={shop} />}
    </div>
  );
}

interface Hit {
  readonly product: number;
  readonly title: string;
  readonly priceMinor: number;
  readonly image: string;
}

interface Found {
  readonly currency: string;
  readonly digits: number;
  readonly hits: readonly Hit[];
}

const SHOWN = 8;

/** Products that fill the gap, the most bought first. */
function Fillers({ hint, shop }: { readonly hint: Hint; readonly shop: number }) {
  const text = buyWords.get();
  const rates = useRates().data?.rates ?? [];
  const showing = useShowing();
  const minPriceMinor = inFestivals(hint, rates);
  const query = {
    ...(shop === 0 ? {} : { shop }),
    minPriceMinor,
    sort: 'sales',
    inStock: true,
    limit: SHOWN,
    language: language(),
  };
  const found = useResource(`fillers ${JSON.stringify(query)}`, (signal) => get<Found>('/v1/search', query, signal));
  if (found.data === undefined) {
    return found.problem === undefined ? (
      <Loading>
        <Skeleton lines={3} />
      </Loading>
    ) : (
      <Trouble problem={found.problem} onRetry={found.reload} />
    );
  }
  const { currency, digits, hits } = found.data;
  return hits.length === 0 ? (
    <p class="dim">{text.noFillers}</p>
  ) : (
    <ul class="buy-fillers" tabIndex={0} aria-label={text.showFillers}>
      {hits.map((hit) => (
        <li key={hit.product}>
          <Link href={`/p/${hit.product}`}>
            <img src={hit.image} alt="" width="112" height="112" loading="lazy" decoding="async" />
            <span>{hit.title}</span>
            <strong class="money">{shownText(shown(hit.priceMinor, { currency, digits }, showing), money)}</strong>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The search filters by the festival's currency; a shop's own is turned into it, as the server does for its results. */
function inFestivals({ addMinor, currency }: Hint, rates: readonly Rate[]): number {
  const rate = rates.find((one) => one.currency === currency);
  return rate === undefined ? addMinor : Math.ceil((addMinor * rate.festivalMinor) / rate.foreignMinor);
}
