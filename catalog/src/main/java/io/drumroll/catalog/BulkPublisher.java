package io.drumroll.catalog;

import io.drumroll.catalog.BulkApproval.RefusedProduct;
import io.drumroll.catalog.Product.Moment;
import io.drumroll.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Publishes many products at a time: the engine is asked for a whole batch side by side, and what it said is written in one
 * commit. A batch that was broken off is like as many single products that were: asking again changes nothing.
 */
final class BulkPublisher {
    /** The most products of one call. */
    static final int MAX_AT_ONCE = 5_000;
    /** How many products the engine is asked for side by side. */
    static final int BATCH = 500;

    private static final System.Logger LOG = System.getLogger(BulkPublisher.class.getName());

    private final Database database;
    private final Publisher publisher;
    private final Set<Long> underWay;
    private final LongSupplier nowMs;

    /** Publishes; products in {@code underWay} are in another thread's hands, and left alone. */
    BulkPublisher(Database database, Publisher publisher, Set<Long> underWay, LongSupplier nowMs) {
        this.database = database;
        this.publisher = publisher;
        this.underWay = underWay;
        this.nowMs = nowMs;
    }

    /**
     * Approves and publishes what waits of a shop; ends early when the engine is away.
     *
     * @param decided told the number of each product that is to be published.
     */
    BulkApproval approveAll(int shop, int limit, LongConsumer decided) {
        Tally all = new Tally();
        int left = limit;
        boolean isMore = true;
        while (isMore && left > 0 && all.underWay == 0) {
            int wanted = Math.min(left, BATCH);
            List<Product> held = new ArrayList<>(wanted);
            try {
                approve(shop, wanted, held);
                held.forEach(product -> decided.accept(product.id()));
                isMore = held.size() == wanted;
                left -= held.size();
                all.add(write(held, ask(held)));
            } finally {
                release(held);
            }
        }
        return new BulkApproval(all.published, all.underWay, all.refused, isMore);
    }

    /** Takes products in hand before anybody else can see that they are to be published. */
    private void approve(int shop, int limit, List<Product> held) {
        database.writeDurably(connection -> {
            // The counter first: whoever changes products waits for it, so nothing changes between look and write.
            long change = Counters.changes(connection, limit);
            for (Product product : ProductRows.select(
                    connection,
                    "WHERE step = 'REVIEW' AND shop = ? ORDER BY step, id FETCH FIRST ? ROWS ONLY",
                    shop,
                    limit)) {
                if (underWay.add(product.id())) {
                    held.add(product.approved(new Moment(change++, nowMs.getAsLong())));
                }
            }
            ProductRows.updateStanding(connection, held);
            return true;
        });
    }

    /** Brings the engine to what these products are to be, and writes what it said. */
    Tally publish(List<Product> products) {
        List<Product> held =
                products.stream().filter(product -> underWay.add(product.id())).toList();
        try {
            return write(held, ask(held));
        } finally {
            release(held);
        }
    }

    private void release(List<Product> held) {
        held.forEach(product -> underWay.remove(product.id()));
    }

    private List<Publisher.Outcome> ask(List<Product> products) {
        List<Future<Publisher.Outcome>> asked = new ArrayList<>(products.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Product product : products) {
                asked.add(threads.submit(() -> publisher.publish(product)));
            }
        }
        return asked.stream().map(BulkPublisher::outcomeOf).toList();
    }

    private static Publisher.Outcome outcomeOf(Future<Publisher.Outcome> asked) {
        if (asked.state() == Future.State.SUCCESS) {
            return asked.resultNow();
        }
        Throwable why = asked.state() == Future.State.FAILED ? asked.exceptionNow() : null;
        LOG.log(System.Logger.Level.ERROR, "could not ask the engine to publish", why);
        return new Publisher.Outcome.Away("The engine could not be asked.");
    }

    private Tally write(List<Product> products, List<Publisher.Outcome> outcomes) {
        if (products.isEmpty()) {
            return new Tally();
        }
        return database.writeDurably(connection -> {
            Tally tally = new Tally();
            List<Product> ended = new ArrayList<>(products.size());
            Ends ends = new Ends(connection, products);
            for (int i = 0; i < products.size(); i++) {
                Product product = products.get(i);
                switch (outcomes.get(i)) {
                    case Publisher.Outcome.Away _ -> tally.underWay++;
                    case Publisher.Outcome.Done(Map<String, Integer> skus) -> {
                        if (ends.isDue(product)) {
                            ended.add(product.published(skus, ends.next()));
                        }
                        tally.published++;
                    }
                    case Publisher.Outcome.Refused(String reason) -> {
                        String why = Publisher.cut(reason, Products.MAX_REASON);
                        if (ends.isDue(product)) {
                            ended.add(product.refused(why, ends.next()));
                        }
                        tally.refused.add(new RefusedProduct(
                                product.id(), product.content().code(), why));
                    }
                }
            }
            ProductRows.update(connection, ended);
            return tally;
        });
    }

    /** Which of some products still wait for their end, once nobody else can change them, and when each comes to it. */
    private final class Ends {
        private final Map<Long, Product> now = new HashMap<>();
        private long change;

        Ends(Connection connection, List<Product> products) throws SQLException {
            this.change = Counters.changes(connection, products.size());
            ProductRows.byIds(connection, products.stream().map(Product::id).toList())
                    .forEach(product -> now.put(product.id(), product));
        }

        boolean isDue(Product product) {
            Product present = now.get(product.id());
            return present != null && present.step() == Step.PUBLISHING && present.version() == product.version();
        }

        Moment next() {
            return new Moment(change++, nowMs.getAsLong());
        }
    }

    /** How many came to which end. */
    static final class Tally {
        private final List<RefusedProduct> refused = new ArrayList<>();
        private int published;
        private int underWay;

        void add(Tally other) {
            refused.addAll(other.refused);
            published += other.published;
            underWay += other.underWay;
        }

        int underWay() {
            return underWay;
        }
    }
}
