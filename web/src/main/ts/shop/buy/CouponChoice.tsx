import { useState } from 'preact/hooks';
import { Icon } from '../../kit/icons';
import { shortMoney } from '../../kit/money';
import { usePerson } from '../../kit/session';
import { moment } from '../../kit/time';
import { serverClock } from '../../kit/clock';
import { tell } from '../../kit/toast';
import { problemOf } from '../../kit/problem';
import { Button, Notice, Tick } from '../../kit/ui';
import { problemText } from '../../kit/words';
import { AS_IS, bothText, type Showing, shown, shownText } from '../showing';
import { useShowing } from '../useShowing';
import { claim, useClaims } from './claims';
import {
  chooseCoupon,
  chooseCoupons,
  type BestCoupons,
  type CouponDeal,
  type HeldCoupon,
  isGone,
  savedBy,
  useCouponsFor,
  useHeldCoupons,
} from './coupons';
import type { Priced } from './quotes';
import type { QuoteProblem } from './types';
import { buyWords } from './words';

interface CouponChoiceProps {
  readonly priced: Priced | undefined;
  readonly chosen: readonly number[];
  readonly shops: readonly number[];
  /** Those that save most together; undefined where that isn't known. */
  readonly best: BestCoupons | undefined;
}

/** The coupons that fit what is in the cart: those held, to take or leave, and those that can be claimed now. */
export function CouponChoice({ priced, chosen, shops, best }: CouponChoiceProps) {
  const text = buyWords.get();
  const person = usePerson();
  const held = useHeldCoupons(person);
  const deals = useCouponsFor(shops);
  const claims = useClaims();
  const fits = ({ terms }: CouponDeal) => terms.kind !== 'shopCoupon' || shops.includes(terms.shop ?? 0);
  const coupons = (held.data?.coupons ?? []).filter((coupon) => coupon.unused > 0 && fits(coupon));
  const nowMs = serverClock.nowMs();
  const claimable = deals.filter(
    (deal) => fits(deal) && !isGone(deal) && deal.endsAtMs > nowMs && !coupons.some((coupon) => coupon.deal === deal.deal),
  );
  if (person === undefined || (coupons.length === 0 && claimable.length === 0)) {
    return <></>;
  }
  return (
    <section class="panel stack" aria-label={text.coupons}>
      <h2>{text.coupons}</h2>
      <Better best={best} priced={priced} chosen={chosen} />
      {coupons.length > 0 && (
        <ul class="buy-coupon-list">
          {coupons.map((coupon) => (
            <HeldRow
              key={coupon.deal}
              coupon={coupon}
              held={coupons}
              isChosen={chosen.includes(coupon.deal)}
              problem={priced?.problems.find((problem) => problem.coupon === coupon.deal)}
            />
          ))}
        </ul>
      )}
      <Claimable
        deals={claimable}
        busy={claims}
        onClaim={(deal) => {
          claim(person, deal.deal).then(held.reload, (error: unknown) => {
            tell(problemText(problemOf(error)));
          });
        }}
      />
    </section>
  );
}

/** One press takes the coupons that save most, where others or none are chosen. */
function Better({ best, priced, chosen }: Pick<CouponChoiceProps, 'best' | 'priced' | 'chosen'>) {
  const text = buyWords.get();
  if (best === undefined || priced === undefined || best.totalMinor >= priced.quote.totalMinor || best.coupons.every((deal) => chosen.includes(deal))) {
    return <></>;
  }
  const { totalMinor, currency, digits } = priced.quote;
  return (
    <Button look="main" onClick={() => { chooseCoupons(best.coupons); }}>
      {text.useBest(best.coupons.length, shortMoney(totalMinor - best.totalMinor, currency, digits))}
    </Button>
  );
}

/** What a coupon does, in amounts. */
export function couponSentence(coupon: CouponDeal, showing: Showing): string {
  const text = buyWords.get();
  const amount = (minor: number) => shownText(shown(minor, coupon, showing));
  const { kind, spendMinor } = coupon.terms;
  return kind === 'redPacket' || spendMinor === undefined ? text.off(amount(savedBy(coupon))) : text.offFrom(amount(savedBy(coupon)), amount(spendMinor));
}

