import { useState } from 'preact/hooks';
import { call } from '../../kit/api';
import { useSending } from '../../kit/form';
import { problemOf } from '../../kit/problem';
import { useTitle } from '../../kit/router';
import { countryName, moment } from '../../kit/time';
import { tell } from '../../kit/toast';
import { Button, Dialog, Empty, Field, Notice } from '../../kit/ui';
import { kitWords, problemText } from '../../kit/words';
import { pictureOf, useCategoryName } from '../../desk/goods/products';
import { useShopNames } from '../../desk/shops';
import { Pending } from '../parts';
import { words } from '../words';
import { ApproveAll } from './ApproveAll';
import { ProductPreview } from './ProductPreview';
import { decided, useWaiting, type WaitingMerchant, type WaitingProduct } from './waiting';
import { Applicant } from './Applicant';

/** Something that waits for an operator's yes or no. */
export interface Case {
  readonly path: string;
  readonly query?: string;
  readonly title: string;
}

/** What is asked before a yes that nobody can take back, by what it is about. */
interface Question {
  readonly about: Case;
  readonly effect: string;
  readonly confirm: string;
}

/** Merchants and products that wait. */
export function ApprovalsPage() {
  const text = words();
  useTitle(`${text.merchants} · ${text.title}`);
  const { merchants, products } = useWaiting();
  const [refusing, setRefusing] = useState<Case | undefined>(undefined);
  const [looking, setLooking] = useState<WaitingProduct | undefined>(undefined);
  const names = useShopNames([...new Set(products.data?.products.map(({ shop }) => shop))]);
  const [asking, setAsking] = useState<Question | undefined>(undefined);
  const approve = ({ path, query = '' }: Case) => {
    call(`${path}/approval${query}`, { method: 'POST' }).then(
      () => {
        tell(text.approved);
        setLooking(undefined);
        decided();
      },
      (error: unknown) => {
        tell(problemText(problemOf(error)));
        decided();
      },
    );
  };
  const refuse = (about: Case) => {
    setLooking(undefined);
    setRefusing(about);
  };
  return (
    <>
      <h1>{text.merchants}</h1>
      <section class="panel stack">
        <h2>{text.applied}</h2>
        <Pending of={merchants} />
        {merchants.data?.merchants.length === 0 && <Empty title={text.nobodyApplied}><p>{text.nobodyAppliedHint}</p></Empty>}
        <ul class="rows">
          {merchants.data?.merchants.map((one) => <MerchantRow key={one.merchant} merchant={one} onAsk={setAsking} onRefuse={refuse} />)}
        </ul>
      </section>
      <section class="panel stack">
        <h2>{text.waitingProducts}</h2>
        <Pending of={products} />
        {products.data?.products.length === 0 && <Empty title={text.nothingWaits}><p>{text.nothingWaitsHint}</p></Empty>}
        {products.data !== undefined && <ApproveAll products={products.data.products} names={names} />}
        <ul class="rows">
          {products.data?.products.map((one) => (
            <ProductRow
              key={one.product}
              product={one}
              shopName={names.get(one.shop)}
              onLook={() => { setLooking(one); }}
              onAsk={setAsking}
              onRefuse={refuse}
            />
          ))}
        </ul>
      </section>
      {looking !== undefined && (
        <ProductPreview row={looking} onClose={() => { setLooking(undefined); }} onApprove={approve} onRefuse={refuse} />
      )}
      {asking !== undefined && (
        <Asked question={asking} onYes={approve} onClose={() => { setAsking(undefined); }} />
      )}
      {refusing !== undefined && <Refusal about={refusing} onClose={() => { setRefusing(undefined); }} />}
    </>
  );
}

interface AskedProps {
  readonly question: Question;
  readonly onYes: (about: Case) => void;
  readonly onClose: () => void;
}

function Asked({ question: { about, effect, confirm }, onYes, onClose }: AskedProps) {
  return (
    <Dialog title={`${words().approve}: ${about.title}`} onClose={onClose}>
      <p>{effect}</p>
      <div class="row">
        <Button
          look="main"
          onClick={() => {
            onClose();
            onYes(about);
          }}
        >
          {confirm}
        </Button>
        <Button onClick={onClose}>{kitWords.get().cancel}</Button>
      </div>
    </Dialog>
  );
}

