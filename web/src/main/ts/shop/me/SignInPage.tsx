import { useState } from 'preact/hooks';
import { Link, type Place, useTitle } from '../../kit/router';
import { signIn } from '../../kit/session';
import { Button, Field, Notice } from '../../kit/ui';
import { useFocusOnWrong, useSending } from '../../kit/form';
import { couponOf, enter, errandOf } from './next';
import { PasswordField } from './PasswordField';
import { words } from './words';

export function SignInPage({ place }: { readonly place: Place }) {
  const text = words();
  useTitle(text.signIn);
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  /** Another object for each press that found something missing; undefined once all is there. */
  const [missing, setMissing] = useState<object | undefined>(undefined);
  const form = useFocusOnWrong(missing);
  const sending = useSending();
  return (
    <form
      ref={form}
      class="panel narrow stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const isWhole = name.trim() !== '' && password !== '';
        setMissing(isWhole ? undefined : {});
        if (!isWhole) {
          return;
        }
        void sending.send(async () => {
          await enter(await signIn(name.trim(), password), place);
        });
      }}
    >
      <h1>{text.signInTitle}</h1>
      {couponOf(place) !== undefined && <Notice>{text.signInToClaim}</Notice>}
      {sending.message !== '' && <Notice kind="bad">{sending.message}</Notice>}
      <Field
        label={text.name}
        value={name}
        onValue={setName}
        autocomplete="username"
        inputMode="email"
        maxLength={254}
        error={missing !== undefined && name.trim() === '' ? text.missingName : undefined}
        autoFocus
      />
      <PasswordField
        label={text.password}
        value={password}
        onValue={setPassword}
        error={missing !== undefined && password === '' ? text.missingPassword : undefined}
      />
      <Button look="main" wide type="submit" busy={sending.isBusy}>
        {text.signIn}
      </Button>
      <p>
        {text.noAccount} <Link href={`/sign-up${errandOf(place)}`}>{text.signUp}</Link>
      </p>
    </form>
  );
}
