import { useState } from 'preact/hooks';
import { call } from '../../kit/api';
import { Icon } from '../../kit/icons';
import { language } from '../../kit/language';
import { type Problem, problemOf } from '../../kit/problem';
import { tell } from '../../kit/toast';
import { Button, Field, Trouble } from '../../kit/ui';
import { words } from './words';

const LONGEST = 2_000;

/** One's own review; sending it again changes it. */
export function ReviewForm({ product, onSaved }: { readonly product: number; readonly onSaved: () => void }) {
  const [stars, setStars] = useState(0);
  const [written, setWritten] = useState('');
  const [busy, setBusy] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const text = words();
  const send = async () => {
    setBusy(true);
    try {
      const body = { stars, text: written.trim(), language: language() };
      await call(`/v1/products/${product}/reviews/mine`, { method: 'PUT', body });
      setProblem(undefined);
      tell(text.reviewSaved);
      onSaved();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class="panel stack"
      aria-label={text.writeReview}
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(stars === 0);
        if (stars > 0 && !busy) {
          void send();
        }
      }}
    >
      <h3>{text.writeReview}</h3>
      <StarChoice stars={stars} onStars={setStars} error={isMissing && stars === 0 ? text.chooseStars : undefined} />
      <Field label={text.yourText} hint={text.yourTextHint} optional lines={4} maxLength={LONGEST} value={written} onValue={setWritten} />
      {problem !== undefined && <Trouble problem={problem} />}
      <Button look="main" type="submit" busy={busy}>
        {text.send}
      </Button>
    </form>
  );
}

interface StarChoiceProps {
  readonly stars: number;
  readonly onStars: (stars: number) => void;
  readonly error: string | undefined;
}

function StarChoice({ stars, onStars, error }: StarChoiceProps) {
  const text = words();
  return (
    <fieldset class="star-choice" aria-describedby="stars-error">
      <legend>{text.yourStars}</legend>
      <div class="stars">
        {[1, 2, 3, 4, 5].map((n) => (
          <label key={n} class={n <= stars ? 'full' : ''}>
            <input class="visually-hidden" type="radio" name="stars" checked={n === stars} onChange={() => { onStars(n); }} />
            <span class="visually-hidden">{text.stars(n)}</span>
            <Icon name="star" />
          </label>
        ))}
      </div>
      <p class="error" id="stars-error" role="alert">
        {error}
      </p>
    </fieldset>
  );
}