/** The same in the currency that its giver gave it in; undefined where it is said in that already. */
export function ownSentence(coupon: CouponDeal, showing: Showing): string | undefined {
  const own = couponSentence(coupon, AS_IS);
  return own === couponSentence(coupon, showing) ? undefined : own;
}

/** What a coupon does and who gives it, in a line. */
function CouponLine({ coupon }: { readonly coupon: CouponDeal }) {
  const showing = useShowing();
  const own = ownSentence(coupon, showing);
  return (
    <>
      <strong>{couponSentence(coupon, showing)}</strong> {own !== undefined && <span class="own-money">({own}) </span>}
      <span class="dim">{coupon.shopName ?? buyWords.get().stages[coupon.terms.kind]}</span>
    </>
  );
}

interface HeldRowProps {
  readonly coupon: HeldCoupon;
  readonly held: readonly HeldCoupon[];
  readonly isChosen: boolean;
  readonly problem: QuoteProblem | undefined;
}

function HeldRow({ coupon, held, isChosen, problem }: HeldRowProps) {
  const text = buyWords.get();
  const showing = useShowing();
  const nowMs = serverClock.nowMs();
  const isOver = coupon.endsAtMs <= nowMs;
  return (
    <li>
      <Tick
        checked={isChosen}
        disabled={isOver}
        onChecked={(checked) => {
          chooseCoupon(coupon, checked, held);
        }}
        label={
          <CouponLine coupon={coupon} />
        }
      />
      {isOver && <p class="badge bad">{text.couponOver(moment(coupon.endsAtMs))}</p>}
      {!isOver && coupon.startsAtMs > nowMs && <p class="badge">{text.couponFrom(moment(coupon.startsAtMs))}</p>}
      {isChosen && !isOver && problem !== undefined && <Notice kind="warn">{couponTrouble(problem, coupon, showing)}</Notice>}
    </li>
  );
}

/** Why a coupon doesn't help now. */
export function couponTrouble(problem: QuoteProblem, coupon: Pick<CouponDeal, 'currency' | 'digits'>, showing: Showing): string {
  const text = buyWords.get();
  const { code, requiredMinor, presentMinor } = problem;
  if (code === 'BELOW_MINIMUM_SPEND' && requiredMinor !== undefined && presentMinor !== undefined) {
    return text.couponNeeds(bothText(shown(requiredMinor - presentMinor, coupon, showing)));
  }
  return text.couponTroubles[code] ?? text.couponUnfit;
}

/** So many are shown before somebody asks for more. */
const FIRST = 3;

function Claimable(props: { readonly deals: readonly CouponDeal[]; readonly busy: readonly number[]; readonly onClaim: (deal: CouponDeal) => void }) {
  const { deals, busy, onClaim } = props;
  const text = buyWords.get();
  const showing = useShowing();
  const [all, setAll] = useState(false);
  return deals.length === 0 ? (
    <></>
  ) : (
    <>
      <h3>{text.claimable}</h3>
      <ul class="buy-coupon-list">
        {deals.slice(0, all ? deals.length : FIRST).map((deal) => (
          <li key={deal.deal} class="spread">
            <span>
              <Icon name="coupon" /> <CouponLine coupon={deal} />
            </span>
            <Button busy={busy.includes(deal.deal)} onClick={() => { onClaim(deal); }}>
              {text.claim}
              <span class="visually-hidden">: {couponSentence(deal, showing)}, {deal.shopName ?? text.stages[deal.terms.kind]}</span>
            </Button>
          </li>
        ))}
      </ul>
      {!all && deals.length > FIRST && (
        <Button look="quiet" onClick={() => { setAll(true); }}>
          {text.moreCoupons(deals.length - FIRST)}
        </Button>
      )}
    </>
  );
}
