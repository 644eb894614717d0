package io.drumroll.edge;

import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.shop.ShopKind;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** A server on a free port with a festival in memory, and a client to it. */
final class EdgeFixture implements AutoCloseable {
    static final Currency CNY = new Currency("CNY");
    static final Currency EUR = new Currency("EUR");
    static final Country GERMANY = new Country("DE");
    static final byte[] PAGE = "<!doctype html><title>board</title>".repeat(20).getBytes(StandardCharsets.UTF_8);
    private static final byte[] GZIPPED = {31, -117, 8, 0};

    final EngineFestival festival = new EngineFestival();
    final FakeIdentities identities = new FakeIdentities();
    final AtomicReference<BoardSource.Snapshot> board = new AtomicReference<>(snapshot(0));
    final EdgeServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    EdgeFixture() {
        this(EdgeOptions.onLoopback(0));
    }

    EdgeFixture(EdgeOptions options) {
        this(options, parts -> parts);
    }

    /** A server with other parts than the usual ones. */
    EdgeFixture(EdgeOptions options, UnaryOperator<EdgeParts> change) {
        server = EdgeServer.start(
                options,
                change.apply(new EdgeParts(
                        festival,
                        identities,
                        new BoardSource() {
                            @Override
                            public BoardSource.Snapshot latest() {
                                return Objects.requireNonNull(board.get());
                            }

                            @Override
                            public BoardDay day() {
                                return new FakeBoardDay();
                            }
                        },
                        EdgeFixture::asset,
                        List.of(out -> out.append("others_total 7\n")))));
    }

    /**
     * An open festival in CNY with one shop, SKU 1 at 12.50 with 100 pieces, SKU 2 at 300.00 with 5, deal 1 that saves 40
     * for each full 300, and wallets for buyer 7.
     */
    EdgeFixture open() {
        festival.given(new Command.ScheduleFestival("11.11", CNY, 500_000, 2_000_000, 900_000, 900_000));
        festival.given(new Command.OpenShop("Lisbon Tiles", new Country("PT"), ShopKind.FLAGSHIP, CNY));
        sku("Blue tile", 1_250, 100, 0);
        sku("Tile table", 30_000, 5, 2);
        deal(Funder.FESTIVAL, new DealTerms.CrossShop(30_000, 4_000, 0));
        festival.given(new Command.TopUpWallet(7, new Money(100_000, CNY)));
        return this;
    }

    private void sku(String title, long priceMinor, long stock, int limit) {
        festival.given(new Command.ListSku(
                1, title, "Home", "Azul", new Country("PT"), "", new Money(priceMinor, CNY), stock, limit));
    }

    /**
     * {@link #open} and more: EUR at 7.80, shop 2 in EUR with SKU 3, a bicycle from Germany at 200.00 on which China puts
     * 10 % of duty, deal 2, a coupon of shop 1 ('1 off 5'), deal 3, one of the festival ('5 off 50') of which buyer 7 has
     * one, and deal 4, a pre-sale of SKU 3 ('pay 25, worth 50').
     */
    EdgeFixture openWide() {
        open();
        festival.given(new Command.FixRate(EUR, 780, 100));
        festival.given(new Command.OpenShop("Berlin Bikes", new Country("DE"), ShopKind.IMPORT, EUR));
        festival.given(
                new Command.ListSku(2, "Bicycle", "Sport", "Spree", GERMANY, "871200", new Money(20_000, EUR), 50, 0));
        festival.given(new Command.SetDuty(new DutyRule(GERMANY, new Country("CN"), "8712", 1_000, 0, 1_000_000)));
        festival.given(new Command.SetCommission("Home", 500));
        festival.given(new Command.TopUpWallet(7, new Money(100_000, EUR)));
        deal(Funder.SHOP, new DealTerms.ShopCoupon(1, 500, 100, 1_000, 1));
        deal(Funder.FESTIVAL, new DealTerms.FestivalCoupon(5_000, 500, 1_000, 2));
        festival.given(new Command.ClaimCoupon(7, 3));
        deal(Funder.SHOP, new DealTerms.PreSale(3, 16_000, 2_500, 5_000, 1_500_000, 3_000_000, true));
        return this;
    }

    private void deal(Funder funder, DealTerms terms) {
        String name = terms.getClass().getSimpleName();
        festival.given(new Command.MakeDeal(new DealOffer(name, 0, 2_000_000, funder, List.of(), terms)));
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

    /** The operator's token as a line of a request's head. */
    static final String AUTHORIZATION = "Authorization: Bearer " + FakeIdentities.LOAD + "\r\n";

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

    /** Posts under a key that no other request has. */
    Answer postKeyed(String path, String body) {
        return post(path, body, "Idempotency-Key", UUID.randomUUID().toString());
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

    /** Sends as the operator's program that acts for any buyer. */
    Answer send(HttpRequest.Builder request) {
        return sendAs(FakeIdentities.LOAD, request);
    }

    /** Sends with a token. */
    Answer sendAs(String token, HttpRequest.Builder request) {
        return sendAsIs(request.setHeader("Authorization", "Bearer " + token));
    }

    /** Sends without saying who asks, unless the request says it. */
    Answer sendAsIs(HttpRequest.Builder request) {
        try {
            return new Answer(
                    client.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The status of a request whose answer may have no end. */
    int statusOf(HttpRequest.Builder request) {
        try {
            HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
            response.body().close();
            return response.statusCode();
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
