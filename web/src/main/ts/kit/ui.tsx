import type { ButtonHTMLAttributes, ComponentChildren, TargetedInputEvent } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { FieldFrame, type FrameProps } from './FieldFrame';
import { useModal } from './modal';
import { money } from './money';
import { isAnimated } from './motion';
import type { Problem } from './problem';
import { kitWords, problemText } from './words';

type ButtonProps = Omit<ButtonHTMLAttributes, 'role'> & {
  readonly look?: 'main' | 'second' | 'quiet' | 'danger';
  /** It is being done: it can be pressed, and nothing comes of it. */
  readonly busy?: boolean;
  readonly wide?: boolean;
};

/** A button. While it is busy it keeps the focus, and takes no press. */
export function Button({ look = 'second', busy = false, wide = false, type = 'button', onClick, children, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      class={`button ${look}${wide ? ' wide' : ''}${busy ? ' busy' : ''}`}
      aria-busy={busy}
      onClick={(event) => {
        if (busy) {
          event.preventDefault();
        } else {
          onClick?.(event);
        }
      }}
    >
      {children}
    </button>
  );
}

interface FieldProps extends FrameProps {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly type?: 'text' | 'password';
  readonly optional?: boolean;
  readonly autocomplete?: string;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email';
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
  readonly lines?: number;
}

/** A labelled field with its hint and what is wrong with it. */
export function Field(props: FieldProps) {
  const { label, value, onValue, hint, error, optional = false, lines, type = 'text', autoFocus, ...rest } = props;
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => {
    if (autoFocus === true) {
      input.current?.focus();
    }
  }, [autoFocus]);
  return (
    <FieldFrame label={label} hint={hint} error={error} optional={optional}>
      {(ties) => {
        const common = {
          ...rest,
          ...ties,
          ref: input,
          value,
          autofocus: autoFocus === true, // what a dialog gives the focus to as it opens
          onInput: (event: TargetedInputEvent<HTMLInputElement | HTMLTextAreaElement>) => {
            onValue(event.currentTarget.value);
          },
        };
        if (lines !== undefined) {
          return <textarea {...common} rows={lines} />;
        }
        return type === 'password' ? <input {...common} type="password" /> : <input {...common} type="text" />;
      }}
    </FieldFrame>
  );
}

interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  /** What it stands under in the menu; those of one group stand side by side. */
  readonly group?: string;
}

interface ChoiceProps<T extends string> extends FrameProps {
  readonly value: T;
  readonly options: readonly Option<T>[];
  readonly onValue: (value: T) => void;
  readonly hideLabel?: boolean;
}

/** One of several, as a menu. */
export function Choice<T extends string>({ label, value, options, onValue, hideLabel = false, hint, error }: ChoiceProps<T>) {
  return (
    <FieldFrame label={label} hint={hint} error={error} hideLabel={hideLabel}>
      {(ties) => (
        <select
          {...ties}
          value={value}
          onChange={(event) => {
            onValue(event.currentTarget.value as T);
          }}
        >
          {groupsOf(options).map(([group, members]) => {
            const drawn = members.map((option) => (
              <option key={option.value} value={option.value} selected={option.value === value}>
                {option.label}
              </option>
            ));
            return group === undefined ? drawn : <optgroup key={group} label={group}>{drawn}</optgroup>;
          })}
        </select>
      )}
    </FieldFrame>
  );
}

function groupsOf<T extends string>(options: readonly Option<T>[]): readonly (readonly [string | undefined, readonly Option<T>[]])[] {
  const groups = new Map<string | undefined, Option<T>[]>();
  for (const option of options) {
    const members = groups.get(option.group);
    if (members === undefined) {
      groups.set(option.group, [option]);
    } else {
      members.push(option);
    }
  }
  return [...groups];
}

interface TickProps {
  readonly label: ComponentChildren;
  readonly checked: boolean;
  readonly onChecked: (checked: boolean) => void;
  /** Some of what it stands for, but not all. */
  readonly mixed?: boolean;
  readonly disabled?: boolean;
}

/** A box to tick. */
export function Tick({ label, checked, onChecked, mixed = false, disabled = false }: TickProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) {
      box.current.indeterminate = mixed;
    }
  }, [mixed]);
  return (
    <label class="tick">
      <input
        ref={box}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => {
          onChecked(event.currentTarget.checked);
        }}
      />
      <span>{label}</span>
    </label>
  );
}

