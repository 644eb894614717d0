import { useEffect, useRef, useState } from 'preact/hooks';
import { money } from '../../kit/money';
import { type Showing, shown, shownText } from '../showing';
import { useShowing } from '../useShowing';
import { type Change, changeOf } from './offer';
import type { VariantOffer } from './types';
import { words } from './words';

/** Long enough to be read twice. */
const SHOWN_MS = 20_000;

/** Says when the price or the stock of what somebody looks at has changed under their hands. */
export function ChangeNotice({ offer, nowMs }: { readonly offer: VariantOffer; readonly nowMs: number }) {
  const showing = useShowing();
  const before = useRef({ offer, nowMs });
  const [change, setChange] = useState<Change | undefined>(undefined);
  useEffect(() => {
    const last = before.current;
    before.current = { offer, nowMs };
    const found = changeOf(last.offer, offer, last.nowMs, nowMs);
    if (found !== undefined) {
      setChange(found);
    }
  }, [offer, nowMs]);
  useEffect(() => {
    const timer = window.setTimeout(() => {
      setChange(undefined);
    }, SHOWN_MS);
    return () => {
      window.clearTimeout(timer);
    };
  }, [change]);
  return (
    <div role="status" class="change">
      {change !== undefined && (
        <p class={`notice ${change.kind === 'cheaper' || change.kind === 'back' ? 'good' : 'warn'}`}>{changeText(change, offer, showing)}</p>
      )}
    </div>
  );
}

function changeText(change: Change, { currency, digits }: VariantOffer, showing: Showing): string {
  const text = words().changed;
  const amount = (minor: number) => shownText(shown(minor, { currency, digits }, showing), money);
  switch (change.kind) {
    case 'cheaper':
    case 'dearer':
      return text[change.kind](amount(change.fromMinor), amount(change.toMinor));
    case 'dealGone':
      return text.dealGone(amount(change.toMinor));
    case 'soldOut':
    case 'back':
    case 'offSale':
      return text[change.kind];
  }
}
