import { choose, Dictionary, LANGUAGE_NAMES, LANGUAGES, language } from '../kit/language';
import { useStore } from '../kit/store';
import { turnTo, useAddress } from './address';
import { isMidnight, span } from './format';
import { Glyph } from './glyphs';
import { toggleFullScreen } from './keys';
import { held } from './motion';
import type { Phase } from './phase';
import type { Rate } from './purse';
import { useFullScreen } from './screen';
import type { Snapshot } from './snapshot';
import { words } from './words';

interface HeaderProps {
  readonly snapshot: Snapshot | undefined;
  readonly phase: Phase;
  readonly isOld: boolean;
  readonly nowMs: number;
  readonly rates: readonly Rate[];
  readonly controls: Controls;
}

export interface Controls {
  readonly sounds: boolean;
  readonly onSound: () => void;
  readonly isReplay: boolean;
  /** A moment of the film is shown. */
  readonly isFilm: boolean;
  readonly onReplay: () => void;
  readonly onHelp: () => void;
}

/** Whose day it is, how long it has lasted, and what a visitor can choose. */
export function Header(props: HeaderProps) {
  const { snapshot, phase, isOld, nowMs, controls } = props;
  const { kiosk } = useAddress();
  const said = words();
  const name = snapshot?.festival.name ?? '';
  return (
    <header class="top">
      <a class="brand" href="/" title={said.toStart} {...(kiosk ? { tabIndex: -1 } : {})}>
        <img src="/favicon.svg" alt="" />
        <span>{name === '' ? 'Drumroll' : name}</span>
      </a>
      <p class="pill">{isOld ? said.phases.old : controls.isFilm ? said.phases.film : said.phases[phase]}</p>
      {snapshot !== undefined && <Elapsed snapshot={snapshot} phase={phase} nowMs={nowMs} />}
      {!kiosk && <Choices {...props} />}
    </header>
  );
}

function Elapsed({ snapshot, phase, nowMs }: { readonly snapshot: Snapshot; readonly phase: Phase; readonly nowMs: number }) {
  const { opensAtMs, closesAtMs } = snapshot.festival;
  const said = words();
  if (phase === 'final') {
    return (
      <p class="elapsed">
        {said.doorsWereOpen} <strong>{span(closesAtMs - opensAtMs)}</strong>
      </p>
    );
  }
  if (phase !== 'live' || opensAtMs <= 0) {
    return null;
  }
  return (
    <p class="elapsed">
      <strong>{span(nowMs - opensAtMs)}</strong> {isMidnight(opensAtMs) ? said.sinceMidnight : said.sinceOpen}
    </p>
  );
}

function Choices({ snapshot, phase, rates, controls }: HeaderProps) {
  const said = words();
  const isHeld = useStore(held);
  const isFull = useFullScreen();
  const hasFigures = phase === 'live' || phase === 'final';
  return (
    <div class="choices">
      {hasFigures && snapshot !== undefined && rates.length > 1 && <Currencies festival={snapshot.festival.currency} rates={rates} />}
      <Languages />
      {hasFigures && (
        <button type="button" class="control" aria-pressed={controls.isReplay} onClick={controls.onReplay} title={`${said.replay} (R)`}>
          <Glyph name="film" />
          <span class="control-text">{said.replayOpen}</span>
        </button>
      )}
      <Round glyph={controls.sounds ? 'sound' : 'mute'} label={controls.sounds ? said.soundOn : said.soundOff} pressed={controls.sounds} onPress={controls.onSound} />
      <Round
        glyph={isHeld ? 'moving' : 'still'}
        label={isHeld ? said.goOn : said.pauseMotion}
        pressed={isHeld}
        onPress={() => {
          held.set(!isHeld);
        }}
      />
      {document.fullscreenEnabled && <Round glyph="full" label={isFull ? said.fullScreenEnd : said.fullScreen} pressed={isFull} onPress={toggleFullScreen} />}
      <Round glyph="keys" label={said.keys} onPress={controls.onHelp} />
    </div>
  );
}

interface RoundProps {
  readonly glyph: 'sound' | 'mute' | 'moving' | 'still' | 'full' | 'keys';
  readonly label: string;
  readonly pressed?: boolean;
  readonly onPress: () => void;
}

function Round({ glyph, label, pressed = false, onPress }: RoundProps) {
  return (
    <button
      type="button"
      class={`control round${pressed ? ' on' : ''}${glyph === 'keys' || glyph === 'full' ? ' for-keys' : ''}`}
      aria-label={label}
      title={label}
      onClick={onPress}
    >
      <Glyph name={glyph} />
    </button>
  );
}

function Currencies({ festival, rates }: { readonly festival: string; readonly rates: readonly Rate[] }) {
  const { currency } = useAddress();
  const shown = rates.find((rate) => rate.currency === currency)?.currency ?? festival;
  return (
    <label>
      <span class="visually-hidden">{words().currency}</span>
      <select
        class="control"
        value={shown}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          turnTo({ currency: chosen === festival ? undefined : chosen });
        }}
      >
        {rates.map((rate) => (
          <option key={rate.currency} value={rate.currency} selected={rate.currency === shown}>
            {rate.currency}
          </option>
        ))}
      </select>
    </label>
  );
}

function Languages() {
  return (
    <label>
      <span class="visually-hidden">{words().language}</span>
      <select
        class="control"
        value={language()}
        onChange={(event) => {
          const wanted = LANGUAGES.find((each) => each === event.currentTarget.value) ?? 'en';
          void Dictionary.loadAll(wanted).then(() => {
            choose(wanted);
          });
        }}
      >
        {LANGUAGES.map((each) => (
          <option key={each} value={each} selected={each === language()}>
            {LANGUAGE_NAMES[each]}
          </option>
        ))}
      </select>
    </label>
  );
}
