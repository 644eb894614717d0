import { useState } from 'preact/hooks';
import { Icon } from '../../kit/icons';
import { language } from '../../kit/language';
import { type Problem, problemOf } from '../../kit/problem';
import { tell } from '../../kit/toast';
import { Button, Field, Trouble } from '../../kit/ui';
import { kitWords } from '../../kit/words';
import { writeReview } from './ownReview';
import type { OwnReview } from './types';
import { words } from './words';

const LONGEST = 2_000;

interface ReviewFormProps {
  readonly product: number;
  /** The one that is changed; undefined for the first. */
  readonly review: OwnReview | undefined;
  readonly onSaved: (review: OwnReview) => void;
  readonly onCancel: () => void;
}

/** One's own review; sending it again changes it. */
export function ReviewForm({ product, review, onSaved, onCancel }: ReviewFormProps) {
  const [stars, setStars] = useState(review?.stars ?? 0);
  const [written, setWritten] = useState(review?.text ?? '');
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const text = words();
  const title = review === undefined ? text.writeReview : text.changeReview;
  const send = async () => {
    setBusy(true);
    try {
      const saved = await writeReview(product, { stars, text: written.trim(), language: language() });
      tell(text.reviewSaved);
      onSaved(saved);
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  };
  return (
    <form
      class="panel stack"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (stars > 0 && written.trim() !== '' && !busy) {
          void send();
        }
      }}
    >
      <h3>{title}</h3>
      <StarChoice stars={stars} onStars={setStars} error={tried && stars === 0 ? text.chooseStars : undefined} />
      <Field
        label={text.yourText}
        hint={text.yourTextHint}
        lines={4}
        maxLength={LONGEST}
        value={written}
        onValue={setWritten}
        error={tried && written.trim() === '' ? text.writeText : undefined}
      />
      {problem !== undefined && <Trouble problem={problem} />}
      <div class="row">
        <Button look="main" type="submit" busy={busy}>
          {text.send}
        </Button>
        {review !== undefined && (
          <Button look="quiet" onClick={onCancel}>
            {kitWords.get().cancel}
          </Button>
        )}
      </div>
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
