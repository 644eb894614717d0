import { minorOf } from '../../kit/money';
import { momentMs } from '../../desk/moments';

/** The kinds of deals that the festival gives itself. */
export const FESTIVAL_KINDS = ['crossShop', 'festivalCoupon', 'redPacket'] as const;
export type FestivalKind = (typeof FESTIVAL_KINDS)[number];

/** What such a deal gives, in the festival's currency. */
export type FestivalTerms =
  | { readonly kind: 'crossShop'; readonly spendMinor: number; readonly saveMinor: number; readonly capMinor: number }
  | { readonly kind: 'festivalCoupon'; readonly spendMinor: number; readonly saveMinor: number; readonly count: number; readonly perBuyer: number }
  | { readonly kind: 'redPacket'; readonly faceMinor: number; readonly budgetMinor: number; readonly perBuyer: number };

/** A deal as it stands in the form. */
export interface FestivalDraft {
  readonly kind: FestivalKind;
  readonly name: string;
  readonly starts: string;
  readonly ends: string;
  readonly spend: string;
  readonly save: string;
  /** Empty for no bound. */
  readonly cap: string;
  readonly count: string;
  readonly perBuyer: string;
  readonly face: string;
  readonly budget: string;
}

/** What is wrong with a field. */
export type FestivalError = 'amount' | 'number' | 'moment' | 'before' | 'needed' | 'saveTooMuch' | 'capTooSmall' | 'budget';

export interface FestivalRead {
  readonly terms: FestivalTerms | undefined;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  readonly errors: ReadonlyMap<string, FestivalError>;
}

/** What was typed, read; what is no number or amount is named by its field. */
export function readFestivalDeal(draft: FestivalDraft, digits: number, known: readonly number[]): FestivalRead {
  const errors = new Map<string, FestivalError>();
  const amount = (field: 'spend' | 'save' | 'face' | 'budget') => {
    const minor = minorOf(draft[field], digits);
    if (minor === undefined || minor === 0) {
      errors.set(field, 'amount');
    }
    return minor ?? 0;
  };
  const whole = (field: 'count' | 'perBuyer') => {
    const value = Number(draft[field].trim());
    if (!/^\d{1,9}$/.test(draft[field].trim()) || value < 1) {
      errors.set(field, 'number');
    }
    return value;
  };
  const moment = (field: 'starts' | 'ends') => {
    const ms = momentMs(draft[field], known);
    if (ms === undefined) {
      errors.set(field, 'moment');
    }
    return ms ?? 0;
  };
  if (draft.name.trim() === '') {
    errors.set('name', 'needed');
  }
  const startsAtMs = moment('starts');
  const endsAtMs = moment('ends');
  if (!errors.has('starts') && !errors.has('ends') && endsAtMs <= startsAtMs) {
    errors.set('ends', 'before');
  }
  const terms = termsOf(draft, digits, errors, amount, whole);
  return { terms: errors.size === 0 ? terms : undefined, startsAtMs, endsAtMs, errors };
}

function termsOf(
  draft: FestivalDraft,
  digits: number,
  errors: Map<string, FestivalError>,
  amount: (field: 'spend' | 'save' | 'face' | 'budget') => number,
  whole: (field: 'count' | 'perBuyer') => number,
): FestivalTerms {
  if (draft.kind === 'redPacket') {
    const terms = { kind: draft.kind, faceMinor: amount('face'), budgetMinor: amount('budget'), perBuyer: whole('perBuyer') };
    if (!errors.has('budget') && terms.budgetMinor < terms.faceMinor) {
      errors.set('budget', 'budget');
    }
    return terms;
  }
  const spendMinor = amount('spend');
  const saveMinor = amount('save');
  if (!errors.has('spend') && !errors.has('save') && saveMinor > spendMinor) {
    errors.set('save', 'saveTooMuch');
  }
  if (draft.kind === 'festivalCoupon') {
    return { kind: draft.kind, spendMinor, saveMinor, count: whole('count'), perBuyer: whole('perBuyer') };
  }
  const capMinor = draft.cap.trim() === '' ? 0 : minorOf(draft.cap, digits);
  if (capMinor === undefined) {
    errors.set('cap', 'amount');
  } else if (capMinor > 0 && capMinor < saveMinor) {
    errors.set('cap', 'capTooSmall');
  }
  return { kind: draft.kind, spendMinor, saveMinor, capMinor: capMinor ?? 0 };
}

/** What it may cost the festival at the most; undefined where that has no bound. */
export function mostMinor(terms: FestivalTerms): number | undefined {
  switch (terms.kind) {
    case 'crossShop':
      return undefined;
    case 'festivalCoupon':
      return terms.saveMinor * terms.count;
    case 'redPacket':
      return terms.budgetMinor;
  }
}
