import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useSending } from '../kit/form';
import { Button, Dialog, Notice } from '../kit/ui';
import { kitWords } from '../kit/words';
import { isReason, ReasonField } from '../office/ReasonField';

interface Props {
  readonly title: string;
  /** What will happen, in a sentence or two. */
  readonly effect?: string;
  readonly danger?: boolean;
  /** Whether the fields are good; while they are not, nothing is sent. */
  readonly isReady?: boolean;
  /** What the button says: the act by its name. */
  readonly confirm: string;
  readonly onClose: () => void;
  /** Does it; what it throws is shown, and the window stays. */
  readonly onDo: (reason: string) => Promise<void>;
  /** Fields of the window; told whether it was tried to send them, so that what is missing can be said. */
  readonly children?: (isAsked: boolean) => ComponentChildren;
}

/** Asks why before something is done that others will want to know about. */
export function ReasonDialog({ title, effect, danger = false, isReady = true, confirm, onClose, onDo, children }: Props) {
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const sending = useSending();
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (isReason(reason) && isReady) {
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
        <ReasonField value={reason} onValue={setReason} isAsked={isAsked} />
        <div class="row">
          <Button look={danger ? 'danger' : 'main'} type="submit" busy={sending.isBusy}>
            {confirm}
          </Button>
          <Button onClick={onClose}>{kitWords.get().cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
