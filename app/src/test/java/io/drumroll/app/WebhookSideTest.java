package io.drumroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.accounts.Accounts;
import io.drumroll.accounts.PasswordCost;
import io.drumroll.database.Database;
import io.drumroll.database.DatabaseAddress;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import io.drumroll.history.OrderHistory;
import io.drumroll.history.WalletMovements;
import io.drumroll.history.webhook.WebhookKind;
import io.drumroll.history.webhook.Webhooks;
import io.drumroll.testdb.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A festival tells a merchant's program what happened, and a person what they ordered. */
class WebhookSideTest {
    @TempDir
    private Path dir;

    static Stream<TestDatabase> databases() {
        return TestDatabase.all();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void tellsOfOrdersAndLowStocksInSignedMessages(TestDatabase kind) throws IOException {
        try (TestFestival festival = TestFestival.startFurnished(dir.resolve("data"), 900_000);
                Database database = Database.open(new DatabaseAddress(kind.newUrl()));
                Accounts accounts = Accounts.open(
                        database, dir.resolve("keys"), new PasswordCost(64, 1, 1), System::currentTimeMillis);
                HistoryView history = HistoryView.start(festival.node(), database);
                WebhookSide side =
                        WebhookSide.start(festival.node(), database, history, new VaultBox(accounts.vault()), true);
                HookReceiver receiver = new HookReceiver(0)) {
            Await.until("the webhooks' tables are there", () -> side.condition().position() > 0);
            long below = TestFestival.STOCK - 2;
            Webhooks.Added added =
                    (Webhooks.Added) side.webhooks().add(1, 1, receiver.url(), WebhookKind.TO_CHOOSE, below);
            Webhooks.Added ofAnother =
                    (Webhooks.Added) side.webhooks().add(1, 2, receiver.url(), Set.of(WebhookKind.ORDER_PAID), 0);
            long order = festival.accepted(TestFestival.order(3, PayMode.NOW)).id();
            festival.accepted(new Command.RefundOrder(order, List.of(new LineRequest(TestFestival.SKU, 1))));
            festival.accepted(new Command.ShipShopOrder(order, 1));
            side.webhooks().test(added.webhook().id());
            receiver.takeAll();
            Await.until("five messages", () -> receiver.taken.size() >= 5);
            assertThat(receiver.taken).allMatch(message -> message.isSignedBy(added.secret()));
            assertThat(receiver.taken).noneMatch(message -> message.isSignedBy(ofAnother.secret()));
            Map<String, HookReceiver.Message> byType =
                    receiver.taken.stream().collect(Collectors.toMap(HookReceiver.Message::type, each -> each));
            assertThat(byType.keySet())
                    .containsExactlyInAnyOrder(
                            "order.paid", "order.shipped", "order.refunded", "stock.low", "webhook.test");
            for (String type : List.of("order.paid", "order.shipped", "order.refunded")) {
                assertThat(of(byType, type).number("order")).as(type).isEqualTo(order);
            }
            assertThat(of(byType, "stock.low").number("available")).isEqualTo(TestFestival.STOCK - 3);
            assertThat(ordersOf(TestFestival.BUYER, database))
                    .contains("\"order\" : " + order, "\"title\" : \"Lantern\"", "\"refunds\" : [ {");
            assertThat(ordersOf(8, database)).isEqualTo("[ ]");
            assertThat(movementsOf(TestFestival.BUYER, database))
                    .contains("\"kind\" : \"REFUND\"", "\"kind\" : \"TOP_UP\"", "\"order\" : " + order);
            assertThat(movementsOf(8, database)).isEqualTo("[ ]");
        }
    }

    private static HookReceiver.Message of(Map<String, HookReceiver.Message> byType, String type) {
        return Objects.requireNonNull(byType.get(type), type);
    }

    private static String movementsOf(long buyer, Database database) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new MovementsOfBuyer(new WalletMovements(database)).writeTo(buyer, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String ordersOf(long buyer, Database database) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new OrdersOfBuyer(new OrderHistory(database)).writeTo(buyer, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
