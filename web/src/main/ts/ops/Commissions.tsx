import { useState } from 'preact/hooks';
import { call, get, newKey } from '../kit/api';
import { language } from '../kit/language';
import { decimal, minorOf } from '../kit/money';
import { useResource } from '../kit/resource';
import { tell } from '../kit/toast';
import { Button, Choice, Field } from '../kit/ui';
import { categoryNames, useCategories } from '../desk/goods/products';
import { Pending, PlainTable } from './parts';
import { ReasonDialog } from './ReasonDialog';
import { words } from './words';

interface Commission {
  readonly category: string;
  readonly commissionBps: number;
}

interface Named {
  readonly value: string;
  readonly label: string;
}

const percentText = (bps: number) => decimal(bps, 2).replace(/\.?0+$/, '');

/** What the festival keeps of shops' sales, category by category. */
export function Commissions() {
  const text = words();
  const commissions = useResource('ops commissions', (signal) =>
    get<{ readonly commissions: readonly Commission[] }>('/v1/commissions', undefined, signal),
  );
  const categories = useCategories().data?.categories ?? [];
  const names = categoryNames(categories, language());
  const nameOf = new Map(names.map(({ value, label }) => [value, label]));
  const [changing, setChanging] = useState<Commission | 'new' | undefined>(undefined);
  const rows = [...(commissions.data?.commissions ?? [])]
    .map((each) => ({ ...each, name: nameOf.get(each.category) ?? each.category }))
    .sort((a, b) => a.name.localeCompare(b.name, language()));
  return (
    <section class="panel stack">
      <h2>{text.commissions}</h2>
      <p class="dim">{text.commissionsHint}</p>
      <Pending of={commissions} />
      {commissions.data !== undefined && rows.length === 0 && <p>{text.noCommissions}</p>}
      {rows.length > 0 && (
        <PlainTable label={text.commissions} heads={[text.category, text.commission, text.change]} numbers={2}>
          {rows.map((each) => (
            <tr key={each.category}>
              <th scope="row" class="name">
                {each.name}
              </th>
              <td class="number">{text.percentOf(percentText(each.commissionBps))}</td>
              <td class="number">
                <Button look="quiet" aria-label={`${text.change}: ${each.name}`} onClick={() => { setChanging(each); }}>
                  {text.change}
                </Button>
              </td>
            </tr>
          ))}
        </PlainTable>
      )}
      <div class="row">
        <Button onClick={() => { setChanging('new'); }}>{text.setCommission}</Button>
      </div>
      {changing !== undefined && (
        <CommissionDialog
          before={changing === 'new' ? undefined : changing}
          names={names}
          onClose={() => { setChanging(undefined); }}
          onDone={commissions.reload}
        />
      )}
    </section>
  );
}

interface DialogProps {
  readonly before: Commission | undefined;
  readonly names: readonly Named[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const WHOLE_BPS = 10_000;

function CommissionDialog({ before, names, onClose, onDone }: DialogProps) {
  const text = words();
  const [category, setCategory] = useState(before?.category ?? names[0]?.value ?? '');
  const [percent, setPercent] = useState(before === undefined ? '' : percentText(before.commissionBps));
  const commissionBps = minorOf(percent, 2);
  const isGood = commissionBps !== undefined && commissionBps <= WHOLE_BPS;
  const known = names.some(({ value }) => value === category) ? names : [{ value: category, label: category }, ...names];
  return (
    <ReasonDialog
      title={text.setCommission}
      effect={text.commissionEffect}
      confirm={text.setCommission}
      isReady={isGood && category !== ''}
      onClose={onClose}
      onDo={async (reason) => {
        await call('/v1/commissions', { method: 'PUT', body: { category, commissionBps }, reason, key: newKey() });
        tell(text.saved);
        onDone();
      }}
    >
      {(isAsked) => (
        <>
          <Choice label={text.category} value={category} options={known} onValue={setCategory} />
          <Field
            label={text.percent}
            hint={text.commissionPercentHint}
            value={percent}
            onValue={setPercent}
            inputMode="decimal"
            error={isAsked && !isGood ? text.wrongPercent100 : undefined}
          />
        </>
      )}
    </ReasonDialog>
  );
}
