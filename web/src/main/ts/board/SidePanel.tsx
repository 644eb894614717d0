import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Glyph } from './glyphs';
import { words } from './words';

interface SidePanelProps {
  readonly title: string;
  /** What the title is one of. */
  readonly kind?: string;
  readonly onClose: () => void;
  /** Where one panel led to the next. */
  readonly onBack?: (() => void) | undefined;
  readonly children: ComponentChildren;
}

/** A window at the side of the board; Escape and a click beside it close it, and the focus goes back to where it was. */
export function SidePanel({ title, kind = '', onClose, onBack, children }: SidePanelProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const said = words();
  useEffect(() => {
    const open = dialog.current;
    const before = document.activeElement;
    open?.showModal();
    return () => {
      open?.close();
      if (before instanceof HTMLElement && before.isConnected) {
        before.focus({ preventScroll: true });
      }
    };
  }, []);
  useEffect(() => {
    heading.current?.focus(); // the panel says its new name when one leads to another
    dialog.current?.scrollTo(0, 0);
  }, [title]);
  return (
    <dialog
      ref={dialog}
      class="drill"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) {
          onClose();
        }
      }}
    >
      <div class="drill-inside">
        <header>
          {onBack !== undefined && (
            <button type="button" class="control" onClick={onBack}>
              <Glyph name="back" />
              {said.back}
            </button>
          )}
          <button type="button" class="control round close" aria-label={said.close} title={said.close} onClick={onClose}>
            <Glyph name="close" />
          </button>
        </header>
        {kind !== '' && <p class="drill-kind">{kind}</p>}
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
}
