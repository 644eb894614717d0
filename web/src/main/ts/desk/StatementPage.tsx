import { useRef, useState } from 'preact/hooks';
import { get, insist, newKey } from '../kit/api';
import { useSending } from '../kit/form';
import { count, decimal, minorOf, money } from '../kit/money';
import { useResource } from '../kit/resource';
import { Link, useTitle } from '../kit/router';
import { moment } from '../kit/time';
import { tell } from '../kit/toast';
import { Button, Dialog, Empty, Field, Loading, Money, Notice, Skeleton, Trouble } from '../kit/ui';
import { problemText } from '../kit/words';
import { kitWords } from '../kit/words';
import { words as officeWords } from '../office/words';
import { PageHead } from './inputs';
import type { Shop } from './shops';
import { Table } from './Table';
import { type EntryKind, words } from './words';

interface Entry {
  readonly atMs: number;
  readonly event: number;
  readonly kind: EntryKind;
  readonly order?: number;
  readonly amountMinor: number;
  readonly subsidyMinor: number;
  readonly balanceMinor: number;
}

interface Statement {
  readonly currency: string;
  readonly asOfMs: number;
  readonly totals: readonly { readonly kind: EntryKind; readonly count: number; readonly amountMinor: number }[];
  readonly olderEntries: number;
  readonly broughtForwardMinor: number;
  readonly entries: readonly Entry[];
  readonly balanceMinor: number;
  readonly debtMinor: number;
}

const EVERY_MS = 15_000;

/** So many entries at first; all that there are are in the CSV. */
const SHOWN = 50;

/** What the shop earned, and what it may have paid out. */
export function StatementPage({ shop }: { readonly shop: Shop }) {
  const text = words();
  useTitle(`${text.statement} · ${shop.name}`);
  const seen = useRef<number | undefined>(undefined);
  const [isPaying, setPaying] = useState(false);
  const { data, problem, reload } = useResource(
    `statement ${shop.shop}`,
    (signal) => get<Statement>(`/v1/shops/${shop.shop}/statement`, { position: seen.current }, signal),
    EVERY_MS,
  );
  return (
    <>
      <PageHead title={text.statement}>
        {data !== undefined && <span class="dim">{officeWords().upToDate(moment(data.asOfMs))}</span>}
        <a class="button" href={`/v1/shops/${shop.shop}/statement?format=csv`} download>
          {text.csv}
        </a>
        <Button look="main" disabled={data === undefined || data.balanceMinor <= 0} onClick={() => { setPaying(true); }}>
          {text.payOut}
        </Button>
      </PageHead>
      {problem !== undefined && <Trouble problem={problem} onRetry={reload} />}
      {data === undefined && problem === undefined && (
        <Loading>
          <Skeleton lines={8} />
        </Loading>
      )}
      {data !== undefined && (
        <>
          <Sums shop={shop} statement={data} />
          <Entries shop={shop} statement={data} />
        </>
      )}
      {isPaying && data !== undefined && (
        <PayoutDialog
          shop={shop}
          balanceMinor={data.balanceMinor}
          onClose={() => { setPaying(false); }}
          onDone={(position) => {
            seen.current = position;
            setPaying(false);
            reload();
          }}
        />
      )}
    </>
  );
}

function Sums({ shop: { currency, digits }, statement }: { readonly shop: Shop; readonly statement: Statement }) {
  const text = words();
  return (
    <section class="panel stack">
      <dl class="desk-figures">
        <div>
          <dt>{text.balance}</dt>
          <dd>
            <Money minor={statement.balanceMinor} currency={currency} digits={digits} />
          </dd>
        </div>
        {statement.debtMinor > 0 && (
          <div>
            <dt>{text.debt}</dt>
            <dd>
              <Money minor={statement.debtMinor} currency={currency} digits={digits} />
            </dd>
          </div>
        )}
      </dl>
      <dl class="desk-sums">
        {statement.totals
          .filter((total) => total.count > 0)
          .map((total) => (
            <div key={total.kind} class="spread">
              <dt>
                {text.entryKinds[total.kind]} <span class="dim">({count(total.count)})</span>
              </dt>
              <dd>
                <Money minor={total.amountMinor} currency={currency} digits={digits} />
              </dd>
            </div>
          ))}
      </dl>
      <p class="dim">{text.statementHint}</p>
      {keepsNothing(statement) && <p class="dim">{text.noCommission}</p>}
    </section>
  );
}

