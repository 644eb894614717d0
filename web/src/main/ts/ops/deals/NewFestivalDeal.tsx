import { useRef, useState } from 'preact/hooks';
import { call, newKey } from '../../kit/api';
import { serverClock } from '../../kit/clock';
import { money } from '../../kit/money';
import { tell } from '../../kit/toast';
import { Choice, Dialog, Field, Loading, Skeleton } from '../../kit/ui';
import { kitWords } from '../../kit/words';
import { MomentField } from '../../desk/inputs';
import { momentText } from '../../desk/moments';
import { type Festival, useFestival } from '../../shop/festival';
import { ReasonDialog } from '../ReasonDialog';
import { words } from '../words';
import { FESTIVAL_KINDS, type FestivalDraft, mostMinor, readFestivalDeal } from './festivalDeal';

interface Props {
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** A deal that the festival pays for, in a window of its own. */
export function NewFestivalDeal(props: Props) {
  const festival = useFestival().data;
  if (festival === undefined) {
    return (
      <Dialog title={words().newDeal} onClose={props.onClose}>
        <Loading>
          <Skeleton lines={6} />
        </Loading>
      </Dialog>
    );
  }
  return <Form {...props} festival={festival} />;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** The festival's time, as far as it is still to come. */
function spanOf(festival: Festival): readonly [number, number] {
  const nowMs = Math.floor(serverClock.nowMs() / MINUTE_MS) * MINUTE_MS; // so that it runs as soon as it is there
  const startsAtMs = Math.max(nowMs, festival.opensAtMs);
  return [startsAtMs, festival.closesAtMs > startsAtMs ? festival.closesAtMs : startsAtMs + DAY_MS];
}

function Form({ festival, onClose, onDone }: Props & { readonly festival: Festival }) {
  const text = words();
  const [known] = useState(() => spanOf(festival));
  const [draft, setDraft] = useState<FestivalDraft>({
    kind: 'crossShop',
    name: '',
    starts: momentText(known[0]),
    ends: momentText(known[1]),
    spend: '',
    save: '',
    cap: '',
    count: '',
    perBuyer: '1',
    face: '',
    budget: '',
  });
  const key = useRef(newKey());
  const { terms, startsAtMs, endsAtMs, errors } = readFestivalDeal(draft, festival.digits, known);
  const most = terms === undefined ? undefined : mostMinor(terms);
  return (
    <ReasonDialog
      title={text.newDeal}
      effect={text.newDealEffect}
      isReady={terms !== undefined}
      confirm={text.startDeal}
      onClose={onClose}
      onDo={async (reason) => {
        const body = { name: draft.name.trim(), startsAtMs, endsAtMs, funder: 'festival', bars: [], currency: festival.currency, terms };
        await call('/v1/deals', { method: 'POST', body, reason, key: key.current });
        tell(text.dealMade(draft.name.trim()));
        onDone();
      }}
    >
      {(isAsked) => (
        <>
          <Fields
            draft={draft}
            currency={festival.currency}
            onChange={(to) => { setDraft({ ...draft, ...to }); }}
            errorOf={(field) => {
              const error = errors.get(field);
              if (!isAsked || error === undefined) {
                return undefined;
              }
              return error === 'amount' ? kitWords.get().wrongAmount(festival.digits) : text.festivalErrors[error];
            }}
          />
          {most !== undefined && <p>{text.costsAtMost(money(most, festival.currency, festival.digits))}</p>}
        </>
      )}
    </ReasonDialog>
  );
}

interface FieldsProps {
  readonly draft: FestivalDraft;
  readonly currency: string;
  readonly onChange: (to: Partial<FestivalDraft>) => void;
  readonly errorOf: (field: string) => string | undefined;
}

type Typed = 'name' | 'spend' | 'save' | 'cap' | 'count' | 'perBuyer' | 'face' | 'budget';

function Fields({ draft, currency, onChange, errorOf }: FieldsProps) {
  const text = words();
  const field = (name: Typed, label: string, more: { readonly hint?: string; readonly optional?: boolean } = {}) => (
    <Field
      label={label}
      value={draft[name]}
      onValue={(value) => { onChange({ [name]: value }); }}
      inputMode={name === 'name' ? 'text' : 'decimal'}
      maxLength={100}
      error={errorOf(name)}
      {...more}
    />
  );
  return (
    <>
      <Choice
        label={text.kind}
        value={draft.kind}
        options={FESTIVAL_KINDS.map((value) => ({ value, label: text.festivalKinds[value]?.[0] ?? value }))}
        onValue={(kind) => { onChange({ kind }); }}
      />
      <p class="dim">{text.festivalKinds[draft.kind]?.[1]}</p>
      {field('name', text.dealName, { hint: text.dealNameHint })}
      <div class="four">
        {draft.kind === 'redPacket' ? (
          <>
            {field('face', text.faceIn(currency))}
            {field('budget', text.budgetIn(currency), { hint: text.budgetHint })}
          </>
        ) : (
          <>
            {field('spend', text.spendIn(currency))}
            {field('save', text.saveIn(currency))}
          </>
        )}
        {draft.kind === 'crossShop' && field('cap', text.capIn(currency), { hint: text.capHint, optional: true })}
        {draft.kind === 'festivalCoupon' && field('count', text.couponCount)}
        {draft.kind !== 'crossShop' && field('perBuyer', text.perBuyer)}
        <MomentField label={text.starts} value={draft.starts} onValue={(starts) => { onChange({ starts }); }} error={errorOf('starts')} />
        <MomentField label={text.ends} value={draft.ends} onValue={(ends) => { onChange({ ends }); }} error={errorOf('ends')} />
      </div>
    </>
  );
}
