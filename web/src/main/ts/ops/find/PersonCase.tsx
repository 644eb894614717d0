import { useState } from 'preact/hooks';
import { call, get, type Query } from '../../kit/api';
import { useSending } from '../../kit/form';
import { count, money } from '../../kit/money';
import { useResource } from '../../kit/resource';
import { Link } from '../../kit/router';
import type { Person, Role } from '../../kit/session';
import { day } from '../../kit/time';
import { tell } from '../../kit/toast';
import { Button, Choice, Empty, Field } from '../../kit/ui';
import { type Shop, useShopNames } from '../../desk/shops';
import { Pending } from '../parts';
import { ReasonDialog } from '../ReasonDialog';
import { words } from '../words';
import { OrderList } from './OrderList';

/** Roles that operators give and take; that of a buyer everybody has, and that of a merchant comes with a shop. */
const ROLES: readonly Role[] = ['operator', 'analyst', 'courier'];

/** Somebody with what they may do, and ways to change it. */
export function PersonCase({ query, withOrders = false }: { readonly query: Query; readonly withOrders?: boolean }) {
  const text = words();
  const found = useResource(`ops person ${JSON.stringify(query)}`, (signal) =>
    get<{ readonly people: readonly Person[] }>('/v1/people', query, signal),
  );
  const person = found.data?.people[0];
  return (
    <>
      <Pending of={found} />
      {found.data !== undefined && person === undefined && (
        <Empty title={text.noSuchPerson}>
          <p>{text.noSuchPersonHint}</p>
        </Empty>
      )}
      {person !== undefined && <Rights person={person} onChanged={found.reload} />}
      {person !== undefined && <Wallet buyer={person.buyer} />}
      {person !== undefined && withOrders && <OrderList by="buyer" number={String(person.buyer)} />}
    </>
  );
}

/** A change of what somebody may do. */
interface Change {
  readonly what: string;
  readonly whom: string;
  readonly effect: string;
  readonly isTaken: boolean;
  readonly path: string;
}

function Rights({ person, onChanged }: { readonly person: Person; readonly onChanged: () => void }) {
  const text = words();
  const [change, setChange] = useState<Change | undefined>(undefined);
  const path = `/v1/people/${person.person}`;
  const missing = ROLES.filter((role) => !person.roles.includes(role));
  return (
    <section class="panel stack">
      <div class="spread">
        <h2>
          {person.displayName} <span class="dim">{person.name}</span>
        </h2>
        <Link href={`/ops/find?by=buyer&number=${person.buyer}`}>{text.buyerNumber(person.buyer)}</Link>
      </div>
      <p class="dim">{text.sinceDay(day(person.createdMs))}</p>
      <Held person={person} path={path} onChange={setChange} />
      <GiveShop
        onGive={({ shop, name }) => {
          setChange({ what: text.giveShop, whom: text.targetNamed(text.shopNumber(shop), name), effect: text.giveShopEffect, isTaken: false, path: `${path}/shops/${shop}` });
        }}
      />
      {missing.length > 0 && (
        <GiveRole
          roles={missing}
          onGive={(role) => {
            setChange({ what: text.giveRole, whom: text.roles[role] ?? role, effect: text.roleEffects[role] ?? '', isTaken: false, path: `${path}/roles/${role}` });
          }}
        />
      )}
      {change !== undefined && (
        <ReasonDialog
          title={`${change.what}: ${change.whom}`}
          effect={`${person.displayName}: ${change.effect}`}
          danger={change.isTaken}
          confirm={change.what}
          onClose={() => { setChange(undefined); }}
          onDo={async (reason) => {
            await call(change.path, { method: change.isTaken ? 'DELETE' : 'PUT', reason });
            tell(text.saved);
            onChanged();
          }}
        />
      )}
    </section>
  );
}

