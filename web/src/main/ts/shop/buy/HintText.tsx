import { shortMoney } from '../../kit/money';
import { AS_IS, type Showing, shown, shownText } from '../showing';
import { useShowing } from '../useShowing';
import type { Hint } from './types';
import { buyWords } from './words';

/** How much more saves how much, in the currency that somebody shops in. */
export function hintText(hint: Hint, showing: Showing): string {
  const save = shown(hint.saveMinor, hint, showing);
  return buyWords.get().addToSave(shownText(shown(hint.addMinor, hint, showing)), shortMoney(save.amountMinor, save.currency, save.digits));
}

/** The same in the deal's own currency; undefined where it is said in that already. */
export function ownHintText(hint: Hint, showing: Showing): string | undefined {
  const { own } = shown(hint.addMinor, hint, showing);
  return own === undefined ? undefined : hintText(hint, AS_IS);
}

/** Both, the deal's own in small. */
export function HintText({ hint }: { readonly hint: Hint }) {
  const showing = useShowing();
  const own = ownHintText(hint, showing);
  return (
    <>
      {hintText(hint, showing)}
      {own !== undefined && <span class="own-money"> ({own})</span>}
    </>
  );
}
