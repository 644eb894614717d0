import { useEffect, useId, useState } from 'preact/hooks';
import { call, get, newKey } from '../kit/api';
import { count } from '../kit/money';
import { useResource } from '../kit/resource';
import { useTitle } from '../kit/router';
import { moment, useNow } from '../kit/time';
import { tell } from '../kit/toast';
import { Button, Field, Loading, Skeleton, Trouble } from '../kit/ui';
import { fromLocal, toLocal } from './localTime';
import { ReasonDialog } from './ReasonDialog';
import { words } from './words';

interface Controls {
  /** 0 for as many as come. */
  readonly ordersPerSecond: number;
  readonly waiting: number;
  readonly switches: readonly {
    readonly switch: string;
    readonly on: boolean;
    readonly message?: string;
    readonly sinceMs?: number;
  }[];
}

interface Festival {
  readonly name: string;
  readonly currency: string;
  readonly opensAtMs: number;
  readonly closesAtMs: number;
  readonly payWindowMs: number;
  readonly receiptWindowMs: number;
}

const EVERY_MS = 5_000;

/** What operators hold in their hands. */
export function ControlsPage() {
  const text = words();
  useTitle(`${text.controls} · ${text.title}`);
  const controls = useResource('ops controls', (signal) => get<Controls>('/v1/ops/controls', undefined, signal), EVERY_MS);
  const festival = useResource('ops festival', (signal) => get<Festival>('/v1/festival', undefined, signal), EVERY_MS);
  return (
    <>
      <h1>{text.controls}</h1>
      {festival.data !== undefined && <Doors festival={festival.data} onChanged={festival.reload} />}
      {festival.data === undefined && festival.problem !== undefined && <Trouble problem={festival.problem} onRetry={festival.reload} />}
      {controls.problem !== undefined && <Trouble problem={controls.problem} onRetry={controls.reload} />}
      {controls.data === undefined && controls.problem === undefined && (
        <Loading>
          <Skeleton lines={6} />
        </Loading>
      )}
      {controls.data !== undefined && (
        <>
          <Throttle controls={controls.data} onChanged={controls.put} />
          <Switches controls={controls.data} onChanged={controls.put} />
        </>
      )}
    </>
  );
}

interface DoorsProps {
  readonly festival: Festival;
  readonly onChanged: () => void;
}

function Doors({ festival, onChanged }: DoorsProps) {
  const text = words();
  const nowMs = useNow(1_000);
  const [asking, setAsking] = useState<Festival | undefined>(undefined);
  const isOpen = nowMs >= festival.opensAtMs && nowMs < festival.closesAtMs;
  return (
    <section class="panel stack">
      <div class="spread">
        <h2>{text.doors}</h2>
        <span class={`badge ${isOpen ? 'good' : 'warn'}`}>
          {isOpen
            ? text.openSince(moment(festival.opensAtMs))
            : nowMs < festival.opensAtMs
              ? text.opensAt(moment(festival.opensAtMs))
              : text.closedSince(moment(festival.closesAtMs))}
        </span>
      </div>
      <DoorsForm key={`${festival.opensAtMs} ${festival.closesAtMs}`} festival={festival} onAsk={setAsking} />
      <div class="row">
        {nowMs < festival.opensAtMs && (
          <Button look="main" onClick={() => { setAsking({ ...festival, opensAtMs: Math.floor(nowMs) }); }}>
            {text.openNow}
          </Button>
        )}
        {isOpen && (
          <Button look="danger" onClick={() => { setAsking({ ...festival, closesAtMs: Math.floor(nowMs) + 1_000 }); }}>
            {text.closeNow}
          </Button>
        )}
      </div>
      {asking !== undefined && (
        <ReasonDialog
          title={text.changeDoors}
          onClose={() => { setAsking(undefined); }}
          onDo={async (reason) => {
            const { name, currency, opensAtMs, closesAtMs, payWindowMs, receiptWindowMs } = asking;
            const body = { name, currency, opensAtMs, closesAtMs, payWindowMs, receiptWindowMs };
            await call('/v1/festival', { method: 'PUT', body, reason, key: newKey() });
            tell(text.doorsChanged);
            onChanged();
          }}
        >
          <p>
            {text.opens} <strong>{moment(asking.opensAtMs)}</strong>, {text.closes} <strong>{moment(asking.closesAtMs)}</strong>
          </p>
        </ReasonDialog>
      )}
    </section>
  );
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

function DoorsForm({ festival, onAsk }: { readonly festival: Festival; readonly onAsk: (wanted: Festival) => void }) {
  const text = words();
  const [opens, setOpens] = useState(toLocal(festival.opensAtMs));
  const [closes, setCloses] = useState(toLocal(festival.closesAtMs));
  const [pay, setPay] = useState(String(festival.payWindowMs / MINUTE_MS));
  const [receipt, setReceipt] = useState(String(festival.receiptWindowMs / HOUR_MS));
  const [isWrong, setWrong] = useState(false);
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = wantedOf(festival, opens, closes, pay, receipt);
        setWrong(wanted === undefined);
        if (wanted !== undefined) {
          onAsk(wanted);
        }
      }}
    >
      <div class="four">
        <TimeField label={text.opens} value={opens} onValue={setOpens} />
        <TimeField label={text.closes} value={closes} onValue={setCloses} />
        <Field label={text.payWindow} value={pay} onValue={setPay} inputMode="decimal" />
        <Field label={text.receiptWindow} value={receipt} onValue={setReceipt} inputMode="decimal" />
      </div>
      {isWrong && <p class="error">{text.wrongNumber}</p>}
      <div class="row">
        <Button type="submit">{text.changeDoors}</Button>
      </div>
    </form>
  );
}

