package io.drumroll.crowd.shopper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drumroll.crowd.EngineFestival;
import io.drumroll.crowd.demo.DemoFestival;
import io.drumroll.crowd.demo.Doors;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.promotion.Stage;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.shop.ShopKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShoppersTest {
    private static final long OPENS_AT_MS = 10_000;
    private static final long CLOSES_AT_MS = 310_000;
    private static final long STEP_MS = 10;
    /** Of the twenty, those that the crowd runs. */
    private static final int SHOPS = 15;

    private final EngineFestival festival = new EngineFestival();
    private final Tally tally = new Tally();
    private final Shoppers shoppers = new Shoppers(festival, settings(100), Crowd.strangers(20_000), tally);
    private long nowMs;

    @Test
    void fillsCartsBeforeTheDoorsOpenAndOrdersNothing() throws Exception {
        seedDemo();

        goOnUntil(OPENS_AT_MS - 100);

        assertThat(tally.counts().cartLines()).isGreaterThan(500);
        assertThat(tally.counts().placed()).isZero();
        assertThat(tally.counts().rejected()).isEmpty();
    }

    @Test
    void stormsInWithTheCartsAndThenComesAtTheRateAskedFor() throws Exception {
        seedDemo();
        goOnUntil(OPENS_AT_MS);

        goOnUntil(OPENS_AT_MS + 2_000);
        long inTheFirstSeconds = tally.counts().placed();
        goOnUntil(OPENS_AT_MS + 60_000);
        long before = tally.counts().placed();
        goOnUntil(OPENS_AT_MS + 60_000 + 97_000);
        long later = tally.counts().placed() - before;

        assertThat(inTheFirstSeconds).as("ten times 100 a second, falling").isBetween(1_200L, 2_200L);
        assertThat(later / 97.0).as("orders each second").isCloseTo(100, within(15.0));
        assertThat(placed().stream().filter(Event.OrderPlaced::fromCart).count())
                .isGreaterThan(500);
    }

    @Test
    void paysMostOrdersAtOnceSomeLaterSomeNeverAndCancelsAFew() throws Exception {
        seedDemo();

        goOnUntil(OPENS_AT_MS + 180_000);

        CrowdCounts counts = tally.counts();
        double placed = counts.placed();
        assertThat(placed).isGreaterThan(10_000);
        assertThat(counts.paid() / placed).isBetween(0.93, 0.99);
        assertThat(counts.cancelled() / placed).isBetween(0.01, 0.03);
        assertThat(counts.gaveUp() / placed).isLessThan(0.02);
        assertThat(festival.events()).hasAtLeastOneElementOfType(Event.OrderExpired.class);
        assertThat(countEvents(Event.OrderPaid.class)).isEqualTo(counts.paid());
        assertThat(countEvents(Event.OrderCancelled.class)).isEqualTo(counts.cancelled());
    }

    @Test
    void paysDepositsBeforeTheDoorsOpenAndMostBalancesBehindThem() throws Exception {
        seedDemo();

        goOnUntil(OPENS_AT_MS);
        long deposits = tally.counts().deposits();
        goOnUntil(CLOSES_AT_MS + 1_000);

        assertThat(deposits).isGreaterThan(100);
        Set<Long> reserved = new HashSet<>();
        events(Event.OrderReserved.class).forEach(event -> reserved.add(event.order()));
        long paid = events(Event.OrderPaid.class).stream()
                .filter(event -> reserved.contains(event.order()))
                .count();
        assertThat((double) paid / reserved.size()).isBetween(0.7, 0.95);
        assertThat(festival.events()).hasAtLeastOneElementOfType(Event.DepositForfeited.class);
    }

    @Test
    void usesCouponsPaysInItsOwnCurrencyShipsConfirmsRefundsAndPaysOut() throws Exception {
        seedDemo();

        goOnUntil(OPENS_AT_MS + 180_000);

        CrowdCounts counts = tally.counts();
        assertThat(counts.withCoupons() / (double) counts.placed()).isBetween(0.1, 0.4);
        assertThat(counts.claimed()).isGreaterThanOrEqualTo(counts.withCoupons());
        assertThat(counts.shipped()).isGreaterThan(counts.placed() / 4);
        assertThat(counts.received()).isGreaterThan(counts.placed() / 10);
        assertThat(counts.refunded()).isPositive();
        assertThat(counts.paidOut()).isPositive();
        assertThat(countEvents(Event.ShopOrderShipped.class)).isEqualTo(counts.shipped());
        assertThat(events(Event.ShopOrderShipped.class))
                .as("what people run is not the crowd's to ship")
                .allMatch(event -> event.shop() <= SHOPS);
        assertThat(countEvents(Event.ShopPaidOut.class)).isEqualTo(counts.paidOut());
        assertThat(countEvents(Event.OrderRefunded.class)).isEqualTo(counts.refunded());
        assertThat(placed().stream().map(order -> order.currency().code()).distinct())
                .contains("CNY", "USD", "EUR", "JPY", "KRW");
        assertThat(placed().stream()
                        .flatMap(order -> order.adjustments().stream())
                        .map(Adjustment::stage)
                        .distinct())
                .containsExactlyInAnyOrder(Stage.values());
    }

    @Test
    void ordersEachOrderOnceThoughAnswersAreLost() throws Exception {
        seedDemo();
        festival.setFaultPercent(10);

        goOnUntil(OPENS_AT_MS + 20_000);
        festival.setFaultPercent(0);
        goOnUntil(OPENS_AT_MS + 21_000);

        assertThat(tally.counts().noAnswer()).containsKeys("OVERLOADED", "TIMED_OUT");
        assertThat(tally.counts().placed()).isGreaterThan(1_000);
        // Eight lost answers in a row are too rare to happen here; so every order is known to its shopper.
        assertThat(placed()).hasSize((int) tally.counts().placed());
    }

    @Test
    void takesSomethingElseWhereStockIsShort() throws Exception {
        schedule();
        List<Command> scarce = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            scarce.add(listing("Scarce " + i, 5));
        }
        scarce.add(listing("Plenty", 1_000_000));
        open(scarce);

        goOnUntil(OPENS_AT_MS + 30_000);

        assertThat(tally.counts().rejected()).containsKey("INSUFFICIENT_STOCK");
        assertThat(tally.counts().placed()).isGreaterThan(1_000);
        assertThat(tally.counts().gaveUp()).isLessThan(tally.counts().placed() / 10);
    }

    @Test
    void takesTheNewPriceWhenItChangedBehindTheQuote() throws Exception {
        schedule();
        open(List.of(listing("Plenty", 1_000_000)));
        // The price rises behind the quote, and with it what must be in the wallet.
        festival.beforeEach(Command.PlaceOrder.class, n -> n % 200 == 0 ? changedPrice(n) : null);

        goOnUntil(OPENS_AT_MS + 20_000);

        assertThat(tally.counts().rejected()).containsKey("PRICE_CHANGED");
        assertThat(tally.counts().placed()).isGreaterThan(1_000);
        assertThat(tally.counts().gaveUp()).isZero();
    }

    private static Command changedPrice(long number) {
        return new Command.ChangePrice(1, new Money(1_000 + number, DemoFestival.CURRENCY));
    }

    @Test
    void neverHasMoreAtWorkThanTheBound() throws Exception {
        seedDemo();
        festival.setFaultPercent(100);
        goOnUntil(OPENS_AT_MS);

        for (long end = nowMs + 3_000; nowMs < end; ) {
            goOnUntil(nowMs + STEP_MS);
            assertThat(shoppers.inFlight()).isLessThanOrEqualTo(settings(100).maxInFlight());
        }
        assertThat(tally.counts().stayedAway()).isPositive();
        assertThat(tally.counts().placed()).isZero();
    }

    @Test
    void stopsWhenTheDoorsClose() throws Exception {
        seedDemo();
        goOnUntil(OPENS_AT_MS + 5_000);
        Command closing =
                new Command.ScheduleFestival("Demo", DemoFestival.CURRENCY, OPENS_AT_MS, nowMs, 60_000, 60_000);
        new Seeder(festival).accepted(List.of(closing), new Keys(8), 1, Seeder.Progress.NONE);
        goOnUntil(nowMs + 1_000);
        long placed = tally.counts().placed();

        goOnUntil(nowMs + 5_000);

        assertThat(tally.counts().placed()).isEqualTo(placed);
        assertThat(tally.counts().rejected()).containsKey("DOORS_CLOSED");
    }

    private static CrowdSettings settings(double ordersPerSecond) {
        return new CrowdSettings(ordersPerSecond, 3, 4, 200, 10, 6_000, SHOPS);
    }

    private void seedDemo() throws Exception {
        schedule();
        Doors doors = new Doors(OPENS_AT_MS, CLOSES_AT_MS);
        // The crowd's own seed, so that it likes what has festival prices.
        DemoFestival demo = DemoFestival.of(20, 2_000, 3);
        new Seeder(festival).seed(demo, doors, () -> nowMs, new Keys(6), Seeder.Progress.NONE);
    }

    private void schedule() throws Exception {
        Command frame =
                new Command.ScheduleFestival("Demo", DemoFestival.CURRENCY, OPENS_AT_MS, CLOSES_AT_MS, 60_000, 60_000);
        new Seeder(festival).accepted(List.of(frame), new Keys(5), 1, Seeder.Progress.NONE);
    }

    private void open(List<Command> listings) throws Exception {
        Command shop = new Command.OpenShop("A", new Country("CN"), ShopKind.BAZAAR, DemoFestival.CURRENCY);
        new Seeder(festival).accepted(List.of(shop), new Keys(5), 2, Seeder.Progress.NONE);
        new Seeder(festival).accepted(listings, new Keys(5), 3, Seeder.Progress.NONE);
    }

    private static Command listing(String title, long stock) {
        Money price = new Money(1_990, DemoFestival.CURRENCY);
        return new Command.ListSku(1, title, "Toys", "Bengbengshu", new Country("CN"), "950300", price, stock, 0);
    }

    private void goOnUntil(long endMs) {
        while (nowMs < endMs) {
            nowMs += STEP_MS;
            festival.setNowMs(nowMs);
            // An answer given at once is worked on in the next step.
            while (shoppers.step(nowMs)) {
                assertThat(shoppers.inFlight()).isGreaterThanOrEqualTo(0);
            }
        }
    }

    private List<Event.OrderPlaced> placed() {
        return events(Event.OrderPlaced.class);
    }

    private <E extends Event> List<E> events(Class<E> kind) {
        return festival.events().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private long countEvents(Class<? extends Event> kind) {
        return events(kind).size();
    }
}
