import { useState } from 'preact/hooks';
import { LANGUAGE_NAMES, LANGUAGES, type Language, language } from '../../kit/language';
import { Field } from '../../kit/ui';
import { Tabs } from '../inputs';
import type { TextOf } from './products';
import { words } from './words';

interface Props {
  readonly texts: Readonly<Record<string, TextOf>>;
  readonly onTexts: (texts: Readonly<Record<string, TextOf>>) => void;
  readonly error: string | undefined;
}

const NONE: TextOf = { title: '', description: '' };

/** What is said of a product in each language; other languages that it has stay as they are. */
export function Texts({ texts, onTexts, error }: Props) {
  const text = words();
  const [tongue, setTongue] = useState<Language>(language());
  const here = texts[tongue] ?? NONE;
  const change = (to: Partial<TextOf>) => {
    onTexts({ ...texts, [tongue]: { ...here, ...to } });
  };
  return (
    <section class="panel stack">
      <div class="spread">
        <h2>{text.texts}</h2>
        <Tabs
          label={text.textsIn}
          value={tongue}
          options={LANGUAGES.map((value) => ({
            value,
            label: `${LANGUAGE_NAMES[value]}${(texts[value]?.title ?? '') === '' ? '' : ' ✓'}`,
          }))}
          onValue={setTongue}
        />
      </div>
      <Field
        label={text.titleField}
        value={here.title}
        onValue={(title) => { change({ title }); }}
        maxLength={200}
        hint={text.titleHint}
        error={error}
      />
      <Field
        label={text.description}
        value={here.description}
        onValue={(description) => { change({ description }); }}
        maxLength={5000}
        lines={5}
        optional
      />
    </section>
  );
}