/** What they have, each with a way to take it from them. */
function Held({ person, path, onChange }: { readonly person: Person; readonly path: string; readonly onChange: (change: Change) => void }) {
  const text = words();
  const held = ROLES.filter((role) => person.roles.includes(role));
  const names = useShopNames(person.shops);
  const called = (shop: number) => {
    const name = names.get(shop);
    return name === undefined ? text.shopNumber(shop) : text.targetNamed(text.shopNumber(shop), name);
  };
  return (
    <ul class="rows">
      {held.map((role) => (
        <li key={role}>
          <span class="badge gold">{text.roles[role]}</span>
          <Button
            look="quiet"
            aria-label={`${text.takeAway}: ${text.roles[role] ?? role}`}
            onClick={() => {
              onChange({ what: text.takeAway, whom: text.roles[role] ?? role, effect: text.takeRoleEffect, isTaken: true, path: `${path}/roles/${role}` });
            }}
          >
            {text.takeAway}
          </Button>
        </li>
      ))}
      {person.shops.map((shop) => (
        <li key={shop}>
          <span>
            <span class="badge">{text.runsShop}</span> <Link href={`/ops/find?by=shop&number=${shop}`}>{called(shop)}</Link>
          </span>
          <Button
            look="quiet"
            aria-label={`${text.takeAway}: ${called(shop)}`}
            onClick={() => {
              onChange({ what: text.takeAway, whom: called(shop), effect: text.takeShopEffect, isTaken: true, path: `${path}/shops/${shop}` });
            }}
          >
            {text.takeAway}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** By the shop's number, whose name is asked for, so that the operator sees which it is before they give it. */
function GiveShop({ onGive }: { readonly onGive: (shop: Shop) => void }) {
  const text = words();
  const [typed, setTyped] = useState('');
  const [isAsked, setAsked] = useState(false);
  const looking = useSending();
  const isGood = /^[1-9]\d{0,8}$/.test(typed.trim());
  return (
    <form
      class="row ops-line"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (isGood) {
          void looking.send(async () => { onGive(await get<Shop>(`/v1/shops/${typed.trim()}`)); });
        }
      }}
    >
      <Field
        label={text.shopToGive}
        hint={text.shopToGiveHint}
        value={typed}
        onValue={setTyped}
        inputMode="numeric"
        maxLength={9}
        error={isAsked && !isGood ? text.wrongNumber : looking.message === '' ? undefined : looking.message}
      />
      <Button type="submit" busy={looking.isBusy}>
        {text.giveShop}
      </Button>
    </form>
  );
}

function GiveRole({ roles, onGive }: { readonly roles: readonly Role[]; readonly onGive: (role: Role) => void }) {
  const text = words();
  const [chosen, setChosen] = useState<Role | undefined>(undefined);
  const role = chosen !== undefined && roles.includes(chosen) ? chosen : roles[0];
  return (
    <div class="row ops-line">
      <Choice
        label={text.role}
        value={role ?? ''}
        options={roles.map((value) => ({ value, label: text.roles[value] ?? value }))}
        onValue={(value) => { setChosen(value as Role); }}
      />
      <Button
        onClick={() => {
          if (role !== undefined) {
            onGive(role);
          }
        }}
      >
        {text.giveRole}
      </Button>
    </div>
  );
}

interface Money {
  readonly balances: readonly { readonly balanceMinor: number; readonly currency: string; readonly digits: number }[];
}

/** A buyer's wallet, only when it is asked for: who looks is in the audit trail. */
function Wallet({ buyer }: { readonly buyer: number }) {
  const text = words();
  const [isAsked, setAsked] = useState(false);
  const wallet = useResource(isAsked ? `ops wallet ${buyer}` : undefined, (signal) => get<Money>(`/v1/wallets/${buyer}`, undefined, signal));
  const cart = useResource(isAsked ? `ops cart ${buyer}` : undefined, (signal) =>
    get<{ readonly quote: { readonly lines: readonly { readonly sku: number; readonly quantity: number }[] } }>(`/v1/carts/${buyer}`, undefined, signal),
  );
  return (
    <section class="panel stack">
      <h2>{text.walletAndCart}</h2>
      {!isAsked && (
        <div class="row">
          <Button onClick={() => { setAsked(true); }}>{text.look}</Button>
          <span class="dim">{text.lookHint}</span>
        </div>
      )}
      {isAsked && <Pending of={wallet} lines={2} />}
      {wallet.data !== undefined && (
        <dl class="facts">
          {wallet.data.balances.map((balance) => (
            <div key={balance.currency}>
              <dt>{balance.currency}</dt>
              <dd class="figure">{money(balance.balanceMinor, balance.currency, balance.digits)}</dd>
            </div>
          ))}
          {wallet.data.balances.length === 0 && <p>{text.emptyWallet}</p>}
          {cart.data !== undefined && (
            <div>
              <dt>{text.inCart}</dt>
              <dd>{count(cart.data.quote.lines.reduce((sum, { quantity }) => sum + quantity, 0))}</dd>
            </div>
          )}
        </dl>
      )}
    </section>
  );
}
