import { useState } from 'preact/hooks';
import { call } from '../../kit/api';
import { useSending } from '../../kit/form';
import { count } from '../../kit/money';
import { tell } from '../../kit/toast';
import { Button, Dialog, Notice } from '../../kit/ui';
import { kitWords } from '../../kit/words';
import { words } from '../words';
import { AT_ONCE, decided, manyOf, type WaitingProduct } from './waiting';

interface Approved {
  readonly published: number;
  readonly underWay: number;
  readonly refused: readonly { readonly code: string; readonly reason: string }[];
}

interface Props {
  readonly products: readonly WaitingProduct[];
  /** The shops' names, as far as they are known. */
  readonly names: ReadonlyMap<number, string>;
}

/** Of shops with several products that wait, all at once, such as after an import. */
export function ApproveAll({ products, names }: Props) {
  const text = words();
  const [shop, setShop] = useState<number | undefined>(undefined);
  const nameOf = (number: number) => names.get(number) ?? text.shopNumber(number);
  const isCut = products.length >= AT_ONCE;
  return (
    <>
      {manyOf(products).map(({ shop: number, waiting }) => (
        <div key={number} class="row">
          <Button onClick={() => { setShop(number); }}>{text.approveAll(isCut ? `${count(waiting)}+` : count(waiting), nameOf(number))}</Button>
        </div>
      ))}
      {shop !== undefined && <Question shop={shop} name={nameOf(shop)} onClose={() => { setShop(undefined); }} />}
    </>
  );
}

function Question({ shop, name, onClose }: { readonly shop: number; readonly name: string; readonly onClose: () => void }) {
  const text = words();
  const sending = useSending();
  return (
    <Dialog title={text.approveAllTitle(name)} onClose={onClose}>
      {sending.message !== '' && <Notice kind="bad">{sending.message}</Notice>}
      <p>{text.approveAllEffect}</p>
      <div class="row">
        <Button
          look="main"
          busy={sending.isBusy}
          onClick={() => {
            void sending.send(async () => {
              const done = await call<Approved>(`/v1/shops/${shop}/products/approval`, { method: 'POST' });
              tell(text.approvedMany(count(done.published + done.underWay), done.refused.length));
              onClose();
              decided();
            });
          }}
        >
          {text.putAllOnSale}
        </Button>
        <Button onClick={onClose}>{kitWords.get().cancel}</Button>
      </div>
    </Dialog>
  );
}
