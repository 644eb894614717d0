import { useState } from 'preact/hooks';
import { queryText } from '../../kit/api';
import { Link, type Place, useTitle } from '../../kit/router';
import { signUp } from '../../kit/session';
import { Button, Field, Notice } from '../../kit/ui';
import { useSending } from '../../kit/form';
import { enter, nextOf } from './next';
import { PasswordField } from './PasswordField';
import { words } from './words';

export function SignUpPage({ place }: { readonly place: Place }) {
  const text = words();
  useTitle(text.signUpTitle);
  const [name, setName] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [password, setPassword] = useState('');
  const sending = useSending();
  return (
    <form
      class="panel narrow stack"
      onSubmit={(event) => {
        event.preventDefault();
        void sending.send(async () => {
          await enter(await signUp(name.trim(), displayName.trim(), password), place);
        });
      }}
    >
      <h1>{text.signUpTitle}</h1>
      {sending.message !== '' && <Notice kind="bad">{sending.message}</Notice>}
      <Field
        label={text.displayName}
        value={displayName}
        onValue={setDisplayName}
        autocomplete="nickname"
        maxLength={60}
        error={sending.errorOf('displayName')}
        autoFocus
      />
      <Field
        label={text.name}
        value={name}
        onValue={setName}
        hint={text.nameHint}
        autocomplete="username"
        inputMode="email"
        maxLength={254}
        error={sending.errorOf('name')}
      />
      <PasswordField label={text.password} value={password} onValue={setPassword} isNew error={sending.errorOf('password')} />
      <Button look="main" wide type="submit" busy={sending.isBusy}>
        {text.signUp}
      </Button>
      <p class="dim">{text.nothingSold}</p>
      <p>
        {text.hasAccount} <Link href={`/sign-in${queryText({ next: nextOf(place) })}`}>{text.signIn}</Link>
      </p>
    </form>
  );
}
