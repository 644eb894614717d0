package io.drumroll.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.database.Database;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.ShopOrderState;
import io.drumroll.history.NaiveHistory.Order;
import io.drumroll.history.OrderRecord.Summary;
import io.drumroll.testdb.TestDatabase;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists, orders and exports against a plain history. */
@ParameterizedClass
@MethodSource("databases")
class OrderHistoryTest {
    private static final long SEED = 21;

    @Parameter
    private TestDatabase kind = TestDatabase.H2;

    private Database database = TestAddresses.open(TestDatabase.H2);
    private List<Happened> events = List.of();
    private NaiveHistory naive = new NaiveHistory();
    private OrderHistory history = new OrderHistory(database);

    static Stream<TestDatabase> databases() {
        return TestDatabase.all();
    }

    @BeforeEach
    void open() {
        System.out.println("seed " + SEED);
        database.close();
        database = TestAddresses.open(kind);
        events = RandomTrade.of(SEED, 1_000).events();
        naive = NaiveHistory.of(events);
        HistoryWriter writer = HistoryWriter.open(database, InstantSource.system());
        events.forEach(happened -> happened.to(writer));
        writer.tryWrite(0);
        history = new OrderHistory(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void listsWhatAPlainHistoryHasPageByPage() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 120; i++) {
            Scope scope = scope(random);
            OrderFilter filter = filter(random);
            int limit = 1 + random.nextInt(40);
            assertThat(listed(scope, filter, limit))
                    .as("%s %s", scope, filter)
                    .isEqualTo(expected(scope, filter).stream()
                            .map(order -> order.number)
                            .toList());
        }
    }

