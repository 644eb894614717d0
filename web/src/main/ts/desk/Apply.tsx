import { useState } from 'preact/hooks';
import { call, get } from '../kit/api';
import { currencyOf } from '../kit/currencies';
import { focusWrong, useSending } from '../kit/form';
import { type Resource, useResource } from '../kit/resource';
import { usePlace, useTitle } from '../kit/router';
import { findSession, type Person } from '../kit/session';
import { countryName, day } from '../kit/time';
import { Button, Choice, Field, Loading, Notice, Skeleton, Trouble } from '../kit/ui';
import { COUNTRIES, useSettings } from '../shop/settings';
import { PageHead } from './inputs';
import { chooseShop, useBarred, useShop } from './shops';
import { words } from './words';

const KINDS = ['bazaar', 'flagship', 'import', 'wholesale'] as const;
type Kind = (typeof KINDS)[number];

/** Somebody's wish to have a shop. */
interface Merchant {
  readonly merchant: number;
  readonly name: string;
  readonly kind: Kind;
  readonly country: string;
  readonly currency: string;
  readonly state: 'applied' | 'opening' | 'approved' | 'refused';
  readonly reason: string;
  readonly appliedMs: number;
  readonly shop?: number;
}

interface Merchants {
  readonly merchants: readonly Merchant[];
}

/** While somebody waits for an answer they need not load the page again to see it. */
const EVERY_MS = 10_000;

/** For somebody who wants a shop: what became of their applications, and the form of the next. */
export function Apply({ person }: { readonly person: Person }) {
  const text = words();
  useTitle(text.applyTitle);
  const mine = useResource('merchants mine', (signal) => get<Merchants>('/v1/merchants/mine', {}, signal), EVERY_MS);
  const waiting = mine.data?.merchants.some(({ state }) => state === 'applied' || state === 'opening') === true;
  const shops = useShopsNow(person, mine.data?.merchants ?? []);
  const isFolded =
    usePlace().parts[1] !== 'apply' && mine.data?.merchants.some(({ state, shop }) => state === 'approved' && !isLost(shop, shops)) === true;
  return (
    <>
      <PageHead title={text.applyTitle} />
      {mine.data === undefined && mine.problem !== undefined && <Trouble problem={mine.problem} onRetry={mine.reload} />}
      {mine.data === undefined && mine.problem === undefined && (
        <Loading>
          <Skeleton lines={5} />
        </Loading>
      )}
      <Barred person={person} known={mine.data?.merchants} />
      {mine.data?.merchants.map((each) => (
        <Application key={each.merchant} merchant={each} person={person} shops={shops} />
      ))}
      <div class="desk-columns">
        {mine.data !== undefined && !waiting && (isFolded ? <Another mine={mine} /> : <Form mine={mine} />)}
        {mine.data !== undefined && <HowItGoes person={person} />}
      </div>
    </>
  );
}

/** The shops that somebody runs: as the session knew them, and where one is missing as the server says now; undefined until it has. */
function useShopsNow(person: Person, merchants: readonly Merchant[]): readonly number[] | undefined {
  const missing = merchants.flatMap(({ shop }) => (shop === undefined || person.shops.includes(shop) ? [] : [shop]));
  const now = useResource(missing.length === 0 ? undefined : `my shops ${missing.join(' ')}`, (signal) => get<Person>('/v1/me', {}, signal), EVERY_MS);
  return missing.length === 0 ? person.shops : now.data?.shops;
}

/** Whether a shop that was opened for somebody is no longer theirs to run. */
function isLost(shop: number | undefined, shops: readonly number[] | undefined): boolean {
  return shop !== undefined && shops !== undefined && !shops.includes(shop);
}

/** That a shop was taken from them, to those who run shops that somebody else applied for. */
function Barred({ person, known }: { readonly person: Person; readonly known: readonly Merchant[] | undefined }) {
  const shop = useBarred();
  const isSaid = known === undefined || known.some((each) => each.shop === shop);
  const lost = useShop(shop === undefined || isSaid || person.shops.includes(shop) ? undefined : shop).data;
  return lost === undefined ? null : <Notice kind="warn">{words().lostShop(lost.name, person.name ?? person.displayName)}</Notice>;
}

