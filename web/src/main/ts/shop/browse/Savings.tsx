import { useState } from 'preact/hooks';
import { get, insist, newKey, queryText } from '../../kit/api';
import { Problem, problemOf } from '../../kit/problem';
import { useResource } from '../../kit/resource';
import { go, Link } from '../../kit/router';
import { type Person, usePerson } from '../../kit/session';
import { moment } from '../../kit/time';
import { tell } from '../../kit/toast';
import { Button } from '../../kit/ui';
import { problemText } from '../../kit/words';
import { useComeBack } from '../buy/claims';
import { useFestival } from '../festival';
import { AS_IS, type Showing, shown, shownText } from '../showing';
import { useShowing } from '../useShowing';
import { isCoupon, termsOfWide } from './offer';
import type { Offer, Product, WideDeal } from './types';
import { words } from './words';

interface Claimed {
  readonly coupons: readonly { readonly deal: number; readonly claimed: number; readonly unused: number }[];
}

interface Money {
  readonly currency: string;
  readonly digits: number;
}

/** What the shop and the festival take off beyond the price itself; coupons can be claimed here. */
export function Savings({ offer, product }: { readonly offer: Offer; readonly product: Product }) {
  const festival = useFestival().data;
  const person = usePerson();
  const text = words();
  const mine = useResource(person === undefined ? undefined : `claimed ${person.buyer}`, (signal) =>
    get<Claimed>(`/v1/buyers/${person?.buyer ?? 0}/coupons`, undefined, signal),
  );
  const claimedOf = (deal: number) => mine.data?.coupons.find((coupon) => coupon.deal === deal)?.claimed ?? 0;
  const list = (deals: readonly WideDeal[], otherwise: Money) =>
    deals.map((deal) => (
      <SavingRow key={deal.deal} deal={deal} otherwise={otherwise} person={person} claimed={claimedOf(deal.deal)} onClaimed={mine.reload} />
    ));
  return (
    <section class="panel stack" aria-labelledby="savings">
      <div class="spread">
        <h2 id="savings">{text.savings}</h2>
        <Link class="all" href={`/search?shop=${product.shop}`}>
          {text.moreOfShop}
        </Link>
      </div>
      <ul class="savings">
        {list(offer.shopDeals, product)}
        {list(offer.festivalDeals, festival ?? { currency: product.currency, digits: product.digits })}
      </ul>
    </section>
  );
}

interface RowProps {
  readonly deal: WideDeal;
  readonly otherwise: Money;
  readonly person: Person | undefined;
  readonly claimed: number;
  readonly onClaimed: () => void;
}

function SavingRow({ deal, otherwise, person, claimed, onClaimed }: RowProps) {
  const text = words();
  const showing = useShowing();
  const row = useComeBack(deal.deal);
  const lines = savingTexts(deal, otherwise, showing);
  const own = savingTexts(deal, otherwise, AS_IS);
  const isMine = claimed > 0;
  return (
    <li ref={row} tabIndex={-1} class={isCoupon(deal) ? 'coupon' : ''}>
      <div>
        {lines.map((line, i) => (
          <p key={line}>
            <strong>{line}</strong>
            {own[i] !== line && <span class="own-money"> ({own[i]})</span>}
          </p>
        ))}
        <p class="dim small">{text.until(moment(deal.endsAtMs))}</p>
      </div>
      {isCoupon(deal) &&
        (isMine ? (
          <span class="badge good">{text.claimed}</span>
        ) : (
          <ClaimButton deal={deal.deal} name={lines[0] ?? deal.name} person={person} onClaimed={onClaimed} />
        ))}
    </li>
  );
}

/** The terms in amounts, in the page's language; the deal's own name where they are of a kind that isn't known here. */
function savingTexts(deal: WideDeal, otherwise: Money, showing: Showing): readonly string[] {
  const text = words();
  const terms = termsOfWide(deal);
  const own = { currency: deal.currency ?? otherwise.currency, digits: deal.digits ?? otherwise.digits };
  const amount = (minor: number | undefined) => shownText(shown(minor ?? 0, own, showing));
  switch (terms.kind) {
    case 'shopTiers':
      return (terms.tiers ?? []).map(({ spendMinor, saveMinor }) => text.tier(amount(spendMinor), amount(saveMinor)));
    case 'crossShop': {
      const full = text.everyFull(amount(terms.spendMinor), amount(terms.saveMinor));
      return [(terms.capMinor ?? 0) > 0 ? `${full} (${text.upTo(amount(terms.capMinor))})` : full];
    }
    case 'shopCoupon':
    case 'festivalCoupon':
      return [text.coupon(amount(terms.saveMinor), amount(terms.spendMinor))];
    case 'redPacket':
      return [text.packet(amount(terms.faceMinor))];
    default:
      return [deal.name];
  }
}

interface ClaimProps {
  readonly deal: number;
  readonly name: string;
  readonly person: Person | undefined;
  readonly onClaimed: () => void;
}

/** One press claims; a stranger signs in first and comes back. */
function ClaimButton({ deal, name, person, onClaimed }: ClaimProps) {
  const [busy, setBusy] = useState(false);
  const [key] = useState(newKey);
  const text = words();
  const claim = async (buyer: number) => {
    setBusy(true);
    try {
      await insist(`/v1/buyers/${buyer}/coupons`, { method: 'POST', key, body: { deal } }, (problem) => {
        tell(problemText(problem));
      });
      tell(text.claimedIt(name));
      onClaimed();
    } catch (error) {
      if (error instanceof Problem && error.code === 'OVER_CLAIM_LIMIT') {
        onClaimed(); // claimed on another page
      }
      tell(problemText(problemOf(error)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      busy={busy}
      aria-label={text.claimIt(name)}
      onClick={() => {
        if (person === undefined) {
          go(`/sign-in${queryText({ next: location.pathname + location.search, coupon: deal })}`);
        } else {
          void claim(person.buyer);
        }
      }}
    >
      {text.claim}
    </Button>
  );
}
