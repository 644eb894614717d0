package io.drumroll.edge;

import static io.drumroll.edge.Values.present;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Command.ChangePrice;
import io.drumroll.engine.message.Command.DelistSku;
import io.drumroll.engine.message.Command.ListSku;
import io.drumroll.engine.message.Command.RestockSku;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.region.Country;

/** SKUs. */
final class CatalogueRoutes {
    private static final Fields SKU = Fields.required(
                    "shop", "title", "category", "brand", "origin", "priceMinor", "currency", "stock")
            .optional("limitPerBuyer", "tariffCode");
    private static final Fields RESTOCK = Fields.required("quantity");
    private static final Fields PRICE = Fields.required("priceMinor", "currency");

    private final Commands commands;
    private final Owners owners;

    CatalogueRoutes(Commands commands, Owners owners) {
        this.commands = commands;
        this.owners = owners;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.SKU_LIST, this::list)
                .on(Route.SKU_READ, this::read)
                .on(Route.SKU_DELIST, this::delist)
                .on(Route.SKU_RESTOCK, this::restock)
                .on(Route.SKU_PRICE, this::changePrice);
    }

    private void list(Exchange exchange) {
        ListSku command = listOf(exchange);
        Rights.merchant(exchange, command.shop());
        commands.submit(exchange, 0, command, 201, (json, accepted) -> {
            exchange.location("/v1/skus/", accepted.id());
            json.field("sku", accepted.id());
        });
    }

    private static ListSku listOf(Exchange exchange) {
        int shop = 0;
        String title = "";
        String category = "";
        String brand = "";
        Country origin = null;
        long priceMinor = 0;
        Currency currency = null;
        long stock = 0;
        int limitPerBuyer = 0;
        String tariffCode = "";
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            long seen = 0;
            for (int field; (field = json.nextField(SKU, seen)) >= 0; seen |= 1L << field) {
                switch (field) {
                    case 0 -> shop = json.smallNumber();
                    case 1 -> title = json.text();
                    case 2 -> category = json.text();
                    case 3 -> brand = json.text();
                    case 4 -> origin = Values.country(json);
                    case 5 -> priceMinor = json.number();
                    case 6 -> currency = Values.currency(json);
                    case 7 -> stock = json.number();
                    case 8 -> limitPerBuyer = json.smallNumber();
                    default -> tariffCode = json.text();
                }
            }
            json.end();
        }
        Money price = new Money(priceMinor, present(currency));
        return new ListSku(shop, title, category, brand, present(origin), tariffCode, price, stock, limitPerBuyer);
    }

    private void read(Exchange exchange) {
        commands.read(exchange, new Query.OfSku(exchange.pathSmallNumber()), CatalogueViews::writeSku);
    }

    /** Submits what the merchant of a SKU's shop may do with it. */
    private void submit(Exchange exchange, int sku, Command command, Commands.AcceptedWriter writer) {
        Commands.requireKey(exchange, command);
        owners.ofSku(exchange, sku, () -> commands.submit(exchange, 0, command, 200, writer));
    }

    private void delist(Exchange exchange) {
        int sku = exchange.pathSmallNumber();
        submit(exchange, sku, new DelistSku(sku), (json, _) -> json.field("sku", sku));
    }

    private void restock(Exchange exchange) {
        int sku = exchange.pathSmallNumber();
        long quantity = 0;
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            for (long seen = 0; json.nextField(RESTOCK, seen) >= 0; seen = 1) {
                quantity = json.number();
            }
            json.end();
        }
        submit(exchange, sku, new RestockSku(sku, quantity), (json, _) -> json.field("sku", sku));
    }

    private void changePrice(Exchange exchange) {
        int sku = exchange.pathSmallNumber();
        Money price = Values.money(exchange, PRICE);
        submit(
                exchange,
                sku,
                new ChangePrice(sku, price),
                (json, _) -> json.field("sku", sku)
                        .field("priceMinor", price.amountMinor())
                        .currency(price.currency()));
    }
}
