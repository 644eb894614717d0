import { language } from '../../kit/language';
import { countryName } from '../../kit/time';
import { Choice, Field } from '../../kit/ui';
import { COUNTRIES } from '../../shop/settings';
import { MomentField } from '../inputs';
import type { Draft } from './draft';
import { categoryChoices, categoryNames, useCategories } from './products';
import { words } from './words';

interface Props {
  readonly draft: Draft;
  readonly isNew: boolean;
  readonly onChange: (to: Partial<Draft>) => void;
  readonly errorOf: (field: string) => string | undefined;
}

/** What a product is: its place in the catalogue, brand and origin. */
export function Details({ draft, isNew, onChange, errorOf }: Props) {
  const text = words();
  const all = useCategories().data?.categories ?? [];
  const choices = categoryChoices(all, language());
  const isKnown = choices.some(({ value }) => value === draft.category);
  // A product of an import may stand in a category that has others below it.
  const named = categoryNames(all, language()).find(({ value }) => value === draft.category)?.label ?? draft.category;
  const categories = isKnown ? choices : [{ value: draft.category, label: draft.category === '' ? text.chooseCategory : named }, ...choices];
  return (
    <section class="panel stack">
      <h2>{text.details}</h2>
      <div class="desk-two">
        <Choice
          label={text.category}
          value={draft.category}
          options={categories}
          onValue={(category) => { onChange({ category }); }}
          error={errorOf('category')}
        />
        <Field label={text.brand} value={draft.brand} onValue={(brand) => { onChange({ brand }); }} maxLength={60} hint={text.brandHint} error={errorOf('brand')} />
        {isNew ? (
          <Field
            label={text.code}
            value={draft.code}
            onValue={(code) => { onChange({ code }); }}
            maxLength={64}
            hint={text.codeHint}
            error={errorOf('code')}
          />
        ) : (
          <p>
            <span class="dim">{text.code}</span>
            <br />
            <strong>{draft.code}</strong>
          </p>
        )}
        <Choice
          label={text.origin}
          value={draft.origin}
          options={[...new Set<string>([draft.origin, ...COUNTRIES])].map((value) => ({ value, label: countryName(value) }))}
          onValue={(origin) => { onChange({ origin }); }}
        />
        <Field
          label={text.tariffCode}
          value={draft.tariffCode}
          onValue={(tariffCode) => { onChange({ tariffCode }); }}
          inputMode="numeric"
          maxLength={10}
          hint={text.tariffHint}
          optional
        />
        <MomentField label={text.launch} value={draft.launch} onValue={(launch) => { onChange({ launch }); }} hint={text.launchHint} />
      </div>
      <Field
        label={text.attributes}
        value={draft.attributes}
        onValue={(attributes) => { onChange({ attributes }); }}
        lines={3}
        hint={text.attributesHint}
        error={errorOf('attributes')}
        optional
      />
    </section>
  );
}
