package io.drumroll.bench.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Software that takes orders, set up and empty of orders. */
public interface Peer extends AutoCloseable {
    /** Orders that the callers wait for together where they don't wait for each single one. */
    int IN_FLIGHT = 4_096;

    /** How orders come in. */
    enum Calling {
        /** {@link Workload#CALLERS} callers, each of which waits for the answer before its next order. */
        ONE_BY_ONE("16 callers, each waits"),
        /** The same callers, with {@link #IN_FLIGHT} orders under way together. */
        PIPELINED("4,096 orders under way");

        private final String label;

        Calling(String label) {
            this.label = label;
        }

        /** The name to show. */
        public String label() {
            return label;
        }
    }

    /** Name and version, to show. */
    String name();

    /** The ways of calling that it has. */
    List<Calling> callings();

    /**
     * Takes orders for a while.
     *
     * @param orders a source for each caller.
     * @param seconds how long; a second more goes ahead and is not counted.
     * @return orders a second.
     */
    double ordersPerSecond(Calling calling, List<Workload> orders, int seconds) throws Exception;

    /** Ends it and removes its folder; again without effect. */
    @Override
    void close();

    /** One caller's way of placing some orders and waiting for them. */
    @FunctionalInterface
    interface Batch {
        /** Places the next orders and returns how many there were. */
        int place() throws Exception;
    }

    /** Lets each caller place batches on a thread of its own and counts what is done within the time. */
    static double measure(List<Batch> callers, int seconds) throws Exception {
        long beginNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        long endNs = beginNs + TimeUnit.SECONDS.toNanos(seconds);
        AtomicLong counted = new AtomicLong();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers.size())) {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (Batch caller : callers) {
                tasks.add(() -> {
                    placeUntil(caller, beginNs, endNs, counted);
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
        }
        return (double) counted.get() / seconds;
    }

    private static void placeUntil(Batch caller, long beginNs, long endNs, AtomicLong counted) throws Exception {
        while (System.nanoTime() < endNs) {
            int placed = caller.place();
            long nowNs = System.nanoTime();
            if (nowNs >= beginNs && nowNs < endNs) {
                counted.addAndGet(placed);
            }
        }
    }
}
