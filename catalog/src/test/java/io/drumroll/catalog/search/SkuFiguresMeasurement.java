package io.drumroll.catalog.search;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.order.PayMode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Measures what the figures for searches cost the thread that reads the feed: processor time for each event of a feed of
 * orders that are placed and paid, one SKU in each, popular ones often, shown ten times for every 100,000 events. Run it with
 * {@code java -cp … SkuFiguresMeasurement [SKUS]}.
 */
public final class SkuFiguresMeasurement {
    private static final int EVENTS_A_SECOND = 100_000;
    private static final int PUBLISHES_A_SECOND = 10;
    private static final int ROUNDS = 8;
    private static final int SECONDS_A_ROUND = 20;

    private SkuFiguresMeasurement() {}

    public static void main(String[] arguments) {
        int skus = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 12_500;
        EngineMarket market = new EngineMarket();
        for (int i = 0; i < skus; i++) {
            market.sku("SKU " + i, 100, 1_000_000);
        }
        LiveFigures live = new LiveFigures();
        for (long sku = 1; sku <= skus; sku++) {
            live.listed(sku, List.of(sku));
        }
        List<Event> feed = feed(market, skus);
        try (ExecutorService engine = Executors.newSingleThreadExecutor()) {
            for (int round = 1; round <= ROUNDS; round++) {
                SkuFigures figures = new SkuFigures(live, onThread(engine, market), market.position());
                while (!figures.isReady()) {
                    figures.publish(market.nowMs);
                }
                System.out.printf("round %d: %.1f ns an event%n", round, measured(figures, feed, market.position()));
            }
        }
    }

    /** Reads are answered by the engine's thread, as in a festival. */
    private static FreshReads onThread(ExecutorService engine, EngineMarket market) {
        return new FreshReads() {
            @Override
            public <A> void read(Query<A> query, Consumer<Query.Reply<A>> onReply, Runnable onFailure) {
                engine.execute(() -> market.read(query, onReply, onFailure));
            }
        };
    }

    /** Events as the engine makes them, of orders of one line. */
    private static List<Event> feed(EngineMarket market, int skus) {
        List<Event> feed = new ArrayList<>();
        market.feed((sequence, timeMs, event) -> feed.add(event));
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < EVENTS_A_SECOND / 4; i++) {
            int sku = 1 + (int) (skus * Math.pow(random.nextDouble(), 3));
            market.order(sku, 1, 100, PayMode.NOW);
        }
        market.given(new Command.RestockSku(1, 1));
        return List.copyOf(feed);
    }

    private static double measured(SkuFigures figures, List<Event> feed, long position) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long events = (long) EVENTS_A_SECOND * SECONDS_A_ROUND;
        long before = threads.getCurrentThreadCpuTime();
        for (long i = 0; i < events; i++) {
            figures.onEvent(position + 1 + i, 0, feed.get((int) (i % feed.size())));
            if (i % (EVENTS_A_SECOND / PUBLISHES_A_SECOND) == 0) {
                figures.publish(1);
            }
        }
        return (threads.getCurrentThreadCpuTime() - before) / (double) events;
    }
}
