import { count, fraction, moment, shortTime, timeOfDay } from './format';
import type { Look } from './look';
import { rateSides } from './purse';
import { useAddress } from './address';
import { words } from './words';

/** How far the figures were counted, and what they mean. */
export function Footer({ look, askedAtMs }: { readonly look: Look; readonly askedAtMs: number }) {
  const { snapshot, purse, rates } = look;
  const { currency } = useAddress();
  const said = words();
  const festival = snapshot.festival.currency;
  const rate = purse.currency === festival ? undefined : rates.find((each) => each.currency === purse.currency);
  const [one, other] = rate === undefined ? ['', ''] : rateSides(rate, festival);
  return (
    <footer class="bottom">
      <p>{said.countedTo(timeOfDay(snapshot.asOfMs), count(snapshot.position))}</p>
      {rate === undefined && <p>{said.salesCount}</p>}
      {rate !== undefined && (
        <p class="rate">
          {said.converted(one, other, shortTime(askedAtMs))} {rate.fixedAtMs !== undefined && said.fixedOn(moment(rate.fixedAtMs))}
        </p>
      )}
      {currency !== undefined && rate === undefined && currency !== festival && <p class="rate">{said.noRates}</p>}
      {snapshot.buyersErrorPercent > 0 && <p>{said.estimated(fraction(snapshot.buyersErrorPercent))}</p>}
    </footer>
  );
}
