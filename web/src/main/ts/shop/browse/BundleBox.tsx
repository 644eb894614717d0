import { count, money } from '../../kit/money';
import { Link } from '../../kit/router';
import { moment } from '../../kit/time';
import { useSkuCards } from '../products';
import { bothText, shown } from '../showing';
import { useShowing } from '../useShowing';
import { AddButton } from './AddButton';
import type { Bundle, VariantOffer } from './types';
import { words } from './words';

interface BundleProps {
  readonly offer: VariantOffer;
  readonly bundle: Bundle;
  readonly nowMs: number;
}

/** What costs less together with this product, and all of it into the cart at once. */
export function BundleBox({ offer, bundle, nowMs }: BundleProps) {
  const text = words();
  const cards = useSkuCards(bundle.members.map(({ sku }) => sku)).data;
  const showing = useShowing();
  const isLater = nowMs < bundle.startsAtMs;
  return (
    <section class="panel stack bundle" aria-labelledby="bundle">
      <h2 id="bundle">{text.bundle}</h2>
      <ul>
        {bundle.members.map(({ sku, quantity }) => {
          const card = cards?.get(sku);
          const isThis = sku === offer.sku;
          return (
            <li key={sku}>
              <span class="bundle-picture">{card !== undefined && <img src={card.picture} alt="" width="64" height="64" loading="lazy" decoding="async" />}</span>
              <span>
                {quantity > 1 && `${count(quantity)} × `}
                {isThis || card === undefined ? (card?.title ?? `#${sku}`) : <Link href={`/p/${card.product}?sku=${sku}`}>{card.title}</Link>}
                {isThis && <span class="dim"> ({text.bundleThis})</span>}
              </span>
            </li>
          );
        })}
      </ul>
      <div class="spread">
        <strong class="money">{text.bundleFor(bothText(shown(bundle.priceMinor, offer, showing), money))}</strong>
        {isLater ? <span class="soon">{text.startsAt(moment(bundle.startsAtMs))}</span> : <AddButton label={text.addTogether} lines={bundle.members} />}
      </div>
    </section>
  );
}
