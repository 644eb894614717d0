import { useState } from 'preact/hooks';
import { Button, Field, Money, Tick } from '../../../kit/ui';
import { kitWords } from '../../../kit/words';
import { MomentField } from '../../inputs';
import type { Shop } from '../../shops';
import { words } from '../words';
import type { DealDraft, Picked, Step } from './dealDraft';
import { SkuPicker } from './SkuPicker';

interface Props {
  readonly shop: Shop;
  readonly draft: DealDraft;
  readonly isNew: boolean;
  readonly onChange: (to: Partial<DealDraft>) => void;
  readonly errorOf: (field: string) => string | undefined;
}

/** The fields of a deal's kind. */
export function TermsFields(props: Props) {
  const text = words();
  const { shop, draft, onChange, errorOf } = props;
  const amount = (name: AmountName, label: string) => <AmountField {...props} name={name} label={label} />;
  const whole = (name: 'stock' | 'limit', label: string, more: { readonly hint?: string; readonly optional?: boolean } = {}) => (
    <Field label={label} value={draft[name]} onValue={(value) => { onChange({ [name]: value }); }} inputMode="numeric" error={errorOf(name)} {...more} />
  );
  switch (draft.kind) {
    case 'festivalPrice':
      return (
        <>
          <Subject {...props} most={1} />
          <div class="desk-two">
            {amount('price', text.priceIn(shop.currency))}
            {whole('stock', text.piecesAtPrice)}
            {whole('limit', text.limit, { optional: true })}
          </div>
        </>
      );
    case 'quantityBreaks':
      return (
        <>
          <Subject {...props} most={1} />
          <Steps {...props} from={text.fromPieces} to={text.priceEach(shop.currency)} />
        </>
      );
    case 'secondPiece':
      return (
        <>
          <Subject {...props} most={1} />
          <Field
            label={text.percentOff}
            value={draft.percent}
            onValue={(percent) => { onChange({ percent }); }}
            inputMode="decimal"
            hint={text.percentHint}
            error={errorOf('percent')}
          />
        </>
      );
    case 'bundlePrice':
      return (
        <>
          <Subject {...props} most={10} />
          {amount('price', text.bundlePriceIn(shop.currency))}
        </>
      );
    case 'shopTiers':
      return <Steps {...props} from={text.spendIn(shop.currency)} to={text.saveIn(shop.currency)} />;
    case 'shopCoupon':
      return (
        <>
          <Steps {...props} from={text.spendIn(shop.currency)} to={text.saveIn(shop.currency)} isSingle />
          <div class="desk-two">
            {whole('stock', text.couponCount)}
            {whole('limit', text.perBuyer, { hint: text.perBuyerHint, optional: true })}
          </div>
        </>
      );
    case 'preSale':
      return <PreSaleFields {...props} />;
  }
}

type AmountName = 'price' | 'deposit' | 'worth';

function AmountField({ draft, onChange, errorOf, name, label, hint }: Props & { readonly name: AmountName; readonly label: string; readonly hint?: string }) {
  return (
    <Field
      label={label}
      value={draft[name]}
      onValue={(value) => { onChange({ [name]: value }); }}
      inputMode="decimal"
      error={errorOf(name)}
      {...(hint === undefined ? {} : { hint })}
    />
  );
}

function PreSaleFields(props: Props) {
  const text = words();
  const { shop, draft, onChange, errorOf } = props;
  return (
    <>
      <Subject {...props} most={1} />
      <AmountField {...props} name="price" label={text.priceIn(shop.currency)} />
      <div class="desk-two">
        <AmountField {...props} name="deposit" label={text.deposit} />
        <AmountField {...props} name="worth" label={text.worth} hint={text.worthHint} />
        <MomentField label={text.balanceFrom} value={draft.balanceFrom} onValue={(balanceFrom) => { onChange({ balanceFrom }); }} error={errorOf('balanceFrom')} />
        <MomentField label={text.balanceUntil} value={draft.balanceUntil} onValue={(balanceUntil) => { onChange({ balanceUntil }); }} error={errorOf('balanceUntil')} />
      </div>
      <Tick label={text.refundable} checked={draft.isRefundable} onChecked={(isRefundable) => { onChange({ isRefundable }); }} />
    </>
  );
}

