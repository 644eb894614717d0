import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { kitWords } from './words';

/** What stands around a control, whatever it is. */
export interface FrameProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with it; said when it is not empty. */
  readonly error?: string | undefined;
}

/** What ties a control to what is said around it. */
export interface Ties {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby'?: string;
}

interface Props extends FrameProps {
  readonly hideLabel?: boolean;
  readonly optional?: boolean;
  readonly children: (ties: Ties) => ComponentChildren;
}

/** A control with its label above it, and below it a hint and what is wrong. */
export function FieldFrame({ label, hint, error, hideLabel = false, optional = false, children }: Props) {
  const id = useId();
  const isWrong = error !== undefined && error !== '';
  const about = [hint === undefined ? '' : `${id}-hint`, isWrong ? `${id}-error` : ''].join(' ').trim();
  return (
    <div class={`field${isWrong ? ' wrong' : ''}`}>
      <label for={id} class={hideLabel ? 'visually-hidden' : ''}>
        {label}
        {optional && <span class="dim"> ({kitWords.get().optional})</span>}
      </label>
      {children({ id, 'aria-invalid': isWrong, ...(about === '' ? {} : { 'aria-describedby': about }) })}
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {isWrong && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
