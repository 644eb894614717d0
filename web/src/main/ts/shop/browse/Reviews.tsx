import { useState } from 'preact/hooks';
import { get } from '../../kit/api';
import { language } from '../../kit/language';
import { count } from '../../kit/money';
import { type Problem, problemOf } from '../../kit/problem';
import { useResource } from '../../kit/resource';
import { usePlace } from '../../kit/router';
import { useSession } from '../../kit/session';
import { Bar, Button, Skeleton, Trouble } from '../../kit/ui';
import { kitWords } from '../../kit/words';
import { useOwn } from './ownReview';
import { ReviewText } from './ReviewText';
import type { Product, ReviewsAnswer } from './types';
import { words } from './words';
import { Writing } from './Writing';

/** What those say who received it. */
export function Reviews({ product }: { readonly product: Product }) {
  const session = useSession();
  const who = typeof session === 'string' ? session : session.buyer;
  const reviews = useResource(`reviews ${product.product} ${who}`, (signal) =>
    get<ReviewsAnswer>(`/v1/products/${product.product}/reviews`, undefined, signal),
  );
  const isAsked = usePlace().query.has('review');
  const own = useOwn(product, typeof session === 'string' ? undefined : session, isAsked);
  const text = words();
  const { data, problem } = reviews;
  return (
    <section class="reviews stack" aria-labelledby="reviews">
      <h2 id="reviews">{text.reviews}</h2>
      {data === undefined && (problem === undefined ? <Skeleton lines={3} /> : <p class="dim">{text.reviewsAway}</p>)}
      {data !== undefined && (
        <>
          <Summary answer={data} />
          <Writing product={product.product} session={session} own={own} isAsked={isAsked} onChanged={reviews.reload} />
          <List product={product.product} answer={data} but={own.data?.review?.review} />
        </>
      )}
    </section>
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

interface ListProps {
  readonly product: number;
  readonly answer: ReviewsAnswer;
  /** One's own, which stands by itself. */
  readonly but: number | undefined;
}

function List({ product, answer, but }: ListProps) {
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
        {unique
          .filter(({ review }) => review !== but)
          .map((review) => (
            <li key={review.review} class="stack tight">
              <ReviewText review={review}>
                <strong>{review.author}</strong>
              </ReviewText>
            </li>
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
