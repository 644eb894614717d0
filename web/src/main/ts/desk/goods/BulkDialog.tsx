import { useState } from 'preact/hooks';
import { useSending } from '../../kit/form';
import { count, minorOf, money } from '../../kit/money';
import { useResource } from '../../kit/resource';
import { tell } from '../../kit/toast';
import { Button, Choice, Dialog, Field, Loading, Notice, Skeleton, Trouble } from '../../kit/ui';
import { kitWords, problemText } from '../../kit/words';
import type { Shop } from '../shops';
import { type BulkItem, type BulkKind, carryOut, type Outcome, planChosen, type PlanLine, planPrices, planRestock, planStep, type PriceChange, tryOut } from './bulk';
import { loadProduct, type Product } from './products';
import { words } from './words';

interface Props {
  readonly shop: Shop;
  readonly kind: BulkKind;
  readonly products: readonly number[];
  readonly onClose: (isChanged: boolean) => void;
}

const SIDE_BY_SIDE = 4;

async function loadAll(products: readonly number[], signal: AbortSignal): Promise<readonly Product[]> {
  const found: Product[] = [];
  for (let from = 0; from < products.length; from += SIDE_BY_SIDE) {
    found.push(...(await Promise.all(products.slice(from, from + SIDE_BY_SIDE).map((product) => loadProduct(product, signal)))));
  }
  return found;
}

/** Changes several products in one go, once it is clear what becomes of each. */
export function BulkDialog(props: Props) {
  const { kind, products, onClose } = props;
  const text = words();
  const { data, problem, reload } = useResource(`bulk ${products.join(' ')}`, (signal) => loadAll(products, signal));
  const [isChanged, setChanged] = useState(false);
  return (
    <Dialog title={text.bulk[kind]} onClose={() => { onClose(isChanged); }}>
      {problem !== undefined && <Trouble problem={problem} onRetry={reload} />}
      {data === undefined && problem === undefined && (
        <Loading>
          <Skeleton lines={6} />
        </Loading>
      )}
      {data !== undefined && <Plan {...props} loaded={data} onChanged={() => { setChanged(true); }} onClose={onClose} />}
    </Dialog>
  );
}

/** What was typed as a plan; undefined while it is no whole plan. */
function planOf(kind: BulkKind, products: readonly Product[], how: PriceChange['how'], typed: string, digits: number) {
  if (kind === 'price') {
    const amountMinor = minorOf(typed, digits);
    return amountMinor === undefined || amountMinor === 0 ? undefined : planPrices(products, { how, amountMinor });
  }
  if (kind === 'restock') {
    return /^[1-9]\d{0,8}$/.test(typed.trim()) ? planRestock(products, Number(typed)) : undefined;
  }
  return planStep(products, kind);
}

function itemsOf(plan: readonly PlanLine[]): readonly BulkItem[] {
  return plan.flatMap(({ item }) => (item === undefined ? [] : [item]));
}

interface PlanProps extends Props {
  readonly loaded: readonly Product[];
  readonly onChanged: () => void;
}

