package io.drumroll.crowd.demo;

import io.drumroll.client.Failure;
import io.drumroll.client.Festival;
import io.drumroll.client.ReplyHandler;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.FestivalView;
import io.drumroll.engine.message.Query.Result.Found;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that the engine gave to a demo's shops and SKUs, found by their names and titles, which are all different: so
 * they are found again after a restart, too.
 */
final class DemoNumbers {
    private static final int WINDOW = 64;
    /** For how long nothing may be answered; a node that broke never answers what waits in it. */
    private static final long PATIENCE_MS = 20_000;

    private final DemoFestival demo;
    private final Map<String, Integer> shops = new ConcurrentHashMap<>();
    private final Map<String, Integer> skus = new ConcurrentHashMap<>();

    private DemoNumbers(DemoFestival demo) {
        this.demo = demo;
    }

    /**
     * Reads as many shops and SKUs as the demo has, from the first on.
     *
     * @throws IllegalStateException when the festival does not answer.
     * @throws InterruptedException when the calling thread is interrupted.
     */
    static DemoNumbers read(Festival festival, DemoFestival demo) throws InterruptedException {
        return read(festival, demo, PATIENCE_MS);
    }

    static DemoNumbers read(Festival festival, DemoFestival demo, long patienceMs) throws InterruptedException {
        DemoNumbers numbers = new DemoNumbers(demo);
        Map<Integer, FestivalView> frame = new HashMap<>();
        readAll(festival, patienceMs, 1, _ -> new Query.OfFestival(), frame::put);
        FestivalView view = frame.get(1);
        if (view == null) {
            return numbers;
        }
        readAll(
                festival,
                patienceMs,
                Math.min(view.shops(), demo.shops().size()),
                Query.OfShop::new,
                (number, shop) -> numbers.shops.put(shop.name(), number));
        readAll(
                festival,
                patienceMs,
                Math.min(view.skus(), demo.skus().size()),
                Query.OfSku::new,
                (number, sku) -> numbers.skus.put(sku.title(), number));
        return numbers;
    }

    /** The number of the shop at an index; 0 if the festival does not have it. */
    int ofShop(int index) {
        return shops.getOrDefault(demo.shops().get(index).name(), 0);
    }

    /** The number of the SKU at an index; 0 if the festival does not have it. */
    int ofSku(int index) {
        return skus.getOrDefault(demo.skus().get(index).title(), 0);
    }

    private static <A> void readAll(
            Festival festival, long patienceMs, int count, IntFunction<Query<A>> query, BiConsumer<Integer, A> then)
            throws InterruptedException {
        Semaphore window = new Semaphore(WINDOW);
        AtomicReference<@Nullable Failure> failure = new AtomicReference<>();
        for (int number = 1; number <= count; number++) {
            await(window, 1, patienceMs);
            int asked = number;
            festival.read(0, query.apply(number), new ReplyHandler<A>() {
                @Override
                public void onReply(Query.Reply<A> reply) {
                    if (reply.result() instanceof Found<A>(A value)) {
                        then.accept(asked, value);
                    }
                    window.release();
                }

                @Override
                public void onFailure(Failure why) {
                    failure.set(why);
                    window.release();
                }
            });
        }
        await(window, WINDOW, patienceMs);
        Failure why = failure.get();
        if (why != null) {
            throw new IllegalStateException("the festival does not tell its numbers: " + why);
        }
    }

    private static void await(Semaphore window, int permits, long patienceMs) throws InterruptedException {
        if (!window.tryAcquire(permits, patienceMs, TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(
                    "the festival does not tell its numbers: nothing came within " + patienceMs + " ms");
        }
    }
}
