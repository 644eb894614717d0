import { useState } from 'preact/hooks';
import { call, get, newKey } from '../kit/api';
import { perLanguage } from '../kit/language';
import { decimal, minorOf, money } from '../kit/money';
import { useResource } from '../kit/resource';
import { useTitle } from '../kit/router';
import { tell } from '../kit/toast';
import { Button, Field } from '../kit/ui';
import { kitWords } from '../kit/words';
import type { Rate } from '../shop/festival';
import { Commissions } from './Commissions';
import { Duties } from './Duties';
import { Pending } from './parts';
import { ReasonDialog } from './ReasonDialog';
import { words } from './words';

/** What the festival sets for all. */
export function MoneyPage() {
  const text = words();
  useTitle(`${text.money} · ${text.title}`);
  const rates = useResource('ops rates', (signal) => get<{ readonly rates: readonly Rate[] }>('/v1/rates', undefined, signal));
  const festival = rates.data?.rates[0];
  return (
    <>
      <h1>{text.money}</h1>
      <Pending of={rates} />
      {festival !== undefined && (
        <>
          <Rates rates={rates.data?.rates.slice(1) ?? []} festival={festival} onChanged={rates.reload} />
          <Duties currency={festival.currency} digits={festival.digits} />
        </>
      )}
      <Commissions />
    </>
  );
}

interface RatesProps {
  readonly rates: readonly Rate[];
  readonly festival: Rate;
  readonly onChanged: () => void;
}

function Rates({ rates, festival, onChanged }: RatesProps) {
  const text = words();
  const [changing, setChanging] = useState<Rate | 'new' | undefined>(undefined);
  return (
    <section class="panel stack">
      <h2>{text.rates}</h2>
      <p class="dim">{text.ratesHint(festival.currency)}</p>
      {rates.length === 0 && <p>{text.noRates}</p>}
      <ul class="rows">
        {rates.map((rate) => (
          <li key={rate.currency}>
            <span>
              <span class="badge">{rate.currency}</span> <span class="dim">{currencyName(rate.currency)}</span>{' '}
              <span class="figure">
                {text.isWorth(
                  money(rate.foreignMinor, rate.currency, rate.digits),
                  money(rate.festivalMinor, festival.currency, festival.digits),
                )}
              </span>
            </span>
            <Button aria-label={`${text.change}: ${rate.currency}`} onClick={() => { setChanging(rate); }}>
              {text.change}
            </Button>
          </li>
        ))}
      </ul>
      <div class="row">
        <Button onClick={() => { setChanging('new'); }}>{text.addRate}</Button>
      </div>
      {changing !== undefined && (
        <RateDialog
          rate={changing === 'new' ? undefined : changing}
          festival={festival}
          onClose={() => { setChanging(undefined); }}
          onDone={onChanged}
        />
      )}
    </section>
  );
}

interface RateProps {
  /** Undefined for a currency that has none yet. */
  readonly rate: Rate | undefined;
  readonly festival: Rate;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const CURRENCY = /^[A-Z]{3}$/;

/** Several currencies share a sign, such as the yen and the yuan. */
const names = perLanguage((language) => new Intl.DisplayNames(language, { type: 'currency' }));

function currencyName(currency: string): string {
  return names().of(currency) ?? currency;
}

/** The digits behind the point of a currency that the server has not named yet. */
function digitsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** So much of a new currency is what the rate says: a number that rates of small currencies stay exact with. */
const OF_NEW = 100;

function RateDialog({ rate, festival, onClose, onDone }: RateProps) {
  const text = words();
  const [currency, setCurrency] = useState(rate?.currency ?? '');
  const [worth, setWorth] = useState(rate === undefined ? '' : decimal(rate.festivalMinor, festival.digits));
  const isCurrency = CURRENCY.test(currency) && currency !== festival.currency;
  const digits = rate?.digits ?? (isCurrency ? digitsOf(currency) : 2);
  const foreignMinor = rate?.foreignMinor ?? OF_NEW * 10 ** digits;
  const festivalMinor = minorOf(worth, festival.digits);
  const isWorth = festivalMinor !== undefined && festivalMinor > 0;
  return (
    <ReasonDialog
      title={rate === undefined ? text.addRate : `${text.rates}: ${rate.currency}`}
      confirm={text.fixRate}
      effect={text.rateEffect}
      isReady={isCurrency && isWorth}
      onClose={onClose}
      onDo={async (reason) => {
        await call(`/v1/rates/${currency}`, { method: 'PUT', body: { festivalMinor, foreignMinor }, reason, key: newKey() });
        tell(text.saved);
        onDone();
      }}
    >
      {(isAsked) => (
        <>
          {rate === undefined && (
            <Field
              label={text.currency}
              hint={text.currencyHint}
              value={currency}
              onValue={(value) => { setCurrency(value.trim().toUpperCase()); }}
              maxLength={3}
              error={isAsked && !isCurrency ? text.wrongCurrency : undefined}
            />
          )}
          {isCurrency && (
            <Field
              label={text.worthIn(money(foreignMinor, currency, digits), festival.currency)}
              value={worth}
              onValue={setWorth}
              inputMode="decimal"
              error={isAsked && !isWorth ? kitWords.get().wrongAmount(festival.digits) : undefined}
            />
          )}
        </>
      )}
    </ReasonDialog>
  );
}