/** What the form asks for; a time that wasn't touched keeps its seconds. */
function wantedOf(festival: Festival, opens: string, closes: string, pay: string, receipt: string): Festival | undefined {
  const at = (text: string, before: number) => (text === toLocal(before) ? before : fromLocal(text));
  const opensAtMs = at(opens, festival.opensAtMs);
  const closesAtMs = at(closes, festival.closesAtMs);
  const payWindowMs = Math.round(Number(pay.replace(',', '.')) * MINUTE_MS);
  const receiptWindowMs = Math.round(Number(receipt.replace(',', '.')) * HOUR_MS);
  const isGood = opensAtMs !== undefined && closesAtMs !== undefined && payWindowMs > 0 && receiptWindowMs > 0;
  return isGood ? { ...festival, opensAtMs, closesAtMs, payWindowMs, receiptWindowMs } : undefined;
}

function TimeField({ label, value, onValue }: { readonly label: string; readonly value: string; readonly onValue: (value: string) => void }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="datetime-local"
        value={value}
        onInput={(event) => {
          onValue(event.currentTarget.value);
        }}
      />
    </div>
  );
}

interface ControlsProps {
  readonly controls: Controls;
  readonly onChanged: (controls: Controls) => void;
}

function Throttle({ controls, onChanged }: ControlsProps) {
  const text = words();
  const known = controls.ordersPerSecond === 0 ? '' : String(controls.ordersPerSecond);
  const [typed, setTyped] = useState(known);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    setTyped(known);
  }, [known]);
  const wanted = typed.trim() === '' ? 0 : Number(typed);
  const isWrong = !Number.isInteger(wanted) || wanted < 0 || wanted > 1_000_000;
  return (
    <section class="panel stack">
      <div class="spread">
        <h2>{text.throttle}</h2>
        <span class={`badge ${controls.ordersPerSecond === 0 ? '' : 'warn'}`}>
          {controls.ordersPerSecond === 0 ? text.noThrottle : count(controls.ordersPerSecond)}
          {controls.waiting > 0 && ` · ${text.waiting} ${count(controls.waiting)}`}
        </span>
      </div>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          setAsking(!isWrong);
        }}
      >
        <Field
          label={text.throttle}
          hint={text.throttleHint}
          value={typed}
          onValue={setTyped}
          inputMode="numeric"
          error={isWrong ? text.wrongNumber : undefined}
        />
        <Button type="submit" disabled={isWrong || typed === known}>
          {text.change}
        </Button>
      </form>
      {asking && (
        <ReasonDialog
          title={`${text.throttle}: ${wanted === 0 ? text.noThrottle : count(wanted)}`}
          onClose={() => { setAsking(false); }}
          onDo={async (reason) => {
            onChanged(await call<Controls>('/v1/ops/throttle', { method: 'PUT', body: { ordersPerSecond: wanted }, reason }));
            tell(text.throttleSet);
          }}
        />
      )}
    </section>
  );
}

function Switches({ controls, onChanged }: ControlsProps) {
  const text = words();
  const [asking, setAsking] = useState<string | undefined>(undefined);
  const [message, setMessage] = useState('');
  const name = (word: string) => text.switchNames[word] ?? word;
  const isOn = controls.switches.find((each) => each.switch === asking)?.on ?? true;
  return (
    <section class="panel stack">
      <h2>{text.switches}</h2>
      <ul class="rows">
        {controls.switches.map((each) => (
          <li key={each.switch}>
            <div>
              <strong>{name(each.switch)}</strong>{' '}
              <span class={`badge ${each.on ? 'good' : 'bad'}`}>
                {each.on ? text.on : text.offSince(moment(each.sinceMs ?? 0))}
              </span>
              {each.message !== undefined && each.message !== '' && <p class="dim">{each.message}</p>}
            </div>
            <Button
              look={each.on ? 'danger' : 'second'}
              aria-label={`${each.on ? text.switchOff : text.switchOn}: ${name(each.switch)}`}
              onClick={() => {
                setMessage('');
                setAsking(each.switch);
              }}
            >
              {each.on ? text.switchOff : text.switchOn}
            </Button>
          </li>
        ))}
      </ul>
      {asking !== undefined && (
        <ReasonDialog
          title={`${isOn ? text.switchOff : text.switchOn}: ${name(asking)}`}
          danger={isOn}
          onClose={() => { setAsking(undefined); }}
          onDo={async (reason) => {
            const path = `/v1/ops/switches/${asking}`;
            onChanged(
              isOn
                ? await call<Controls>(path, { method: 'PUT', body: { message: message.trim() }, reason })
                : await call<Controls>(path, { method: 'DELETE', reason }),
            );
          }}
        >
          {isOn && <Field label={text.message} hint={text.messageHint} value={message} onValue={setMessage} maxLength={200} />}
        </ReasonDialog>
      )}
    </section>
  );
}
