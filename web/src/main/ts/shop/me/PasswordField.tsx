import { useState } from 'preact/hooks';
import { Field, Tick } from '../../kit/ui';
import { words } from './words';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly isNew?: boolean;
  readonly error?: string | undefined;
}

/** A password, which can be looked at while it is typed. */
export function PasswordField({ label, value, onValue, isNew = false, error }: Props) {
  const [shown, setShown] = useState(false);
  return (
    <div>
      <Field
        label={label}
        value={value}
        onValue={onValue}
        type={shown ? 'text' : 'password'}
        autocomplete={isNew ? 'new-password' : 'current-password'}
        maxLength={128}
        error={error}
        {...(isNew ? { hint: words().passwordHint } : {})}
      />
      <Tick label={words().showPassword} checked={shown} onChecked={setShown} />
    </div>
  );
}
