import { useState } from 'preact/hooks';
import { count } from '../../kit/money';
import { problemOf } from '../../kit/problem';
import { go } from '../../kit/router';
import { currentSession } from '../../kit/session';
import { tell } from '../../kit/toast';
import { Button } from '../../kit/ui';
import { problemText } from '../../kit/words';
import { countOneMore, type LocalLine, readCart, setLine, useLocalLines } from '../buy/cart';
import { type Settings, termsOf, useSettings } from '../settings';
import { words } from './words';

interface AddProps {
  readonly label: string;
  readonly lines: readonly LocalLine[];
  readonly isGone?: boolean;
  readonly isMain?: boolean;
}

/** Puts so many more of something into the cart. */
export function AddButton({ label, lines, isGone = false, isMain = false }: AddProps) {
  const [busy, setBusy] = useState(false);
  const settings = useSettings();
  const local = useLocalLines();
  const text = words();
  const pieces = lines.length === 1 ? (lines[0]?.quantity ?? 1) : 1;
  return (
    <Button
      look={isMain ? 'main' : 'second'}
      busy={busy}
      disabled={isGone}
      aria-label={pieces === 1 ? label : `${label}: ${count(pieces)}`}
      onClick={() => {
        setBusy(true);
        add(lines, local, settings)
          .then(
            () => {
              tell(text.added, { label: text.goToCart, run: () => { go('/cart'); } });
            },
            (error: unknown) => {
              tell(problemText(problemOf(error)));
            },
          )
          .finally(() => {
            setBusy(false);
          });
      }}
    >
      {label}
    </Button>
  );
}

/** A line says how many there are, not how many more: so what is in the cart already has to be known. */
async function add(lines: readonly LocalLine[], local: readonly LocalLine[], settings: Settings): Promise<void> {
  const session = currentSession();
  const person = typeof session === 'string' ? undefined : session;
  const before =
    person === undefined ? local : (await readCart(person, termsOf(settings), [], undefined, new AbortController().signal)).quote.lines;
  for (const { sku, quantity } of lines) {
    const present = before.find((line) => line.sku === sku)?.quantity ?? 0;
    await setLine(person, sku, present + quantity);
    if (person !== undefined && present === 0) {
      countOneMore();
    }
  }
}
