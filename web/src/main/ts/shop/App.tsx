import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Guard } from '../kit/guard';
import { useLanguage } from '../kit/language';
import { useOnline } from '../kit/online';
import { Link, type Place, usePlace, useTitle } from '../kit/router';
import { usePerson } from '../kit/session';
import { Toasts } from '../kit/toast';
import { Empty, Notice } from '../kit/ui';
import { kitWords } from '../kit/words';
import { Home } from './browse/Home';
import { ProductPage } from './browse/ProductPage';
import { SearchPage } from './browse/SearchPage';
import { useCountryOfAddress } from './buy/addresses';
import { CartPage } from './buy/CartPage';
import { CheckoutPage } from './buy/CheckoutPage';
import { CouponsPage } from './buy/CouponsPage';
import { OrderPage } from './buy/OrderPage';
import { OrdersPage } from './buy/OrdersPage';
import { WalletPage } from './buy/WalletPage';
import { Foot, Head } from './frame/Frame';
import { AccountPage } from './me/AccountPage';
import { SignInPage } from './me/SignInPage';
import { SignUpPage } from './me/SignUpPage';

/** The shop: what stands around every page, and the page of the address. */
export function App() {
  const language = useLanguage();
  const place = usePlace();
  const online = useOnline();
  useCountryOfAddress(usePerson());
  return (
    <div class="shop" key={language}>
      <a class="skip" href="#content">
        {kitWords.get().skipToContent}
      </a>
      <Head place={place} />
      {!online && <Notice kind="warn">{kitWords.get().offline}</Notice>}
      <Main place={place} />
      <Foot place={place} />
      <Toasts />
    </div>
  );
}

function Main({ place }: { readonly place: Place }) {
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    main.current?.focus({ preventScroll: true }); // so that keyboards and screen readers go on in the new page
  }, [place.path]);
  return (
    <main id="content" ref={main} tabIndex={-1} key={place.path}>
      <Guard>{pageOf(place)}</Guard>
    </main>
  );
}

/** A number in an address; undefined where there is none. */
function numberOf(part: string | undefined): number | undefined {
  return part !== undefined && /^\d{1,15}$/.test(part) ? Number(part) : undefined;
}

function pageOf(place: Place): JSX.Element {
  const [first, second, ...rest] = place.parts;
  const number = numberOf(second);
  if (rest.length > 0) {
    return <NoPage />;
  }
  switch (first) {
    case undefined:
      return <Home />;
    case 'search':
      return <SearchPage place={place} />;
    case 'c':
      return second === undefined ? <NoPage /> : <SearchPage place={place} category={second} />;
    case 'p':
      return number === undefined ? <NoPage /> : <ProductPage product={number} />;
    case 'cart':
      return <CartPage />;
    case 'checkout':
      return <CheckoutPage place={place} />;
    case 'orders':
      return number === undefined ? <OrdersPage /> : <OrderPage order={number} />;
    case 'coupons':
      return <CouponsPage />;
    case 'wallet':
      return <WalletPage />;
    case 'account':
      return <AccountPage />;
    case 'sign-in':
      return <SignInPage place={place} />;
    case 'sign-up':
      return <SignUpPage place={place} />;
    default:
      return <NoPage />;
  }
}

function NoPage() {
  useTitle(kitWords.get().notFound);
  return (
    <Empty title={kitWords.get().notFound}>
      <Link class="button main" href="/">
        {kitWords.get().toStart}
      </Link>
    </Empty>
  );
}
