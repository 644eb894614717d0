import { useState } from 'preact/hooks';
import { call, newKey } from '../kit/api';
import { moment, useNow } from '../kit/time';
import { tell } from '../kit/toast';
import { Button, Choice, Field } from '../kit/ui';
import { MomentField } from '../desk/inputs';
import { momentText } from '../desk/moments';
import { type Frame, framesOf, HOUR_MS, MINUTE_MS, type Span, spanOf, UNITS } from './frame';
import { ReasonDialog } from './ReasonDialog';
import { words } from './words';

interface DoorsProps {
  readonly festival: Frame;
  readonly onChanged: () => void;
}

/** Doors that are opened again stay open so long, unless they are closed or changed. */
const DAY_MS = 24 * HOUR_MS;

/** What an operator is asked to say yes to. */
interface Wish {
  readonly frame: Frame;
  readonly what: 'change' | 'open' | 'close' | 'reopen';
}

/** When the doors open and close, and how long buyers have to pay. */
export function Doors({ festival, onChanged }: DoorsProps) {
  const text = words();
  const nowMs = useNow(1_000);
  const [asking, setAsking] = useState<Wish | undefined>(undefined);
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
      <p class="dim">{text.doorsHint}</p>
      <DoorsForm
        key={`${festival.opensAtMs} ${festival.closesAtMs} ${festival.payWindowMs} ${festival.receiptWindowMs}`}
        festival={festival}
        onAsk={(frame) => { setAsking({ frame, what: 'change' }); }}
      >
        {nowMs < festival.opensAtMs && (
          <Button onClick={() => { setAsking({ frame: { ...festival, opensAtMs: Math.floor(nowMs) }, what: 'open' }); }}>{text.openNow}</Button>
        )}
        {nowMs >= festival.closesAtMs && (
          <Button
            onClick={() => { setAsking({ frame: { ...festival, closesAtMs: Math.floor(nowMs / MINUTE_MS) * MINUTE_MS + DAY_MS }, what: 'reopen' }); }}
          >
            {text.openAgain}
          </Button>
        )}
        {isOpen && (
          <Button
            look="danger"
            onClick={() => { setAsking({ frame: { ...festival, closesAtMs: Math.floor(nowMs) + 1_000 }, what: 'close' }); }}
          >
            {text.closeNow}
          </Button>
        )}
      </DoorsForm>
      {asking !== undefined && (
        <ReasonDialog
          title={titleOf(asking)}
          confirm={titleOf(asking)}
          effect={text.doorEffects[asking.what]}
          danger={asking.what === 'close'}
          onClose={() => { setAsking(undefined); }}
          onDo={async (reason) => {
            const { name, currency, opensAtMs, closesAtMs, payWindowMs, receiptWindowMs } = asking.frame;
            const body = { name, currency, opensAtMs, closesAtMs, payWindowMs, receiptWindowMs };
            await call('/v1/festival', { method: 'PUT', body, reason, key: newKey() });
            tell(text.doorsChanged);
            onChanged();
          }}
        >
          {() => (
            <p>
              {text.opens} <strong>{moment(asking.frame.opensAtMs)}</strong>, {text.closes}{' '}
              <strong>{moment(asking.frame.closesAtMs)}</strong>
            </p>
          )}
        </ReasonDialog>
      )}
    </section>
  );
}

function titleOf({ what }: Wish): string {
  const text = words();
  return { change: text.changeDoors, open: text.openNow, close: text.closeNow, reopen: text.openAgain }[what];
}

interface FormProps {
  readonly festival: Frame;
  readonly onAsk: (wanted: Frame) => void;
  readonly children: preact.ComponentChildren;
}

function DoorsForm({ festival, onAsk, children }: FormProps) {
  const text = words();
  const [opens, setOpens] = useState(momentText(festival.opensAtMs));
  const [closes, setCloses] = useState(momentText(festival.closesAtMs));
  const [pay, setPay] = useState(spanOf(festival.payWindowMs));
  const [receipt, setReceipt] = useState(spanOf(festival.receiptWindowMs));
  const [isAsked, setAsked] = useState(false);
  const { frame, errors } = framesOf(festival, { opens, closes, pay, receipt });
  const errorOf = (field: string) => (isAsked && errors.has(field) ? text.doorErrors[errors.get(field) ?? 'number'] : undefined);
  const isSame = frame !== undefined && JSON.stringify(frame) === JSON.stringify(festival);
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (frame !== undefined) {
          onAsk(frame);
        }
      }}
    >
      <div class="four">
        <MomentField label={text.opens} value={opens} onValue={setOpens} error={errorOf('opens')} />
        <MomentField label={text.closes} value={closes} onValue={setCloses} error={errorOf('closes')} />
        <SpanField label={text.payWindow} hint={text.payWindowHint} span={pay} onSpan={setPay} error={errorOf('pay')} />
        <SpanField label={text.receiptWindow} hint={text.receiptWindowHint} span={receipt} onSpan={setReceipt} error={errorOf('receipt')} />
      </div>
      <div class="row">
        <Button type="submit" disabled={isSame}>
          {text.changeDoors}
        </Button>
        {children}
      </div>
    </form>
  );
}

interface SpanProps {
  readonly label: string;
  readonly hint: string;
  readonly span: Span;
  readonly onSpan: (span: Span) => void;
  readonly error: string | undefined;
}

/** A span of time, as a number and its unit. */
function SpanField({ label, hint, span, onSpan, error }: SpanProps) {
  const text = words();
  return (
    <div class="ops-span">
      <Field
        label={label}
        hint={hint}
        value={span.typed}
        onValue={(typed) => { onSpan({ ...span, typed }); }}
        inputMode="decimal"
        maxLength={9}
        error={error}
      />
      <Choice
        label={text.unitOf(label)}
        hideLabel
        value={span.unit}
        options={UNITS.map((value) => ({ value, label: text.units[value] }))}
        onValue={(unit) => { onSpan({ ...span, unit }); }}
      />
    </div>
  );
}
