package io.drumroll.payments;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.drumroll.payments.gateway.CardGateway;
import io.drumroll.payments.gateway.GatewayOptions;
import io.drumroll.payments.gateway.GatewayPayment;
import io.drumroll.payments.gateway.NoticeSignature;
import io.drumroll.payments.simulated.GatewayFaults;
import io.drumroll.payments.simulated.SimulatedGateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A festival, a gateway, card payments between them, and the door at which the gateway's notices arrive. */
final class CardShop implements AutoCloseable {
    static final String SECRET = "a secret of the shop";
    static final String API_KEY = "test-key";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    final TestFestival festival;
    final SimulatedGateway gateway;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer door;
    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
    private volatile CardPayments payments;

    CardShop(long seed, GatewayFaults faults) throws IOException {
        festival = new TestFestival(seed);
        gateway = SimulatedGateway.start(new SimulatedGateway.Settings(0, API_KEY, SECRET, faults, null), festival);
        payments = another();
        door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        door.setExecutor(threads);
        door.createContext("/notices", this::take);
        door.start();
    }

    /** Lets the gateway send its notices. */
    CardShop withNotices() {
        gateway.sendNoticesTo(URI.create("http://127.0.0.1:" + door.getAddress().getPort() + "/notices"));
        return this;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            NoticeResult result = await(payments.notice(
                    exchange.getRequestBody().readAllBytes(),
                    headers.getFirst(NoticeSignature.SIGNATURE_HEADER),
                    headers.getFirst(NoticeSignature.TIMESTAMP_HEADER)));
            exchange.sendResponseHeaders(result.httpStatus(), -1);
        }
    }

    CardPayments payments() {
        return payments;
    }

    /** Card payments beside those that are running. */
    CardPayments another() {
        return new CardPayments(
                festival,
                new CardOptions(gatewayOptions(), SECRET, Duration.ofMinutes(5), "test", Duration.ofMillis(20), 256),
                festival);
    }

    /** Ends the card payments, as a crash would, and begins new ones. */
    void restart() {
        CardPayments before = payments;
        payments = another();
        before.close();
    }

    /** A client of the gateway beside the shop's own. */
    CardGateway client() {
        return new CardGateway(gatewayOptions());
    }

    private GatewayOptions gatewayOptions() {
        return new GatewayOptions(gateway.address(), API_KEY, Duration.ofMillis(1_000), 4, Duration.ofMillis(4), 32);
    }

    /** Begins an order's payment, again and again until the buyer can confirm it. */
    BegunPayment.ToConfirm begin(long order) {
        return (BegunPayment.ToConfirm) begun(order);
    }

    /** Begins an order's payment, again and again until there is an answer. */
    BegunPayment begun(long order) {
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        BegunPayment begun = await(payments.begin(order));
        while (begun instanceof BegunPayment.Unavailable) {
            if (System.nanoTime() > deadlineNs) {
                throw new AssertionError("order " + order + " could not be begun: " + begun);
            }
            begun = await(payments.begin(order));
        }
        return begun;
    }

    /** The buyer presses a button of the gateway's page. */
    void buyer(BegunPayment.ToConfirm payment, String outcome) {
        HttpResponse<String> page = await(browser.sendAsync(
                HttpRequest.newBuilder(URI.create(payment.confirmUrl()))
                        .POST(BodyPublishers.ofString("outcome=" + outcome))
                        .build(),
                BodyHandlers.ofString()));
        if (page.statusCode() != 200) {
            throw new AssertionError("the buyer saw " + page.statusCode() + ": " + page.body());
        }
    }

    /** The gateway's truth about a payment. */
    GatewayPayment truth(String payment) {
        return gateway.books().stream()
                .filter(p -> p.id().equals(payment))
                .findFirst()
                .orElseThrow();
    }

    /** Runs rounds of the reconciler until both books agree. */
    void reconcile() throws InterruptedException {
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        Reconciliation round = payments.reconcile();
        while (!round.isSettled()) {
            if (System.nanoTime() > deadlineNs) {
                throw new AssertionError("the books don't agree: " + round);
            }
            round = payments.reconcile();
        }
    }

    static void until(String what, BooleanSupplier condition) {
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadlineNs) {
                throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    static <T> T await(CompletableFuture<T> answer) {
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        gateway.close();
        payments.close();
        door.stop(0);
        browser.shutdownNow();
        threads.shutdownNow();
    }
}
