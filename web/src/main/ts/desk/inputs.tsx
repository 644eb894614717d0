import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { FieldFrame, type FrameProps } from '../kit/FieldFrame';
import { Button } from '../kit/ui';

interface MomentProps extends FrameProps {
  /** As the browser writes it, in its own time zone: 2026-11-11T00:00; empty for none. */
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** A field for a day and a time of day. */
export function MomentField({ label, value, onValue, hint, error }: MomentProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {(ties) => (
        <input
          {...ties}
          type="datetime-local"
          value={value}
          onInput={(event) => {
            onValue(event.currentTarget.value);
          }}
        />
      )}
    </FieldFrame>
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
