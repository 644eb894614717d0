import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useModal } from '../kit/modal';
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

/** A window at the side of the board. */
export function SidePanel({ title, kind = '', onClose, onBack, children }: SidePanelProps) {
  const dialog = useModal(onClose);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const said = words();
  useEffect(() => {
    heading.current?.focus(); // the panel says its new name when one leads to another
    dialog.current?.scrollTo(0, 0);
  }, [title]);
  return (
    <dialog ref={dialog} class="drill" aria-labelledby={id}>
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
