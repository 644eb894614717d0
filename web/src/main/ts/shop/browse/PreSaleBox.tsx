import { useState } from 'preact/hooks';
import { money } from '../../kit/money';
import { Link } from '../../kit/router';
import { usePerson } from '../../kit/session';
import { moment, useNow } from '../../kit/time';
import { Button } from '../../kit/ui';
import { bothText, shown, shownText } from '../showing';
import { useShowing } from '../useShowing';
import { DepositDialog } from './DepositDialog';
import type { PreSale, VariantOffer } from './types';
import { words } from './words';

interface PreSaleProps {
  readonly offer: VariantOffer;
  readonly preSale: PreSale;
  readonly quantity: number;
}

/** A pre-sale: what is paid now, what that is worth, when the rest is due. */
export function PreSaleBox({ offer, preSale, quantity }: PreSaleProps) {
  const [open, setOpen] = useState(false);
  const nowMs = useNow(1_000);
  const person = usePerson();
  const text = words();
  const showing = useShowing();
  const amount = (minor: number) => shownText(shown(minor, offer, showing));
  if (nowMs >= preSale.endsAtMs) {
    return null;
  }
  const isLive = nowMs >= preSale.startsAtMs;
  const when = [preSale.balanceFromMs, preSale.balanceUntilMs].map(moment);
  return (
    <section class="panel pre-sale" aria-labelledby="pre-sale">
      <div class="spread">
        <h2 id="pre-sale">{text.preSale}</h2>
        <span>
          {text.preSalePrice} <strong class="money">{bothText(shown(preSale.priceMinor, offer, showing), money)}</strong>
        </span>
      </div>
      <p>{text.preSaleText(amount(preSale.depositMinor), amount(preSale.worthMinor))}</p>
      <p>
        <strong>{text.balance}:</strong>{' '}
        {text.balanceDue(amount(preSale.priceMinor - preSale.worthMinor), when[0] ?? '', when[1] ?? '')}
      </p>
      <p class="dim small">
        {isLive ? text.preSaleEnds(moment(preSale.endsAtMs)) : text.preSaleStarts(moment(preSale.startsAtMs))}{' '}
        {preSale.refundable ? text.refundable : text.notRefundable}
      </p>
      {isLive && person === undefined && (
        <Link class="button main" href={`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`}>
          {text.signInToReserve}
        </Link>
      )}
      {isLive && person !== undefined && (
        <Button look="main" onClick={() => { setOpen(true); }}>
          {text.payDeposit(amount(preSale.depositMinor))}
        </Button>
      )}
      {open && person !== undefined && (
        <DepositDialog buyer={person.buyer} deal={preSale.deal} quantity={quantity} onClose={() => { setOpen(false); }} />
      )}
    </section>
  );
}