/** Whether sales were settled and none of them cost a commission. */
function keepsNothing({ totals }: Statement): boolean {
  const countOf = (kind: EntryKind) => totals.find((total) => total.kind === kind)?.count ?? 0;
  return countOf('sale') > 0 && countOf('commission') === 0;
}

function Entries({ shop: { currency, digits }, statement }: { readonly shop: Shop; readonly statement: Statement }) {
  const text = words();
  const [shown, setShown] = useState(SHOWN);
  const newest = [...statement.entries].reverse();
  const amount = (minor: number) => <Money minor={minor} currency={currency} digits={digits} />;
  if (newest.length === 0) {
    return <Empty title={text.noEntries} />;
  }
  return (
    <section class="stack">
      <h2>{text.entries}</h2>
      <Table
        label={text.entries}
        rows={newest.slice(0, shown)}
        keyOf={({ event, kind, order }) => `${event} ${kind} ${order ?? ''}`}
        columns={[
          { label: text.entry, isLead: true, draw: ({ kind }) => text.entryKinds[kind] },
          { label: text.time, draw: ({ atMs }) => moment(atMs) },
          {
            label: text.order,
            draw: ({ order = 0 }) => (order === 0 ? '' : <Link class="desk-link" href={`/desk/orders/${order}`}>{order}</Link>),
          },
          { label: text.amount, isNumber: true, draw: ({ amountMinor }) => amount(amountMinor) },
          { label: text.balance, isNumber: true, draw: ({ balanceMinor }) => amount(balanceMinor) },
        ]}
      />
      {shown < newest.length && (
        <div class="desk-more">
          <Button onClick={() => { setShown(shown + SHOWN); }}>{text.older}</Button>
        </div>
      )}
      {shown >= newest.length && statement.olderEntries > 0 && (
        <p class="dim">{text.olderInCsv(count(statement.olderEntries), money(statement.broughtForwardMinor, currency, digits))}</p>
      )}
    </section>
  );
}

interface PayoutProps {
  readonly shop: Shop;
  readonly balanceMinor: number;
  readonly onClose: () => void;
  readonly onDone: (position: number | undefined) => void;
}

function PayoutDialog({ shop, balanceMinor, onClose, onDone }: PayoutProps) {
  const text = words();
  const { currency, digits } = shop;
  const [typed, setTyped] = useState(decimal(balanceMinor, digits));
  const [isWrong, setWrong] = useState(false);
  const sending = useSending();
  const isTooMuch = sending.problem?.code === 'INSUFFICIENT_FUNDS';
  const sent = useRef({ amountMinor: 0, key: '' });
  const send = async (amountMinor: number) => {
    if (sent.current.amountMinor !== amountMinor) {
      sent.current = { amountMinor, key: newKey() };
    }
    const paid = await insist<{ readonly position?: number; readonly balanceMinor: number }>(
      `/v1/shops/${shop.shop}/payouts`,
      { method: 'POST', body: { amountMinor, currency }, key: sent.current.key },
      (problem) => {
        tell(problemText(problem));
      },
    );
    tell(text.paidOut(money(amountMinor, currency, digits), money(paid.balanceMinor, currency, digits)));
    onDone(paid.position);
  };
  return (
    <Dialog title={text.payOut} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const amountMinor = minorOf(typed, digits);
          setWrong(amountMinor === undefined || amountMinor === 0);
          if (amountMinor !== undefined && amountMinor > 0) {
            void sending.send(() => send(amountMinor));
          }
        }}
      >
        <p>{text.payOutHint(money(balanceMinor, currency, digits))}</p>
        {sending.message !== '' && !isTooMuch && <Notice kind="bad">{sending.message}</Notice>}
        <Field
          label={text.amountIn(currency)}
          value={typed}
          onValue={setTyped}
          inputMode="decimal"
          error={isWrong ? kitWords.get().wrongAmount(digits) : isTooMuch ? text.moreThanBalance : undefined}
          autoFocus
        />
        <Button look="main" wide type="submit" busy={sending.isBusy}>
          {text.payOut}
        </Button>
      </form>
    </Dialog>
  );
}