    private static Scope scope(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Scope.OfBuyer(1 + random.nextInt(9));
            case 1 -> new Scope.OfShop(1 + random.nextInt(RandomTrade.SHOPS));
            default -> new Scope.Everything();
        };
    }

    private OrderFilter filter(SplittableRandom random) {
        long firstMs = events.getFirst().timeMs();
        long spanMs = events.getLast().timeMs() - firstMs + 2;
        OrderState state = random.nextInt(3) == 0 ? OrderState.ofCode(random.nextInt(7)) : null;
        ShopOrderState shopState = random.nextInt(4) == 0 ? ShopStates.ofCode(random.nextInt(6)) : null;
        long fromMs = random.nextBoolean() ? 0 : firstMs + random.nextLong(spanMs);
        long untilMs = random.nextBoolean() ? Long.MAX_VALUE : firstMs + random.nextLong(spanMs);
        int sku = random.nextInt(3) == 0 ? 1 + random.nextInt(28) : 0;
        long order = random.nextInt(10) == 0 ? 1 + random.nextInt(100) : 0;
        return new OrderFilter(state, shopState, fromMs, untilMs, 0, sku, order);
    }

    private List<Long> listed(Scope scope, OrderFilter filter, int limit) {
        List<Long> numbers = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            if (!(history.orders(scope, filter, cursor, limit) instanceof OrderHistory.Page page)) {
                throw new AssertionError("refused");
            }
            assertThat(page.orders()).hasSizeLessThanOrEqualTo(limit);
            page.orders().forEach(summary -> numbers.add(summary.order()));
            cursor = page.next();
        } while (cursor != null);
        return numbers;
    }

    private List<Order> expected(Scope scope, OrderFilter filter) {
        return naive.orders.values().stream()
                .filter(order -> switch (scope) {
                    case Scope.OfBuyer(long buyer) -> order.buyer == buyer;
                    case Scope.OfShop(int shop) -> order.parts.containsKey(shop);
                    case Scope.Everything() -> true;
                })
                .filter(order -> filter.state() == null || order.state == filter.state())
                .filter(order -> filter.shopState() == null
                        || order.parts.entrySet().stream()
                                .anyMatch(part -> part.getValue().state == filter.shopState()
                                        && (!(scope instanceof Scope.OfShop of) || of.shop() == part.getKey())))
                .filter(order -> order.placedMs >= filter.fromMs() && order.placedMs < filter.untilMs())
                .filter(order -> filter.sku() == 0 || order.lines.stream().anyMatch(l -> l.sku() == filter.sku()))
                .filter(order -> filter.order() == 0 || order.number == filter.order())
                .sorted(Comparator.comparingLong((Order order) -> order.number).reversed())
                .toList();
    }

    @Test
    void showsAnOrderWhole() {
        for (Order order : naive.orders.values()) {
            OrderRecord found =
                    history.order(new Scope.OfBuyer(order.buyer), order.number).orElseThrow();
            assertThat(found.summary().state()).isEqualTo(order.state);
            assertThat(found.summary().totalMinor()).isEqualTo(order.total);
            assertThat(found.lines()).hasSameSizeAs(order.lines);
            assertThat(found.adjustments()).hasSameSizeAs(order.adjustments);
            assertThat(found.shopOrders().stream().map(OrderRecord.ShopPart::state))
                    .containsExactlyElementsOf(order.parts.values().stream()
                            .map(part -> part.state)
                            .toList());
            assertThat(found.refunds().stream().map(OrderRecord.Refund::amountMinor))
                    .containsExactlyElementsOf(
                            order.backs.stream().map(NaiveHistory.Back::amount).toList());
            long paid = found.payments().stream()
                    .filter(payment -> !payment.held())
                    .mapToLong(OrderRecord.Payment::amountMinor)
                    .sum();
            assertThat(paid).isIn(0L, order.total);
        }
    }

    @Test
    void showsNobodyWhatIsNotTheirs() {
        Order order = naive.orders.values().stream()
                .filter(one -> one.parts.size() > 1)
                .findFirst()
                .orElseThrow();
        int shop = order.parts.firstKey();
        assertThat(history.order(new Scope.OfBuyer(order.buyer + 1), order.number))
                .isEmpty();
        OrderRecord part = history.order(new Scope.OfShop(shop), order.number).orElseThrow();
        assertThat(part.summary().buyer()).isZero();
        assertThat(part.payments()).isEmpty();
        assertThat(part.lines()).isNotEmpty().allMatch(line -> line.shop() == shop);
        assertThat(part.shopOrders()).hasSize(1);
    }

    @Test
    void sumsUpWhatAShopGaveBack() {
        long sum = 0;
        for (Order order : naive.orders.values()) {
            for (int shop : order.parts.keySet()) {
                OrderRecord part =
                        history.order(new Scope.OfShop(shop), order.number).orElseThrow();
                assertThat(part.summary().refundedMinor())
                        .isEqualTo(part.refunds().stream()
                                .mapToLong(OrderRecord.Refund::amountMinor)
                                .sum());
                sum += part.summary().refundedMinor();
            }
        }
        assertThat(sum).isPositive();
    }

    @Test
    void refusesBadPagesAndCursorsWithAReason() {
        Scope all = new Scope.Everything();
        assertThat(history.orders(all, OrderFilter.ALL, null, 0)).isInstanceOf(OrderHistory.Refused.class);
        assertThat(history.orders(all, OrderFilter.ALL, null, 101)).isInstanceOf(OrderHistory.Refused.class);
        assertThat(history.orders(all, OrderFilter.ALL, "1 OR 1=1", 10)).isInstanceOf(OrderHistory.Refused.class);
    }

    @Test
    void exportsEachLineOnceNewestFirst() {
        OrderExport export = history.export(new Scope.Everything(), OrderFilter.ALL);
        StringBuilder csv = new StringBuilder();
        Stream.generate(export::next).takeWhile(Optional::isPresent).forEach(part -> csv.append(part.orElseThrow()));
        int lines = naive.orders.values().stream()
                .mapToInt(order -> order.lines.size())
                .sum();
        assertThat(csv.toString().split("\r\n", -1)).hasSize(lines + 2);
        assertThat(csv.toString()).startsWith("order,placed_at,").contains("\r\n" + naive.orders.lastKey() + ",");
    }

    @Test
    void saysHowFarItIsCounted() {
        assertThat(history.counted().sequence()).isEqualTo(events.size());
        assertThat(history.counted().timeMs()).isEqualTo(events.getLast().timeMs());
        OrderHistory.PageResult page = history.orders(new Scope.Everything(), OrderFilter.ALL, null, 1);
        Summary newest = ((OrderHistory.Page) page).orders().getFirst();
        assertThat(Objects.requireNonNull(newest).order()).isEqualTo(naive.orders.lastKey());
    }
}
