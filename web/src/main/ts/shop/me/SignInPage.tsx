import { useState } from 'preact/hooks';
import { queryText } from '../../kit/api';
import { Link, type Place, useTitle } from '../../kit/router';
import { signIn } from '../../kit/session';
import { Button, Field, Notice } from '../../kit/ui';
import { useSending } from '../../kit/form';
import { enter, nextOf } from './next';
import { PasswordField } from './PasswordField';
import { words } from './words';

export function SignInPage({ place }: { readonly place: Place }) {
  const text = words();
  useTitle(text.signIn);
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const sending = useSending();
  return (
    <form
      class="panel narrow stack"
      onSubmit={(event) => {
        event.preventDefault();
        void sending.send(async () => {
          await enter(await signIn(name.trim(), password), place);
        });
      }}
    >
      <h1>{text.signInTitle}</h1>
      {sending.message !== '' && <Notice kind="bad">{sending.message}</Notice>}
      <Field label={text.name} value={name} onValue={setName} autocomplete="username" inputMode="email" maxLength={254} autoFocus />
      <PasswordField label={text.password} value={password} onValue={setPassword} />
      <Button look="main" wide type="submit" busy={sending.isBusy}>
        {text.signIn}
      </Button>
      <p>
        {text.noAccount} <Link href={`/sign-up${queryText({ next: nextOf(place) })}`}>{text.signUp}</Link>
      </p>
    </form>
  );
}
