import { useId } from 'preact/hooks';
import { useModal } from '../kit/modal';
import { useStore } from '../kit/store';
import { Glyph } from './glyphs';
import { keysOn } from './keys';
import { words } from './words';

/** Which keys do what, and the switch that turns them off. */
export function Help({ onClose }: { readonly onClose: () => void }) {
  const dialog = useModal(onClose);
  const id = useId();
  const said = words();
  const on = useStore(keysOn);
  const keys = [
    ['F', said.keyFullScreen],
    [said.space, said.keySpace],
    ['R', said.keyReplay],
    ['S', said.keySound],
    ['?', said.keyHelp],
    ['Esc', said.keyEscape],
  ] as const;
  return (
    <dialog ref={dialog} class="help" aria-labelledby={id}>
      <div class="help-inside">
        <header>
          <h2 id={id}>{said.keysTitle}</h2>
          <button type="button" class="control round" aria-label={said.close} onClick={onClose}>
            <Glyph name="close" />
          </button>
        </header>
        <dl>
          {keys.map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <p>
          {said.kioskHelp} <code>/board?kiosk</code>
          <small>{said.kioskMore}</small>
        </p>
        <label class="help-switch">
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => {
              keysOn.set(event.currentTarget.checked);
            }}
          />
          <span>
            {said.keysOn} <small>{said.keysOnHint}</small>
          </span>
        </label>
      </div>
    </dialog>
  );
}
