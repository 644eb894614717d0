import { useEffect, useState } from 'preact/hooks';
import { money } from '../../kit/money';
import { go, Link, type Place, useTitle } from '../../kit/router';
import { useResource } from '../../kit/resource';
import type { Person } from '../../kit/session';
import { useStore } from '../../kit/store';
import { spanText, useNow } from '../../kit/time';
import { Empty, Loading, Notice, Skeleton, Trouble } from '../../kit/ui';
import { type Festival, phaseOf, useFestival } from '../festival';
import { type SkuCard, useSkuCards } from '../products';
import { termsOf, useSettings } from '../settings';
import { AddressPart } from './AddressPart';
import { type Address, addressOf, chosenAddress, useAddresses } from './addresses';
import { type LocalLine, readCart } from './cart';
import { lineTrouble } from './CartLine';
import { useLast } from './cartlines';
import type { OrderBody } from './checkout';
import { CouponChoice } from './CouponChoice';
import { aboutCoupons, forgetCoupons, useBestCoupons, useChosenCoupons, useHeldCoupons } from './coupons';
import { HowPrice, Picture, Totals, usePersonHere, Waiting, WareName } from './parts';
import { cardsTaken, PayMethod, type PayWith } from './PayMethod';
import { placing } from './placing';
import { PlaceOrder } from './PlaceOrder';
import { type Priced, useQuote } from './quotes';
import { provinceCode } from './regions';
import { choose, useLeftOut } from './selection';
import type { QuoteProblem } from './types';
import { buyWords } from './words';

/** Everything that an order needs on one page, and one button. `?sku=&quantity=` orders that instead of the cart. */
export function CheckoutPage({ place }: { readonly place: Place }) {
  const text = buyWords.get();
  const person = usePersonHere();
  useTitle(text.checkout);
  if (person === undefined) {
    return <Waiting title={text.checkout} />;
  }
  const sku = whole(place.query.get('sku'));
  const quantity = whole(place.query.get('quantity')) ?? 1;
  return sku === undefined ? <OfCart person={person} /> : <Form person={person} lines={[{ sku, quantity }]} problems={[]} isOfCart={false} isWhole={false} />;
}

