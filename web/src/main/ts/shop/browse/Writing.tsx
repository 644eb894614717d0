import { useEffect, useRef, useState } from 'preact/hooks';
import { useSending } from '../../kit/form';
import type { Resource } from '../../kit/resource';
import { Link } from '../../kit/router';
import type { Session } from '../../kit/session';
import { tell } from '../../kit/toast';
import { Button, Notice } from '../../kit/ui';
import { kitWords } from '../../kit/words';
import { type Own, removeReview } from './ownReview';
import { ReviewForm } from './ReviewForm';
import { ReviewText } from './ReviewText';
import type { OwnReview } from './types';
import { words } from './words';

interface WritingProps {
  readonly product: number;
  readonly session: Session;
  readonly own: Resource<Own>;
  /** Somebody came to write one. */
  readonly isAsked: boolean;
  readonly onChanged: () => void;
}

/** One's own review, or the form for it; for those who may not, the reason why not. */
export function Writing({ product, session, own, isAsked, onChanged }: WritingProps) {
  const text = words();
  const { data, put } = own;
  if (session === 'stranger') {
    const next = `/p/${product}${isAsked ? '?review=mine' : ''}`;
    return (
      <p>
        <Link href={`/sign-in?next=${encodeURIComponent(next)}`}>{text.signInToReview}</Link>
      </p>
    );
  }
  if (data === undefined) {
    return null;
  }
  if (!data.isReceived) {
    return <p class="dim">{text.receivedOnly}</p>;
  }
  const changed = (review?: OwnReview) => {
    put({ isReceived: true, ...(review === undefined ? {} : { review }) });
    onChanged();
  };
  return <OfReceiver product={product} review={data.review} isAsked={isAsked} onChanged={changed} />;
}

interface ReceiverProps {
  readonly product: number;
  readonly review: OwnReview | undefined;
  readonly isAsked: boolean;
  /** Undefined once it is removed. */
  readonly onChanged: (review?: OwnReview) => void;
}

function OfReceiver({ product, review, isAsked, onChanged }: ReceiverProps) {
  const [isChanging, setChanging] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isAsked) {
      place.current?.scrollIntoView({ block: 'center' });
      place.current?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true });
    }
  }, [isAsked]);
  const saved = (written: OwnReview) => {
    setChanging(false);
    onChanged(written);
  };
  return (
    <div ref={place}>
      {review === undefined || isChanging ? (
        <ReviewForm
          product={product}
          review={review}
          onSaved={saved}
          onCancel={() => {
            setChanging(false);
          }}
        />
      ) : (
        <Written
          product={product}
          review={review}
          onChange={() => {
            setChanging(true);
          }}
          onRemoved={onChanged}
        />
      )}
    </div>
  );
}

interface WrittenProps {
  readonly product: number;
  readonly review: OwnReview;
  readonly onChange: () => void;
  readonly onRemoved: () => void;
}

/** One's own review, and what can be done with it. */
function Written({ product, review, onChange, onRemoved }: WrittenProps) {
  const text = words();
  const sending = useSending();
  const remove = async () => {
    await removeReview(product);
    tell(text.reviewRemoved);
    onRemoved();
  };
  return (
    <section class="panel stack" aria-label={text.yourReview}>
      <ReviewText review={review}>
        <strong>{text.yourReview}</strong>
      </ReviewText>
      {review.hidden && <Notice kind="warn">{text.reviewHidden(review.hiddenReason ?? '')}</Notice>}
      {sending.message !== '' && <Notice kind="bad">{sending.message}</Notice>}
      <div class="row">
        <Button onClick={onChange}>{text.changeReview}</Button>
        <Button look="quiet" busy={sending.isBusy} onClick={() => void sending.send(remove)}>
          {kitWords.get().remove}
        </Button>
      </div>
    </section>
  );
}
