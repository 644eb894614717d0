import { useEffect, useState } from 'preact/hooks';
import { call, get } from '../kit/api';
import { count } from '../kit/money';
import { useResource } from '../kit/resource';
import { useTitle } from '../kit/router';
import { moment } from '../kit/time';
import { tell } from '../kit/toast';
import { Button, Field } from '../kit/ui';
import { Doors } from './Doors';
import type { Frame } from './frame';
import { Pending } from './parts';
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

const EVERY_MS = 5_000;

/** What operators hold in their hands. */
export function ControlsPage() {
  const text = words();
  useTitle(`${text.controls} · ${text.title}`);
  const controls = useResource('ops controls', (signal) => get<Controls>('/v1/ops/controls', undefined, signal), EVERY_MS);
  const festival = useResource('ops festival', (signal) => get<Frame>('/v1/festival', undefined, signal), EVERY_MS);
  return (
    <>
      <h1>{text.controls}</h1>
      <Pending of={festival} />
      {festival.data !== undefined && <Doors festival={festival.data} onChanged={festival.reload} />}
      <Pending of={controls} lines={6} />
      {controls.data !== undefined && (
        <>
          <Throttle controls={controls.data} onChanged={controls.put} />
          <Switches controls={controls.data} onChanged={controls.put} />
        </>
      )}
    </>
  );
}

interface ControlsProps {
  readonly controls: Controls;
  readonly onChanged: (controls: Controls) => void;
}

const MOST_ORDERS = 1_000_000;

function Throttle({ controls, onChanged }: ControlsProps) {
  const text = words();
  const known = controls.ordersPerSecond === 0 ? '' : String(controls.ordersPerSecond);
  const [typed, setTyped] = useState(known);
  const [asking, setAsking] = useState<number | undefined>(undefined);
  useEffect(() => {
    setTyped(known);
  }, [known]);
  const isThrottled = controls.ordersPerSecond > 0;
  const wanted = typed.trim() === '' ? undefined : Number(typed);
  const isWrong = wanted !== undefined && (!Number.isInteger(wanted) || wanted < 1 || wanted > MOST_ORDERS);
  return (
    <section class="panel stack">
      <div class="spread">
        <h2>{text.throttle}</h2>
        <span class={`badge ${isThrottled ? 'warn' : ''}`}>
          {isThrottled ? text.letIn(controls.ordersPerSecond) : text.noThrottle}
          {controls.waiting > 0 && ` · ${text.waiting} ${count(controls.waiting)}`}
        </span>
      </div>
      <form
        class="row ops-line"
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted !== undefined && !isWrong) {
            setAsking(wanted);
          }
        }}
      >
        <Field
          label={text.throttleField}
          hint={text.throttleHint}
          value={typed}
          onValue={setTyped}
          inputMode="numeric"
          maxLength={7}
          error={wanted === 0 ? text.throttleZero : isWrong ? text.throttleWrong(count(MOST_ORDERS)) : undefined}
        />
        <Button type="submit" disabled={wanted === undefined || isWrong || typed === known}>
          {text.change}
        </Button>
        {isThrottled && <Button onClick={() => { setAsking(0); }}>{text.liftThrottle}</Button>}
      </form>
      {asking !== undefined && (
        <ReasonDialog
          title={asking === 0 ? text.liftThrottle : text.letIn(asking)}
          effect={asking === 0 ? text.noThrottleEffect : text.throttleEffect}
          confirm={asking === 0 ? text.liftThrottle : text.setThrottle}
          onClose={() => { setAsking(undefined); }}
          onDo={async (reason) => {
            onChanged(await call<Controls>('/v1/ops/throttle', { method: 'PUT', body: { ordersPerSecond: asking }, reason }));
            tell(asking === 0 ? text.throttleLifted : text.throttleSet);
          }}
        />
      )}
    </section>
  );
}

function Switches({ controls, onChanged }: ControlsProps) {
  const text = words();
  const [asking, setAsking] = useState<string | undefined>(undefined);
  const name = (word: string) => text.switchNames[word] ?? word;
  const isOn = controls.switches.find((each) => each.switch === asking)?.on ?? true;
  return (
    <section class="panel stack">
      <h2>{text.switches}</h2>
      <p class="dim">{text.switchesHint}</p>
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
              look={each.on ? 'danger' : 'main'}
              aria-label={`${each.on ? text.switchOff : text.switchOn}: ${name(each.switch)}`}
              onClick={() => { setAsking(each.switch); }}
            >
              {each.on ? text.switchOff : text.switchOn}
            </Button>
          </li>
        ))}
      </ul>
      {asking !== undefined && (
        <SwitchDialog word={asking} name={name(asking)} isOn={isOn} onChanged={onChanged} onClose={() => { setAsking(undefined); }} />
      )}
    </section>
  );
}

interface SwitchProps {
  readonly word: string;
  readonly name: string;
  readonly isOn: boolean;
  readonly onChanged: (controls: Controls) => void;
  readonly onClose: () => void;
}

function SwitchDialog({ word, name, isOn, onChanged, onClose }: SwitchProps) {
  const text = words();
  const [message, setMessage] = useState('');
  const effect = isOn ? text.switchEffects[word] : text.switchOnEffect;
  return (
    <ReasonDialog
      title={`${isOn ? text.switchOff : text.switchOn}: ${name}`}
      danger={isOn}
      confirm={isOn ? text.switchOff : text.switchOn}
      {...(effect === undefined ? {} : { effect })}
      onClose={onClose}
      onDo={async (reason) => {
        const path = `/v1/ops/switches/${word}`;
        onChanged(
          isOn
            ? await call<Controls>(path, { method: 'PUT', body: { message: message.trim() }, reason })
            : await call<Controls>(path, { method: 'DELETE', reason }),
        );
        tell(isOn ? text.isOff(name) : text.isOn(name));
      }}
    >
      {() => isOn && <Field label={text.message} hint={text.messageHint} value={message} onValue={setMessage} maxLength={200} optional />}
    </ReasonDialog>
  );
}
