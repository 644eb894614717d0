package io.drumroll.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.database.Database;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.history.ShopTrade.Bucket;
import io.drumroll.history.ShopTrade.Sales;
import io.drumroll.history.ShopTrade.Todo;
import io.drumroll.testdb.TestDatabase;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a shop has to do and what it sold, on each kind of database. */
class ShopTradeTest {
    private static final long MINUTE_MS = 60_000;

    static Stream<TestDatabase> databases() {
        return TestDatabase.all();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void countsWhatAShopHasToDoAndSold(TestDatabase kind) {
        Trade trade = new Trade();
        int shop = trade.shop("Clay", Trade.CN, Trade.CNY);
        int other = trade.shop("Wood", Trade.CN, Trade.CNY);
        int pot = trade.sku(shop, Trade.CN, "", new Money(1_000, Trade.CNY));
        int box = trade.sku(other, Trade.CN, "", new Money(100, Trade.CNY));
        trade.fund(1, Trade.CNY);
        long first = trade.buy(1, Trade.CN, Trade.CNY, pot, 2);
        long cancelled = trade.buy(1, Trade.CN, Trade.CNY, pot, 5);
        trade.buy(1, Trade.CN, Trade.CNY, box, 1);
        trade.after(MINUTE_MS);
        long second = trade.buy(1, Trade.CN, Trade.CNY, pot, 3);
        trade.buy(1, Trade.CN, Trade.CNY, pot, 1);
        trade.must(new Command.ShipShopOrder(first, shop));
        trade.must(new Command.CancelOrder(cancelled));
        trade.must(new Command.RefundOrder(second, List.of(new LineRequest(pot, 1))));
        try (Database database = TestAddresses.open(kind)) {
            HistoryWriter writer = HistoryWriter.open(database, InstantSource.system());
            trade.events().forEach(happened -> happened.to(writer));
            writer.tryWrite(0);
            ShopTrade counts = new ShopTrade(database);
            Todo todo = counts.todo(shop, Trade.OPENS_AT_MS + 1);
            assertThat(todo.toShip()).isEqualTo(2);
            assertThat(todo.shippedUnconfirmed()).isEqualTo(1);
            assertThat(todo.refunded()).as("what was cancelled is none").isEqualTo(1);
            assertThat(counts.todo(shop, trade.timeMs() + 1).refunded()).isZero();
            assertThat(todo.counted().sequence())
                    .isEqualTo(trade.events().getLast().sequence());

            long fromMs = Trade.OPENS_AT_MS;
            Sales sales = counts.sales(shop, fromMs, fromMs + 2 * MINUTE_MS);
            assertThat(sales.bucketMs()).isEqualTo(MINUTE_MS);
            assertThat(sales.buckets())
                    .containsExactly(new Bucket(fromMs, 1, 2_000, 2), new Bucket(fromMs + MINUTE_MS, 2, 4_000, 4));
            assertThat(counts.sales(shop, fromMs + MINUTE_MS, fromMs + 2 * MINUTE_MS)
                            .buckets())
                    .containsExactly(new Bucket(fromMs + MINUTE_MS, 2, 4_000, 4));
            assertThat(counts.sales(shop, fromMs, fromMs + 100 * 60 * MINUTE_MS).bucketMs())
                    .isEqualTo(60 * MINUTE_MS);
            assertThat(counts.sales(99, fromMs, fromMs + MINUTE_MS).buckets()).isEmpty();
            assertThat(ShopTrade.bucketMs(Long.MAX_VALUE)).isZero();
        }
    }
}
