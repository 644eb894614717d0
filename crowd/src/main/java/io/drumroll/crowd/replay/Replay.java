package io.drumroll.crowd.replay;

import io.drumroll.client.Failure;
import io.drumroll.client.Festival;
import io.drumroll.client.ReplyHandler;
import io.drumroll.crowd.replay.RetailSales.RetailOrder;
import io.drumroll.crowd.replay.RetailSales.RetailSku;
import io.drumroll.crowd.shopper.Keys;
import io.drumroll.crowd.shopper.Seeder;
import io.drumroll.crowd.shopper.SeedingException;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.FestivalView;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import io.drumroll.engine.shop.ShopKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Replays real sales against a running festival: opens a shop, lists what was sold with just enough stock, tops the
 * buyers' wallets up by just enough, and places and pays every order. The festival must be scheduled, in {@link
 * #CURRENCY} and without deals, with its doors open: see {@link #frame}.
 *
 * <p>The festival's log holds the time of the replay; the file's dates give the orders' sequence and their pace.
 */
public final class Replay {
    /** What the file's prices are in: the shop is British. */
    public static final Currency CURRENCY = new Currency("GBP");
    /** Stands for 'as fast as it goes'. */
    public static final double MAX_SPEED = Double.POSITIVE_INFINITY;

    /** The shop that the data set is of; where its goods were made is not told, so they count as sent from there. */
    private static final String SHOP_NAME = "Online Retail";

    private static final Country SHOP_COUNTRY = new Country("GB");
    private static final String NO_BRAND = "unbranded";
    /** The file's buyers paid no duty to the shop. */
    private static final String NO_TARIFF_CODE = "";

    private static final Duration DOORS_STAY_OPEN = Duration.ofDays(3_650);
    private static final Duration PAY_WINDOW = Duration.ofMinutes(15);
    private static final Duration RECEIPT_WINDOW = Duration.ofDays(15);
    /** The doors open a little in the past, since the node's clock may not be this one. */
    private static final Duration DOORS_OPENED_BEFORE = Duration.ofMinutes(1);

    private static final long FRAME_PATIENCE_SECONDS = 30;
    private static final int SHOP_KEYS = 11;
    private static final int SKU_KEYS = 12;
    private static final int TOP_UP_KEYS = 13;
    private static final int ORDER_KEYS = 14;

    private final Festival festival;
    private final Seeder seeder;
    private final Keys keys;
    private final double speed;

