import { useState } from 'preact/hooks';
import { choose, Dictionary, LANGUAGE_NAMES, LANGUAGES, language } from '../../kit/language';
import { Icon, type IconName } from '../../kit/icons';
import { Link, type Place } from '../../kit/router';
import { type Person, signOut, usePerson } from '../../kit/session';
import { clockText, countryName, useNow } from '../../kit/time';
import { tell } from '../../kit/toast';
import { Choice, Dialog } from '../../kit/ui';
import { kitWords, problemText } from '../../kit/words';
import { problemOf } from '../../kit/problem';
import { useCartCount } from '../buy/cart';
import { type Festival, phaseOf, useFestival, useRates } from '../festival';
import { changeSettings, COUNTRIES, useSettings } from '../settings';
import { words } from '../words';
import { SearchBox } from './SearchBox';

/** The head of every page: the brand, the search, the places to go, and how long until the doors move. */
export function Head({ place }: { readonly place: Place }) {
  const festival = useFestival().data;
  const text = words();
  return (
    <>
      {festival !== undefined && <DoorsLine festival={festival} />}
      <header class="head">
        <Link class="brand" href="/">
          <img src="/favicon.svg" alt={text.name} width="36" height="36" />
          <span aria-hidden="true">{text.name}</span>
        </Link>
        <SearchBox place={place} />
        <nav class="places" aria-label={text.mainPlaces}>
          <Places place={place} />
        </nav>
      </header>
    </>
  );
}

function DoorsLine({ festival }: { readonly festival: Festival }) {
  const nowMs = useNow(500);
  const text = words();
  const phase = phaseOf(festival, nowMs);
  return (
    <p class={`doors-line ${phase}`}>
      <strong>{festival.name}</strong>
      {phase === 'closed' ? (
        <span>{text.closed}</span>
      ) : (
        <span>
          {phase === 'before' ? text.opensIn : text.closesIn}{' '}
          <span class="figure">{clockText((phase === 'before' ? festival.opensAtMs : festival.closesAtMs) - nowMs)}</span>
        </span>
      )}
      <SettingsButton />
    </p>
  );
}

interface Where {
  readonly href: string;
  readonly icon: IconName;
  readonly label: string;
  readonly count?: number;
  readonly isHere: boolean;
}

function useWheres(place: Place): readonly Where[] {
  const text = words();
  const person = usePerson();
  const count = useCartCount();
  const first = place.parts[0];
  return [
    { href: '/', icon: 'home', label: text.home, isHere: first === undefined },
    { href: '/coupons', icon: 'coupon', label: text.coupons, isHere: first === 'coupons' },
    { href: '/cart', icon: 'cart', label: text.cart, count, isHere: first === 'cart' || first === 'checkout' },
    { href: '/orders', icon: 'orders', label: text.orders, isHere: first === 'orders' },
    person === undefined
      ? { href: '/sign-in', icon: 'person', label: text.signIn, isHere: first === 'sign-in' || first === 'sign-up' }
      : { href: '/account', icon: 'person', label: text.me, isHere: first === 'account' || first === 'wallet' },
  ];
}

function Places({ place }: { readonly place: Place }) {
  return (
    <ul>
      {useWheres(place).map(({ href, icon, label, count, isHere }) => (
        <li key={href}>
          <Link
            href={href}
            {...(isHere ? { 'aria-current': 'page' as const } : {})}
          >
            <Icon name={icon} />
            <span>{label}</span>
            {count !== undefined && count > 0 && (
              <>
                <b class="count" aria-hidden="true">
                  {count > 99 ? '99+' : count}
                </b>
                <span class="visually-hidden">{words().productsIn(count)}</span>
              </>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function SettingsButton() {
  const [open, setOpen] = useState(false);
  const { country, currency } = useSettings();
  const festival = useFestival().data;
  return (
    <>
      <button
        type="button"
        class="settings"
        onClick={() => {
          setOpen(true);
        }}
      >
        <span class="visually-hidden">{words().settings}: </span>
        <Icon name="globe" /> {country} · {currency === '' ? festival?.currency : currency} · {language()}
      </button>
      {open && (
        <SettingsDialog
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}

function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const text = words();
  const { country, currency } = useSettings();
  const rates = useRates().data?.rates ?? [];
  const codes = [...new Set([country, ...COUNTRIES])];
  return (
    <Dialog title={text.settings} onClose={onClose}>
      <p class="dim">{text.settingsHint}</p>
      <Choice
        label={text.deliverTo}
        value={country}
        options={codes.map((code) => ({ value: code, label: countryName(code) }))}
        onValue={(value) => {
          changeSettings({ country: value });
        }}
      />
      <Choice
        label={text.payIn}
        value={currency === '' ? (rates[0]?.currency ?? '') : currency}
        options={rates.map((rate) => ({ value: rate.currency, label: rate.currency }))}
        onValue={(value) => {
          changeSettings({ currency: value });
        }}
      />
      <Choice
        label={kitWords.get().language}
        value={language()}
        options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        onValue={(value) => {
          void Dictionary.loadAll(value).then(() => {
            choose(value);
          });
        }}
      />
    </Dialog>
  );
}

/** The foot of every page; on a phone the main places are at the thumb, too. */
export function Foot({ place }: { readonly place: Place }) {
  const text = words();
  const person = usePerson();
  return (
    <>
      <footer class="foot">
        <nav aria-label={text.morePlaces}>
          <ul>
            <li>
              <a href="/board">{text.board}</a>
            </li>
            <li>
              <a href="/about">{text.aboutUs}</a>
            </li>
            {person !== undefined && <ForPeople person={person} />}
          </ul>
        </nav>
      </footer>
      <nav class="thumb" aria-label={text.mainPlaces}>
        <Places place={place} />
      </nav>
    </>
  );
}

function ForPeople({ person }: { readonly person: Person }) {
  const text = words();
  return (
    <>
      {(person.roles.includes('merchant') || person.shops.length > 0) && (
        <li>
          <a href="/desk">{text.desk}</a>
        </li>
      )}
      {person.roles.includes('operator') && (
        <li>
          <a href="/ops">{text.ops}</a>
        </li>
      )}
      <li>
        <button
          type="button"
          class="link"
          onClick={() => {
            signOut().catch((error: unknown) => {
              tell(problemText(problemOf(error)));
            });
          }}
        >
          {text.signOut}
        </button>
      </li>
    </>
  );
}