/** The products that it is about; those of a deal that there is stay as they are. */
function Subject({ shop, draft, isNew, onChange, errorOf, most }: Props & { readonly most: number }) {
  const text = words();
  const [isPicking, setPicking] = useState(false);
  const [isAtVariant, setAtVariant] = useState(false);
  const missing = errorOf('picked');
  const error = missing !== undefined && isAtVariant ? text.chooseVariant : missing;
  const put = (i: number, picked: Picked) => {
    onChange({ picked: draft.picked.map((each, j) => (j === i ? picked : each)) });
  };
  return (
    <div class="stack">
      <ul class="desk-rows">
        {draft.picked.map((picked, i) => (
          <li key={picked.sku} class="spread">
            <span>
              {picked.title}{' '}
              <span class="dim">
                <Money minor={picked.listMinor} currency={shop.currency} digits={shop.digits} />
              </span>
            </span>
            <span class="row">
              {most > 1 && (
                <Field
                  label={text.pieces}
                  value={picked.quantity}
                  onValue={(quantity) => { put(i, { ...picked, quantity }); }}
                  inputMode="numeric"
                  maxLength={7}
                  error={errorOf(`picked.${i}`)}
                />
              )}
              {isNew && (
                <Button look="quiet" aria-label={text.removeProduct(picked.title)} onClick={() => { onChange({ picked: draft.picked.filter((_, j) => j !== i) }); }}>
                  {kitWords.get().remove}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {isNew && draft.picked.length < most && (isPicking || draft.picked.length === 0) && (
        <SkuPicker
          shop={shop}
          isSingle={most === 1}
          onStep={setAtVariant}
          onPicked={(picked) => {
            setPicking(false);
            if (!draft.picked.some(({ sku }) => sku === picked.sku)) {
              onChange({ picked: [...draft.picked, picked] });
            }
          }}
        />
      )}
      {isNew && draft.picked.length > 0 && draft.picked.length < most && !isPicking && (
        <div class="row">
          <Button onClick={() => { setPicking(true); }}>{text.addProduct}</Button>
        </div>
      )}
      {error !== undefined && <p class="desk-refused">{error}</p>}
    </div>
  );
}

interface StepsProps extends Props {
  readonly from: string;
  readonly to: string;
  readonly isSingle?: boolean;
}

const MOST_STEPS = 10;

/** Figures that rise step by step. */
function Steps({ draft, onChange, errorOf, from, to, isSingle = false }: StepsProps) {
  const text = words();
  const put = (i: number, step: Step) => {
    onChange({ steps: draft.steps.map((each, j) => (j === i ? step : each)) });
  };
  const steps = isSingle ? draft.steps.slice(0, 1) : draft.steps;
  return (
    <div class="stack">
      <ol class="desk-steps">
        {steps.map((step, i) => (
          <li key={i} class="desk-two">
            <Field label={from} value={step.from} onValue={(value) => { put(i, { ...step, from: value }); }} inputMode="decimal" error={errorOf(`steps.${i}.from`)} />
            <Field label={to} value={step.to} onValue={(value) => { put(i, { ...step, to: value }); }} inputMode="decimal" error={errorOf(`steps.${i}.to`)} />
            {steps.length > 1 && (
              <Button look="quiet" aria-label={text.removeStep(i + 1)} onClick={() => { onChange({ steps: draft.steps.filter((_, j) => j !== i) }); }}>
                {kitWords.get().remove}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {!isSingle && draft.steps.length < MOST_STEPS && (
        <div class="row">
          <Button onClick={() => { onChange({ steps: [...draft.steps, { from: '', to: '' }] }); }}>{text.addStep}</Button>
        </div>
      )}
    </div>
  );
}
