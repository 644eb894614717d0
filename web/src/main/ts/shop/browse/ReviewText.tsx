import type { ComponentChildren } from 'preact';
import { Icon } from '../../kit/icons';
import { day } from '../../kit/time';
import type { Review } from './types';
import { words } from './words';

/** Stars as a picture with its number in words. */
function Stars({ stars }: { readonly stars: number }) {
  return (
    <span class="stars" role="img" aria-label={words().stars(stars)}>
      {[1, 2, 3, 4, 5].map((n) => (
        <span key={n} class={n <= stars ? 'full' : ''}>
          <Icon name="star" />
        </span>
      ))}
    </span>
  );
}

/** What somebody said, and what the shop answered; the children stand where the author is named. */
export function ReviewText({ review, children }: { readonly review: Review; readonly children: ComponentChildren }) {
  const answer = review.answer?.text;
  return (
    <>
      <p class="spread">
        <span>
          <Stars stars={review.stars} /> {children}
        </span>
        <span class="dim small">{day(review.writtenMs)}</span>
      </p>
      {review.text !== '' && (
        <p class="prose" lang={review.language}>
          {review.text}
        </p>
      )}
      {answer !== undefined && (
        <blockquote>
          <p class="small">
            <strong>{words().shopAnswers}</strong>
          </p>
          <p class="prose">{answer}</p>
        </blockquote>
      )}
    </>
  );
}
