import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { Button } from '../kit/ui';

interface MomentProps {
  readonly label: string;
  /** As the browser writes it, in its own time zone: 2026-11-11T00:00; empty for none. */
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly hint?: string;
  readonly error?: string | undefined;
}

/** A field for a day and a time of day. */
export function MomentField({ label, value, onValue, hint, error }: MomentProps) {
  const id = useId();
  const isWrong = error !== undefined && error !== '';
  const about = [hint === undefined ? '' : `${id}-hint`, isWrong ? `${id}-error` : ''].join(' ').trim();
  return (
    <div class={`field${isWrong ? ' wrong' : ''}`}>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="datetime-local"
        value={value}
        aria-invalid={isWrong}
        {...(about === '' ? {} : { 'aria-describedby': about })}
        onInput={(event) => {
          onValue(event.currentTarget.value);
        }}
      />
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

interface FileProps {
  readonly label: string;
  /** What the browser offers to choose, such as .csv. */
  readonly accept: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly many?: boolean;
  readonly busy?: boolean;
}

/** A button that asks for files. */
export function FileButton({ label, accept, onFiles, many = false, busy = false }: FileProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple={many}
        hidden
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = ''; // so that the same file can be chosen again
        }}
      />
      <Button busy={busy} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  );
}

interface TabsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onValue: (value: T) => void;
}

/** A few choices side by side, one of which holds. */
export function Tabs<T extends string>({ label, value, options, onValue }: TabsProps<T>) {
  return (
    <div class="desk-tabs" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => {
            onValue(option.value);
          }}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}

/** What a page is called, with what one does there beside it. */
export function PageHead({ title, children }: { readonly title: string; readonly children?: ComponentChildren }) {
  return (
    <div class="desk-head">
      <h1>{title}</h1>
      {children !== undefined && <div class="row">{children}</div>}
    </div>
  );
}