function Plan({ shop, kind, loaded, onChanged, onClose }: PlanProps) {
  const text = words();
  const several = kind === 'price' && loaded.reduce((sum, { variants }) => sum + variants.length, 0) > 1;
  const [how, setHow] = useState<PriceChange['how']>(several ? 'lower' : 'set'); // one price for all is seldom meant
  const [typed, setTyped] = useState('');
  const [outcomes, setOutcomes] = useState<readonly Outcome[] | undefined>(undefined);
  const [isDone, setDone] = useState(false);
  const [done, setCount] = useState(0);
  const sending = useSending();
  const plan = planOf(kind, loaded, how, typed, shop.digits);
  const items = itemsOf(plan ?? []);
  const work = async () => {
    const foreseen = outcomes ?? (await tryOut(shop.shop, items)) ?? [];
    if (outcomes === undefined && foreseen.some((each) => each !== undefined)) {
      setOutcomes(foreseen); // to be looked at first; the next press does it
      return;
    }
    onChanged();
    const results = await carryOut(shop.shop, items, setCount);
    setOutcomes(results);
    setDone(true);
    if (results.every((each) => each === undefined)) {
      tell(text.bulkDone(count(results.length)));
      onClose(true);
    }
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (items.length > 0 && !isDone) {
          void sending.send(work);
        }
      }}
    >
      <Wish
        shop={shop}
        kind={kind}
        how={how}
        typed={typed}
        onHow={(value) => {
          setHow(value);
          setOutcomes(undefined);
        }}
        onTyped={(value) => {
          setTyped(value);
          setOutcomes(undefined);
        }}
      />
      {sending.message !== '' && <Notice kind="bad">{sending.message}</Notice>}
      <Preview shop={shop} plan={plan ?? planChosen(loaded)} outcomes={outcomes} isDone={isDone} />
      <p role="status" class="dim">
        {sending.isBusy && done > 0 ? text.progress(count(done), count(items.length)) : ''}
      </p>
      {isDone ? (
        <Button look="main" wide onClick={() => { onClose(true); }}>
          {kitWords.get().close}
        </Button>
      ) : (
        <Button look="main" wide type="submit" busy={sending.isBusy} disabled={items.length === 0}>
          {outcomes !== undefined ? text.despite : items.length === 0 ? text.bulk[kind] : text.bulkNow[kind](items.length)}
        </Button>
      )}
    </form>
  );
}

interface WishProps {
  readonly shop: Shop;
  readonly kind: BulkKind;
  readonly how: PriceChange['how'];
  readonly typed: string;
  readonly onHow: (how: PriceChange['how']) => void;
  readonly onTyped: (typed: string) => void;
}

/** What is to become of them. */
function Wish({ shop, kind, how, typed, onHow, onTyped }: WishProps) {
  const text = words();
  switch (kind) {
    case 'price':
      return (
        <div class="desk-two">
          <Choice
            label={text.change}
            value={how}
            options={(['set', 'lower', 'raise'] as const).map((value) => ({ value, label: text.changes[value] }))}
            onValue={onHow}
          />
          <Field label={text.amountIn(shop.currency)} value={typed} inputMode="decimal" onValue={onTyped} autoFocus />
        </div>
      );
    case 'restock':
      return <Field label={text.morePiecesEach} value={typed} inputMode="numeric" onValue={onTyped} autoFocus />;
    default:
      return <p>{text.stepHint[kind]}</p>;
  }
}

interface PreviewProps {
  readonly shop: Shop;
  readonly plan: readonly PlanLine[];
  readonly outcomes: readonly Outcome[] | undefined;
  readonly isDone: boolean;
}

/** So many lines are enough to see whether the right products were chosen. */
const SHOWN = 10;

function Preview({ shop, plan, outcomes, isDone }: PreviewProps) {
  const text = words();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole || outcomes !== undefined ? plan : plan.slice(0, SHOWN);
  const amount = (minor: number | undefined) => (minor === undefined ? '' : money(minor, shop.currency, shop.digits));
  const numbered = plan.filter(({ item }) => item !== undefined);
  return (
    <div class="desk-scroll" tabIndex={0} role="region" aria-label={text.preview}>
      <ul class="desk-rows">
        {shown.map((line) => {
          const problem = outcomes?.[numbered.indexOf(line)];
          return (
            <li key={line.key} class="spread">
              <span>
                {line.title} <span class="dim">{line.variant}</span>
              </span>
              <span>
                {line.skip !== undefined && <span class="dim">{text.skips[line.skip]}</span>}
                {line.item === undefined && line.skip === undefined && <span class="money">{amount(line.beforeMinor)}</span>}
                {line.item?.action === 'price' && (
                  <span>
                    <span class="dim money">{amount(line.beforeMinor)}</span> → <strong class="money">{amount(line.afterMinor)}</strong>
                  </span>
                )}
                {line.item?.action === 'restock' && <strong>{text.plusPieces(line.quantity ?? 0)}</strong>}
                {isDone && line.item !== undefined && problem === undefined && <span class="badge good">{text.done}</span>}
                {problem !== undefined && <span class="desk-refused">{problemText(problem)}</span>}
              </span>
            </li>
          );
        })}
      </ul>
      {shown.length < plan.length && (
        <Button look="quiet" onClick={() => { setWhole(true); }}>
          {text.andMore(plan.length - shown.length)}
        </Button>
      )}
    </div>
  );
}
