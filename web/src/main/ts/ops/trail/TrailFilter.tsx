import { useState } from 'preact/hooks';
import { Button, Choice, Field } from '../../kit/ui';
import { words } from '../words';
import { beginningOf, SOUGHT, type Sought } from './target';

const SINCE = ['all', 'hour', 'day'] as const;
type Since = (typeof SINCE)[number];
export const SINCE_MS: Readonly<Record<Exclude<Since, 'all'>, number>> = { hour: 3_600_000, day: 86_400_000 };

/** Which entries are shown. */
export interface Filter {
  readonly action: string;
  /** How the text of what they are about begins. */
  readonly target: string;
  readonly since: Since;
}

export const ALL: Filter = { action: '', target: '', since: 'all' };

/** What has but one of its kind, or is told apart by its name alone. */
const WITHOUT_NUMBER: readonly string[] = ['', 'throttle', 'switch'] satisfies readonly (Sought | '')[];

/** By what was done, when, and on what. */
export function TrailFilter({ onFilter }: { readonly onFilter: (filter: Filter) => void }) {
  const text = words();
  const [filter, setFilter] = useState<Filter>(ALL);
  const [about, setAbout] = useState<Sought | ''>('');
  const [key, setKey] = useState('');
  const change = (to: Partial<Filter>) => {
    setFilter({ ...filter, ...to });
    onFilter({ ...filter, ...to });
  };
  const look = (at: Sought | '', number: string) => { change({ target: at === '' ? '' : beginningOf(at, number.trim()) }); };
  const actions = Object.entries(text.actions).sort(([, a], [, b]) => a.localeCompare(b));
  return (
    <form
      class="row ops-line"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        look(about, key);
      }}
    >
      <Choice
        label={text.what}
        value={filter.action}
        options={[{ value: '', label: text.anything }, ...actions.map(([value, label]) => ({ value, label }))]}
        onValue={(action) => { change({ action }); }}
      />
      <Choice
        label={text.when}
        value={filter.since}
        options={SINCE.map((value) => ({ value, label: text.sinces[value] }))}
        onValue={(since) => { change({ since }); }}
      />
      <Choice
        label={text.onWhat}
        value={about}
        options={[{ value: '' as const, label: text.anything }, ...SOUGHT.map((value) => ({ value, label: text.sought[value] }))]}
        onValue={(chosen) => {
          setAbout(chosen);
          setKey('');
          look(chosen, '');
        }}
      />
      {!WITHOUT_NUMBER.includes(about) && (
        <>
          <Field label={text.soughtNumber} value={key} onValue={setKey} inputMode="numeric" maxLength={15} />
          <Button type="submit">{text.search}</Button>
        </>
      )}
    </form>
  );
}
