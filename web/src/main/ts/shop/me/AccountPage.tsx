import { useEffect, useState } from 'preact/hooks';
import { call } from '../../kit/api';
import { Icon, type IconName } from '../../kit/icons';
import { go, Link, useTitle } from '../../kit/router';
import { type Person, putPerson, signOut, useSession } from '../../kit/session';
import { day } from '../../kit/time';
import { tell } from '../../kit/toast';
import { Button, Field, Loading, Notice, Skeleton } from '../../kit/ui';
import { kitWords } from '../../kit/words';
import { words as shopWords } from '../words';
import { Addresses } from './Addresses';
import { Consents } from './Consents';
import { Data } from './Data';
import { useSending } from '../../kit/form';
import { PasswordField } from './PasswordField';
import { Sessions } from './Sessions';
import { words } from './words';

/** Everything about oneself on one page. */
export function AccountPage() {
  const text = words();
  useTitle(text.title);
  const session = useSession();
  useEffect(() => {
    if (session === 'stranger') {
      go('/sign-in?next=/account', 'replace');
    }
  }, [session]);
  if (typeof session === 'string') {
    return (
      <Loading>
        <Skeleton lines={6} />
      </Loading>
    );
  }
  return (
    <div class="stack account">
      <h1>{text.hello(session.displayName)}</h1>
      <Shortcuts person={session} />
      <Profile person={session} />
      <Addresses />
      <Consents />
      <ChangePassword />
      <Sessions />
      <Data />
    </div>
  );
}

function Shortcuts({ person }: { readonly person: Person }) {
  const text = words();
  const places: readonly (readonly [string, IconName, string])[] = [
    ['/orders', 'orders', text.orders],
    ['/wallet', 'wallet', text.wallet],
    ['/coupons', 'coupon', text.coupons],
  ];
  const runsShops = person.shops.length > 0 || person.roles.includes('merchant');
  return (
    <ul class="shortcuts">
      {places.map(([href, icon, label]) => (
        <li key={href}>
          <Link href={href}>
            <Icon name={icon} /> {label}
          </Link>
        </li>
      ))}
      <li>
        <a href="/desk">
          <Icon name="tag" /> {runsShops ? text.toDesk : text.merchant}
        </a>
      </li>
      <li>
        <button
          type="button"
          onClick={() => {
            void signOut().then(() => {
              go('/');
            });
          }}
        >
          <Icon name="next" /> {shopWords().signOut}
        </button>
      </li>
    </ul>
  );
}

function Profile({ person }: { readonly person: Person }) {
  const text = words();
  const [displayName, setDisplayName] = useState(person.displayName);
  const sending = useSending();
  return (
    <form
      class="panel stack"
      onSubmit={(event) => {
        event.preventDefault();
        void sending.send(async () => {
          putPerson(await call<Person>('/v1/me', { method: 'PUT', body: { displayName: displayName.trim() } }));
          tell(kitWords.get().saved);
        });
      }}
    >
      <h2>{text.profile}</h2>
      {sending.message !== '' && <Notice kind="bad">{sending.message}</Notice>}
      <Field
        label={text.displayName}
        value={displayName}
        onValue={setDisplayName}
        autocomplete="nickname"
        maxLength={60}
        error={sending.errorOf('displayName')}
      />
      <p class="dim">
        {person.name} · {text.buyerNumber} <span class="figure">{person.buyer}</span> · {text.member(day(person.createdMs))}
      </p>
      <div class="row">
        <Button type="submit" busy={sending.isBusy} disabled={displayName.trim() === person.displayName}>
          {kitWords.get().save}
        </Button>
      </div>
    </form>
  );
}

function ChangePassword() {
  const text = words();
  const [oldPassword, setOld] = useState('');
  const [newPassword, setNew] = useState('');
  const sending = useSending();
  return (
    <form
      class="panel stack"
      onSubmit={(event) => {
        event.preventDefault();
        void sending.send(async () => {
          const body = { oldPassword, newPassword };
          const { endedSessions } = await call<{ readonly endedSessions: number }>('/v1/me/password', { method: 'PUT', body });
          setOld('');
          setNew('');
          tell(text.passwordChanged(endedSessions));
        });
      }}
    >
      <h2>{text.changePassword}</h2>
      {sending.message !== '' && <Notice kind="bad">{sending.message}</Notice>}
      <PasswordField label={text.oldPassword} value={oldPassword} onValue={setOld} />
      <PasswordField label={text.newPassword} value={newPassword} onValue={setNew} isNew error={sending.errorOf('newPassword')} />
      <div class="row">
        <Button type="submit" busy={sending.isBusy} disabled={oldPassword === '' || newPassword === ''}>
          {text.changePassword}
        </Button>
      </div>
    </form>
  );
}
