import { useState } from 'preact/hooks';
import { money, shortMoney } from '../../kit/money';
import { Link } from '../../kit/router';
import { usePerson } from '../../kit/session';
import { moment, useNow } from '../../kit/time';
import { Button } from '../../kit/ui';
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
  const { currency, digits } = offer;
  const amount = (minor: number) => shortMoney(minor, currency, digits);
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
          {text.preSalePrice} <strong class="money">{money(preSale.priceMinor, currency, digits)}</strong>
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
