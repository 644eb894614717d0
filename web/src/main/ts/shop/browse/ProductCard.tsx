import { count, shortMoney } from '../../kit/money';
import { Link } from '../../kit/router';
import { clockText, moment, useNow } from '../../kit/time';
import { Bar, Loading, Skeleton } from '../../kit/ui';
import { phaseOf, useFestival } from '../festival';
import { useShowing } from '../useShowing';
import { words as shopWords } from '../words';
import { type Card, cardAfterwards, cardIn, isGiven, isTaken, stockOf, tagOf } from './cards';
import type { Launch } from './types';
import { words } from './words';

/** Often enough that a deal's end is seen on its card. */
const EVERY_MS = 5_000;

/** Products beside one another, priced in the currency that somebody shops in; once the doors have closed at list prices. */
export function Cards({ cards, level = 3 }: { readonly cards: readonly Card[]; readonly level?: 2 | 3 }) {
  const nowMs = useNow(EVERY_MS);
  const { to, rates } = useShowing();
  const festival = useFestival().data;
  const isOver = festival !== undefined && phaseOf(festival, nowMs) === 'closed';
  return (
    <ul class="cards">
      {cards.map((card) => (
        <ProductCard key={`${card.product} ${card.sku ?? ''}`} card={cardIn(isOver ? cardAfterwards(card) : card, to, rates)} nowMs={nowMs} level={level} />
      ))}
    </ul>
  );
}

/** So many cards on their way. */
export function CardSkeletons({ count: wanted }: { readonly count: number }) {
  return (
    <Loading>
      <div class="cards">
        {Array.from({ length: wanted }, (_, i) => (
          <Skeleton key={i} card lines={4} />
        ))}
      </div>
    </Loading>
  );
}

function ProductCard({ card, nowMs, level }: { readonly card: Card; readonly nowMs: number; readonly level: 2 | 3 }) {
  const text = words();
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <li class={`product-card${card.isSoldOut ? ' gone' : ''}`}>
      <span class="picture">
        <img src={card.picture} alt="" width="400" height="400" loading="lazy" decoding="async" />
        {card.isSoldOut && <span class="badge">{text.soldOut}</span>}
      </span>
      <Title>
        <Link href={`/p/${card.product}${card.sku === undefined ? '' : `?sku=${card.sku}`}`}>{card.title}</Link>
      </Title>
      <CardPrice card={card} nowMs={nowMs} />
      <CardDeal card={card} nowMs={nowMs} />
      <p class="small dim">
        {[card.shopName ?? card.brand, card.sold > 0 ? text.sold(count(card.sold)) : undefined]
          .filter((part) => part !== undefined && part !== '')
          .join(' · ')}
      </p>
    </li>
  );
}

/** What launches next. There is nothing to open before it does, nor a price. */
export function LaunchCards({ launches }: { readonly launches: readonly Launch[] }) {
  return (
    <ul class="cards">
      {launches.map(({ product, title, picture, launchMs }) => (
        <li class="product-card" key={product}>
          <span class="picture">
            <img src={picture} alt="" width="400" height="400" loading="lazy" decoding="async" />
          </span>
          <h3>{title}</h3>
          <p class="small soon">
            {words().outAt(moment(launchMs))}
          </p>
        </li>
      ))}
    </ul>
  );
}

function CardPrice({ card, nowMs }: { readonly card: Card; readonly nowMs: number }) {
  const { currency, digits } = card;
  const tag = tagOf(card.listMinor, card.deal, nowMs);
  return (
    <p class="price">
      {card.isAbout === true && <span class="about-word">{shopWords().about}</span>}
      <strong class={`money${tag.listMinor === undefined ? '' : ' now'}`}>{shortMoney(tag.nowMinor, currency, digits)}</strong>
      {tag.listMinor !== undefined && (
        <>
          <span class="visually-hidden">{words().instead} </span>
          <s class="money dim">{shortMoney(tag.listMinor, currency, digits)}</s>
        </>
      )}
    </p>
  );
}

function CardDeal({ card, nowMs }: { readonly card: Card; readonly nowMs: number }) {
  const text = words();
  const { deal, next, currency, digits } = card;
  const stock = stockOf(deal);
  if (deal !== undefined && isTaken(deal, nowMs)) {
    return <p class="small dim">{text.dealSoldOut}</p>;
  }
  if (deal !== undefined && isGiven(deal, nowMs)) {
    const isCheaper = tagOf(card.listMinor, deal, nowMs).listMinor !== undefined;
    return (
      <div class="deal-line">
        {stock !== undefined && isCheaper && <Bar taken={stock.taken} of={stock.of} text={text.left(count(stock.left))} />}
        <p class="small">
          {text.endsIn} <Ends atMs={deal.endsAtMs} />
        </p>
      </div>
    );
  }
  if (next !== undefined && nowMs < next.startsAtMs) {
    const when = moment(next.startsAtMs);
    const isLower = next.priceMinor !== undefined && next.priceMinor < card.listMinor;
    return (
      <p class="small soon">
        {isLower ? text.startsAtFor(when, `${card.isAbout === true ? `${shopWords().about} ` : ''}${shortMoney(next.priceMinor, currency, digits)}`) : text.startsAt(when)}
      </p>
    );
  }
  return null;
}

/** A clock that runs down to a time; beyond a day it says the time itself. */
export function Ends({ atMs }: { readonly atMs: number }) {
  const nowMs = useNow(500);
  const leftMs = atMs - nowMs;
  return <span class="figure">{leftMs > 86_400_000 ? moment(atMs) : clockText(leftMs)}</span>;
}
