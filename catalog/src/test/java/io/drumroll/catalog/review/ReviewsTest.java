package io.drumroll.catalog.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.catalog.Refusal;
import io.drumroll.catalog.Result;
import io.drumroll.catalog.Samples;
import io.drumroll.catalog.review.Reviews.Draft;
import io.drumroll.database.Database;
import io.drumroll.testdb.TestDatabase;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What buyers say of products, on each kind of database. */
@ParameterizedClass
@MethodSource("databases")
class ReviewsTest {
    private static final List<Integer> SKUS = List.of(31, 32);

    @Parameter
    private TestDatabase kind = TestDatabase.H2;

    private final AtomicLong nowMs = new AtomicLong(1_000);
    private Database database = Samples.open(TestDatabase.H2);
    private Reviews reviews = newReviews();

    static Stream<TestDatabase> databases() {
        return TestDatabase.all();
    }

    /** Buyers below 100 have received SKU 31. */
    private Reviews newReviews() {
        return new Reviews(database, (buyer, skus) -> buyer < 100 && skus.contains(31), nowMs::incrementAndGet);
    }

    @BeforeEach
    void open() {
        database.close();
        database = Samples.open(kind);
        reviews = newReviews();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Draft draft(int stars) {
        return new Draft(stars, "en", "Pours well.\nNo drops.", "Zoë");
    }

    private Review written(long product, long buyer, int stars) {
        return done(reviews.write(product, SKUS, buyer, draft(stars)));
    }

    private static Review done(Result<Review> result) {
        if (result instanceof Result.Done<Review>(Review review)) {
            return review;
        }
        throw new AssertionError(result.toString());
    }

    private static Refusal refused(Result<Review> result) {
        if (result instanceof Result.Refused<Review> refused) {
            return refused.why();
        }
        throw new AssertionError(result.toString());
    }

    @Test
    void takesOneOfEachBuyerWhoReceivedTheProduct() {
        Review first = written(1, 7, 4);
        assertThat(first.author()).isEqualTo("Z");
        Review again = written(1, 7, 5);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.writtenMs()).isEqualTo(first.writtenMs());
        assertThat(again.changedMs()).isGreaterThan(first.changedMs());
        assertThat(reviews.own(1, 7)).contains(again);
        assertThat(refused(reviews.write(1, SKUS, 100, draft(5)))).isEqualTo(Refusal.NOT_RECEIVED);
        assertThat(refused(reviews.write(1, List.of(), 7, draft(5)))).isEqualTo(Refusal.NOT_RECEIVED);
        assertThat(reviews.list(1, 0, 10).reviews()).containsExactly(again);
    }

    @Test
    void listsTheNewestFirstWithTheMeanOfAll() {
        for (int buyer = 1; buyer <= 5; buyer++) {
            written(1, buyer, buyer == 1 ? 1 : 4);
        }
        written(2, 1, 1);
        ReviewPage first = reviews.list(1, 0, 2);
        ReviewPage second = reviews.list(1, first.next(), 2);
        ReviewPage third = reviews.list(1, second.next(), 2);
        assertThat(first.byStars()).containsExactly(1L, 0L, 0L, 4L, 0L);
        assertThat(first.meanHundredths()).isEqualTo(340);
        assertThat(third.next()).isZero();
        assertThat(Stream.of(first, second, third)
                        .flatMap(page -> page.reviews().stream())
                        .map(Review::id))
                .hasSize(5)
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(reviews.list(3, 0, 10).meanHundredths()).isZero();
    }

    @Test
    void refusesWhatIsNoReview() {
        for (Draft bad : List.of(
                draft(0),
                draft(6),
                new Draft(3, "not a tag!", "Good.", "Z"),
                new Draft(3, "", "Good.", "Z"),
                new Draft(3, "en", " \n ", "Z"),
                new Draft(3, "en", "x".repeat(Reviews.MAX_TEXT + 1), "Z"),
                new Draft(3, "en", "a\u202eb", "Z"),
                new Draft(3, "en", "a\u0000b", "Z"))) {
            assertThat(refused(reviews.write(1, SKUS, 7, bad))).isEqualTo(Refusal.BAD_CONTENT);
        }
        assertThat(done(reviews.write(1, SKUS, 7, new Draft(3, "ZH-hant", "'; DROP TABLE review; --", "")))
                        .language())
                .isEqualTo("zh-Hant");
    }

    @Test
    void hidesAndAnswers() {
        Review review = written(1, 7, 1);
        assertThat(done(reviews.answer(1, review.id(), "We are sorry.")).answer())
                .isEqualTo("We are sorry.");
        assertThat(refused(reviews.answer(2, review.id(), "Not ours."))).isEqualTo(Refusal.NOT_FOUND);
        assertThat(done(reviews.hide(1, review.id(), "names a person")).isHidden())
                .isTrue();
        assertThat(reviews.list(1, 0, 10).reviews()).isEmpty();
        assertThat(reviews.list(1, 0, 10).count()).isZero();
        assertThat(written(1, 7, 2).isHidden())
                .as("written anew it stays hidden")
                .isTrue();
        assertThat(refused(reviews.hide(1, review.id(), " "))).isEqualTo(Refusal.BAD_CONTENT);
        assertThat(done(reviews.show(1, review.id())).isHidden()).isFalse();
        assertThat(reviews.list(1, 0, 10).reviews()).hasSize(1);
    }

    @Test
    void forgetsWhoWroteIt() {
        Review review = written(1, 7, 3);
        written(2, 7, 3);
        assertThat(reviews.ofBuyer(7)).hasSize(2);
        assertThat(reviews.remove(2, 7)).isTrue();
        assertThat(reviews.remove(2, 7)).isFalse();
        database.writeDurably(connection -> {
            Reviews.forget(connection, 7);
            return true;
        });
        assertThat(reviews.ofBuyer(7)).isEmpty();
        assertThat(reviews.own(1, 7)).isEmpty();
        Review left = reviews.list(1, 0, 10).reviews().getFirst();
        assertThat(left.id()).isEqualTo(review.id());
        assertThat(left.author()).isEmpty();
    }
}