    /**
     * Prepares a replay.
     *
     * @param festival where it goes.
     * @param keys the keys of its commands; another seed for each replay into the same festival, unless an interrupted
     *     one is to be finished.
     * @param speed how many times faster than the file's dates, above 0; {@link #MAX_SPEED} for no waiting.
     */
    public Replay(Festival festival, Keys keys, double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be above 0, not " + speed);
        }
        this.festival = festival;
        this.seeder = new Seeder(festival);
        this.keys = keys;
        this.speed = speed;
    }

    /** What a replay is busy with. */
    public enum Stage {
        READING,
        LISTING,
        FUNDING,
        ORDERING
    }

    /** Told how far a replay is, on the thread that called {@link #run}, often. */
    public interface Progress {
        /** So many of so many are done; {@code total} is 0 where it is not known. */
        void onProgress(Stage stage, long done, long total);
    }

    /** The command that schedules a festival for a replay that begins now. */
    public static Command.ScheduleFestival frame(long nowMs) {
        return new Command.ScheduleFestival(
                "Replay of real sales",
                CURRENCY,
                nowMs - DOORS_OPENED_BEFORE.toMillis(),
                nowMs + DOORS_STAY_OPEN.toMillis(),
                PAY_WINDOW.toMillis(),
                RECEIPT_WINDOW.toMillis());
    }

    /**
     * Replays a file; returns when all of its orders are confirmed.
     *
     * @param file CSV, plain or compressed with gzip.
     * @param progress told how far it is.
     * @throws RetailFormatException when the file has no header or a column is missing.
     * @throws IOException when it can't be read at all.
     * @throws ReplayException when the festival is not fit for it, does not answer, or confirmed anything else than
     *     what was sent.
     * @throws InterruptedException when the calling thread is interrupted.
     */
    public ReplayResult run(Path file, Progress progress) throws IOException, ReplayException, InterruptedException {
        RetailSales sales = RetailSales.read(file, rows -> progress.onProgress(Stage.READING, rows, 0));
        checkFrame();
        try {
            long[] skus = list(sales, progress);
            fund(sales, progress);
            Confirmed confirmed = order(sales, skus, progress);
            confirmed.checkAgainst(sales);
            return result(sales, confirmed);
        } catch (SeedingException e) {
            throw new ReplayException("the replay stopped: " + e.getMessage(), e);
        }
    }

    private <A> A ask(Query<A> query) throws ReplayException, InterruptedException {
        CompletableFuture<Query.Result<A>> answer = new CompletableFuture<>();
        festival.read(0, query, new ReplyHandler<A>() {
            @Override
            public void onReply(Query.Reply<A> reply) {
                answer.complete(reply.result());
            }

            @Override
            public void onFailure(Failure failure) {
                answer.completeExceptionally(new IllegalStateException("no answer: " + failure));
            }
        });
        try {
            return switch (answer.get(FRAME_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                case Query.Result.Found<A> found -> found.value();
                case Query.Result.Refused<A> refused ->
                    throw new ReplayException(
                            "the festival is not ready: " + refused.rejection().code());
            };
        } catch (ExecutionException | TimeoutException e) {
            throw new ReplayException("the festival does not answer", e);
        }
    }

    private void checkFrame() throws ReplayException, InterruptedException {
        FestivalView frame = ask(new Query.OfFestival());
        if (!frame.currency().equals(CURRENCY)) {
            throw new ReplayException(
                    "the festival counts in " + frame.currency().code() + ", the file in " + CURRENCY.code()
                            + "; replay into a festival of its own");
        }
        if (!ask(new Query.OfDeals(0, 1)).deals().isEmpty()) {
            throw new ReplayException("the festival has deals, which the file's buyers did not get");
        }
    }

    private long[] list(RetailSales sales, Progress progress) throws SeedingException, InterruptedException {
        List<Command> open = List.of(new Command.OpenShop(SHOP_NAME, SHOP_COUNTRY, ShopKind.WHOLESALE, CURRENCY));
        long[] shop = seeder.accepted(open, keys, SHOP_KEYS, Seeder.Progress.NONE);
        int number = Math.toIntExact(shop[0]);
        return seeder.accepted(
                sales.skus().size(),
                index -> listing(number, sales.skus().get(index)),
                keys,
                SKU_KEYS,
                (done, total) -> progress.onProgress(Stage.LISTING, done, total));
    }

    private static Command listing(int shop, RetailSku sku) {
        return new Command.ListSku(
                shop,
                sku.title(),
                sku.category(),
                NO_BRAND,
                SHOP_COUNTRY,
                NO_TARIFF_CODE,
                new Money(sku.priceMinor(), CURRENCY),
                sku.soldPieces(),
                0);
    }

    private void fund(RetailSales sales, Progress progress) throws SeedingException, InterruptedException {
        Map<Long, Long> totals = new TreeMap<>();
        for (RetailOrder order : sales.orders()) {
            totals.merge(order.buyer(), order.totalMinor(), Math::addExact);
        }
        List<Command> topUps = new ArrayList<>(totals.size());
        totals.forEach((buyer, total) -> {
            for (long left = total; left > 0; left -= Limits.MAX_AMOUNT_MINOR) {
                long amount = Math.min(left, Limits.MAX_AMOUNT_MINOR);
                topUps.add(new Command.TopUpWallet(buyer, new Money(amount, CURRENCY)));
            }
        });
        seeder.accepted(topUps, keys, TOP_UP_KEYS, (done, total) -> progress.onProgress(Stage.FUNDING, done, total));
    }

    private Confirmed order(RetailSales sales, long[] skus, Progress progress)
            throws SeedingException, InterruptedException {
        Confirmed confirmed = new Confirmed(sales.orders());
        seeder.run(
                new Orders(sales.orders(), skus, keys, speed),
                confirmed,
                (done, total) -> progress.onProgress(Stage.ORDERING, done, total));
        return confirmed;
    }

    @SuppressWarnings("ArrayRecordComponent") // The numbers of all SKUs; nobody compares two of these.
    private record Orders(List<RetailOrder> orders, long[] skus, Keys keys, double speed) implements Seeder.Work {
        @Override
        public int size() {
            return orders.size();
        }

        @Override
        public Command command(int index) {
            RetailOrder order = orders.get(index);
            List<LineRequest> lines = new ArrayList<>(order.lines());
            for (int i = 0; i < order.lines(); i++) {
                lines.add(new LineRequest(Math.toIntExact(skus[order.skus()[i]]), order.quantities()[i]));
            }
            Region region = new Region(order.country(), "", 0);
            Money total = new Money(order.totalMinor(), CURRENCY);
            return new Command.PlaceOrder(order.buyer(), region, lines, false, List.of(), total, PayMode.NOW);
        }

        @Override
        public Request key(int index) {
            return keys.key(ORDER_KEYS, index);
        }

        @Override
        public long dueNanos(int index) {
            long sinceFirstMs = orders.get(index).dateMs() - orders.getFirst().dateMs();
            return (long) (sinceFirstMs * 1e6 / speed);
        }
    }

    /** What the festival confirmed. */
    private static final class Confirmed implements Seeder.Answers {
        private final List<RetailOrder> sent;
        private long orders;
        private long lines;
        private long gmvMinor;
        private long refused;
        private String firstRefusal = "";

        Confirmed(List<RetailOrder> sent) {
            this.sent = sent;
        }

        @Override
        public void onOutcome(int index, Outcome outcome) {
            RetailOrder order = sent.get(index);
            switch (outcome) {
                case Outcome.Accepted accepted -> {
                    orders++;
                    lines += order.lines();
                    gmvMinor += accepted.amountMinor();
                }
                case Outcome.Rejected rejected -> {
                    refused++;
                    if (refused == 1) {
                        firstRefusal = "; first: invoice " + order.invoice() + ", " + rejected.rejection();
                    }
                }
            }
        }

        void checkAgainst(RetailSales sales) throws ReplayException {
            if (refused > 0) {
                throw new ReplayException(refused + " of " + sent.size() + " orders were refused" + firstRefusal);
            }
            if (orders != sent.size() || lines != sales.lines() || gmvMinor != sales.totalMinor()) {
                throw new ReplayException("sent " + sent.size() + " orders, " + sales.lines() + " lines and "
                        + sales.totalMinor() + " minor units; confirmed were " + orders + ", " + lines + " and "
                        + gmvMinor);
            }
        }
    }

    private static ReplayResult result(RetailSales sales, Confirmed confirmed) {
        Map<String, Long> skipped = new LinkedHashMap<>();
        sales.skipped().forEach((reason, count) -> skipped.put(reason.name(), count));
        return new ReplayResult(
                sales.rows(),
                confirmed.orders,
                confirmed.lines,
                confirmed.gmvMinor,
                CURRENCY,
                skipped,
                sales.warnings(),
                sales.warningCount(),
                sales.unknownCountries(),
                sales.fault());
    }
}
