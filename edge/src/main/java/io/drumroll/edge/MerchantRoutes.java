package io.drumroll.edge;

import static io.drumroll.edge.Values.present;

import io.drumroll.accounts.Identity;
import io.drumroll.catalog.Merchant;
import io.drumroll.catalog.Merchant.State;
import io.drumroll.catalog.Merchant.Wish;
import io.drumroll.catalog.Merchants;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.shop.ShopKind;
import java.util.List;
import java.util.Objects;

/** How people become merchants: they apply for a shop, and an operator decides. */
final class MerchantRoutes {
    private static final int MAX_PAGE = 100;
    private static final Fields WISH = Fields.required("name", "kind", "country", "currency");

    private final Merchants merchants;
    private final CatalogCalls calls;

    MerchantRoutes(Merchants merchants, CatalogCalls calls) {
        this.merchants = merchants;
        this.calls = calls;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.MERCHANT_APPLY, this::apply)
                .on(Route.MERCHANT_MINE, this::mine)
                .on(Route.MERCHANT_LIST, this::list)
                .on(Route.MERCHANT_APPROVE, this::approve)
                .on(Route.MERCHANT_REFUSE, this::refuse);
    }

    private void apply(Exchange exchange) {
        long person = person(exchange);
        String name = "";
        ShopKind kind = null;
        Country country = null;
        Currency currency = null;
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            long seen = 0;
            for (int field; (field = json.nextField(WISH, seen)) >= 0; seen |= 1L << field) {
                switch (field) {
                    case 0 -> name = json.text();
                    case 1 -> kind = Words.SHOP_KINDS.read(json);
                    case 2 -> country = Values.country(json);
                    default -> currency = Values.currency(json);
                }
            }
            json.end();
        }
        Wish wish = new Wish(name, present(kind), present(country), present(currency));
        calls.ask(exchange, () -> merchants.apply(person, wish), merchant -> answer(exchange, 201, merchant));
    }

    private static long person(Exchange exchange) {
        Identity identity = Objects.requireNonNull(exchange.caller().identity(), "the gate lets no stranger in");
        return identity.person();
    }

    private void mine(Exchange exchange) {
        long person = person(exchange);
        calls.call(exchange, () -> merchants.ofPerson(person), found -> {
            JsonWriter json = exchange.loop().json().beginObject();
            writeAll(json, found);
            exchange.send(200, Exchange.JSON, json.endObject().toBuffer());
        });
    }

    private void list(Exchange exchange) {
        State asked = Words.MERCHANT_STATES.asked(exchange, "state");
        State state = asked == null ? State.APPLIED : asked;
        long after = Asked.cursor(exchange);
        int limit = Asked.limit(exchange, MAX_PAGE);
        calls.call(exchange, () -> merchants.inState(state, after, limit + 1), found -> {
            JsonWriter json = exchange.loop().json().beginObject();
            List<Merchant> page = found.subList(0, Math.min(limit, found.size()));
            writeAll(json, page);
            if (found.size() > limit) {
                String more = "&state=" + Words.MERCHANT_STATES.of(state);
                exchange.nextPage(json, "/v1/merchants", more, page.getLast().id(), limit);
            }
            exchange.send(200, Exchange.JSON, json.endObject().toBuffer());
        });
    }

    private void approve(Exchange exchange) {
        Values.expectNoFields(exchange);
        long id = exchange.pathNumber();
        long operator = person(exchange);
        calls.ask(exchange, () -> merchants.approve(id, operator), merchant -> answer(exchange, 200, merchant));
    }

    private void refuse(Exchange exchange) {
        long id = exchange.pathNumber();
        long operator = person(exchange);
        String reason = ReviewRoutes.reason(exchange);
        calls.ask(exchange, () -> merchants.refuse(id, operator, reason), merchant -> answer(exchange, 200, merchant));
    }

    private static void answer(Exchange exchange, int status, Merchant merchant) {
        JsonWriter json = exchange.loop().json().beginObject();
        write(json, merchant);
        exchange.send(status, Exchange.JSON, json.endObject().toBuffer());
    }

    private static void writeAll(JsonWriter json, List<Merchant> merchants) {
        json.beginArray("merchants");
        for (Merchant merchant : merchants) {
            json.beginObject();
            write(json, merchant);
            json.endObject();
        }
        json.endArray();
    }

    private static void write(JsonWriter json, Merchant merchant) {
        Wish wish = merchant.wish();
        json.field("merchant", merchant.id())
                .field("person", merchant.person())
                .field("name", wish.name())
                .field("kind", Words.SHOP_KINDS.of(wish.kind()))
                .field("country", wish.country().code())
                .currency(wish.currency())
                .field("state", Words.MERCHANT_STATES.of(merchant.state()))
                .field("reason", merchant.reason())
                .field("appliedMs", merchant.appliedMs());
        if (merchant.decidedMs() > 0) {
            json.field("decidedMs", merchant.decidedMs());
        }
        if (merchant.shop() > 0) {
            json.field("shop", merchant.shop());
        }
    }
}
