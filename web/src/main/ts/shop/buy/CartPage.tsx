import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { money } from '../../kit/money';
import { Link, useTitle } from '../../kit/router';
import { usePerson, useSession } from '../../kit/session';
import { clockText, moment, useNow } from '../../kit/time';
import { Button, Empty, Notice, Tick, Trouble } from '../../kit/ui';
import { kitWords } from '../../kit/words';
import { type Festival, phaseOf, useFestival } from '../festival';
import { OrderingStopped } from '../OrderingStopped';
import { useSkuCards } from '../products';
import { termsOf, useSettings } from '../settings';
import { CartLine } from './CartLine';
import { CouponChoice } from './CouponChoice';
import { type ShownCart, type ShownLine, useCartChanges, useLast, useShownCart } from './cartlines';
import { aboutCoupons, useBestCoupons, useChosenCoupons, useHeldCoupons } from './coupons';
import { Hints } from './Hints';
import { Totals, Waiting } from './parts';
import { readSeen, writeSeen } from './seen';
import { choose, chosenOf } from './selection';
import { buyWords } from './words';

/** When prices are asked for: before the doors open somebody wants to know what it will cost then. */
type When = 'now' | 'opening';

/** The cart by shop, what of it is chosen, and what that comes to. */
export function CartPage() {
  const text = buyWords.get();
  const session = useSession();
  const festival = useFestival().data;
  const nowMs = useNow(1000);
  const isBefore = festival !== undefined && phaseOf(festival, nowMs) === 'before';
  const [when, setWhen] = useState<When>('opening');
  const atMs = isBefore && when === 'opening' ? festival.opensAtMs : undefined;
  const held = useHeldCoupons(usePerson()).data?.coupons ?? [];
  const wanted = useChosenCoupons();
  const coupons = wanted.filter((deal) => held.some((coupon) => coupon.deal === deal && coupon.unused > 0));
  const cart = useShownCart(coupons, atMs);
  useTitle(text.cart);
  if (session === 'unknown' || (cart.isLoading && cart.problem === undefined)) {
    return <Waiting title={text.cart} />;
  }
  if (cart.lines.length === 0) {
    return cart.problem === undefined ? <EmptyCart /> : <Trouble problem={cart.problem} onRetry={cart.reload} />;
  }
  return (
    <div class="buy-page">
      <div class="stack">
        <h1>{text.cart}</h1>
        {cart.problem !== undefined && <Trouble problem={cart.problem} onRetry={cart.reload} />}
        {isBefore && <WhenSwitch when={when} onWhen={setWhen} festival={festival} />}
        <Lines cart={cart} coupons={coupons} atMs={atMs} />
      </div>
      <Summary cart={cart} festival={festival} isBefore={isBefore} when={when} />
    </div>
  );
}

function EmptyCart() {
  const text = buyWords.get();
  return (
    <>
      <h1 class="visually-hidden">{text.cart}</h1>
      <Empty title={text.emptyCart}>
        <p>{text.emptyCartHint}</p>
        <Link class="button main" href="/">
          {text.toDeals}
        </Link>
      </Empty>
    </>
  );
}

function WhenSwitch({ when, onWhen, festival }: { readonly when: When; readonly onWhen: (when: When) => void; readonly festival: Festival }) {
  const text = buyWords.get();
  return (
    <fieldset class="buy-switch">
      <legend class="visually-hidden">{text.pricesAsOf}</legend>
      {(['now', 'opening'] as const).map((value) => (
        <label key={value} class={when === value ? 'on' : ''}>
          <input type="radio" name="when" checked={when === value} onChange={() => { onWhen(value); }} />
          {value === 'now' ? text.priceNow : text.priceAt(moment(festival.opensAtMs))}
        </label>
      ))}
    </fieldset>
  );
}

/** The lines' shops, in the order in which they came into the cart; what has no shop any more at the end. */
function byShop(lines: readonly ShownLine[]): readonly (readonly [number, readonly ShownLine[]])[] {
  const shops = new Map<number, ShownLine[]>();
  for (const line of lines) {
    shops.set(line.shop, [...(shops.get(line.shop) ?? []), line]);
  }
  return [...shops].sort(([a], [b]) => Number(a === 0) - Number(b === 0));
}

interface LinesProps {
  readonly cart: ShownCart;
  readonly coupons: readonly number[];
  /** As of when the prices are; undefined for now. */
  readonly atMs: number | undefined;
}

