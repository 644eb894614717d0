package io.drumroll.history;

import io.drumroll.database.Database;
import io.drumroll.database.DatabaseAddress;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import io.drumroll.history.webhook.WebhookWriter;
import io.drumroll.testdb.TestDatabase;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Measures how fast the history catches up: orders of two lines, paid at once, made by the engine beforehand. Arguments:
 * how many orders; a JDBC address of an empty PostgreSQL database, or none for one that does not wait for its disk.
 */
final class HistorySpeed {
    private static final int SHOPS = 500;
    private static final int SKUS = 10_000;
    private static final int BUYERS = 100_000;
    private static final long FUNDS = 1_000_000_000L;

    private HistorySpeed() {}

    public static void main(String[] args) {
        int orders = Integer.parseInt(args[0]);
        List<Happened> events = events(orders);
        if (args.length > 1) {
            measure("PostgreSQL at " + args[1], DatabaseAddress.of(args[1]), events, orders);
        } else {
            measure("PostgreSQL, fsync off", TestAddresses.of(TestDatabase.POSTGRESQL), events, orders);
            measure("H2", TestAddresses.of(TestDatabase.H2), events, orders);
        }
    }

    private static List<Happened> events(int orders) {
        Trade trade = new Trade();
        for (int shop = 1; shop <= SHOPS; shop++) {
            trade.shop("Shop " + shop, Trade.CN, Trade.CNY);
        }
        for (int sku = 1; sku <= SKUS; sku++) {
            trade.sku(1 + sku % SHOPS, Trade.CN, "", new Money(100 + sku, Trade.CNY));
        }
        for (long buyer = 1; buyer <= BUYERS; buyer++) {
            trade.must(new Command.TopUpWallet(buyer, new Money(FUNDS, Trade.CNY)));
        }
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < orders; i++) {
            if (i % 50 == 0) {
                trade.after(1);
            }
            int sku = 1 + random.nextInt(SKUS);
            int other = 1 + sku % SKUS;
            List<LineRequest> lines = List.of(new LineRequest(sku, 1), new LineRequest(other, 2));
            if (trade.order(1 + random.nextInt(BUYERS), Trade.CN, Trade.CNY, lines, List.of(), PayMode.NOW)
                    .isEmpty()) {
                throw new AssertionError("an order was refused");
            }
        }
        return new ArrayList<>(trade.events());
    }

    private static void measure(String what, DatabaseAddress address, List<Happened> events, int orders) {
        try (Database database = Database.open(address)) {
            HistoryWriter history = HistoryWriter.open(database, InstantSource.system());
            WebhookWriter webhooks = WebhookWriter.open(database, InstantSource.system());
            long historyNs = 0;
            long webhooksNs = 0;
            int from = 0;
            while (from < events.size()) {
                long startNs = System.nanoTime();
                int to = from;
                while (to < events.size() && !history.isFull()) {
                    events.get(to).to(history);
                    to++;
                }
                history.tryWrite(0);
                long writtenNs = System.nanoTime();
                for (Happened happened : events.subList(from, to)) {
                    happened.to(webhooks);
                }
                webhooks.tryWrite(0);
                boolean isTrade = events.get(to - 1).event() instanceof Event.OrderPaid;
                historyNs += isTrade ? writtenNs - startNs : 0;
                webhooksNs += isTrade ? System.nanoTime() - writtenNs : 0;
                from = to;
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s: %,d orders of two lines; history %,.0f orders/s, webhooks' view without webhooks %,.0f"
                            + " orders/s%n",
                    what,
                    orders,
                    orders * 1e9 / historyNs,
                    orders * 1e9 / webhooksNs);
        }
    }
}
