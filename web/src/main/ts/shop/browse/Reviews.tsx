import { useState } from 'preact/hooks';
import { get } from '../../kit/api';
import { Icon } from '../../kit/icons';
import { language } from '../../kit/language';
import { count } from '../../kit/money';
import { type Problem, problemOf } from '../../kit/problem';
import { useResource } from '../../kit/resource';
import { Link } from '../../kit/router';
import { type Person, useSession } from '../../kit/session';
import { day } from '../../kit/time';
import { Bar, Button, Skeleton, Trouble } from '../../kit/ui';
import { kitWords } from '../../kit/words';
import { ReviewForm } from './ReviewForm';
import type { Product, Review, ReviewsAnswer } from './types';
import { words } from './words';

/** What those say who received it. */
export function Reviews({ product }: { readonly product: Product }) {
  const session = useSession();
  const who = typeof session === 'string' ? session : session.buyer;
  const reviews = useResource(`reviews ${product.product} ${who}`, (signal) =>
    get<ReviewsAnswer>(`/v1/products/${product.product}/reviews`, undefined, signal),
  );
  const text = words();
  const { data, problem } = reviews;
  return (
    <section class="reviews stack" aria-labelledby="reviews">
      <h2 id="reviews">{text.reviews}</h2>
      {data === undefined && (problem === undefined ? <Skeleton lines={3} /> : <p class="dim">{text.reviewsAway}</p>)}
      {data !== undefined && (
        <>
          <Summary answer={data} />
          <Writing product={product} onSaved={reviews.reload} />
          <List product={product.product} answer={data} />
        </>
      )}
    </section>
  );
}

/** Stars as a picture with its number in words. */
export function Stars({ stars }: { readonly stars: number }) {
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

function Summary({ answer }: { readonly answer: ReviewsAnswer }) {
  const text = words();
  const all = answer.count;
  if (all === 0) {
    return <p class="dim">{text.noReviews}</p>;
  }
  const mean = new Intl.NumberFormat(language(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(answer.meanHundredths / 100);
  return (
    <div class="review-summary">
      <p>
        <strong>{text.meanOf(mean, count(all))}</strong>
      </p>
      <div class="stack tight">
        {[5, 4, 3, 2, 1].map((stars) => {
          const many = answer.byStars[stars - 1] ?? 0;
          return <Bar key={stars} taken={many} of={all} text={text.starsCount(stars, count(many))} />;
        })}
      </div>
    </div>
  );
}

interface WritingProps {
  readonly product: Product;
  readonly onSaved: () => void;
}

/** The form for those who may, for the others the reason why not. */
function Writing({ product, onSaved }: WritingProps) {
  const session = useSession();
  const text = words();
  if (session === 'unknown') {
    return null;
  }
  if (session === 'stranger') {
    return (
      <p>
        <Link href={`/sign-in?next=${encodeURIComponent(`/p/${product.product}`)}`}>{text.signInToReview}</Link>
      </p>
    );
  }
  return <AfterReceipt person={session} product={product} onSaved={onSaved} />;
}

function MayWrite({ product, may, onSaved }: { readonly product: number; readonly may: boolean; readonly onSaved: () => void }) {
  return may ? <ReviewForm product={product} onSaved={onSaved} /> : <p class="dim">{words().receivedOnly}</p>;
}

/** Who may write one, the person's own orders say. */
function AfterReceipt({ person, product, onSaved }: { readonly person: Person; readonly product: Product; readonly onSaved: () => void }) {
  const received = useResource(`received ${person.buyer} ${product.product}`, async (signal) => {
    for (const { sku } of product.variants) {
      const query = { sku, shopState: 'SETTLED', limit: 1 };
      const { orders } = await get<{ readonly orders: readonly object[] }>(`/v1/buyers/${person.buyer}/history`, query, signal);
      if (orders.length > 0) {
        return true;
      }
    }
    return false;
  });
  return received.data === undefined ? null : <MayWrite product={product.product} may={received.data} onSaved={onSaved} />;
}

function List({ product, answer }: { readonly product: number; readonly answer: ReviewsAnswer }) {
  const [further, setFurther] = useState<readonly ReviewsAnswer[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const next = (further.at(-1) ?? answer).next;
  const shown = [answer, ...further].flatMap(({ reviews }) => reviews);
  const unique = [...new Map(shown.map((review) => [review.review, review])).values()];
  const more = () => {
    setBusy(true);
    get<ReviewsAnswer>(`/v1/products/${product}/reviews`, { cursor: next })
      .then(
        (page) => {
          setProblem(undefined);
          setFurther((before) => [...before, page]);
        },
        (error: unknown) => {
          setProblem(problemOf(error));
        },
      )
      .finally(() => {
        setBusy(false);
      });
  };
  return (
    <>
      <ul class="review-list">
        {unique.map((review) => (
          <OneReview key={review.review} review={review} />
        ))}
      </ul>
      {problem !== undefined && <Trouble problem={problem} />}
      {next !== undefined && (
        <Button busy={busy} onClick={more}>
          {kitWords.get().more}
        </Button>
      )}
    </>
  );
}

function OneReview({ review }: { readonly review: Review }) {
  const answer = review.answer?.text;
  return (
    <li class="stack tight">
      <p class="spread">
        <span>
          <Stars stars={review.stars} /> <strong>{review.author}</strong>
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
    </li>
  );
}
