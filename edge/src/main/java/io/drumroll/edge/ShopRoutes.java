package io.drumroll.edge;

import static io.drumroll.edge.Values.present;

import io.drumroll.engine.message.Command.OpenShop;
import io.drumroll.engine.message.Command.PayOutShop;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.ShopView;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.shop.ShopKind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shops and their balances. */
final class ShopRoutes {
    private static final Fields SHOP =
            Fields.required("name", "country", "kind").optional("currency");
    private static final Fields PAYOUT = Fields.required("amountMinor", "currency");

    /** Shops on one page at most. */
    static final int MAX_PAGE = 100;

    private final Commands commands;
    private final Currencies currencies;
    private final ShopDirectory directory;
    private final SlowCalls slowCalls;

    ShopRoutes(Commands commands, Currencies currencies, ShopDirectory directory, SlowCalls slowCalls) {
        this.commands = commands;
        this.currencies = currencies;
        this.directory = directory;
        this.slowCalls = slowCalls;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.SHOP_OPEN, this::open)
                .on(Route.SHOP_LIST, this::list)
                .on(Route.SHOP_READ, this::read)
                .on(Route.SHOP_PAYOUT, this::payOut);
    }

    private void open(Exchange exchange) {
        String name = "";
        Country country = null;
        ShopKind kind = null;
        Currency currency = null;
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            long seen = 0;
            for (int field; (field = json.nextField(SHOP, seen)) >= 0; seen |= 1L << field) {
                switch (field) {
                    case 0 -> name = json.text();
                    case 1 -> country = Values.country(json);
                    case 2 -> kind = Words.SHOP_KINDS.read(json);
                    default -> currency = Values.currency(json);
                }
            }
            json.end();
        }
        open(exchange, name, present(country), present(kind), currency);
    }

    private void open(Exchange exchange, String name, Country country, ShopKind kind, @Nullable Currency wanted) {
        if (wanted == null) {
            currencies.withFestival(exchange, festival -> open(exchange, name, country, kind, festival));
            return;
        }
        commands.submit(exchange, 0, new OpenShop(name, country, kind, wanted), 201, (json, accepted) -> {
            exchange.location("/v1/shops/", accepted.id());
            json.field("shop", accepted.id()).currency(wanted);
        });
    }

    private void list(Exchange exchange) {
        String prefix = exchange.parameter("name");
        String name = prefix == null ? "" : prefix.toLowerCase(Locale.ROOT);
        ShopKind kind = Words.SHOP_KINDS.asked(exchange, "kind");
        Country country = exchange.parameter("country") == null ? null : Asked.country(exchange, "country");
        long after = Asked.cursor(exchange);
        int limit = Asked.limit(exchange, MAX_PAGE);
        slowCalls.call(
                exchange,
                () -> directory.all().stream()
                        .filter(shop -> shop.shop() > after)
                        .filter(shop -> kind == null || shop.kind() == kind)
                        .filter(shop -> country == null || shop.country().equals(country))
                        .filter(shop -> shop.name().toLowerCase(Locale.ROOT).startsWith(name))
                        .limit(limit + 1L)
                        .toList(),
                found -> {
                    JsonWriter json = exchange.loop().json().beginObject().beginArray("shops");
                    List<ShopView> page = found.subList(0, Math.min(limit, found.size()));
                    for (ShopView shop : page) {
                        json.beginObject();
                        CatalogueViews.writeShop(json, shop, false);
                        json.endObject();
                    }
                    json.endArray();
                    if (found.size() > limit) {
                        exchange.nextPage(json, Cursors.write(page.getLast().shop()), limit);
                    }
                    exchange.send(200, Exchange.JSON, json.endObject().toBuffer());
                });
    }

    private void read(Exchange exchange) {
        int shop = exchange.pathSmallNumber();
        boolean withBalance = Rights.maySeeBalance(exchange.caller(), shop);
        commands.read(
                exchange, new Query.OfShop(shop), (json, found) -> CatalogueViews.writeShop(json, found, withBalance));
    }

    private void payOut(Exchange exchange) {
        int shop = exchange.pathSmallNumber();
        Money amount = Values.money(exchange, PAYOUT);
        commands.submit(
                exchange,
                0,
                new PayOutShop(shop, amount),
                201,
                (json, accepted) -> json.field("shop", shop)
                        .field("amountMinor", amount.amountMinor())
                        .field("balanceMinor", accepted.amountMinor())
                        .currency(amount.currency()));
    }
}
