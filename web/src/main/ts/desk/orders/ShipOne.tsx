import { useRef } from 'preact/hooks';
import { newKey } from '../../kit/api';
import { useSending } from '../../kit/form';
import { tell } from '../../kit/toast';
import { Button, Notice } from '../../kit/ui';
import { problemText } from '../../kit/words';
import type { Shop } from '../shops';
import { words } from '../words';
import { shipOne } from './orders';

interface Props {
  readonly shop: Shop;
  readonly order: number;
  /** The main thing to do on its page; left out for one of many in a list. */
  readonly look?: 'main';
  readonly onDone: (position: number | undefined) => void;
}

/** The button that ships a shop's part of one order. */
export function ShipOne({ shop, order, look, onDone }: Props) {
  const text = words();
  const sending = useSending();
  const key = useRef(newKey()); // one shipping, however often the button is pressed
  return (
    <>
      <Button
        look={look ?? 'second'}
        busy={sending.isBusy}
        {...(look === undefined ? { 'aria-label': `${text.ship}: ${text.orderNumber(order)}` } : {})}
        onClick={() => {
          void sending.send(async () => {
            const { position } = await shipOne(shop.shop, order, key.current, (problem) => {
              tell(problemText(problem));
            });
            tell(text.shippedOne(order));
            onDone(position);
          });
        }}
      >
        {text.ship}
      </Button>
      {sending.message !== '' && <Notice kind="bad">{sending.message}</Notice>}
    </>
  );
}
