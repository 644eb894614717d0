package io.drumroll.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.drumroll.database.Database;
import io.drumroll.database.DatabaseAddress;
import io.drumroll.database.Sql;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.PaymentRef;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.history.WalletMovements.Movement;
import io.drumroll.testdb.TestDatabase;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What moved in wallets, against the engine's own ledger. */
@ParameterizedClass
@MethodSource("databases")
class WalletMovementsTest {
    private static final int STEPS = 1_500;

    @Parameter
    private TestDatabase kind = TestDatabase.H2;

    private Database database = TestAddresses.open(TestDatabase.H2);

    static Stream<TestDatabase> databases() {
        return TestDatabase.all();
    }

    @BeforeEach
    void open() {
        database.close();
        database = TestAddresses.open(kind);
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** Counts a trade in batches that are cut at random, often enough that most orders change after the batch they began in. */
    private WalletMovements counted(Trade trade, SplittableRandom random) {
        HistoryWriter writer = HistoryWriter.open(database, InstantSource.system());
        writer.rebuild();
        for (Happened happened : trade.events()) {
            happened.to(writer);
            if (random.nextInt(60) == 0) {
                writer.tryWrite(0);
            }
        }
        writer.tryWrite(0);
        return new WalletMovements(database);
    }

    private static List<Movement> all(WalletMovements movements, long buyer, @Nullable Currency currency, int limit) {
        List<Movement> all = new ArrayList<>();
        long before = 0;
        do {
            WalletMovements.Page page = movements.of(buyer, currency, before, limit);
            assertThat(page.movements()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page.movements());
            before = page.next();
        } while (before > 0);
        return all;
    }

    private static List<Movement> movementsOf(NaiveHistory history, long buyer) {
        return history.movements.stream()
                .filter(moved -> moved.buyer() == buyer)
                .sorted(Comparator.comparingLong(NaiveHistory.Movement::sequence)
                        .reversed())
                .map(moved -> new Movement(
                        moved.sequence(),
                        moved.timeMs(),
                        Objects.requireNonNullElse(moved.order(), 0L),
                        moved.kind(),
                        moved.amount(),
                        moved.currency()))
                .toList();
    }

    @Test
    void sumToWhatTheLedgerSaysThatWalletsHold() {
        for (long seed = 31; seed <= 33; seed++) {
            System.out.println("seed " + seed);
            SplittableRandom random = new SplittableRandom(seed);
            Trade trade = RandomTrade.of(seed, STEPS);
            WalletMovements movements = counted(trade, random);
            NaiveHistory naive = NaiveHistory.of(trade.events());
            for (long buyer = 1; buyer <= RandomTrade.BUYERS; buyer++) {
                Map<String, Long> held = new TreeMap<>();
                for (Query.Balance balance :
                        trade.ask(new Query.OfWallet(buyer)).orElseThrow().balances()) {
                    held.put(balance.currency().code(), balance.balanceMinor());
                }
                List<Movement> all = all(movements, buyer, null, 1 + random.nextInt(100));
                assertThat(all).isEqualTo(movementsOf(naive, buyer));
                Map<String, Long> moved = new TreeMap<>();
                all.forEach(movement -> moved.merge(movement.currency(), movement.amountMinor(), Long::sum));
                assertThat(moved).as("buyer %d of seed %d", buyer, seed).isEqualTo(held);
                assertThat(all(movements, buyer, Trade.EUR, 7))
                        .isEqualTo(all.stream()
                                .filter(movement -> movement.currency().equals("EUR"))
                                .toList());
            }
        }
    }

    @Test
    void saysWhyMoneyMovedAndLeavesOutWhatCardsPaid() {
        Trade trade = new Trade();
        int shop = trade.shop("Clay", Trade.CN, Trade.CNY);
        int pot = trade.sku(shop, Trade.CN, "", new Money(1_000, Trade.CNY));
        trade.must(new Command.TopUpWallet(1, new Money(100_000, Trade.CNY)));
        long paid = trade.buy(1, Trade.CN, Trade.CNY, pot, 3);
        long later = trade.order(1, Trade.CN, Trade.CNY, List.of(new LineRequest(pot, 1)), List.of(), PayMode.LATER)
                .orElseThrow();
        long carded = trade.order(1, Trade.CN, Trade.CNY, List.of(new LineRequest(pot, 2)), List.of(), PayMode.LATER)
                .orElseThrow();
        trade.must(new Command.PayOrder(later));
        trade.must(new Command.ReceivePayment(new PaymentRef(1, 1), carded, new Money(2_000, Trade.CNY)));
        trade.must(new Command.RefundOrder(paid, List.of(new LineRequest(pot, 1))));
        trade.must(new Command.CancelOrder(carded));
        trade.must(new Command.CancelOrder(later));
        long endMs = trade.timeMs() + 60_000;
        int preSale = trade.deal(
                Funder.SHOP, endMs, new DealTerms.PreSale(pot, 900, 100, 100, endMs, endMs + 300_000, false));
        long reserved = trade.reserve(1, Trade.CN, Trade.CNY, preSale, 1).orElseThrow();
        long forfeited = trade.reserve(1, Trade.CN, Trade.CNY, preSale, 1).orElseThrow();
        trade.after(61_000).must(new Command.PayOrder(reserved));
        trade.after(400_000);
        WalletMovements movements = counted(trade, new SplittableRandom(3));
        assertThat(all(movements, 1, null, 4))
                .extracting(Movement::kind, Movement::order, Movement::amountMinor)
                .containsExactly(
                        tuple(MovementKind.BALANCE, reserved, -800L),
                        tuple(MovementKind.DEPOSIT, forfeited, -100L),
                        tuple(MovementKind.DEPOSIT, reserved, -100L),
                        tuple(MovementKind.CANCELLATION, later, 1_000L),
                        tuple(MovementKind.REFUND, paid, 1_000L),
                        tuple(MovementKind.PAYMENT, later, -1_000L),
                        tuple(MovementKind.PAYMENT, paid, -3_000L),
                        tuple(MovementKind.TOP_UP, 0L, 100_000L));
        assertThat(all(movements, 2, null, 4)).isEmpty();
        assertThatThrownBy(() -> movements.of(1, null, 0, 101)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsTheFeedAnewInADatabaseThatHasOrdersAndNoMovementsYet() {
        DatabaseAddress address = TestAddresses.of(kind);
        List<Happened> events = RandomTrade.of(5, 300).events();
        try (Database former = Database.open(address)) {
            HistoryWriter writer = HistoryWriter.open(former, InstantSource.system());
            events.forEach(happened -> happened.to(writer));
            writer.tryWrite(0);
            former.write(connection -> {
                Sql.update(connection, "DROP TABLE wallet_movement");
                Sql.update(connection, "DROP TABLE received_parcel");
                Sql.update(connection, "ALTER TABLE history_sku DROP COLUMN origin");
                Sql.update(connection, "ALTER TABLE placed_order DROP COLUMN paid_sequence");
                return Sql.update(connection, "DELETE FROM \"history_schema\" WHERE \"version\" IN ('5', '6', '7')");
            });
        }
        try (Database now = Database.open(address)) {
            HistoryWriter writer = HistoryWriter.open(now, InstantSource.system());
            assertThat(writer.position()).isZero();
            events.forEach(happened -> happened.to(writer));
            assertThat(writer.tryWrite(0)).isEqualTo(Progress.WRITTEN);
            assertThat(Tables.of(now)).isEqualTo(Tables.of(NaiveHistory.of(events)));
        }
    }
}
