import { useState } from 'preact/hooks';
import { call, get } from '../kit/api';
import { useSending } from '../kit/form';
import { useResource } from '../kit/resource';
import { go, useTitle } from '../kit/router';
import { findSession, type Person } from '../kit/session';
import { tell } from '../kit/toast';
import { Button, Dialog, Field, Loading, Notice, Skeleton, Trouble } from '../kit/ui';
import { kitWords } from '../kit/words';
import { PageHead } from './inputs';
import type { Shop } from './shops';
import { words } from './words';

interface Member {
  readonly person: number;
  readonly name: string;
  readonly displayName: string;
}

interface Team {
  readonly team: readonly Member[];
}

const pathOf = (shop: Shop) => `/v1/shops/${shop.shop}/team`;

/** Who runs the shop together. */
export function TeamPage({ shop, person }: { readonly shop: Shop; readonly person: Person }) {
  const text = words();
  useTitle(`${text.team} · ${shop.name}`);
  const { data, problem, reload } = useResource(`team ${shop.shop}`, (signal) => get<Team>(`/v1/shops/${shop.shop}/team`, {}, signal));
  const [leaving, setLeaving] = useState<Member | undefined>(undefined);
  return (
    <>
      <PageHead title={text.team} />
      <p class="dim">{text.teamHint}</p>
      {problem !== undefined && <Trouble problem={problem} onRetry={reload} />}
      {data === undefined && problem === undefined && (
        <Loading>
          <Skeleton lines={4} />
        </Loading>
      )}
      {data !== undefined && (
        <ul class="panel desk-rows">
          {data.team.map((member) => (
            <li key={member.person} class="spread">
              <span>
                <strong>{member.displayName}</strong> <span class="dim">{member.name}</span>{' '}
                {member.person === person.person && <span class="badge brand">{text.you}</span>}
              </span>
              <Button look="quiet" aria-label={member.person === person.person ? text.leaveShop : text.removeName(member.displayName)} onClick={() => { setLeaving(member); }}>
                {member.person === person.person ? text.leaveShop : kitWords.get().remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {data !== undefined && <Invite shop={shop} onDone={reload} />}
      {leaving !== undefined && (
        <Farewell
          shop={shop}
          member={leaving}
          isSelf={leaving.person === person.person}
          isLast={data?.team.length === 1}
          onClose={(isDone) => {
            setLeaving(undefined);
            if (isDone) {
              reload();
            }
          }}
        />
      )}
    </>
  );
}

function Invite({ shop, onDone }: { readonly shop: Shop; readonly onDone: () => void }) {
  const text = words();
  const [name, setName] = useState('');
  const [isAsked, setAsked] = useState(false);
  const sending = useSending();
  const isUnknown = sending.problem?.code === 'UNKNOWN_PERSON';
  return (
    <form
      class="panel stack desk-narrow"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (name.trim() !== '') {
          void sending.send(async () => {
            await call(pathOf(shop), { method: 'PUT', body: { name: name.trim() } });
            tell(text.added(name.trim()));
            setName('');
            setAsked(false);
            onDone();
          });
        }
      }}
    >
      <h2>{text.addMember}</h2>
      {sending.message !== '' && !isUnknown && <Notice kind="bad">{sending.message}</Notice>}
      <Field
        label={text.signInName}
        hint={text.signInNameHint}
        value={name}
        onValue={setName}
        maxLength={254}
        error={isUnknown ? text.noSuchPerson : isAsked && name.trim() === '' ? text.nameNeeded : undefined}
      />
      <Button type="submit" busy={sending.isBusy}>
        {text.addMember}
      </Button>
    </form>
  );
}

interface FarewellProps {
  readonly shop: Shop;
  readonly member: Member;
  readonly isSelf: boolean;
  /** Nobody else runs the shop: the last one can't leave it. */
  readonly isLast: boolean;
  readonly onClose: (isDone: boolean) => void;
}

function Farewell({ shop, member, isSelf, isLast, onClose }: FarewellProps) {
  const text = words();
  const sending = useSending();
  return (
    <Dialog title={isSelf ? text.leaveShop : text.removeName(member.displayName)} onClose={() => { onClose(false); }}>
      {sending.message !== '' && <Notice kind="bad">{sending.message}</Notice>}
      {isLast ? <Notice kind="warn">{text.removeLast}</Notice> : <p>{isSelf ? text.removeSelf : text.removeHint}</p>}
      {!isLast && (
        <Button
          look="danger"
          busy={sending.isBusy}
          onClick={() => {
            void sending.send(async () => {
              await call(pathOf(shop), { method: 'DELETE', query: { person: member.person } });
              if (isSelf) {
                tell(text.leftShop(shop.name));
                await findSession(); // the desk goes on with another shop, or asks what to do without one
                go('/desk');
                onClose(false);
              } else {
                tell(text.removed(member.displayName));
                onClose(true);
              }
            });
          }}
        >
          {isSelf ? text.leaveShop : kitWords.get().remove}
        </Button>
      )}
      <Button onClick={() => { onClose(false); }}>{isLast ? kitWords.get().close : kitWords.get().cancel}</Button>
    </Dialog>
  );
}
