import { useState } from 'preact/hooks';
import { Link, type Place, useTitle } from '../../kit/router';
import { signUp } from '../../kit/session';
import { Button, Field, Notice } from '../../kit/ui';
import { useFocusOnWrong, useSending } from '../../kit/form';
import { couponOf, enter, errandOf } from './next';
import { PasswordField } from './PasswordField';
import { type SignUpForm, wrongsOf } from './signUpForm';
import { words } from './words';

export function SignUpPage({ place }: { readonly place: Place }) {
  const text = words();
  useTitle(text.signUpTitle);
  const [name, setName] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [password, setPassword] = useState('');
  /** What was written when it was last to be sent; undefined before. */
  const [tried, setTried] = useState<SignUpForm | undefined>(undefined);
  const sending = useSending();
  const form = useFocusOnWrong(sending.problem ?? tried);
  const wrongs = tried === undefined ? {} : wrongsOf({ displayName, name, password });
  // what the server refuses is said in the form's own words, too
  const refusedOf = (field: keyof SignUpForm) => (sending.problem?.code === 'NAME_TAKEN' ? sending.message : text.refused[field]);
  const wrongOf = (field: keyof SignUpForm) => wrongs[field] ?? (sending.errorOf(field) === undefined ? undefined : refusedOf(field));
  const isOfField = (['displayName', 'name', 'password'] as const).some((field) => wrongOf(field) !== undefined);
  return (
    <form
      ref={form}
      class="panel narrow stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const now = { displayName, name, password };
        setTried(now);
        if (Object.keys(wrongsOf(now)).length > 0) {
          return;
        }
        void sending.send(async () => {
          await enter(await signUp(name.trim(), displayName.trim(), password), place);
        });
      }}
    >
      <h1>{text.signUpTitle}</h1>
      {couponOf(place) !== undefined && <Notice>{text.signUpToClaim}</Notice>}
      {sending.message !== '' && !isOfField && <Notice kind="bad">{sending.message}</Notice>}
      <Field
        label={text.displayName}
        value={displayName}
        onValue={setDisplayName}
        autocomplete="nickname"
        maxLength={60}
        error={wrongOf('displayName')}
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
        error={wrongOf('name')}
      />
      <PasswordField label={text.password} value={password} onValue={setPassword} isNew error={wrongOf('password')} />
      <Button look="main" wide type="submit" busy={sending.isBusy}>
        {text.signUp}
      </Button>
      <p class="dim">{text.nothingSold}</p>
      <p>
        {text.hasAccount} <Link href={`/sign-in${errandOf(place)}`}>{text.signIn}</Link>
      </p>
    </form>
  );
}
