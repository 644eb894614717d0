import { Field } from '../kit/ui';
import { words } from './words';

/** The least that counts as a reason; the server's own bound. */
const MIN_REASON = 3;

/** Whether somebody said why. */
export function isReason(text: string): boolean {
  return text.trim().length >= MIN_REASON;
}

interface Props {
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** Whether it was tried to send it, so that what is missing is said. */
  readonly isAsked: boolean;
}

/** Why something is done that others will want to know about. */
export function ReasonField({ value, onValue, isAsked }: Props) {
  const text = words();
  return (
    <Field
      label={text.reason}
      hint={text.reasonHint}
      value={value}
      onValue={onValue}
      maxLength={400}
      error={isAsked && !isReason(value) ? text.reasonNeeded : undefined}
    />
  );
}
