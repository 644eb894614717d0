package io.drumroll.payments.simulated;

import io.drumroll.payments.gateway.GatewayPayment;
import io.drumroll.payments.gateway.NoticeSignature;
import io.drumroll.payments.simulated.GatewayFaults.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Tells the shop what happened to its payments: again and again until it answers with 2xx, for a while. Faults decide what
 * it tells beside that, or does not tell.
 */
final class NoticeSender implements AutoCloseable {
    private static final int ATTEMPTS = 8;
    private static final long FIRST_PAUSE_MS = 20;
    private static final long LATE_MS = 200;
    private static final int MAX_AT_ONCE = 32;
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final NoticeSignature signature;
    private final NoticeSignature forger;
    private final GatewayFaults faults;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("gateway-notices-", 0).factory());
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .executor(threads)
            .build();
    private final Semaphore atOnce = new Semaphore(MAX_AT_ONCE);
    private final AtomicLong underWay = new AtomicLong();
    private volatile @Nullable URI target;

    NoticeSender(String secret, GatewayFaults faults, InstantSource clock) {
        this.signature = new NoticeSignature(secret, Duration.ZERO, clock);
        this.forger = new NoticeSignature("nobody told me the secret", Duration.ZERO, clock);
        this.faults = faults;
        this.clock = clock;
    }

    void sendTo(URI target) {
        this.target = target;
    }

    /** Notices that are still to be sent. */
    long underWay() {
        return underWay.get();
    }

    /** Tells that a payment changed: was captured, declined or refunded in part. */
    void changed(GatewayPayment payment, String type) {
        if (target == null) {
            return;
        }
        String status = payment.status().text();
        String truth = body(payment.id(), type, status, payment.capturedMinor());
        if (!faults.strikes(Fault.DROPPED_NOTICE)) {
            long delayMs = faults.strikes(Fault.LATE_NOTICE) ? LATE_MS : 0;
            send(truth, signature, delayMs);
            if (faults.strikes(Fault.REPEATED_NOTICE)) {
                send(truth, signature, delayMs);
            }
        }
        if (faults.strikes(Fault.WRONG_AMOUNT_NOTICE)) {
            send(body(payment.id(), type, status, payment.amountMinor() * 10), signature, 0);
        }
        if (faults.strikes(Fault.LYING_NOTICE)) {
            lie(payment);
        }
        if (faults.strikes(Fault.FORGED_NOTICE)) {
            send(body(payment.id(), "payment.captured", "captured", payment.amountMinor()), forger, 0);
        }
    }

    /** A notice, well signed, that claims a payment's whole amount was captured. */
    void lie(GatewayPayment payment) {
        send(body(payment.id(), "payment.captured", "captured", payment.amountMinor()), signature, 0);
    }

    private static String body(String payment, String type, String status, long amountMinor) {
        return "{\"type\":\"" + type + "\",\"payment\":\"" + payment + "\",\"status\":\"" + status
                + "\",\"amountMinor\":" + amountMinor + "}";
    }

    private void send(String body, NoticeSignature signedWith, long delayMs) {
        URI to = target;
        if (to == null) {
            return;
        }
        underWay.incrementAndGet();
        try {
            threads.execute(() -> {
                try {
                    Thread.sleep(delayMs);
                    deliver(to, body.getBytes(StandardCharsets.UTF_8), signedWith);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    underWay.decrementAndGet();
                }
            });
        } catch (RejectedExecutionException e) {
            underWay.decrementAndGet();
        }
    }

    private void deliver(URI to, byte[] body, NoticeSignature signedWith) throws InterruptedException {
        for (int sent = 0; sent < ATTEMPTS; sent++) {
            int status = post(to, body, signedWith);
            if (status / 100 == 2 || status / 100 == 4) {
                return;
            }
            long longest = FIRST_PAUSE_MS << sent;
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
        }
    }

    /** The answer's status, 0 when there is none. */
    private int post(URI to, byte[] body, NoticeSignature signedWith) throws InterruptedException {
        long nowMs = clock.millis();
        HttpRequest request = HttpRequest.newBuilder(to)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header(NoticeSignature.SIGNATURE_HEADER, signedWith.sign(body, nowMs))
                .header(NoticeSignature.TIMESTAMP_HEADER, Long.toString(nowMs))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        atOnce.acquire();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } finally {
            atOnce.release();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.shutdownNow();
        threads.close();
        http.close();
    }
}
