package io.drumroll.payments.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.drumroll.engine.money.Money;
import io.drumroll.payments.gateway.GatewayAnswer.Answered;
import io.drumroll.payments.gateway.GatewayAnswer.NoAnswer;
import io.drumroll.payments.gateway.GatewayAnswer.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls a card gateway. Every call waits for its answer, so it is made on a thread that may wait; safe for use by many.
 *
 * <p>A request without an answer (no connection, a timeout, a status of 408, 429 or 500 and above, a text that can't be
 * read) is sent again after a pause, at most so often; the keys make sure that the gateway does it once. Such a call ends in
 * {@link NoAnswer}. No more than a named number of requests is under way at once.
 */
public final class CardGateway implements AutoCloseable {
    /** The most payments in one page. */
    public static final int MAX_PAGE = 100;

    private static final int MAX_ANSWER_BYTES = 1 << 20;
    private static final int MAX_DETAIL = 200;
    private static final JsonFactory JSON = new JsonFactory();

    private final GatewayOptions options;
    private final Backoff backoff;
    private final Semaphore inFlight;
    /** What the HTTP client does beside waiting. Its own, so that it outlives the callers' threads. */
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("gateway-client-", 0).factory());

    private final HttpClient http;

    /** A client of the gateway that the options name. */
    public CardGateway(GatewayOptions options) {
        this.options = options;
        this.backoff = new Backoff(options.backoff());
        this.inFlight = new Semaphore(options.maxInFlight());
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(options.timeout())
                .executor(threads)
                .build();
    }

    /** Creates a payment that the buyer is to confirm. The same key again gives the same payment. */
    public GatewayAnswer<GatewayPayment> create(String reference, Money amount, String key) {
        byte[] body = json(json -> {
            json.writeStringField("reference", reference);
            json.writeNumberField("amountMinor", amount.amountMinor());
            json.writeStringField("currency", amount.currency().code());
            json.writeStringField("idempotencyKey", key);
        });
        return call(post("/payments", body), GatewayJson::payment);
    }

    /** Confirms a payment in the buyer's place, as one does who holds the buyer's consent. Confirmed twice is once. */
    public GatewayAnswer<GatewayPayment> confirm(String id) {
        return call(post("/payments/" + checked(id) + "/confirm", json(_ -> {})), GatewayJson::payment);
    }

    /** A payment as it truly stands. */
    public GatewayAnswer<GatewayPayment> payment(String id) {
        return call(get("/payments/" + checked(id)), GatewayJson::payment);
    }

    /** The payments of a reference, oldest first; how a payment is found whose creation had no answer. */
    public GatewayAnswer<PaymentPage> byReference(String reference) {
        return call(get("/payments?limit=" + MAX_PAGE + "&reference=" + encoded(reference)), GatewayJson::page);
    }

    /**
     * Payments in the order in which they were captured.
     *
     * @param cursor what {@link PaymentPage#next} gave; empty to begin with the first.
     * @param limit 1 to {@link #MAX_PAGE}.
     */
    public GatewayAnswer<PaymentPage> capturedAfter(String cursor, int limit) {
        return call(get("/payments?limit=" + limit + "&capturedAfter=" + encoded(cursor)), GatewayJson::page);
    }

    /**
     * Gives back a part of a captured payment. The same key again gives the same refund, and refuses another amount.
     *
     * @param amountMinor 1 or more; refused when with all refunds before it is more than was captured.
     */
    public GatewayAnswer<GatewayRefund> refund(String id, long amountMinor, String key) {
        byte[] body = json(json -> {
            json.writeNumberField("amountMinor", amountMinor);
            json.writeStringField("idempotencyKey", key);
        });
        return call(post("/payments/" + checked(id) + "/refunds", body), GatewayJson::refund);
    }

    private <T> GatewayAnswer<T> call(HttpRequest request, GatewayJson.Reader<T> reader) {
        GatewayAnswer<T> answer = once(request, reader);
        for (int sent = 1; sent < options.attempts() && answer instanceof NoAnswer<T>; sent++) {
            if (!backoff.pause(sent)) {
                return answer;
            }
            answer = once(request, reader);
        }
        return answer;
    }

    private <T> GatewayAnswer<T> once(HttpRequest request, GatewayJson.Reader<T> reader) {
        boolean entered = false;
        try {
            entered = inFlight.tryAcquire(options.timeout().toMillis(), TimeUnit.MILLISECONDS);
            if (!entered) {
                return new NoAnswer<>("more than " + options.maxInFlight() + " requests are under way");
            }
            return judge(response(request), reader);
        } catch (TimeoutException e) {
            return new NoAnswer<>("none within " + options.timeout());
        } catch (IOException e) {
            return new NoAnswer<>(e.getClass().getSimpleName() + ": " + e.getMessage());
        } catch (RejectedExecutionException e) {
            return new NoAnswer<>("closed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new NoAnswer<>("closing");
        } finally {
            if (entered) {
                inFlight.release();
            }
        }
    }

    /** The whole answer in time, body included, which the client's own timeout does not watch over. */
    private HttpResponse<byte[]> response(HttpRequest request)
            throws IOException, InterruptedException, TimeoutException {
        CompletableFuture<HttpResponse<byte[]>> response =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
        try {
            return response.get(options.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            response.cancel(true);
        }
    }

    private static <T> GatewayAnswer<T> judge(HttpResponse<byte[]> response, GatewayJson.Reader<T> reader)
            throws IOException {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return new Answered<>(reader.read(response.body()));
        }
        if (status >= 400 && status < 500 && status != 408 && status != 429) {
            String detail = new String(response.body(), StandardCharsets.UTF_8);
            return new Refused<>(status, detail.substring(0, Math.min(MAX_DETAIL, detail.length())));
        }
        return new NoAnswer<>("status " + status);
    }

    private HttpRequest get(String target) {
        return request(target).GET().build();
    }

    private HttpRequest post(String target, byte[] body) {
        return request(target)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create(options.base() + target))
                .header("Authorization", "Bearer " + options.apiKey());
    }

    private static String checked(String id) {
        if (!GatewayJson.isId(id)) {
            throw new IllegalArgumentException("'" + id + "' is no id of a payment");
        }
        return id;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Writes an object's fields. */
    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private static byte[] json(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written", e);
        }
        return bytes.toByteArray();
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        http.shutdownNow();
        http.close();
        threads.shutdownNow();
        threads.close();
    }
}
