import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useSending } from '../kit/form';
import { Button, Dialog, Field, Notice } from '../kit/ui';
import { kitWords } from '../kit/words';
import { words as officeWords } from '../office/words';

interface Props {
  readonly title: string;
  /** What will happen, in a sentence or two. */
  readonly effect?: string;
  readonly danger?: boolean;
  /** Whether the fields are good; while they are not, nothing is sent. */
  readonly isReady?: boolean;
  /** What the button says; left out for a plain word. */
  readonly confirm?: string;
  readonly onClose: () => void;
  /** Does it; what it throws is shown, and the window stays. */
  readonly onDo: (reason: string) => Promise<void>;
  /** Fields of the window; told whether it was tried to send them, so that what is missing can be said. */
  readonly children?: (isAsked: boolean) => ComponentChildren;
}

/** The least that counts as a reason; the server's own bound. */
const MIN_REASON = 3;

/** Asks why before something is done that others will want to know about. */
export function ReasonDialog({ title, effect, danger = false, isReady = true, confirm, onClose, onDo, children }: Props) {
  const text = officeWords();
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const sending = useSending();
  const isMissing = reason.trim().length < MIN_REASON;
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (!isMissing && isReady) {
            void sending.send(() => onDo(reason.trim())).then((done) => {
              if (done) {
                onClose();
              }
            });
          }
        }}
      >
        {sending.message !== '' && <Notice kind="bad">{sending.message}</Notice>}
        {effect !== undefined && <p>{effect}</p>}
        {children?.(isAsked)}
        <Field
          label={text.reason}
          hint={text.reasonHint}
          value={reason}
          onValue={setReason}
          maxLength={400}
          error={isAsked && isMissing ? text.reasonNeeded : undefined}
        />
        <div class="row">
          <Button look={danger ? 'danger' : 'main'} type="submit" busy={sending.isBusy}>
            {confirm ?? text.confirm}
          </Button>
          <Button onClick={onClose}>{kitWords.get().cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
