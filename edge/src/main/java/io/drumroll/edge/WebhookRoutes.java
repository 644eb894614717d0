package io.drumroll.edge;

import io.drumroll.history.webhook.Delivery;
import io.drumroll.history.webhook.Webhook;
import io.drumroll.history.webhook.WebhookKind;
import io.drumroll.history.webhook.Webhooks;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Webhooks, of merchants for their shops and of operators for any shop or all. A webhook belongs to its shop: whoever runs
 * the shop may see and change it. To others it looks as if there were none.
 */
final class WebhookRoutes {
    private static final Fields NEW = Fields.required("url", "kinds").optional("stockBelow", "shop");
    private static final Fields CHANGE = Fields.required("url", "kinds", "on").optional("stockBelow");
    private static final Fields REPLAY = Fields.required().optional("position", "fromPosition", "fromMs", "untilMs");
    private static final long NONE = -1;

    private final Webhooks webhooks;
    private final SlowCalls slowCalls;

    WebhookRoutes(Webhooks webhooks, SlowCalls slowCalls) {
        this.webhooks = webhooks;
        this.slowCalls = slowCalls;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.WEBHOOK_LIST, this::list)
                .on(Route.WEBHOOK_ADD, this::add)
                .on(Route.WEBHOOK_READ, exchange -> with(exchange, webhook -> webhook, this::answer))
                .on(Route.WEBHOOK_CHANGE, this::change)
                .on(Route.WEBHOOK_REMOVE, this::remove)
                .on(Route.WEBHOOK_SECRET, this::changeSecret)
                .on(Route.WEBHOOK_DELIVERIES, this::listDeliveries)
                .on(Route.WEBHOOK_REPLAY, this::replay)
                .on(Route.WEBHOOK_TEST, this::test);
    }

    /**
     * Whose webhooks the caller may see and change.
     *
     * @param shops none for all.
     */
    private record Reach(Optional<Set<Integer>> shops) {
        static Reach of(Exchange exchange) {
            if (Rights.passesAsOperator(exchange)) {
                return new Reach(Optional.empty());
            }
            exchange.clear(); // of what the shops have, and nothing else is read
            return new Reach(
                    Optional.of(Objects.requireNonNull(exchange.caller().identity(), "the gate lets no stranger in")
                            .shops()));
        }

        boolean has(Webhook webhook) {
            return shops.map(mine -> mine.contains(webhook.shop())).orElse(true);
        }
    }

    /** What was done with a webhook. */
    private record Done<A>(Webhook webhook, A outcome) {}

    /** Works on the webhook that the path names, if the caller may, and goes on with what came of it. */
    private <A> void with(Exchange exchange, Function<Webhook, A> work, BiConsumer<Exchange, Done<A>> then) {
        long id = exchange.pathNumber();
        Reach reach = Reach.of(exchange);
        slowCalls.call(
                exchange,
                () -> {
                    Webhook webhook = webhooks.find(id).filter(reach::has).orElseThrow(() -> missing(id));
                    return new Done<>(webhook, work.apply(webhook));
                },
                done -> then.accept(exchange, done));
    }

    private static BadRequest missing(long id) {
        return new BadRequest(EdgeCode.UNKNOWN_WEBHOOK, "Name one of your webhooks; " + id + " is none.");
    }

    private static BadRequest refused(String reason) {
        return new BadRequest(EdgeCode.BAD_WEBHOOK, reason);
    }

    private void answer(Exchange exchange, Done<Webhook> done) {
        JsonWriter json = exchange.loop().json().beginObject();
        write(json, done.outcome());
        exchange.send(200, Exchange.JSON, json.endObject().toBuffer());
    }

    private static void write(JsonWriter json, Webhook webhook) {
        json.field("webhook", webhook.id());
        if (webhook.shop() != 0) {
            json.field("shop", webhook.shop());
        }
        json.field("url", webhook.url()).beginArray("kinds");
        webhook.kinds().forEach(kind -> json.element(kind.text()));
        json.endArray();
        if (webhook.kinds().contains(WebhookKind.STOCK_LOW)) {
            json.field("stockBelow", webhook.stockBelow());
        }
        json.field("person", webhook.owner())
                .field("createdMs", webhook.createdMs())
                .field("on", webhook.isOn());
        if (!webhook.offReason().isEmpty()) {
            json.field("offReason", webhook.offReason());
        }
    }

    private void list(Exchange exchange) {
        int limit = Asked.limit(exchange, Webhooks.MAX_PAGE);
        long after = Asked.cursor(exchange);
        Reach reach = Reach.of(exchange);
        slowCalls.call(exchange, () -> webhooks.list(reach.shops(), after, limit), found -> {
            JsonWriter json = exchange.loop().json().beginObject().beginArray("webhooks");
            for (Webhook webhook : found.webhooks()) {
                json.beginObject();
                write(json, webhook);
                json.endObject();
            }
            json.endArray();
            if (found.next() != 0) {
                exchange.nextPage(json, "/v1/webhooks", found.next(), limit);
            }
            exchange.send(200, Exchange.JSON, json.endObject().toBuffer());
        });
    }

    /** Where a webhook sends what. */
    private record Wish(String url, Set<WebhookKind> kinds, long stockBelow, int shop, boolean on) {}

    private void add(Exchange exchange) {
        Wish wish = read(exchange, NEW);
        if (wish.shop() != 0) {
            Rights.merchant(exchange, wish.shop());
        } else if (!Rights.passesAsOperator(exchange)) {
            throw new BadRequest(
                    EdgeCode.NOT_ALLOWED, "Name your shop: only operators may be told of all shops together.");
        }
        long person = Objects.requireNonNull(exchange.caller().identity(), "the gate lets no stranger in")
                .person();
        slowCalls.call(
                exchange,
                () -> webhooks.add(person, wish.shop(), wish.url(), wish.kinds(), wish.stockBelow()),
                created -> {
                    switch (created) {
                        case Webhooks.NotAdded(String reason) -> throw refused(reason);
                        case Webhooks.Added(Webhook webhook, String secret) -> {
                            exchange.location("/v1/webhooks/", webhook.id());
                            JsonWriter json = exchange.loop().json().beginObject();
                            write(json, webhook);
                            json.field("secret", secret).endObject();
                            exchange.send(201, Exchange.JSON, json.toBuffer());
                        }
                    }
                });
    }

    private void change(Exchange exchange) {
        Wish wish = read(exchange, CHANGE);
        with(
                exchange,
                webhook -> switch (webhooks.change(
                        webhook.id(), wish.url(), wish.kinds(), wish.stockBelow(), wish.on())) {
                    case Webhooks.Done(Webhook changed) -> changed;
                    case Webhooks.NotChanged(String reason) -> throw refused(reason);
                    case Webhooks.Missing() -> throw missing(webhook.id());
                },
                this::answer);
    }

    private static Wish read(Exchange exchange, Fields fields) {
        String url = "";
        Set<WebhookKind> kinds = Set.of();
        long stockBelow = 0;
        int shop = 0;
        boolean on = true;
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            long seen = 0;
            for (int field; (field = json.nextField(fields, seen)) >= 0; seen |= 1L << field) {
                switch (fields.name(field)) {
                    case "url" -> url = json.text();
                    case "kinds" -> kinds = kinds(json);
                    case "stockBelow" -> stockBelow = stockBelow(json);
                    case "shop" -> shop = shop(json);
                    default -> on = json.flag();
                }
            }
            json.end();
        }
        return new Wish(url, kinds, stockBelow, shop, on);
    }

    private static Set<WebhookKind> kinds(JsonReader json) {
        List<WebhookKind> kinds = Values.list(json, WebhookKind.TO_CHOOSE.size(), WebhookRoutes::kind);
        return kinds.isEmpty() ? Set.of() : EnumSet.copyOf(kinds);
    }

    private static WebhookKind kind(JsonReader json) {
        return WebhookKind.of(json.text())
                .orElseThrow(() -> json.at(
                        EdgeCode.BAD_VALUE,
                        "Write one of "
                                + String.join(
                                        ", ",
                                        WebhookKind.TO_CHOOSE.stream()
                                                .map(WebhookKind::text)
                                                .toList())
                                + "."));
    }

    private static long stockBelow(JsonReader json) {
        long pieces = json.number();
        if (pieces < 0) {
            throw json.at(EdgeCode.BAD_VALUE, "Write how many pieces, 0 or more.");
        }
        return pieces;
    }

    private static int shop(JsonReader json) {
        int shop = json.smallNumber();
        if (shop < 1) {
            throw json.at(EdgeCode.BAD_VALUE, "Write a shop's number, or leave the field out for all shops.");
        }
        return shop;
    }

    private void remove(Exchange exchange) {
        with(exchange, webhook -> webhooks.remove(webhook.id()), (_, _) -> exchange.done());
    }

    private void changeSecret(Exchange exchange) {
        Values.expectNoFields(exchange);
        with(
                exchange,
                webhook -> webhooks.changeSecret(webhook.id()).orElseThrow(() -> missing(webhook.id())),
                (_, done) -> {
                    JsonWriter json = exchange.loop()
                            .json()
                            .beginObject()
                            .field("webhook", done.webhook().id())
                            .field("secret", done.outcome())
                            .field("oldSecretForMs", Webhooks.OLD_SECRET_MS)
                            .endObject();
                    exchange.send(200, Exchange.JSON, json.toBuffer());
                });
    }

    private void listDeliveries(Exchange exchange) {
        int limit = Asked.limit(exchange, Webhooks.MAX_PAGE);
        String cursor = exchange.parameter("cursor");
        with(
                exchange,
                webhook -> webhooks.deliveries(webhook.id(), cursor, limit)
                        .orElseThrow(() -> new BadRequest(
                                EdgeCode.BAD_PARAMETER, "Give the cursor as the last page's next has it, or none.")),
                (_, done) -> {
                    JsonWriter json = exchange.loop()
                            .json()
                            .beginObject()
                            .field("webhook", done.webhook().id())
                            .beginArray("deliveries");
                    done.outcome().deliveries().forEach(delivery -> write(json, delivery));
                    json.endArray();
                    String next = done.outcome().next();
                    if (next != null) {
                        exchange.nextPage(json, next, limit);
                    }
                    exchange.send(200, Exchange.JSON, json.endObject().toBuffer());
                });
    }

    private static void write(JsonWriter json, Delivery delivery) {
        json.beginObject()
                .field("id", delivery.id())
                .field("position", delivery.sequence())
                .field("kind", delivery.kind().text())
                .field("happenedAtMs", delivery.eventMs())
                .field("state", Words.DELIVERY_STATES.of(delivery.state()))
                .field("attempts", delivery.attempts());
        if (delivery.state() == Delivery.State.PENDING) {
            json.field("nextAttemptMs", delivery.nextMs());
        }
        if (delivery.lastMs() != null) {
            json.field("lastAttemptMs", delivery.lastMs());
        }
        if (delivery.status() != null) {
            json.field("status", delivery.status());
        }
        if (delivery.answer() != null) {
            json.field("answer", delivery.answer());
        }
        json.field("body", delivery.body()).endObject();
    }

    private void replay(Exchange exchange) {
        Replay replay = readReplay(exchange);
        with(exchange, webhook -> replay(webhook.id(), replay), (_, done) -> {
            JsonWriter json = exchange.loop()
                    .json()
                    .beginObject()
                    .field("webhook", done.webhook().id())
                    .field("deliveries", done.outcome())
                    .endObject();
            exchange.send(200, Exchange.JSON, json.toBuffer());
        });
    }

    /** What is to be sent again: {@link #NONE} for what was not named. */
    private record Replay(long position, long fromPosition, long fromMs, long untilMs) {}

    private int replay(long id, Replay replay) {
        if (replay.position() != NONE) {
            return webhooks.replay(id, replay.position());
        }
        return replay.fromPosition() != NONE
                ? webhooks.replayFrom(id, replay.fromPosition())
                : webhooks.replay(id, replay.fromMs(), replay.untilMs() == NONE ? Long.MAX_VALUE : replay.untilMs());
    }

    private static Replay readReplay(Exchange exchange) {
        long[] values = {NONE, NONE, NONE, NONE};
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            long seen = 0;
            for (int field; (field = json.nextField(REPLAY, seen)) >= 0; seen |= 1L << field) {
                values[field] = json.number();
                if (values[field] < 0) {
                    throw json.at(EdgeCode.BAD_VALUE, "Write a number of 0 or more.");
                }
            }
            json.end();
        }
        Replay replay = new Replay(values[0], values[1], values[2], values[3]);
        int named = (replay.position() == NONE ? 0 : 1)
                + (replay.fromPosition() == NONE ? 0 : 1)
                + (replay.fromMs() == NONE ? 0 : 1);
        if (named != 1 || (replay.fromMs() == NONE && replay.untilMs() != NONE)) {
            throw new BadRequest(
                    EdgeCode.BAD_VALUE,
                    "Give position, of one event; or fromPosition; or fromMs, and untilMs where it has an end.");
        }
        return replay;
    }

    private void test(Exchange exchange) {
        Values.expectNoFields(exchange);
        with(
                exchange,
                webhook -> {
                    if (!webhook.isOn()) {
                        throw refused("Switch it on first; a webhook that is off is sent nothing.");
                    }
                    return webhooks.test(webhook.id()).orElseThrow(() -> missing(webhook.id()));
                },
                (_, done) -> {
                    JsonWriter json = exchange.loop()
                            .json()
                            .beginObject()
                            .field("webhook", done.webhook().id())
                            .field("id", done.outcome())
                            .endObject();
                    exchange.send(202, Exchange.JSON, json.toBuffer());
                });
    }
}
