package io.drumroll.history.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.database.Database;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.EventSink;
import io.drumroll.history.Happened;
import io.drumroll.history.HistoryWriter;
import io.drumroll.history.Progress;
import io.drumroll.history.RandomTrade;
import io.drumroll.history.TestAddresses;
import io.drumroll.testdb.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Deliveries made from the feed and really sent, against what a plain count expects. */
@ParameterizedClass
@MethodSource("databases")
class WebhookTest {
    private static final long SEED = 31;
    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);

    @Parameter
    private TestDatabase kind = TestDatabase.H2;

    private final AtomicLong nowMs = new AtomicLong(1_800_000_000_000L);
    private final InstantSource clock = () -> Instant.ofEpochMilli(nowMs.get());
    private final UrlGuard guard = new UrlGuard(true);
    private Database database = TestAddresses.open(TestDatabase.H2);
    private Webhooks webhooks = new Webhooks(database, new OpenBox(), guard, clock);
    private LocalEndpoint endpoint = new LocalEndpoint();

    static Stream<TestDatabase> databases() {
        return TestDatabase.all();
    }

    @BeforeEach
    void open() {
        System.out.println("seed " + SEED);
        database.close();
        database = TestAddresses.open(kind);
        HistoryWriter.open(database, clock);
        webhooks = new Webhooks(database, new OpenBox(), guard, clock);
        endpoint.close();
        endpoint = new LocalEndpoint();
    }

    @AfterEach
    void close() {
        endpoint.close();
        database.close();
    }

    private Webhooks.Added add(int shop, Set<WebhookKind> kinds, long below) {
        return (Webhooks.Added) webhooks.add(7, shop, endpoint.url(), kinds, below);
    }

    /** Counts all events, in batches cut anywhere, with a view that is killed and opened again now and then. */
    private void count(List<Happened> events) {
        SplittableRandom random = new SplittableRandom(SEED);
        HistoryWriter history = HistoryWriter.open(database, clock);
        WebhookWriter view = WebhookWriter.open(database, clock);
        int from = 0;
        while (from < events.size()) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(300));
            feed(history, events.subList((int) history.position(), to));
            feed(view, events.subList((int) view.position(), to));
            assertThat(view.tryWrite(0)).isEqualTo(Progress.NOT_YET);
            history.tryWrite(0);
            if (random.nextInt(4) == 0) {
                view = WebhookWriter.open(database, clock);
            } else {
                assertThat(view.tryWrite(0)).isEqualTo(Progress.WRITTEN);
            }
            from = to;
        }
        WebhookWriter last = WebhookWriter.open(database, clock);
        feed(last, events.subList((int) last.position(), events.size()));
        last.tryWrite(0);
    }

    private static void feed(EventSink view, List<Happened> events) {
        events.forEach(happened -> happened.to(view));
    }

    private List<String> idsOf(long webhook) {
        List<String> ids = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Webhooks.Page page = webhooks.deliveries(webhook, cursor, 100).orElseThrow();
            page.deliveries().forEach(delivery -> ids.add(delivery.id()));
            cursor = page.next();
        } while (cursor != null);
        return ids;
    }

    @Test
    void tellsOfEachEventOnceAlthoughTheViewIsKilled() {
        List<Happened> events = RandomTrade.of(SEED, 1_000).events();
        long everything = add(0, EnumSet.of(WebhookKind.ORDER_PAID, WebhookKind.ORDER_SHIPPED), 0)
                .webhook()
                .id();
        long shops = add(3, EnumSet.of(WebhookKind.ORDER_SHIPPED), 0).webhook().id();
        count(events);
        List<String> all = new ArrayList<>();
        List<String> ofShop = new ArrayList<>();
        for (Happened happened : events.reversed()) {
            boolean isShipped = happened.event() instanceof Event.ShopOrderShipped;
            if (isShipped || happened.event() instanceof Event.OrderPaid) {
                all.add("evt_" + happened.sequence() + "_" + everything);
            }
            if (happened.event() instanceof Event.ShopOrderShipped shipped && shipped.shop() == 3) {
                ofShop.add("evt_" + happened.sequence() + "_" + shops);
            }
        }
        assertThat(idsOf(everything)).isEqualTo(all).isNotEmpty();
        assertThat(idsOf(shops)).isEqualTo(ofShop).isNotEmpty();
    }

    @Test
    void tellsOfStocksThatPassBelowTheBound() {
        long below = 999_999_950;
        List<Happened> events = RandomTrade.of(SEED, 1_500).events();
        long id = add(0, EnumSet.of(WebhookKind.STOCK_LOW), below).webhook().id();
        count(events);
        assertThat(new TreeSet<>(idsOf(id)))
                .isEqualTo(lowStocks(events, id, below))
                .isNotEmpty();
    }

    private static Set<String> lowStocks(List<Happened> events, long id, long below) {
        Map<Integer, Long> available = new HashMap<>();
        Map<Long, Map<Integer, Long>> held = new HashMap<>();
        Set<String> low = new TreeSet<>();
        for (Happened happened : events) {
            switch (happened.event()) {
                case Event.SkuListed e -> available.put(e.sku(), e.stock());
                case Event.OrderPlaced e ->
                    e.lines().forEach(line -> {
                        long before = available.merge(line.sku(), (long) -line.quantity(), Long::sum) + line.quantity();
                        held.computeIfAbsent(e.order(), _ -> new HashMap<>()).put(line.sku(), (long) line.quantity());
                        if (before >= below && before - line.quantity() < below) {
                            low.add("evt_" + happened.sequence() + "_" + id + "_" + line.sku());
                        }
                    });
                case Event.OrderReserved e -> {
                    int pieces = e.line().quantity();
                    long before = available.merge(e.line().sku(), (long) -pieces, Long::sum) + pieces;
                    held.computeIfAbsent(e.order(), _ -> new HashMap<>())
                            .put(e.line().sku(), (long) pieces);
                    if (before >= below && before - pieces < below) {
                        low.add("evt_" + happened.sequence() + "_" + id + "_"
                                + e.line().sku());
                    }
                }
                case Event.OrderRefunded e ->
                    e.lines().stream().filter(Event.RefundedLine::restocked).forEach(line -> {
                        available.merge(line.sku(), (long) line.quantity(), Long::sum);
                        held.getOrDefault(e.order(), Map.of())
                                .computeIfPresent(line.sku(), (_, pieces) -> pieces - line.quantity());
                    });
                case Event.OrderCancelled e -> giveBack(available, held.getOrDefault(e.order(), Map.of()));
                case Event.OrderExpired e -> giveBack(available, held.getOrDefault(e.order(), Map.of()));
                case Event.DepositForfeited e -> giveBack(available, held.getOrDefault(e.order(), Map.of()));
                default -> {
                    // Moves no stock in this trade.
                }
            }
        }
        return low;
    }

    private static void giveBack(Map<Integer, Long> available, Map<Integer, Long> held) {
        held.forEach((sku, pieces) -> available.merge(sku, pieces, Long::sum));
    }

    private WebhookDispatcher dispatcher() {
        return new WebhookDispatcher(
                database, new OpenBox(), guard, new SocketTransport(), clock, new SplittableRandom(SEED));
    }

    private static void sendAll(WebhookDispatcher dispatcher) {
        await(() -> dispatcher.underWay() == 0 && dispatcher.round() == 0);
    }

    private static void await(BooleanSupplier condition) {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadlineNs);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private Webhooks.Added withDeliveries() {
        Webhooks.Added added = add(0, EnumSet.of(WebhookKind.ORDER_PAID), 0);
        count(RandomTrade.of(SEED, 60).events());
        assertThat(idsOf(added.webhook().id())).isNotEmpty();
        return added;
    }

    @Test
    void sendsSignedMessagesOverHttp() {
        Webhooks.Added added = withDeliveries();
        try (WebhookDispatcher dispatcher = dispatcher()) {
            dispatcher.start();
            await(() -> endpoint.received.size() >= idsOf(added.webhook().id()).size());
        }
        byte[] secret = Base64.getDecoder().decode(added.secret().substring("whsec_".length()));
        assertThat(endpoint.received.stream().map(LocalEndpoint.Received::id))
                .containsExactlyInAnyOrderElementsOf(idsOf(added.webhook().id()));
        for (LocalEndpoint.Received message : endpoint.received) {
            byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
            assertThat(message.signature())
                    .isEqualTo(Signature.of(List.of(secret), message.id(), Long.parseLong(message.timestamp()), body));
            assertThat(message.body()).startsWith("{\"type\":\"order.paid\",").doesNotContain("buyer");
        }
        assertThat(states(added.webhook().id())).containsOnly(Delivery.State.DELIVERED);
    }

    private Set<Delivery.State> states(long webhook) {
        EnumSet<Delivery.State> states = EnumSet.noneOf(Delivery.State.class);
        webhooks.deliveries(webhook, null, 100)
                .orElseThrow()
                .deliveries()
                .forEach(delivery -> states.add(delivery.state()));
        return states;
    }

    @Test
    void triesAgainLaterAndReplays() {
        long id = withDeliveries().webhook().id();
        endpoint.status.set(503);
        try (WebhookDispatcher dispatcher = dispatcher()) {
            sendAll(dispatcher);
            int tried = endpoint.received.size();
            assertThat(tried).isEqualTo(idsOf(id).size());
            assertThat(states(id)).containsOnly(Delivery.State.PENDING);
            sendAll(dispatcher);
            assertThat(endpoint.received).hasSize(tried);
            endpoint.status.set(200);
            nowMs.addAndGet(10_000);
            sendAll(dispatcher);
            assertThat(endpoint.received).hasSize(2 * tried);
            assertThat(states(id)).containsOnly(Delivery.State.DELIVERED);
            assertThat(webhooks.replay(id, 0, Long.MAX_VALUE)).isEqualTo(tried);
            assertThat(webhooks.replayFrom(id, 0)).isEqualTo(tried);
            sendAll(dispatcher);
            assertThat(endpoint.received).hasSize(3 * tried);
        }
    }

    @Test
    void switchesOffAnEndpointThatIsGoneAndOneThatKeepsFailing() {
        long id = withDeliveries().webhook().id();
        endpoint.status.set(410);
        try (WebhookDispatcher dispatcher = dispatcher()) {
            sendAll(dispatcher);
            assertThat(webhooks.find(id).orElseThrow().isOn()).isFalse();
            assertThat(webhooks.find(id).orElseThrow().offReason()).contains("410");
            endpoint.status.set(500);
            webhooks.turn(id, true);
            for (int i = 0; i <= RetrySchedule.attempts(); i++) {
                sendAll(dispatcher);
                nowMs.addAndGet(2 * DAY_MS);
            }
            assertThat(webhooks.find(id).orElseThrow().offReason()).contains("failed 10 times");
            assertThat(states(id)).contains(Delivery.State.FAILED);
        }
    }

    @Test
    void sendsATestOnceAndForgetsWhatIsOld() {
        long id = withDeliveries().webhook().id();
        endpoint.status.set(500);
        try (WebhookDispatcher dispatcher = dispatcher()) {
            webhooks.test(id);
            String test = webhooks.test(id).orElseThrow();
            sendAll(dispatcher);
            assertThat(idsOf(id))
                    .containsOnlyOnce(test)
                    .filteredOn(each -> each.startsWith("test_"))
                    .hasSize(1);
            assertThat(webhooks.find(id).orElseThrow().isOn()).isTrue();
            endpoint.status.set(200);
            nowMs.addAndGet(DAY_MS);
            sendAll(dispatcher);
            assertThat(endpoint.received.stream().filter(message -> test.equals(message.id())))
                    .hasSize(1)
                    .allSatisfy(message -> assertThat(message.body()).contains("webhook.test"));
            nowMs.addAndGet(WebhookDispatcher.KEPT_MS + DAY_MS);
            sendAll(dispatcher);
            assertThat(idsOf(id)).isEmpty();
        }
        assertThat(webhooks.test(id + 1)).isEmpty();
    }

    @Test
    void changesAndListsThem() {
        Webhook mine = add(3, Set.of(WebhookKind.ORDER_PAID), 0).webhook();
        Webhook all = add(0, Set.of(WebhookKind.ORDER_PAID), 0).webhook();
        assertThat(webhooks.list(Optional.of(Set.of(3, 4)), 0, 10).webhooks()).containsExactly(mine);
        assertThat(webhooks.list(Optional.of(Set.of(0)), 0, 10).webhooks()).containsExactly(all);
        Webhooks.Listed first = webhooks.list(Optional.empty(), 0, 1);
        assertThat(first.webhooks()).containsExactly(mine);
        assertThat(webhooks.list(Optional.empty(), first.next(), 1)).isEqualTo(new Webhooks.Listed(List.of(all), 0));
        String url = endpoint.url() + "&more";
        Set<WebhookKind> kinds = Set.of(WebhookKind.ORDER_SHIPPED, WebhookKind.STOCK_LOW);
        assertThat(webhooks.change(mine.id(), url, kinds, 0, true)).isInstanceOf(Webhooks.NotChanged.class);
        assertThat(webhooks.change(mine.id(), "ftp://a/", kinds, 5, true)).isInstanceOf(Webhooks.NotChanged.class);
        assertThat(webhooks.change(99, url, kinds, 5, true)).isInstanceOf(Webhooks.Missing.class);
        webhooks.change(mine.id(), url, kinds, 5, false);
        Webhook changed = webhooks.find(mine.id()).orElseThrow();
        assertThat(changed.kinds()).isEqualTo(kinds);
        assertThat(changed.url()).isEqualTo(url);
        assertThat(changed.stockBelow()).isEqualTo(5);
        assertThat(changed.isOn()).isFalse();
    }

    @Test
    void sendsToOthersWhileOneEndpointIsSilent() {
        long slow = add(0, EnumSet.of(WebhookKind.ORDER_PAID), 0).webhook().id();
        long quick = add(0, EnumSet.of(WebhookKind.ORDER_PAID), 0).webhook().id();
        count(RandomTrade.of(SEED, 60).events());
        CountDownLatch silence = new CountDownLatch(1);
        SocketTransport sockets = new SocketTransport();
        Transport transport = (to, headers, body) -> {
            if (String.valueOf(headers.get("webhook-id")).endsWith("_" + slow)) {
                try {
                    silence.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return sockets.post(to, headers, body);
        };
        try (WebhookDispatcher dispatcher =
                new WebhookDispatcher(database, new OpenBox(), guard, transport, clock, new SplittableRandom(SEED))) {
            await(() -> {
                dispatcher.round();
                return states(quick).equals(EnumSet.of(Delivery.State.DELIVERED));
            });
            assertThat(states(slow)).containsOnly(Delivery.State.PENDING);
            assertThat(dispatcher.underWay()).isLessThanOrEqualTo(WebhookDispatcher.MAX_UNDER_WAY);
            silence.countDown();
        }
    }

    @Test
    void refusesWebhooksThatCannotBe() {
        assertThat(webhooks.add(1, 0, endpoint.url(), Set.of(), 0)).isInstanceOf(Webhooks.NotAdded.class);
        assertThat(webhooks.add(1, 0, endpoint.url(), Set.of(WebhookKind.STOCK_LOW), 0))
                .isInstanceOf(Webhooks.NotAdded.class);
        assertThat(webhooks.add(1, 0, "https://u:p@example.com/", Set.of(WebhookKind.ORDER_PAID), 0))
                .isInstanceOf(Webhooks.NotAdded.class);
        for (int i = 0; i < Webhooks.MAX_PER_OWNER; i++) {
            add(1, Set.of(WebhookKind.ORDER_PAID), 0);
        }
        assertThat(webhooks.add(7, 0, endpoint.url(), Set.of(WebhookKind.ORDER_PAID), 0))
                .isInstanceOf(Webhooks.NotAdded.class);
    }

    @Test
    void signsByBothSecretsForADayAfterAChange() {
        Webhooks.Added added = withDeliveries();
        assertThat(webhooks.changeSecret(added.webhook().id())).isPresent();
        try (WebhookDispatcher dispatcher = dispatcher()) {
            sendAll(dispatcher);
        }
        byte[] old = Base64.getDecoder().decode(added.secret().substring("whsec_".length()));
        LocalEndpoint.Received message = endpoint.received.getFirst();
        byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
        assertThat(message.signature().split(" ", -1))
                .hasSize(2)
                .contains(Signature.of(List.of(old), message.id(), Long.parseLong(message.timestamp()), body));
    }
}
