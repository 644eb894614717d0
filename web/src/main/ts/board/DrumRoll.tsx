import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { isMidnight, longMoney, span } from './format';
import { useStill } from './motion';
import { freshMilestones } from './milestones';
import type { Milestone, Snapshot } from './snapshot';
import type { Drum } from './sound';
import { words } from './words';

const ROLL_MS = 1700;
const REVEAL_MS = 5500;
/** After a drum roll the board is left alone for a while: in the first minutes milestones come one after the other. */
const QUIET_MS = 15_000;
/** Where milestones come faster than that, only the newest of those waiting is drummed for. */
const MOST_WAITING = 1;

interface DrumRollProps {
  /** The live figures, also while a replay is looked at. */
  readonly snapshot: Snapshot;
  readonly drum: Drum;
  /** Only says it, and disturbs nobody. */
  readonly quiet: boolean;
}

/** At each new milestone: a drum roll, a flash, and the amount as large as the wall. */
export function DrumRoll({ snapshot, drum, quiet }: DrumRollProps) {
  const still = useStill();
  const news = useNews(snapshot);
  const [stage, setStage] = useState<'roll' | 'reveal' | 'quiet'>('roll');
  const now = news.first;
  useEffect(() => {
    if (now === undefined) {
      return undefined;
    }
    const rollMs = still ? 0 : ROLL_MS;
    setStage(still ? 'reveal' : 'roll');
    if (!quiet) {
      beat(drum, still);
    }
    const reveal = window.setTimeout(() => {
      setStage('reveal');
    }, rollMs);
    const hush = window.setTimeout(() => {
      setStage('quiet');
    }, rollMs + REVEAL_MS);
    const end = window.setTimeout(news.done, rollMs + REVEAL_MS + QUIET_MS);
    return () => {
      window.clearTimeout(reveal);
      window.clearTimeout(hush);
      window.clearTimeout(end);
    };
  }, [now]);
  const { currency, opensAtMs } = snapshot.festival;
  const said = words();
  const since = isMidnight(opensAtMs) ? said.afterMidnight : said.afterOpen;
  return (
    <>
      <div class="visually-hidden" aria-live="polite">
        {now === undefined ? '' : said.milestoneNews(longMoney(now.amountMinor, currency), span(now.sinceOpenMs), since)}
      </div>
      {now !== undefined && !quiet && stage !== 'quiet' && (
        <Overlay key={now.amountMinor} stage={stage} amount={longMoney(now.amountMinor, currency)}>
          <strong>{span(now.sinceOpenMs)}</strong> {since}
        </Overlay>
      )}
    </>
  );
}

function beat(drum: Drum, still: boolean): void {
  if (still) {
    drum.strike();
  } else {
    drum.roll(ROLL_MS);
  }
}

interface OverlayProps {
  readonly stage: 'roll' | 'reveal';
  readonly amount: string;
  readonly children: ComponentChildren;
}

function Overlay({ stage, amount, children }: OverlayProps) {
  return (
    <div class={`drum-roll ${stage}`} aria-hidden="true">
      <Skin />
      {stage === 'roll' && (
        <div class="news">
          <img class="drum" src="/favicon.svg" alt="" />
          <p class="news-time">{words().milestoneAhead}</p>
        </div>
      )}
      {stage === 'reveal' && <div class="flash" />}
      {stage === 'reveal' && (
        <div class="news">
          <p class="news-amount" style={{ '--chars': amount.length }}>
            {amount}
          </p>
          <p class="news-time">{children}</p>
        </div>
      )}
    </div>
  );
}

/** The skin of a drum: rings that tremble under the roll. */
export function Skin() {
  return (
    <div class="skin" aria-hidden="true">
      <i />
      <i />
      <i />
      <i />
    </div>
  );
}

function useNews(snapshot: Snapshot): { first: Milestone | undefined; done: () => void } {
  const [waiting, setWaiting] = useState<readonly Milestone[]>([]);
  const before = useRef<Snapshot | undefined>(undefined);
  useEffect(() => {
    const fresh = freshMilestones(before.current, snapshot);
    before.current = snapshot;
    if (fresh.length > 0) {
      setWaiting(([playing, ...rest]) =>
        playing === undefined ? fresh.slice(-1) : [playing, ...[...rest, ...fresh].slice(-MOST_WAITING)],
      );
    }
  }, [snapshot]);
  return {
    first: waiting[0],
    done: () => {
      setWaiting((all) => all.slice(1));
    },
  };
}
