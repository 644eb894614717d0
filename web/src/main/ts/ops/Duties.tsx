import { useState } from 'preact/hooks';
import { call, get, newKey } from '../kit/api';
import { serverClock } from '../kit/clock';
import { decimal, minorOf, money } from '../kit/money';
import { useResource } from '../kit/resource';
import { countryName, moment } from '../kit/time';
import { tell } from '../kit/toast';
import { Button, Choice, Field } from '../kit/ui';
import { kitWords } from '../kit/words';
import { MomentField } from '../desk/inputs';
import { momentMs } from '../desk/moments';
import { COUNTRIES } from '../shop/settings';
import { Pending, PlainTable } from './parts';
import { ReasonDialog } from './ReasonDialog';
import { words } from './words';

interface Duty {
  readonly tariffPrefix: string;
  readonly dutyBps: number;
  readonly thresholdMinor: number;
  readonly currency: string;
  readonly digits: number;
  readonly fromMs: number;
}

interface Money {
  readonly currency: string;
  readonly digits: number;
}

/** What goods from one country cost in duty when they go to another. */
export function Duties({ currency, digits }: Money) {
  const text = words();
  const [origin, setOrigin] = useState('DE');
  const [destination, setDestination] = useState('CN');
  const [adding, setAdding] = useState(false);
  const isPair = origin !== destination;
  const duties = useResource(isPair ? `ops duties ${origin} ${destination}` : undefined, (signal) =>
    get<{ readonly duties: readonly Duty[] }>('/v1/duties', { origin, destination }, signal),
  );
  const options = COUNTRIES.map((value) => ({ value, label: countryName(value) }));
  const sorted = [...(duties.data?.duties ?? [])].sort((a, b) => a.tariffPrefix.localeCompare(b.tariffPrefix) || a.fromMs - b.fromMs);
  return (
    <section class="panel stack">
      <h2>{text.duties}</h2>
      <p class="dim">{text.dutiesHint}</p>
      <div class="four">
        <Choice label={text.madeIn} value={origin} options={options} onValue={setOrigin} />
        <Choice label={text.sentTo} value={destination} options={options} onValue={setDestination} />
      </div>
      {isPair ? <Pending of={duties} /> : <p>{text.samePair}</p>}
      {isPair && duties.data?.duties.length === 0 && <p>{text.noDuties}</p>}
      {isPair && sorted.length > 0 && (
        <PlainTable label={text.duties} heads={[text.tariff, text.validFrom, text.threshold, text.duty]} numbers={2}>
          {sorted.map((duty) => (
            <tr key={`${duty.tariffPrefix} ${duty.fromMs}`}>
              <th scope="row">{duty.tariffPrefix === '' ? text.allGoods : duty.tariffPrefix}</th>
              <td class="figure">{moment(duty.fromMs)}</td>
              <td class="number">{money(duty.thresholdMinor, duty.currency, duty.digits)}</td>
              <td class="number">{text.percentOf(decimal(duty.dutyBps, 2).replace(/\.?0+$/, ''))}</td>
            </tr>
          ))}
        </PlainTable>
      )}
      <div class="row">
        <Button disabled={!isPair} onClick={() => { setAdding(true); }}>
          {text.addDuty}
        </Button>
      </div>
      {adding && (
        <DutyDialog
          origin={origin}
          destination={destination}
          currency={currency}
          digits={digits}
          onClose={() => { setAdding(false); }}
          onDone={duties.reload}
        />
      )}
    </section>
  );
}

/** Long enough for the command to come before its time. */
const SOON_MS = 10_000;

interface DutyProps extends Money {
  readonly origin: string;
  readonly destination: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function DutyDialog({ origin, destination, currency, digits, onClose, onDone }: DutyProps) {
  const text = words();
  const [prefix, setPrefix] = useState('');
  const [percent, setPercent] = useState('');
  const [threshold, setThreshold] = useState('0');
  const [from, setFrom] = useState('');
  const dutyBps = minorOf(percent, 2);
  const thresholdMinor = minorOf(threshold, digits);
  const isPrefix = /^\d{0,10}$/.test(prefix.trim());
  const fromMs = momentMs(from);
  const isFuture = fromMs === undefined || fromMs > serverClock.nowMs();
  const isPercent = dutyBps !== undefined && dutyBps <= 1_000_000;
  return (
    <ReasonDialog
      title={`${text.addDuty}: ${countryName(origin)} – ${countryName(destination)}`}
      effect={text.dutyEffect}
      confirm={text.addDuty}
      isReady={isPercent && thresholdMinor !== undefined && isPrefix && isFuture}
      onClose={onClose}
      onDo={async (reason) => {
        const atMs = fromMs ?? Math.floor(serverClock.nowMs()) + SOON_MS;
        const body = { origin, destination, tariffPrefix: prefix.trim(), dutyBps, thresholdMinor, currency, fromMs: atMs };
        await call('/v1/duties', { method: 'POST', body, reason, key: newKey() });
        tell(text.saved);
        onDone();
      }}
    >
      {(isAsked) => (
        <>
          <p class="dim">{text.dutyExample(money(50 * 10 ** digits, currency, digits))}</p>
          <div class="four">
            <Field
              label={text.tariff}
              hint={text.tariffHint}
              value={prefix}
              onValue={setPrefix}
              inputMode="numeric"
              maxLength={10}
              error={isAsked && !isPrefix ? text.wrongTariff : undefined}
              optional
            />
            <Field
              label={text.dutyPercent}
              hint={text.dutyPercentHint}
              value={percent}
              onValue={setPercent}
              inputMode="decimal"
              error={isAsked && !isPercent ? text.wrongPercent : undefined}
            />
            <Field
              label={text.thresholdIn(currency)}
              hint={text.thresholdHint}
              value={threshold}
              onValue={setThreshold}
              inputMode="decimal"
              error={isAsked && thresholdMinor === undefined ? kitWords.get().wrongAmountOrZero(digits) : undefined}
            />
            <MomentField
              label={text.validFrom}
              hint={text.validFromHint}
              value={from}
              onValue={setFrom}
              error={isAsked && !isFuture ? text.wrongPast : undefined}
            />
          </div>
        </>
      )}
    </ReasonDialog>
  );
}