function Lines({ cart, coupons, atMs }: LinesProps) {
  const text = buyWords.get();
  const named = useSkuCards(cart.lines.map(({ sku }) => sku)).data;
  const cards = useLast(named, 'cart');
  const isComing = named === undefined;
  const changes = useCartChanges(cart.reload);
  const seen = useMemo(readSeen, []);
  useEffect(() => {
    const lines = cart.lines.flatMap(({ priced }) => (priced === undefined ? [] : [priced]));
    return () => {
      writeSeen(lines);
    };
  }, [cart.lines]);
  const all = cart.lines.filter(({ priced }) => priced !== undefined).map(({ sku }) => sku);
  const left = cart.lines.filter(({ isChosen }) => !isChosen).map(({ sku }) => sku);
  const best = useBestCoupons(usePerson(), { ...termsOf(useSettings()), atMs }, left.length > 0 ? undefined : aboutCoupons(cart.total));
  return (
    <>
      <div class="buy-all spread">
        <ChooseAll label={text.chooseAll(all.length)} skus={all} left={left} />
      </div>
      {byShop(cart.lines).map(([shop, lines]) => {
        const shopName = shop === 0 ? text.noLongerSold : lines.map(({ sku }) => cards?.get(sku)?.shopName).find((one) => one !== undefined);
        const name = shopName ?? (isComing ? kitWords.get().loading : text.shopNumber(shop));
        const label = shopName === undefined && isComing ? <ComingName name={name} /> : name;
        const skus = lines.filter(({ priced }) => priced !== undefined).map(({ sku }) => sku);
        return (
          <section class="panel buy-shop" key={shop} aria-label={name}>
            <h2>{shop === 0 ? name : <ChooseAll label={label} skus={skus} left={left} />}</h2>
            <ul>
              {lines.map((line) => (
                <CartLine
                  key={line.sku}
                  line={line}
                  card={cards?.get(line.sku)}
                  isComing={isComing}
                  seen={seen[line.sku]}
                  cart={cart}
                  changes={changes}
                />
              ))}
            </ul>
            <Hints quote={cart.total?.quote} shop={shop} />
          </section>
        );
      })}
      <Hints quote={cart.total?.quote} shop={0} />
      <CouponChoice priced={cart.total} chosen={coupons} shops={[...new Set(cart.lines.map(({ shop }) => shop))]} best={best} />
    </>
  );
}

/** A bar where a name will stand; who hears the page is told that it is on its way. */
function ComingName({ name }: { readonly name: string }) {
  return (
    <>
      <span class="buy-coming" aria-hidden="true" />
      <span class="visually-hidden">{name}</span>
    </>
  );
}

function ChooseAll(props: { readonly label: ComponentChildren; readonly skus: readonly number[]; readonly left: readonly number[] }) {
  const { label, skus, left } = props;
  const chosen = chosenOf(skus, left);
  return (
    <Tick
      label={label}
      checked={chosen === 'all' && skus.length > 0}
      mixed={chosen === 'some'}
      disabled={skus.length === 0}
      onChecked={(isChosen) => {
        choose(skus, isChosen);
      }}
    />
  );
}

interface SummaryProps {
  readonly cart: ShownCart;
  readonly festival: Festival | undefined;
  readonly isBefore: boolean;
  readonly when: When;
}

/** What the chosen lines come to, always in sight, and the way on. */
function Summary({ cart, festival, isBefore, when }: SummaryProps) {
  const text = buyWords.get();
  const { total } = cart;
  const pieces = total?.quote.lines.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0;
  const isStuck = cart.lines.some(({ isChosen, problem }) => isChosen && problem !== undefined);
  return (
    <aside class="buy-aside" aria-label={text.summary}>
      <div class="panel stack">
        <h2>{isBefore && when === 'opening' ? text.summaryAtOpening : text.summary}</h2>
        {total === undefined ? <p class="dim">{text.nothingChosen}</p> : <Totals quote={total.quote} />}
        {isStuck && <Notice kind="warn">{text.someCant}</Notice>}
        <OrderingStopped festival={festival} />
      </div>
      <div data-bar class={`buy-bar${cart.isStale ? ' stale' : ''}`}>
        <p aria-live="polite">
          <span class="dim">{text.pieces(pieces)}</span>{' '}
          <strong class="money">{total === undefined ? '' : money(total.quote.totalMinor, total.quote.currency, total.quote.digits)}</strong>
          {total !== undefined && total.quote.savingMinor > 0 && (
            <span class="saved">{text.saved(money(total.quote.savingMinor, total.quote.currency, total.quote.digits))}</span>
          )}
        </p>
        <ToCheckout isBefore={isBefore} festival={festival} disabled={total === undefined || pieces === 0} />
      </div>
    </aside>
  );
}

function ToCheckout(props: { readonly isBefore: boolean; readonly festival: Festival | undefined; readonly disabled: boolean }) {
  const { isBefore, festival, disabled } = props;
  const text = buyWords.get();
  const nowMs = useNow(1000);
  if (disabled) {
    return (
      <Button look="main" disabled>
        {text.toCheckout}
      </Button>
    );
  }
  return (
    <div>
      <Link class="button main" href="/checkout">
        {isBefore ? text.arm : text.toCheckout}
      </Link>
      {isBefore && festival !== undefined && (
        <p class="dim figure">
          {text.opensIn(clockText(festival.opensAtMs - nowMs))}
        </p>
      )}
    </div>
  );
}
