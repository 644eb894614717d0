import { useState } from 'preact/hooks';
import { call, get, newKey } from '../kit/api';
import { useSending } from '../kit/form';
import { decimal, minorOf, money } from '../kit/money';
import { useResource } from '../kit/resource';
import { useTitle } from '../kit/router';
import { moment } from '../kit/time';
import { tell } from '../kit/toast';
import { Button, Field, Notice, Trouble } from '../kit/ui';
import { kitWords } from '../kit/words';
import { ReasonDialog } from './ReasonDialog';
import { words } from './words';

interface Rate {
  readonly currency: string;
  readonly digits: number;
  /** So many of the festival's minor units … */
  readonly festivalMinor: number;
  /** … are so many of this currency's. */
  readonly foreignMinor: number;
}

interface Duty {
  readonly origin: string;
  readonly destination: string;
  readonly tariffPrefix: string;
  readonly dutyBps: number;
  readonly thresholdMinor: number;
  readonly currency: string;
  readonly digits: number;
  readonly fromMs: number;
}

/** What the festival sets for all. */
export function MoneyPage() {
  const text = words();
  useTitle(`${text.money} · ${text.title}`);
  return (
    <>
      <h1>{text.money}</h1>
      <Rates />
      <Duties />
      <Commission />
    </>
  );
}

function Rates() {
  const text = words();
  const { data, problem, reload } = useResource('ops rates', (signal) =>
    get<{ readonly rates: readonly Rate[] }>('/v1/rates', undefined, signal),
  );
  const [changing, setChanging] = useState<Rate | undefined>(undefined);
  const festival = data?.rates[0];
  return (
    <section class="panel stack">
      <h2>{text.rates}</h2>
      <p class="dim">{text.ratesHint}</p>
      {problem !== undefined && <Trouble problem={problem} onRetry={reload} />}
      <ul class="rows">
        {festival !== undefined &&
          data?.rates.slice(1).map((rate) => (
            <li key={rate.currency}>
              <span class="figure">
                {text.isWorth(
                  money(rate.foreignMinor, rate.currency, rate.digits),
                  money(rate.festivalMinor, festival.currency, festival.digits),
                )}
              </span>
              <Button aria-label={`${text.change}: ${rate.currency}`} onClick={() => { setChanging(rate); }}>
                {text.change}
              </Button>
            </li>
          ))}
      </ul>
      {changing !== undefined && festival !== undefined && (
        <RateDialog rate={changing} festival={festival} onClose={() => { setChanging(undefined); }} onDone={reload} />
      )}
    </section>
  );
}

