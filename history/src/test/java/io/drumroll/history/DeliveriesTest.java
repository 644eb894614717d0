package io.drumroll.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.database.Database;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.region.Country;
import io.drumroll.history.DeliveryTimes.Parcel;
import io.drumroll.history.DeliveryTimes.Span;
import io.drumroll.testdb.TestDatabase;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How long deliveries took, on each kind of database. */
class DeliveriesTest {
    private static final Country SE = new Country("SE");

    static Stream<TestDatabase> databases() {
        return TestDatabase.all();
    }

    /** Bought, shipped and received after so long each. */
    private static void deliver(Trade trade, int shop, int sku, Country to, long untilShippedMs, long untilReceivedMs) {
        long order = trade.buy(1, to, Trade.CNY, sku, 1);
        trade.after(untilShippedMs).must(new Command.ShipShopOrder(order, shop));
        trade.after(untilReceivedMs).must(new Command.ConfirmReceipt(order, shop));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void measuresWhatBuyersReceivedByShopAndWay(TestDatabase kind) {
        Trade trade = new Trade();
        int clay = trade.shop("Clay", Trade.CN, Trade.CNY);
        int wood = trade.shop("Wood", Trade.DE, Trade.CNY);
        int pot = trade.sku(clay, Trade.CN, "", new Money(1_000, Trade.CNY));
        int box = trade.sku(wood, Trade.DE, "", new Money(1_000, Trade.CNY));
        trade.fund(1, Trade.CNY);
        for (int i = 1; i <= 20; i++) {
            deliver(trade, clay, pot, SE, i * 1_000L, 60_000);
        }
        for (int i = 1; i <= 5; i++) {
            deliver(trade, clay, pot, Trade.CN, 1_000, 10_000);
        }
        for (int i = 1; i <= 19; i++) {
            deliver(trade, wood, box, SE, 1_000, 1_000);
        }
        // Nobody says when this one came: its time was up.
        long silent = trade.buy(1, SE, Trade.CNY, box, 1);
        trade.must(new Command.ShipShopOrder(silent, wood));
        trade.after(Trade.RECEIPT_WINDOW_MS + 1);
        try (Database database = TestAddresses.open(kind)) {
            HistoryWriter writer = HistoryWriter.open(database, InstantSource.system());
            trade.events().forEach(happened -> happened.to(writer));
            writer.tryWrite(0);
            DeliveryTimes times = new Deliveries(database).measure();
            assertThat(times.paidToShipped(clay)).contains(new Span(8_000, 18_000, 25));
            assertThat(times.paidToShipped(wood)).isEmpty();
            assertThat(times.paidToReceived("CN", "SE")).contains(new Span(70_000, 78_000, 20));
            assertThat(times.paidToReceived("CN", "CN")).isEmpty();
            assertThat(times.paidToReceived("CN")).contains(new Span(68_000, 78_000, 25));
            assertThat(times.paidToReceived("DE", "SE")).isEmpty();
            assertThat(times.paidToReceived("DE")).isEmpty();
        }
    }

    @Test
    void countsTheLastOnesAloneAndAParcelOfTwoOriginsOnceForItsShop() {
        List<Parcel> parcels = new ArrayList<>();
        for (int i = 3_000; i > 0; i--) {
            long tookMs = i > 1_000 ? 500 : 90_000;
            parcels.add(new Parcel(i, 1, "CN", "SE", 0, tookMs, 2 * tookMs));
            if (i % 100 == 0) {
                parcels.add(new Parcel(i, 1, "JP", "SE", 0, tookMs, 2 * tookMs));
            }
        }
        DeliveryTimes times = DeliveryTimes.of(parcels);
        assertThat(times.paidToShipped(1)).contains(new Span(500, 500, DeliveryTimes.MAX_ORDERS));
        assertThat(times.paidToReceived("CN", "SE")).contains(new Span(1_000, 1_000, DeliveryTimes.MAX_ORDERS));
        assertThat(times.paidToReceived("JP", "SE")).contains(new Span(1_000, 180_000, 30));
        assertThat(DeliveryTimes.of(List.of()).paidToReceived("CN")).isEmpty();
    }
}
