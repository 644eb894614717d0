package io.drumroll.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import io.drumroll.engine.shop.ShopKind;
import io.drumroll.node.Durability;
import io.drumroll.node.Node;
import io.drumroll.node.NodeOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The largest order goes through a node over UDP, and so do its refusal with a quote and its event: as many lines as an
 * order may have, in three currencies and with duty, each touched by every stage of deals and, as an item, by a bundle and a
 * festival price.
 */
class LargestMessagesTest {
    private static final int SKUS = Limits.MAX_ORDER_LINES;
    /** With a coupon of the festival and a red packet as many coupons as one order may name. */
    private static final int SHOPS = Limits.MAX_ORDER_COUPONS - 2;

    private static final int BUNDLE = 7;
    private static final int ADJUSTMENTS_A_LINE = 7;
    private static final long BUYER = 9;
    private static final long CLOSES_AT_MS = 4_102_444_800_000L;
    private static final long PATIENCE_S = 60;
    private static final Currency CNY = new Currency("CNY");
    private static final Currency USD = new Currency("USD");
    private static final Currency EUR = new Currency("EUR");
    private static final Country CN = new Country("CN");
    private static final Country US = new Country("US");

    @TempDir
    private Path dir;

    private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();
    private final List<Integer> coupons = new ArrayList<>();
    private long keys;
    private int deals;

    @Test
    void theLargestOrderItsQuoteAndItsEventFitTheirMessages() {
        NodeOptions options = NodeOptions.of(dir).withDurability(Durability.OS).withStorageReserveBytes(0);
        try (Node node = Node.start(options, broken::set);
                CommandClient client = CommandClient.overUdp(node.ingressEndpoint(), "127.0.0.1")) {
            assertThat(client.awaitConnected(TimeUnit.SECONDS.toMillis(PATIENCE_S)))
                    .isTrue();
            acceptAll(client, shelf());
            acceptAll(client, deals());
            acceptAll(
                    client,
                    coupons.stream()
                            .<Command>map(deal -> new Command.ClaimCoupon(BUYER, deal))
                            .toList());

            Quote quote = quoteWithDuty(client);
            assertThat(quote.lines().size()).isEqualTo(SKUS);
            assertThat(quote.adjustments().size()).isEqualTo(SKUS * ADJUSTMENTS_A_LINE);

            acceptAll(client, List.of(order(quote.totalMinor())));
            Event.OrderPlaced placed = placed(node);
            assertThat(placed.lines().size()).isEqualTo(SKUS);
            assertThat(placed.adjustments().equals(quote.adjustments())).isTrue();
            assertThat(placed.totalMinor()).isEqualTo(quote.totalMinor());
            assertThat(broken.get()).isNull();
        }
    }

    /** The festival counts in CNY, shops price in USD, the buyer pays in EUR; all goods pay duty. */
    private static List<Command> shelf() {
        List<Command> commands = new ArrayList<>();
        commands.add(new Command.ScheduleFestival("11.11", CNY, 0, CLOSES_AT_MS, 900_000, 900_000));
        commands.add(new Command.FixRate(USD, 700, 100));
        commands.add(new Command.FixRate(EUR, 800, 100));
        long soonMs = System.currentTimeMillis() + 2_000;
        commands.add(new Command.SetDuty(new DutyRule(US, CN, "8513", 1_300, 0, soonMs)));
        for (int shop = 1; shop <= SHOPS; shop++) {
            commands.add(new Command.OpenShop("Shop " + shop, US, ShopKind.IMPORT, USD));
        }
        for (int sku = 1; sku <= SKUS; sku++) {
            commands.add(new Command.ListSku(
                    shopOf(sku), "Lamp", "Lights", "Moon", US, "851310", new Money(100_000, USD), 1_000_000, 0));
        }
        return commands;
    }

    private static int shopOf(int sku) {
        return 1 + (sku - 1) % SHOPS;
    }