interface RateProps {
  readonly rate: Rate;
  readonly festival: Rate;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function RateDialog({ rate, festival, onClose, onDone }: RateProps) {
  const text = words();
  const [worth, setWorth] = useState(decimal(rate.festivalMinor, festival.digits));
  const festivalMinor = minorOf(worth, festival.digits);
  return (
    <ReasonDialog
      title={`${text.rates}: ${rate.currency}`}
      onClose={onClose}
      onDo={async (reason) => {
        if (festivalMinor === undefined) {
          return;
        }
        const body = { festivalMinor, foreignMinor: rate.foreignMinor };
        await call(`/v1/rates/${rate.currency}`, { method: 'PUT', body, reason, key: newKey() });
        tell(text.saved);
        onDone();
      }}
    >
      <Field
        label={`${money(rate.foreignMinor, rate.currency, rate.digits)} = ${festival.currency}`}
        value={worth}
        onValue={setWorth}
        inputMode="decimal"
        error={festivalMinor === undefined ? text.wrongNumber : undefined}
      />
    </ReasonDialog>
  );
}

const COUNTRY = /^[A-Z]{2}$/;

function Duties() {
  const text = words();
  const [origin, setOrigin] = useState('DE');
  const [destination, setDestination] = useState('CN');
  const [adding, setAdding] = useState(false);
  const isAsked = COUNTRY.test(origin) && COUNTRY.test(destination);
  const { data, problem, reload } = useResource(isAsked ? `ops duties ${origin} ${destination}` : undefined, (signal) =>
    get<{ readonly duties: readonly Duty[] }>('/v1/duties', { origin, destination }, signal),
  );
  return (
    <section class="panel stack">
      <h2>{text.duties}</h2>
      <div class="four">
        <Field label={text.from} value={origin} onValue={(value) => { setOrigin(value.toUpperCase()); }} maxLength={2} />
        <Field label={text.to} value={destination} onValue={(value) => { setDestination(value.toUpperCase()); }} maxLength={2} />
      </div>
      {problem !== undefined && <Trouble problem={problem} onRetry={reload} />}
      {data?.duties.length === 0 && <p>{text.noDuties}</p>}
      {data !== undefined && data.duties.length > 0 && (
        <div class="table-scroll">
          <table>
            <thead>
              <tr>
                {[text.tariff, text.dutyPercent, text.threshold, text.validFrom].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.duties.map((duty) => (
                <tr key={`${duty.tariffPrefix} ${duty.fromMs}`}>
                  <td class="figure">{duty.tariffPrefix}</td>
                  <td class="figure">{decimal(duty.dutyBps, 2)}</td>
                  <td class="figure">{money(duty.thresholdMinor, duty.currency, duty.digits)}</td>
                  <td class="figure">{moment(duty.fromMs)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div class="row">
        <Button disabled={!isAsked} onClick={() => { setAdding(true); }}>
          {text.addDuty}
        </Button>
      </div>
      {adding && (
        <DutyDialog origin={origin} destination={destination} onClose={() => { setAdding(false); }} onDone={reload} />
      )}
    </section>
  );
}

/** Long enough for the command to come before its time. */
const SOON_MS = 10_000;

interface DutyProps {
  readonly origin: string;
  readonly destination: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function DutyDialog({ origin, destination, onClose, onDone }: DutyProps) {
  const text = words();
  const [prefix, setPrefix] = useState('');
  const [percent, setPercent] = useState('');
  const dutyBps = minorOf(percent, 2);
  return (
    <ReasonDialog
      title={`${text.addDuty}: ${origin} – ${destination}`}
      onClose={onClose}
      onDo={async (reason) => {
        if (dutyBps === undefined) {
          return;
        }
        const body = { origin, destination, tariffPrefix: prefix.trim(), dutyBps, fromMs: Date.now() + SOON_MS };
        await call('/v1/duties', { method: 'POST', body, reason, key: newKey() });
        tell(text.saved);
        onDone();
      }}
    >
      <Field label={text.tariff} value={prefix} onValue={setPrefix} inputMode="numeric" maxLength={10} />
      <Field
        label={text.dutyPercent}
        value={percent}
        onValue={setPercent}
        inputMode="decimal"
        error={percent !== '' && dutyBps === undefined ? text.wrongNumber : undefined}
      />
    </ReasonDialog>
  );
}

function Commission() {
  const text = words();
  const [category, setCategory] = useState('');
  const [percent, setPercent] = useState('');
  const sending = useSending();
  const commissionBps = minorOf(percent, 2);
  return (
    <form
      class="panel stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (commissionBps !== undefined) {
          void sending.send(async () => {
            await call('/v1/commissions', { method: 'PUT', body: { category: category.trim(), commissionBps }, key: newKey() });
            tell(text.saved);
          });
        }
      }}
    >
      <h2>{text.commission}</h2>
      {sending.message !== '' && <Notice kind="bad">{sending.message}</Notice>}
      <div class="four">
        <Field label={text.category} value={category} onValue={setCategory} maxLength={60} />
        <Field
          label={text.percent}
          value={percent}
          onValue={setPercent}
          inputMode="decimal"
          error={percent !== '' && commissionBps === undefined ? text.wrongNumber : undefined}
        />
      </div>
      <div class="row">
        <Button type="submit" busy={sending.isBusy} disabled={category.trim() === '' || commissionBps === undefined}>
          {kitWords.get().save}
        </Button>
      </div>
    </form>
  );
}
