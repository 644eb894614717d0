import { Tick } from '../../../kit/ui';
import { words } from '../words';
import { type DealDraft, laterStages } from './dealDraft';

/** What the deal does not go together with. */
export function Bars({ draft, onBars }: { readonly draft: DealDraft; readonly onBars: (bars: readonly string[]) => void }) {
  const text = words();
  const stages = laterStages(draft.kind);
  return (
    <fieldset>
      <legend>{text.barsLabel}</legend>
      <p class="dim">{text.barsHint}</p>
      <div class="desk-ticks">
        {stages.map((stage) => (
          <Tick
            key={stage}
            label={text.barStages[stage]}
            checked={draft.bars.includes(stage)}
            onChecked={(isBarred) => {
              onBars(stages.filter((each) => (each === stage ? isBarred : draft.bars.includes(each)))); // in their order
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}