    private List<Command> deals() {
        List<Command> commands = new ArrayList<>();
        for (int sku = 1; sku <= SKUS; sku++) {
            commands.add(made(new DealTerms.FestivalPrice(sku, 80_000, 1_000_000, 0)));
        }
        for (int shop = 1; shop <= SHOPS; shop++) {
            bundles(shop).forEach(terms -> commands.add(made(terms)));
            List<DealTerms.Tier> tiers =
                    List.of(new DealTerms.Tier(1_000, 900), new DealTerms.Tier(1_000_000_000, 100_000));
            commands.add(made(new DealTerms.ShopTiers(shop, tiers)));
            commands.add(made(new DealTerms.ShopCoupon(shop, 1_000, 1_000, 10, 1)));
            coupons.add(deals);
        }
        commands.add(made(new DealTerms.CrossShop(20_000, 3_000, 0)));
        commands.add(made(new DealTerms.FestivalCoupon(1_000_000, 1_000_000, 10, 1)));
        coupons.add(deals);
        commands.add(made(new DealTerms.RedPacket(1_000_000, 10_000_000, 1)));
        coupons.add(deals);
        return commands;
    }

    /** Two pieces of each SKU, so that of three ordered one is left for the festival price. */
    private static List<DealTerms> bundles(int shop) {
        List<LineRequest> members = IntStream.rangeClosed(1, SKUS)
                .filter(sku -> shopOf(sku) == shop)
                .mapToObj(sku -> new LineRequest(sku, 2))
                .toList();
        List<DealTerms> bundles = new ArrayList<>();
        for (int from = 0; from < members.size(); from += BUNDLE) {
            List<LineRequest> bundle = members.subList(from, Math.min(from + BUNDLE, members.size()));
            bundles.add(new DealTerms.BundlePrice(bundle, 180_000L * bundle.size()));
        }
        return bundles;
    }

    private Command made(DealTerms terms) {
        deals++;
        return new Command.MakeDeal(new DealOffer("Deal", 0, CLOSES_AT_MS, Funder.FESTIVAL, List.of(), terms));
    }

    private Command order(long expectedMinor) {
        List<LineRequest> lines = IntStream.rangeClosed(1, SKUS)
                .mapToObj(sku -> new LineRequest(sku, 3))
                .toList();
        return new Command.PlaceOrder(
                BUYER, new Region(CN, "GD", 1), lines, false, coupons, new Money(expectedMinor, EUR), PayMode.LATER);
    }

    private void acceptAll(CommandClient client, List<Command> commands) {
        List<CompletableFuture<Outcome>> answers =
                commands.stream().map(command -> submit(client, command)).toList();
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .orTimeout(PATIENCE_S, TimeUnit.SECONDS)
                .join();
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).join()).as("%s", commands.get(i)).isInstanceOf(Outcome.Accepted.class);
        }
    }

    /** A duty can't be in force before it was set, so it is waited for. */
    private Quote quoteWithDuty(CommandClient client) {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        Quote quote = refusedWithQuote(client, order(1));
        while (quote.dutyMinor() == 0) {
            assertThat(System.nanoTime()).as("time to wait").isLessThan(deadlineNs);
            quote = refusedWithQuote(client, order(1));
        }
        return quote;
    }

    private Quote refusedWithQuote(CommandClient client, Command order) {
        Outcome outcome =
                submit(client, order).orTimeout(PATIENCE_S, TimeUnit.SECONDS).join();
        return Stream.of(outcome)
                .filter(Outcome.Rejected.class::isInstance)
                .map(refused -> ((Outcome.Rejected) refused).rejection())
                .filter(Rejection.PriceChanged.class::isInstance)
                .map(changed -> ((Rejection.PriceChanged) changed).quote())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no quote in " + outcome));
    }

    private CompletableFuture<Outcome> submit(CommandClient client, Command command) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        client.submit(new Request(1, ++keys), command, new OutcomeHandler() {
            @Override
            public void onOutcome(Outcome outcome) {
                answer.complete(outcome);
            }

            @Override
            public void onFailure(Failure failure) {
                answer.completeExceptionally(new AssertionError(failure.name()));
            }
        });
        return answer;
    }

    /** The first placed order of the feed. */
    private static Event.OrderPlaced placed(Node node) {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        AtomicReference<Event.@Nullable OrderPlaced> found = new AtomicReference<>();
        try (FeedReader feed = FeedReader.open(node.aeronDirectoryName(), FeedCheckpoint.BEGINNING)) {
            while (true) {
                feed.poll(
                        (sequence, timeMs, event) -> {
                            if (event instanceof Event.OrderPlaced order) {
                                found.set(order);
                            }
                        },
                        64);
                Event.OrderPlaced order = found.get();
                if (order != null) {
                    return order;
                }
                assertThat(System.nanoTime()).as("time to wait").isLessThan(deadlineNs);
                Thread.onSpinWait();
            }
        }
    }
}
