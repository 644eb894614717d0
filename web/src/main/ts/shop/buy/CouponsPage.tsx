import type { ComponentChildren, Ref } from 'preact';
import { useState } from 'preact/hooks';
import { queryText } from '../../kit/api';
import { count as countText, shortMoney } from '../../kit/money';
import { problemOf } from '../../kit/problem';
import { go, Link, useTitle } from '../../kit/router';
import { usePerson, useSession } from '../../kit/session';
import { moment, useNow } from '../../kit/time';
import { tell } from '../../kit/toast';
import { Bar, Button, Empty, Trouble } from '../../kit/ui';
import { problemText } from '../../kit/words';
import { shown } from '../showing';
import { useShowing } from '../useShowing';
import { words as shopWords } from '../words';
import { couponSentence, ownSentence } from './CouponChoice';
import { claim, useClaims, useComeBack } from './claims';
import { bestFirst, type CouponDeal, countOf, type HeldCoupon, isGone, savedBy, useFestivalCoupons, useHeldCoupons, useShopCoupons } from './coupons';
import { useLast } from './cartlines';
import { Waiting } from './parts';
import { buyWords } from './words';

/** The coupons that can be claimed, and those that somebody has: to use, used, expired. */
export function CouponsPage() {
  const text = buyWords.get();
  const person = usePerson();
  const session = useSession();
  const festivals = useFestivalCoupons();
  const held = useHeldCoupons(person);
  const nowMs = useNow(5_000);
  useTitle(text.coupons);
  if (session === 'unknown' || (festivals.data === undefined && festivals.problem === undefined)) {
    return <Waiting title={text.coupons} />;
  }
  const coupons = held.data?.coupons ?? [];
  const claims = { held: coupons, onClaimed: held.reload, nowMs };
  return (
    <div class="stack">
      <h1>{text.coupons}</h1>
      {festivals.problem !== undefined && <Trouble problem={festivals.problem} onRetry={festivals.reload} />}
      {held.problem !== undefined && <Trouble problem={held.problem} onRetry={held.reload} />}
      <Held title={text.mine} coupons={coupons.filter(({ unused, endsAtMs }) => unused > 0 && endsAtMs > nowMs)} />
      <section aria-label={text.ofFestival}>
        <h2>{text.ofFestival}</h2>
        {festivals.data?.length === 0 && <Empty title={text.noCoupons} />}
        <Claims deals={festivals.data ?? []} {...claims} />
      </section>
      <OfShops {...claims} />
      <Held title={text.used} coupons={coupons.filter(({ used }) => used > 0)} isOver />
      <Held title={text.expired} coupons={coupons.filter(({ unused, endsAtMs }) => unused > 0 && endsAtMs <= nowMs)} isOver />
    </div>
  );
}

interface ClaimsProps {
  readonly held: readonly HeldCoupon[];
  readonly onClaimed: () => void;
  readonly nowMs: number;
}

/** Coupons to claim: those in the currency that somebody shops in and that save most first, those that are all gone at the end. */
function Claims({ deals, held, onClaimed, nowMs }: ClaimsProps & { readonly deals: readonly CouponDeal[] }) {
  const showing = useShowing();
  const current = bestFirst(deals.filter(({ endsAtMs }) => endsAtMs > nowMs), showing);
  return (
    <ul class="buy-coupons">
      {current.map((deal) => (
        <Claim key={deal.deal} deal={deal} held={held.find((coupon) => coupon.deal === deal.deal)} onClaimed={onClaimed} nowMs={nowMs} />
      ))}
    </ul>
  );
}

/** So many coupons of shops are shown at first, and so many more each time. */
const STEP = 12;
/** The most that the server gives at once. */
const PAGE = 100;

function OfShops(claims: ClaimsProps) {
  const text = buyWords.get();
  const showing = useShowing();
  const [many, setMany] = useState(STEP);
  const shops = useShopCoupons(undefined, Math.ceil(many / PAGE));
  const last = useLast(shops.data, 'all');
  const deals = last?.deals ?? [];
  if (deals.length === 0 && shops.problem === undefined) {
    return <></>;
  }
  return (
    <section aria-label={text.ofShops}>
      <h2>{text.ofShops}</h2>
      {shops.problem !== undefined && <Trouble problem={shops.problem} onRetry={shops.reload} />}
      <Claims deals={bestFirst(deals, showing).slice(0, many)} {...claims} />
      {(deals.length > many || last?.hasMore === true) && (
        <p class="buy-more">
          <Button busy={shops.isLoading} onClick={() => { setMany(many + STEP); }}>
            {text.showMoreCoupons}
          </Button>
        </p>
      )}
    </section>
  );
}

