package io.drumroll.edge;

import static io.drumroll.edge.Values.present;

import io.drumroll.edge.BulkItem.Action;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Request;
import java.util.List;

/** Prices, stock, withdrawal and submission of many of a shop's products at once, and what would come of it. */
final class BulkProductRoutes {
    /** How many items one request has. */
    static final int MAX_ITEMS = 200;

    private static final Fields BULK = Fields.required("items").optional("dryRun");
    private static final Fields ITEM = Fields.required("product", "action").optional("variant", "amount", "version");

    private final BulkProducts bulk;
    private final CatalogCalls calls;

    BulkProductRoutes(BulkProducts bulk, CatalogCalls calls) {
        this.bulk = bulk;
        this.calls = calls;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.PRODUCT_BULK, this::carryOut);
    }

    private void carryOut(Exchange exchange) {
        int shop = exchange.pathSmallNumber();
        boolean isDry = false;
        List<BulkItem> read = List.of();
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            long seen = 0;
            for (int field; (field = json.nextField(BULK, seen)) >= 0; seen |= 1L << field) {
                if (field == 0) {
                    read = Values.list(json, MAX_ITEMS, BulkProductRoutes::item);
                } else {
                    isDry = json.flag();
                }
            }
            json.end();
        }
        if (!isDry && !exchange.hasKey()) {
            throw new BadRequest(new Rejection.KeyMissing());
        }
        boolean dryRun = isDry;
        List<BulkItem> items = read;
        Request key = exchange.key(shop);
        calls.call(
                exchange,
                () -> bulk.carryOut(shop, items, dryRun, key),
                outcomes -> answer(exchange, shop, dryRun, outcomes));
    }

    private static BulkItem item(JsonReader json) {
        json.expectObject();
        long product = 0;
        Action action = null;
        String variant = null;
        long amount = 0;
        boolean hasAmount = false;
        int version = 0;
        long seen = 0;
        for (int field; (field = json.nextField(ITEM, seen)) >= 0; seen |= 1L << field) {
            switch (field) {
                case 0 -> product = json.number();
                case 1 -> action = Words.BULK_ACTIONS.read(json);
                case 2 -> variant = json.text();
                case 3 -> {
                    amount = json.number();
                    hasAmount = true;
                }
                default -> version = json.smallNumber();
            }
        }
        if (present(action).needsAmount() != hasAmount) {
            throw json.at(
                    EdgeCode.BAD_VALUE,
                    present(action).needsAmount()
                            ? "Give the field 'amount' too: the price, the change of it, or pieces."
                            : "Leave out the field 'amount'.");
        }
        return new BulkItem(product, present(action), variant, amount, version);
    }

    private static void answer(Exchange exchange, int shop, boolean dryRun, List<BulkOutcome> outcomes) {
        JsonWriter json = exchange.loop()
                .json()
                .beginObject()
                .field("shop", shop)
                .field("dryRun", dryRun)
                .field("done", outcomes.stream().filter(BulkOutcome::isDone).count())
                .beginArray("items");
        for (BulkOutcome outcome : outcomes) {
            json.beginObject()
                    .field("product", outcome.item().product())
                    .field("action", Words.BULK_ACTIONS.of(outcome.item().action()))
                    .field("done", outcome.isDone());
            if (!outcome.isDone()) {
                json.field("code", outcome.code()).field("detail", outcome.detail());
            }
            if (!outcome.prices().isEmpty()) {
                json.beginArray("prices");
                for (BulkOutcome.Price price : outcome.prices()) {
                    json.beginObject()
                            .field("variant", price.variant())
                            .field("fromMinor", price.fromMinor())
                            .field("toMinor", price.toMinor())
                            .endObject();
                }
                json.endArray();
            }
            json.endObject();
        }
        exchange.send(200, Exchange.JSON, json.endArray().endObject().toBuffer());
    }
}
