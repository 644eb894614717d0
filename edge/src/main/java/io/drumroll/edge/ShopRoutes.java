package io.drumroll.edge;

import static io.drumroll.edge.Values.present;

import io.drumroll.engine.message.Command.OpenShop;
import io.drumroll.engine.message.Command.PayOutShop;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.shop.ShopKind;
import org.jspecify.annotations.Nullable;

/** Shops and their balances. */
final class ShopRoutes {
    private static final Fields SHOP =
            Fields.required("name", "country", "kind").optional("currency");
    private static final Fields PAYOUT = Fields.required("amountMinor", "currency");

    private final Commands commands;
    private final Currencies currencies;

    ShopRoutes(Commands commands, Currencies currencies) {
        this.commands = commands;
        this.currencies = currencies;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.SHOP_OPEN, this::open).on(Route.SHOP_READ, this::read).on(Route.SHOP_PAYOUT, this::payOut);
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
