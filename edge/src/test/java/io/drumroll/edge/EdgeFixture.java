package io.drumroll.edge;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.promotion.SpendAndSave;
import io.drumroll.engine.region.Country;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** A server on a free port with a festival in memory, and a client to it. */
final class EdgeFixture implements AutoCloseable {
    static final Currency CNY = new Currency("CNY");
    static final byte[] PAGE = "<!doctype html><title>board</title>".repeat(20).getBytes(StandardCharsets.UTF_8);
    private static final byte[] GZIPPED = {31, -117, 8, 0};

    final EngineFestival festival = new EngineFestival();
    final AtomicReference<BoardSource.Snapshot> board = new AtomicReference<>(snapshot(0));
    final EdgeServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    EdgeFixture() {
        this(EdgeOptions.onLoopback(0));
    }

    EdgeFixture(EdgeOptions options) {
        server = EdgeServer.start(
                options,
                new EdgeParts(
                        festival,
                        () -> Objects.requireNonNull(board.get()),
                        EdgeFixture::asset,
                        List.of(out -> out.append("others_total 7\n"))));
    }

    /** An open festival with one shop, SKU 1 at 12.50 with 100 pieces, SKU 2 at 300.00 with 5, and wallets for buyer 7. */
    EdgeFixture open() {
        festival.given(new Command.ScheduleFestival(
                "11.11", CNY, 500_000, 2_000_000, 900_000, new SpendAndSave(30_000, 4_000)));
        festival.given(new Command.OpenShop("Lisbon Tiles", new Country("PT")));
        sku("Blue tile", 1_250, 100, 0);
        sku("Tile table", 30_000, 5, 2);
        festival.given(new Command.TopUpWallet(7, new Money(100_000, CNY)));
        return this;
    }

    private void sku(String title, long priceMinor, long stock, int limit) {
        festival.given(new Command.ListSku(
                1, title, "Home", "Azul", new Country("PT"), new Money(priceMinor, CNY), stock, limit));
    }

    static BoardSource.Snapshot snapshot(long position) {
        return new BoardSource.Snapshot(position, ("{\"position\":" + position + "}").getBytes(StandardCharsets.UTF_8));
    }

    private static StaticAssets.@Nullable Asset asset(String path) {
        return path.equals("/") || path.equals("/board")
                ? new StaticAssets.Asset("text/html; charset=utf-8", "\"abc\"", "no-cache", PAGE, GZIPPED)
                : null;
    }

    /** An order of buyer 7: lines as JSON, its total, paid now. */
    static String order(String lines, long totalMinor) {
        return "{\"buyer\":7,\"region\":{\"country\":\"CN\",\"province\":\"GD\",\"cityTier\":1},\"lines\":" + lines
                + ",\"expectedTotalMinor\":" + totalMinor + ",\"pay\":\"now\"}";
    }

    static String line(int sku, int quantity) {
        return "[{\"sku\":" + sku + ",\"quantity\":" + quantity + "}]";
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    Answer delete(String path) {
        return send(HttpRequest.newBuilder(uri(path)).DELETE());
    }

    Answer post(String path, String body, String... headers) {
        return send(withBody("POST", path, body, headers));
    }

    Answer put(String path, String body, String... headers) {
        return send(withBody("PUT", path, body, headers));
    }

    /** Posts an order under a key. */
    Answer order(String key, String body) {
        return post("/v1/orders", body, "Idempotency-Key", key);
    }

    HttpRequest.Builder withBody(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        return headers.length == 0 ? request : request.headers(headers);
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(
                    client.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
        festival.close();
    }

    /** What came back. */
    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The body's fields; YAML reads JSON. */
        Map<String, Object> json() {
            return new Yaml().load(body());
        }

        /** The value at a path of fields, as text; numbers in it are places in lists. */
        String at(String... path) {
            @Nullable Object value = json();
            for (String step : path) {
                value = value instanceof List<?> list
                        ? list.get(Integer.parseInt(step))
                        : value instanceof Map<?, ?> fields ? fields.get(step) : null;
            }
            return String.valueOf(value);
        }

        String code() {
            return at("code");
        }
    }
}