/** What becomes of somebody who applies, and the other way to a shop. */
function HowItGoes({ person }: { readonly person: Person }) {
  const text = words();
  return (
    <section class="panel stack">
      <h2>{text.stepsTitle}</h2>
      <ol class="desk-numbered">
        {text.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {person.name !== undefined && <p class="dim">{text.joinShop(person.name)}</p>}
    </section>
  );
}

interface ApplicationProps {
  readonly merchant: Merchant;
  readonly person: Person;
  readonly shops: readonly number[] | undefined;
}

function Application({ merchant, person, shops }: ApplicationProps) {
  const text = words();
  const { state, shop } = merchant;
  const lost = isLost(shop, shops);
  const kind = lost ? 'warn' : state === 'approved' ? 'good' : state === 'refused' ? 'bad' : 'info';
  return (
    <section class="panel stack">
      <div class="spread">
        <h2>{merchant.name}</h2>
        <span class="dim">{text.appliedOn(day(merchant.appliedMs))}</span>
      </div>
      <p class="dim">
        {text.shopKinds[merchant.kind][0]} · {countryName(merchant.country)} · {merchant.currency}
      </p>
      <Notice kind={kind}>
        <p>{lost ? text.lostShop(merchant.name, person.name ?? person.displayName) : text.applicationStates[state]}</p>
        {state === 'refused' && merchant.reason !== '' && <p>{text.because(merchant.reason)}</p>}
        {state === 'approved' && shop !== undefined && shops?.includes(shop) === true && (
          <Button
            look="main"
            onClick={() => {
              chooseShop(shop);
              location.assign('/desk'); // the session learns of the shop as the page loads
            }}
          >
            {person.shops.includes(shop) ? text.toShop : text.openDesk}
          </Button>
        )}
      </Notice>
    </section>
  );
}

/** The form for one who has a shop already and came here for that. */
function Another({ mine }: { readonly mine: Resource<Merchants> }) {
  return (
    <details class="stack">
      <summary class="link">{words().anotherShop}</summary>
      <Form mine={mine} />
    </details>
  );
}

function Form({ mine }: { readonly mine: Resource<Merchants> }) {
  const text = words();
  const settings = useSettings();
  const rates = useResource('rates', (signal) =>
    get<{ readonly rates: readonly { readonly currency: string }[] }>('/v1/rates', {}, signal),
  );
  const [name, setName] = useState('');
  const [kind, setKind] = useState<Kind>('bazaar');
  const [country, setCountry] = useState(settings.country);
  const [currency, setCurrency] = useState('');
  const [isAsked, setAsked] = useState(false);
  const sending = useSending();
  const nameError = isAsked && name.trim() === '' ? text.shopNameNeeded : sending.errorOf('name');
  const currencies = rates.data?.rates.map((rate) => rate.currency) ?? [];
  const usual = currencyOf(country);
  const chosenCurrency = currency !== '' ? currency : usual !== undefined && currencies.includes(usual) ? usual : (currencies[0] ?? '');
  return (
    <form
      class="panel stack desk-narrow"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (name.trim() === '') {
          focusWrong(event.currentTarget);
          return;
        }
        void sending.send(async () => {
          await call('/v1/merchants', { method: 'POST', body: { name: name.trim(), kind, country, currency: chosenCurrency } });
          mine.reload();
          await findSession();
        });
      }}
    >
      <p>{text.applyLead}</p>
      {sending.message !== '' && <Notice kind="bad">{sending.message}</Notice>}
      <Field label={text.shopName} value={name} onValue={setName} maxLength={60} hint={text.shopNameHint} error={nameError} />
      <fieldset class="desk-kinds">
        <legend>{text.shopKind}</legend>
        {KINDS.map((each) => (
          <label key={each} class="desk-kind">
            <input type="radio" name="kind" checked={kind === each} onChange={() => { setKind(each); }} />
            <span>
              <strong>{text.shopKinds[each][0]}</strong>
              <span class="dim">{text.shopKinds[each][1]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Choice
        label={text.country}
        value={country}
        options={[...new Set<string>([country, ...COUNTRIES])].map((code) => ({ value: code, label: countryName(code) }))}
        onValue={setCountry}
      />
      <Choice
        label={text.currency}
        value={chosenCurrency}
        options={currencies.map((code) => ({ value: code, label: code }))}
        onValue={setCurrency}
        hint={text.currencyHint}
      />
      <Button look="main" wide type="submit" busy={sending.isBusy}>
        {text.applyNow}
      </Button>
    </form>
  );
}