function whole(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

function OfCart({ person }: { readonly person: Person }) {
  const text = buyWords.get();
  const left = useLeftOut();
  const terms = termsOf(useSettings());
  const isPlaced = useStore(placing.state).is !== 'idle';
  const cart = useResource(`cart ${person.buyer} ${JSON.stringify(terms)} checkout`, (signal) => readCart(person, terms, [], undefined, signal), 10_000);
  if (cart.data === undefined) {
    return cart.problem === undefined ? <Waiting title={text.checkout} /> : <Trouble problem={cart.problem} onRetry={cart.reload} />;
  }
  const lines = cart.data.quote.lines.filter(({ sku }) => !left.includes(sku)).map(({ sku, quantity }) => ({ sku, quantity }));
  if (lines.length === 0 && !isPlaced) {
    return (
      <Empty title={text.nothingChosen}>
        <Link class="button main" href="/cart">
          {text.toCart}
        </Link>
      </Empty>
    );
  }
  return <Form person={person} lines={lines} problems={cart.data.problems} isOfCart isWhole={lines.length === cart.data.quote.lines.length} />;
}

interface FormProps {
  readonly person: Person;
  readonly lines: readonly LocalLine[];
  readonly problems: readonly QuoteProblem[];
  readonly isOfCart: boolean;
  /** Nothing of the cart is left out. */
  readonly isWhole: boolean;
}

/** What has to be chosen for an order, and its price for that choice. */
function useOrder({ person, lines, isWhole }: Pick<FormProps, 'person' | 'lines' | 'isWhole'>) {
  const settings = useSettings();
  const festival = useFestival().data;
  const nowMs = useNow(1000);
  const addresses = useAddresses(person);
  const address = addressOf(addresses.data?.addresses ?? [], useStore(chosenAddress));
  const held = useHeldCoupons(person).data?.coupons ?? [];
  const wanted = useChosenCoupons();
  const coupons = wanted.filter((deal) => held.some((coupon) => coupon.deal === deal && coupon.unused > 0));
  const isBefore = festival !== undefined && phaseOf(festival, nowMs) === 'before';
  const terms = {
    ...termsOf(settings),
    destination: address?.country ?? settings.country,
    ...(isBefore ? { atMs: festival.opensAtMs } : {}),
  };
  const priced = useQuote({ lines, buyer: person.buyer, ...terms, coupons }, 10_000);
  const last = useLast(priced.data, person.buyer);
  const best = useBestCoupons(person, terms, isWhole ? aboutCoupons(last) : undefined);
  return { festival, nowMs, addresses, address, coupons, priced, isBefore, last, best };
}

function Form(props: FormProps) {
  const { person, lines, problems, isOfCart } = props;
  const text = buyWords.get();
  const order = useOrder(props);
  const { festival, addresses, address, coupons, priced, last } = order;
  const [payWith, setPayWith] = useState<PayWith>('wallet');
  const cards = useSkuCards(lines.map(({ sku }) => sku)).data;
  useLeaving(person);
  const isFresh = priced.data !== undefined;
  const isOver = festival !== undefined && phaseOf(festival, order.nowMs) === 'closed';
  const body = isFresh && address !== undefined ? bodyOf(props, address, priced.data, coupons, payWith) : undefined;
  return (
    <div class="buy-page">
      <div class="stack">
        <h1>{text.checkout}</h1>
        <AddressPart addresses={addresses} />
        <Goods priced={last} problems={problems} cards={cards} />
        {priced.problem !== undefined && <Trouble problem={priced.problem} onRetry={priced.reload} />}
        {!isOver && (
          <CouponChoice
            priced={last}
            chosen={coupons}
            shops={[...new Set(last?.quote.lines.map(({ shop }) => shop) ?? [])]}
            best={order.best}
          />
        )}
        <PayMethod person={person} quote={last?.quote} value={payWith} onValue={setPayWith} isOver={isOver} />
      </div>
      <aside class="buy-aside" aria-label={text.summary}>
        <div class="panel stack">
          <h2>{order.isBefore ? text.summaryAtOpening : text.summary}</h2>
          {last === undefined ? <Skeleton lines={4} /> : <Totals quote={last.quote} />}
        </div>
        <PlaceOrder
          person={person}
          body={body}
          quote={last?.quote}
          cards={cards}
          opensAtMs={opensAt(festival, order.nowMs)}
          isOver={isOver}
          missing={address === undefined && addresses.data !== undefined ? text.addressMissing : undefined}
          onChanged={() => {
            priced.reload();
          }}
          isOfCart={isOfCart}
        />
        {festival !== undefined && <p class="dim buy-small">{text.receiptAfter(spanText(festival.receiptWindowMs))}</p>}
      </aside>
    </div>
  );
}

function opensAt(festival: Festival | undefined, nowMs: number): number {
  return festival !== undefined && nowMs < festival.opensAtMs ? festival.opensAtMs : 0;
}

function bodyOf({ person, isOfCart }: FormProps, address: Address, { quote, problems }: Priced, coupons: readonly number[], payWith: PayWith): OrderBody {
  const province = provinceCode(address.country, address.province);
  return {
    buyer: person.buyer,
    region: { country: address.country, ...(province === undefined ? {} : { province }) },
    address: address.address,
    ...(isOfCart ? { cart: true as const } : {}),
    lines: quote.lines.map(({ sku, quantity }) => ({ sku, quantity })),
    coupons: coupons.filter((deal) => !problems.some(({ coupon }) => coupon === deal)),
    expectedTotalMinor: quote.totalMinor,
    currency: quote.currency,
    pay: payWith === 'wallet' || !cardsTaken() ? 'now' : 'later',
  };
}

/** Once it is placed, on to the order itself, so that going back doesn't lead to a checkout that is done. */
function useLeaving(person: Person): void {
  const state = useStore(placing.state);
  useEffect(() => {
    if (state.is === 'placed') {
      const { body } = state.intent;
      choose(body.lines.map(({ sku }) => sku), true);
      forgetCoupons(body.coupons);
      placing.dismiss();
      readCart(person, { destination: body.region.country }, [], undefined, new AbortController().signal).catch(() => undefined); // for its count
      const how = body.pay === 'later' ? 'card' : state.foundOut ? 'found' : 'now';
      go(`/orders/${state.order}?placed=${how}`, 'replace');
    }
  }, [state]);
}

interface GoodsProps {
  readonly priced: Priced | undefined;
  readonly problems: readonly QuoteProblem[];
  readonly cards: ReadonlyMap<number, SkuCard> | undefined;
}

/** What is ordered, in short, with how each price came about. */
function Goods({ priced, problems, cards }: GoodsProps) {
  const text = buyWords.get();
  if (priced === undefined) {
    return (
      <section class="panel">
        <Loading>
          <Skeleton lines={3} />
        </Loading>
      </section>
    );
  }
  const { currency, digits, lines } = priced.quote;
  const refused = priced.problems.filter(({ line }) => line !== undefined);
  return (
    <section class="panel stack" aria-label={text.goods}>
      <h2>{text.goods}</h2>
      {refused.length > 0 && <Notice kind="warn">{text.leftOut(refused.length)}</Notice>}
      <ul>
        {lines.map((line) => {
          const problem = problems.find((one) => one.line === line.sku);
          return (
            <li class="buy-good" key={line.sku}>
              <Picture card={cards?.get(line.sku)} isComing={cards === undefined} />
              <WareName card={cards?.get(line.sku)} sku={line.sku} isComing={cards === undefined} />
              <p class="buy-line-price">
                <strong class="money">{money(line.payableMinor, currency, digits)}</strong>
                <span class="dim">× {line.quantity}</span>
              </p>
              <div class="buy-line-says">
                {problem !== undefined && <p class="badge bad">{lineTrouble(problem)}</p>}
                <HowPrice line={line} currency={currency} digits={digits} />
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