/** A number of pieces with buttons for one less and one more; at one the minus removes where that is possible. */
export function Stepper(props: {
  readonly value: number;
  readonly max: number;
  readonly onValue: (value: number) => void;
  readonly label: string;
  readonly busy?: boolean;
}) {
  const { value, max, onValue, label, busy = false } = props;
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const words = kitWords.get();
  const settle = () => {
    const wanted = Number(typed);
    setTyped(undefined);
    if (typed !== undefined && Number.isInteger(wanted) && wanted >= 1) {
      onValue(Math.min(wanted, max));
    }
  };
  return (
    <div class="stepper" role="group" aria-label={label}>
      <button type="button" aria-label={words.decrease} disabled={value <= 1} onClick={() => { onValue(value - 1); }}>
        −
      </button>
      <input
        aria-label={words.quantity}
        inputMode="numeric"
        value={typed ?? String(value)}
        aria-busy={busy}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
        }}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            settle();
          }
        }}
      />
      <button type="button" aria-label={words.increase} disabled={value >= max} onClick={() => { onValue(value + 1); }}>
        +
      </button>
    </div>
  );
}

/** A box about something that people have to know. */
export function Notice({ kind = 'info', children }: { readonly kind?: 'info' | 'good' | 'warn' | 'bad'; readonly children: ComponentChildren }) {
  return (
    <div class={`notice ${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

/** What went wrong, with a way on. */
export function Trouble({ problem, onRetry }: { readonly problem: Problem; readonly onRetry?: () => void }) {
  return (
    <Notice kind={problem.isPassing ? 'warn' : 'bad'}>
      <p>{problemText(problem)}</p>
      {onRetry !== undefined && (
        <Button look="quiet" onClick={onRetry}>
          {kitWords.get().tryAgain}
        </Button>
      )}
    </Notice>
  );
}

/** Nothing is here, and what to do about it. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ComponentChildren }) {
  return (
    <div class="empty">
      <svg viewBox="0 0 64 64" aria-hidden="true">
        <path d="M10 26l22-10 22 10v24L32 58 10 50z" />
        <path d="M10 26l22 9 22-9M32 35v23" />
      </svg>
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** The place of something that is on its way. */
export function Skeleton({ lines = 3, card = false }: { readonly lines?: number; readonly card?: boolean }) {
  return (
    <div class={`skeleton${card ? ' card' : ''}`} aria-hidden="true">
      {card && <div class="picture" />}
      {Array.from({ length: lines }, (_, i) => (
        <div key={i} class="line" />
      ))}
    </div>
  );
}

/** Says that something loads, to those who can't see the skeletons. */
export function Loading({ children }: { readonly children: ComponentChildren }) {
  return (
    <div aria-busy="true">
      <p class="visually-hidden" role="status">
        {kitWords.get().loading}
      </p>
      {children}
    </div>
  );
}

/** An amount. */
export function Money({ minor, currency, digits }: { readonly minor: number; readonly currency: string; readonly digits: number }) {
  return <span class="money">{money(minor, currency, digits)}</span>;
}

/** A bar of what is taken of a whole, with its sentence beside it. */
export function Bar({ taken, of, text }: { readonly taken: number; readonly of: number; readonly text: string }) {
  const percent = of <= 0 ? 0 : Math.min(100, Math.max(0, (100 * taken) / of));
  return (
    <div class="bar-with-text">
      <div class="bar" role="img" aria-label={text}>
        <div
          ref={(bar) => {
            bar?.style.setProperty('width', `${percent}%`);
          }}
        />
      </div>
      <span aria-hidden="true">{text}</span>
    </div>
  );
}

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A window above the page; Escape and a click beside it close it, and the focus goes back to where it was. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useModal(onClose);
  const id = useId();
  useEffect(() => {
    if (dialog.current?.querySelector('[autofocus]') === null) {
      dialog.current.querySelector<HTMLElement>('form :is(input, select, textarea)')?.focus(); // rather than the button that closes it
    }
  }, []);
  return (
    <dialog ref={dialog} class={`dialog${isAnimated() ? ' animated' : ''}`} aria-labelledby={id}>
      <div class="inside">
        <header>
          <h2 id={id}>{title}</h2>
          <button type="button" class="close" aria-label={kitWords.get().close} onClick={onClose}>
            ×
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