interface MerchantProps {
  readonly merchant: WaitingMerchant;
  readonly onAsk: (question: Question) => void;
  readonly onRefuse: (about: Case) => void;
}

function MerchantRow({ merchant, onAsk, onRefuse }: MerchantProps) {
  const text = words();
  const about = { path: `/v1/merchants/${merchant.merchant}`, title: merchant.name };
  return (
    <li>
      <div>
        <strong>{merchant.name}</strong>
        <Applicant person={merchant.person} />
        <p class="dim">
          {text.shopKinds[merchant.kind] ?? merchant.kind} · {countryName(merchant.country)} · {merchant.currency} · {moment(merchant.appliedMs)}
        </p>
      </div>
      <div class="row ops-acts">
        <Button look="main" aria-label={`${text.approve}: ${merchant.name}`} onClick={() => { onAsk({ about, effect: text.approveShopEffect(merchant.name), confirm: text.approveShop }); }}>
          {text.approve}
        </Button>
        <Button look="danger" aria-label={`${text.refuse}: ${merchant.name}`} onClick={() => { onRefuse(about); }}>
          {text.refuse}
        </Button>
      </div>
    </li>
  );
}

/** How a waiting product is named in requests. */
export function caseOf({ product, version, title }: WaitingProduct): Case {
  return { path: `/v1/products/${product}`, query: `?version=${version}`, title };
}

interface ProductProps {
  readonly product: WaitingProduct;
  /** Undefined until it is known. */
  readonly shopName: string | undefined;
  readonly onLook: () => void;
  readonly onAsk: (question: Question) => void;
  readonly onRefuse: (about: Case) => void;
}

function ProductRow({ product, shopName, onLook, onAsk, onRefuse }: ProductProps) {
  const text = words();
  const nameOf = useCategoryName();
  return (
    <li>
      <span class="desk-named">
        <img src={pictureOf(product)} alt="" width="48" height="48" loading="lazy" />
        <span>
          <strong>{product.title}</strong>
          <span class="dim">
            {shopName ?? text.shopNumber(product.shop)} · {product.code} · {nameOf(product.category)} · {moment(product.changedMs)}
          </span>
        </span>
      </span>
      <span class="row ops-acts">
        <Button aria-label={`${text.lookAt}: ${product.title}`} onClick={onLook}>
          {text.lookAt}
        </Button>
        <Button
          look="main"
          aria-label={`${text.approve}: ${product.title}`}
          onClick={() => { onAsk({ about: caseOf(product), effect: text.approveProductEffect(product.title), confirm: text.putOnSale }); }}
        >
          {text.approve}
        </Button>
        <Button look="danger" aria-label={`${text.refuse}: ${product.title}`} onClick={() => { onRefuse(caseOf(product)); }}>
          {text.refuse}
        </Button>
      </span>
    </li>
  );
}

function Refusal({ about, onClose }: { readonly about: Case; readonly onClose: () => void }) {
  const text = words();
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const sending = useSending();
  return (
    <Dialog title={`${text.refuse}: ${about.title}`} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (reason.trim() === '') {
            return;
          }
          void sending
            .send(() => call(`${about.path}/refusal${about.query ?? ''}`, { method: 'POST', body: { reason: reason.trim() } }))
            .then((done) => {
              if (done) {
                tell(text.refused);
                onClose();
                decided();
              }
            });
        }}
      >
        {sending.message !== '' && <Notice kind="bad">{sending.message}</Notice>}
        <Field
          label={text.refuseWhy}
          hint={text.refuseHint}
          value={reason}
          onValue={setReason}
          maxLength={500}
          lines={3}
          error={isAsked && reason.trim() === '' ? text.refuseNeeded : undefined}
        />
        <div class="row">
          <Button look="danger" type="submit" busy={sending.isBusy}>
            {text.refuse}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What waits, for the menu: nothing where it can't be known. */
export function useWaitingCount(isOperator: boolean): number {
  const { merchants, products } = useWaiting(isOperator);
  return (merchants.data?.merchants.length ?? 0) + (products.data?.products.length ?? 0);
}

