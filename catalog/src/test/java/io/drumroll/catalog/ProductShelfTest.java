package io.drumroll.catalog;

import static io.drumroll.catalog.Results.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.database.Database;
import io.drumroll.testdb.TestDatabase;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Products in memory are those of the database, but for a moment, and are read as seldom as can be. */
@ParameterizedClass
@MethodSource("databases")
class ProductShelfTest {
    private static final int SHOP = 7;
    private static final Executor NEVER = _ -> {
        throw new RejectedExecutionException("nothing was to be read");
    };

    @Parameter
    private TestDatabase kind = TestDatabase.H2;

    private final AtomicLong nowNs = new AtomicLong();
    private Database database = Samples.open(TestDatabase.H2);
    private Products products = newProducts();
    private ProductShelf shelf = new ProductShelf(products, nowNs::get);

    static Stream<TestDatabase> databases() {
        return TestDatabase.all();
    }

    private Products newProducts() {
        return new Products(database, new Categories(database), new FakeEngine(), () -> 1_000);
    }

    @BeforeEach
    void open() {
        database.close();
        database = Samples.open(kind);
        products = newProducts();
        shelf = new ProductShelf(products, nowNs::get);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Product published(String code) {
        Product draft = done(products.create(SHOP, Samples.content(code)));
        done(products.submit(SHOP, draft.id(), draft.version()));
        return done(products.approve(draft.id(), draft.version()));
    }

    private Optional<Product> at(long id, Executor executor) {
        return shelf.find(id, executor).join();
    }

    private void aSecondPasses() {
        nowNs.addAndGet(TimeUnit.SECONDS.toNanos(1) + 1);
    }

    @Test
    void readsAProductOnceHoweverManyWaitForIt() {
        Product pot = published("pot-1");
        Queue<Runnable> work = new ArrayDeque<>();
        CompletableFuture<Optional<Product>> first = shelf.find(pot.id(), work::add);
        CompletableFuture<Optional<Product>> second = shelf.find(pot.id(), work::add);
        assertThat(work).hasSize(1);
        work.remove().run();
        assertThat(first.join()).contains(pot);
        assertThat(second.join()).contains(pot);
        assertThat(at(pot.id(), NEVER)).contains(pot);
        assertThat(at(99, Runnable::run)).isEmpty();
    }

    @Test
    void readsAgainAfterASecondUnlessSomebodyFollowsTheChanges() {
        Product pot = published("pot-1");
        assertThat(at(pot.id(), Runnable::run)).contains(pot);
        Product dearer = done(products.changePrice(SHOP, pot.id(), "small", 2_000));
        assertThat(at(pot.id(), NEVER)).contains(pot);
        aSecondPasses();
        assertThat(at(pot.id(), Runnable::run)).contains(dearer);

        aSecondPasses();
        shelf.looked(nowNs.get());
        assertThat(at(pot.id(), NEVER)).contains(dearer);
        Product dearest = done(products.changePrice(SHOP, pot.id(), "small", 3_000));
        shelf.changed(dearest);
        assertThat(at(pot.id(), NEVER)).contains(dearest);
        shelf.forget();
        assertThat(shelf.find(pot.id(), Runnable::run).join()).contains(dearest);
    }

    @Test
    void doesNotPutWhatWasReadBeforeAChangeInTheChangesPlace() {
        Product pot = published("pot-1");
        Queue<Runnable> work = new ArrayDeque<>();
        CompletableFuture<Optional<Product>> reading = shelf.find(pot.id(), work::add);
        Product dearer = done(products.changePrice(SHOP, pot.id(), "small", 2_000));
        shelf.changed(dearer);
        shelf.looked(nowNs.get());
        work.remove().run();
        assertThat(reading).isCompleted();
        assertThat(at(pot.id(), NEVER)).contains(dearer);
    }

    @Test
    void givesWhatItHasWhenItCannotBeReadAgain() {
        Product pot = published("pot-1");
        assertThat(at(pot.id(), Runnable::run)).contains(pot);
        aSecondPasses();
        assertThat(at(pot.id(), NEVER)).contains(pot);
        assertThatThrownBy(() -> shelf.find(99, NEVER)).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void findsProductsBySkusInTheirOrderAndLeavesOthersOut() {
        Product pot = published("pot-1");
        Product cup = published("cup-1");
        int small = pot.skus().getOrDefault("small", 0);
        int large = pot.skus().getOrDefault("large", 0);
        int other = cup.skus().getOrDefault("small", 0);
        List<Integer> asked = List.of(other, 9_999, large, small);
        var found = shelf.bySkus(asked, Runnable::run).join();
        assertThat(found.keySet()).containsExactly(other, large, small);
        assertThat(found.get(large)).isEqualTo(pot);
        assertThat(shelf.bySkus(asked, NEVER).join()).isEqualTo(found);

        aSecondPasses();
        Product dearer = done(products.changePrice(SHOP, cup.id(), "small", 2_000));
        assertThat(shelf.bySkus(asked, Runnable::run).join()).containsEntry(other, dearer);
    }

    @Test
    void tellsWhatLaunchesNext() {
        Product pot = published("pot-1");
        long launchMs = pot.content().launchMs();
        assertThat(products.launchingAfter(launchMs - 1, 10)).containsExactly(pot);
        assertThat(products.launchingAfter(launchMs, 10)).isEmpty();
    }
}
