import type { ComponentChildren } from 'preact';
import { count as countText, shortMoney } from '../../kit/money';
import { problemOf } from '../../kit/problem';
import { go, Link, useTitle } from '../../kit/router';
import { usePerson, useSession } from '../../kit/session';
import { moment, useNow } from '../../kit/time';
import { tell } from '../../kit/toast';
import { Bar, Button, Empty, Trouble } from '../../kit/ui';
import { problemText } from '../../kit/words';
import { couponSentence } from './CouponChoice';
import { claim, useClaims } from './claims';
import { type CouponDeal, countOf, type HeldCoupon, isGone, savedBy, useCouponDeals, useHeldCoupons } from './coupons';
import { Waiting } from './parts';
import { buyWords } from './words';

/** The coupons that can be claimed, and those that somebody has: to use, used, expired. */
export function CouponsPage() {
  const text = buyWords.get();
  const person = usePerson();
  const session = useSession();
  const deals = useCouponDeals();
  const held = useHeldCoupons(person);
  const nowMs = useNow(5_000);
  useTitle(text.coupons);
  if (session === 'unknown' || (deals.data === undefined && deals.problem === undefined)) {
    return <Waiting title={text.coupons} />;
  }
  const coupons = held.data?.coupons ?? [];
  const current = (deals.data ?? []).filter(({ endsAtMs }) => endsAtMs > nowMs).sort((a, b) => Number(isGone(a)) - Number(isGone(b)));
  return (
    <div class="stack">
      <h1>{text.coupons}</h1>
      {deals.problem !== undefined && <Trouble problem={deals.problem} onRetry={deals.reload} />}
      {held.problem !== undefined && <Trouble problem={held.problem} onRetry={held.reload} />}
      <Held title={text.mine} coupons={coupons.filter(({ unused, endsAtMs }) => unused > 0 && endsAtMs > nowMs)} />
      <section aria-label={text.claimable}>
        <h2>{text.claimable}</h2>
        {current.length === 0 && deals.data !== undefined && <Empty title={text.noCoupons} />}
        <ul class="buy-coupons">
          {current.map((deal) => (
            <Claim key={deal.deal} deal={deal} held={coupons.find((coupon) => coupon.deal === deal.deal)} onClaimed={held.reload} nowMs={nowMs} />
          ))}
        </ul>
      </section>
      <Held title={text.used} coupons={coupons.filter(({ used }) => used > 0)} isOver />
      <Held title={text.expired} coupons={coupons.filter(({ unused, endsAtMs }) => unused > 0 && endsAtMs <= nowMs)} isOver />
    </div>
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
  const busy = useClaims().includes(deal.deal);
  const count = countOf(deal);
  const gone = isGone(deal);
  const isFull = (held?.claimed ?? 0) >= deal.terms.perBuyer;
  const press = () => {
    if (person === undefined) {
      go(`/sign-in?next=${encodeURIComponent('/coupons')}`);
      return;
    }
    claim(person, deal.deal).then(
      () => {
        tell(text.claimed(couponSentence(deal)));
        onClaimed();
      },
      (error: unknown) => {
        tell(problemText(problemOf(error)));
      },
    );
  };
  return (
    <Ticket deal={deal}>
      {count !== undefined && deal.taken !== undefined && <Bar taken={deal.taken} of={count} text={gone ? text.allGone : text.leftOfCoupons(countText(count - deal.taken))} />}
      <span class="dim">{deal.startsAtMs > nowMs ? text.validFrom(moment(deal.startsAtMs)) : text.validUntil(moment(deal.endsAtMs))}</span>
      <Button look={gone || isFull ? 'second' : 'main'} busy={busy} disabled={gone || isFull} onClick={press}>
        {isFull ? text.claimedAll : gone ? text.allGone : text.claim}
        <span class="visually-hidden">: {deal.name}</span>
      </Button>
    </Ticket>
  );
}

function Ticket({ deal, children }: { readonly deal: CouponDeal; readonly children: ComponentChildren }) {
  const text = buyWords.get();
  const { shop } = deal.terms;
  return (
    <li class="buy-ticket">
      <strong class="buy-ticket-worth money">
        {shortMoney(savedBy(deal), deal.currency, deal.digits)}
      </strong>
      <div class="buy-ticket-says">
        <span>{couponSentence(deal)}</span>
        <span class="dim">{deal.name}</span>
        {shop !== undefined && <Link href={`/search?shop=${shop}`}>{text.seeShop}</Link>}
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