interface ClaimProps {
  readonly deal: CouponDeal;
  readonly held: HeldCoupon | undefined;
  readonly onClaimed: () => void;
  readonly nowMs: number;
}

function Claim({ deal, held, onClaimed, nowMs }: ClaimProps) {
  const text = buyWords.get();
  const person = usePerson();
  const showing = useShowing();
  const ticket = useComeBack(deal.deal);
  const busy = useClaims().includes(deal.deal);
  const count = countOf(deal);
  const gone = isGone(deal);
  const has = held?.claimed ?? 0;
  const isFull = has >= deal.terms.perBuyer;
  const sentence = couponSentence(deal, showing);
  const press = () => {
    if (person === undefined) {
      go(`/sign-in${queryText({ next: '/coupons', coupon: deal.deal })}`);
      return;
    }
    claim(person, deal.deal).then(
      () => {
        tell(text.claimed(sentence));
        onClaimed();
      },
      (error: unknown) => {
        tell(problemText(problemOf(error)));
      },
    );
  };
  return (
    <Ticket deal={deal} place={ticket}>
      {count !== undefined && deal.taken !== undefined && <Bar taken={deal.taken} of={count} text={gone ? text.allGone : text.leftOfCoupons(countText(count - deal.taken))} />}
      <span class="dim">{deal.startsAtMs > nowMs ? text.validFrom(moment(deal.startsAtMs)) : text.validUntil(moment(deal.endsAtMs))}</span>
      {has > 0 && !isFull && <span>{text.youHaveOf(has, deal.terms.perBuyer)}</span>}
      <Button look={gone || has > 0 ? 'second' : 'main'} busy={busy} disabled={gone || isFull} onClick={press}>
        {isFull ? text.claimedAll : gone ? text.allGone : has > 0 ? text.claimAnother : text.claim}
        <span class="visually-hidden">
          : {sentence}, {deal.shopName ?? text.stages[deal.terms.kind]}
        </span>
      </Button>
    </Ticket>
  );
}

interface TicketProps {
  readonly deal: CouponDeal;
  /** Where somebody is brought back to. */
  readonly place?: Ref<HTMLLIElement>;
  readonly children: ComponentChildren;
}

function Ticket({ deal, place, children }: TicketProps) {
  const text = buyWords.get();
  const showing = useShowing();
  const { shop } = deal.terms;
  const worth = shown(savedBy(deal), deal, showing);
  const own = ownSentence(deal, showing);
  return (
    <li class="buy-ticket" {...(place === undefined ? {} : { ref: place, tabIndex: -1 })}>
      <strong class="buy-ticket-worth money">
        <span>
          {worth.own !== undefined && <small>{shopWords().about} </small>}
          {shortMoney(worth.amountMinor, worth.currency, worth.digits).replaceAll('\u00a0', ' ') /* the stub is narrow */}
        </span>
      </strong>
      <div class="buy-ticket-says">
        <span>
          {couponSentence(deal, showing)}
          {own !== undefined && <span class="own-money"> ({own})</span>}
        </span>
        {shop === undefined ? <span class="dim">{text.stages[deal.terms.kind]}</span> : <Link href={`/search?shop=${shop}`}>{deal.shopName ?? text.seeShop}</Link>}
        {children}
      </div>
    </li>
  );
}

function Held({ title, coupons, isOver = false }: { readonly title: string; readonly coupons: readonly HeldCoupon[]; readonly isOver?: boolean }) {
  const text = buyWords.get();
  return coupons.length === 0 ? (
    <></>
  ) : (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul class={`buy-coupons${isOver ? ' over' : ''}`}>
        {coupons.map((coupon) => (
          <Ticket key={coupon.deal} deal={coupon}>
            <span class="dim">{text.validUntil(moment(coupon.endsAtMs))}</span>
            <span>{isOver ? (coupon.used > 0 ? text.usedTimes(coupon.used) : text.expired) : text.youHave(coupon.unused)}</span>
          </Ticket>
        ))}
      </ul>
    </section>
  );
}
