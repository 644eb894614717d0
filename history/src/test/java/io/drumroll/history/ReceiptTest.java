package io.drumroll.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.database.Database;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.testdb.TestDatabase;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who has received what. */
class ReceiptTest {
    static Stream<TestDatabase> databases() {
        return TestDatabase.all();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void tellsWhoReceivedAndKept(TestDatabase kind) {
        Trade trade = new Trade();
        int shop = trade.shop("Clay", Trade.CN, Trade.CNY);
        int pot = trade.sku(shop, Trade.CN, "", new Money(1_000, Trade.CNY));
        int cup = trade.sku(shop, Trade.CN, "", new Money(100, Trade.CNY));
        trade.fund(1, Trade.CNY);
        trade.fund(2, Trade.CNY);
        long kept = trade.buy(1, Trade.CN, Trade.CNY, pot, 2);
        long onItsWay = trade.buy(2, Trade.CN, Trade.CNY, pot, 1);
        trade.must(new Command.ShipShopOrder(kept, shop));
        trade.must(new Command.ShipShopOrder(onItsWay, shop));
        trade.must(new Command.ConfirmReceipt(kept, shop));
        try (Database database = TestAddresses.open(kind)) {
            OrderHistory history = counted(database, trade);
            assertThat(history.hasReceived(1, List.of(cup, pot))).isTrue();
            assertThat(history.hasReceived(1, List.of(cup))).isFalse();
            assertThat(history.hasReceived(2, List.of(pot))).isFalse();
            assertThat(history.hasReceived(1, List.of())).isFalse();

            trade.must(new Command.RefundOrder(kept, List.of(new LineRequest(pot, 1))));
            assertThat(counted(database, trade).hasReceived(1, List.of(pot))).isTrue();
            trade.must(new Command.RefundOrder(kept, List.of(new LineRequest(pot, 1))));
            assertThat(counted(database, trade).hasReceived(1, List.of(pot))).isFalse();
        }
    }

    private static OrderHistory counted(Database database, Trade trade) {
        HistoryWriter writer = HistoryWriter.open(database, InstantSource.system());
        trade.events().forEach(happened -> happened.to(writer));
        writer.tryWrite(0);
        return new OrderHistory(database);
    }
}
