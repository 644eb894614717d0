package io.drumroll.edge;

import static io.drumroll.edge.Values.present;

import io.drumroll.engine.message.Command.PlaceDeposit;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import org.jspecify.annotations.Nullable;

/** Pre-sales: what a deposit would reserve, and paying it. */
final class DepositRoutes {
    private static final Fields QUOTE = Fields.required("deal", "quantity").optional("destination", "currency");
    private static final Fields DEPOSIT = Fields.required(
                    "buyer", "region", "deal", "quantity", "expectedTotalMinor", "expectedDepositMinor")
            .optional("currency", "address");

    private final Commands commands;
    private final Currencies currencies;
    private final OrderAddressNotes notes;

    DepositRoutes(Commands commands, Currencies currencies, OrderAddressNotes notes) {
        this.commands = commands;
        this.currencies = currencies;
        this.notes = notes;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.DEPOSIT_QUOTE, this::quote).on(Route.DEPOSIT_PLACE, this::place);
    }

    private void quote(Exchange exchange) {
        int deal = 0;
        int quantity = 0;
        Country destination = Asked.NOWHERE;
        Currency currency = null;
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            long seen = 0;
            for (int field; (field = json.nextField(QUOTE, seen)) >= 0; seen |= 1L << field) {
                switch (field) {
                    case 0 -> deal = json.smallNumber();
                    case 1 -> quantity = Values.quantity(json);
                    case 2 -> destination = Values.country(json);
                    default -> currency = Values.currency(json);
                }
            }
            json.end();
        }
        quote(exchange, destination, currency, deal, quantity);
    }

    private void quote(Exchange exchange, Country destination, @Nullable Currency asked, int deal, int quantity) {
        currencies.withFestival(
                exchange,
                festival -> commands.find(
                        exchange,
                        exchange.atPosition(),
                        new Query.OfDepositQuote(destination, asked == null ? festival : asked, deal, quantity),
                        (position, quote) -> exchange.loop()
                                .dealNames()
                                .with(
                                        exchange,
                                        new DealNames.Wanted().quote(quote),
                                        names -> commands.answer(exchange, position, quote, (json, found) -> {
                                            json.field("destination", destination.code());
                                            QuoteViews.write(json, found, festival, names);
                                        }))));
    }

    /** A deposit as the request has it; the currency may be left out, and the address, which is 0 then. */
    private record Wish(
            long buyer,
            Region region,
            int deal,
            int quantity,
            long expectedTotalMinor,
            long expectedDepositMinor,
            @Nullable Currency currency,
            long address) {
        PlaceDeposit in(Currency other) {
            return new PlaceDeposit(
                    buyer, region, deal, quantity, new Money(expectedTotalMinor, other), expectedDepositMinor);
        }
    }

    private void place(Exchange exchange) {
        if (!exchange.hasKey()) {
            throw new BadRequest(new Rejection.KeyMissing());
        }
        Wish wish = wishOf(exchange);
        Rights.buyer(exchange, wish.buyer());
        OrderAddressNotes.requireOwn(exchange, wish.buyer(), wish.address());
        if (wish.currency() != null) {
            submit(exchange, wish, wish.currency());
        } else {
            currencies.withFestival(exchange, festival -> submit(exchange, wish, festival));
        }
    }

    private void submit(Exchange exchange, Wish wish, Currency currency) {
        notes.submit(exchange, wish.buyer(), wish.in(currency), wish.address(), (json, accepted) -> {
            exchange.location("/v1/orders/", accepted.id());
            json.field("order", accepted.id())
                    .field("totalMinor", wish.expectedTotalMinor())
                    .field("depositMinor", accepted.amountMinor())
                    .currency(currency)
                    .field("state", OrderState.RESERVED.name());
        });
    }

    private static Wish wishOf(Exchange exchange) {
        long buyer = 0;
        Region region = null;
        int deal = 0;
        int quantity = 0;
        long expectedTotalMinor = 0;
        long expectedDepositMinor = 0;
        long address = 0;
        Currency currency = null;
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            long seen = 0;
            for (int field; (field = json.nextField(DEPOSIT, seen)) >= 0; seen |= 1L << field) {
                switch (field) {
                    case 0 -> buyer = json.number();
                    case 1 -> region = Values.region(json);
                    case 2 -> deal = json.smallNumber();
                    case 3 -> quantity = Values.quantity(json);
                    case 4 -> expectedTotalMinor = json.number();
                    case 5 -> expectedDepositMinor = json.number();
                    case 6 -> currency = Values.currency(json);
                    default -> address = OrderAddressNotes.address(json);
                }
            }
            json.end();
        }
        return new Wish(
                buyer, present(region), deal, quantity, expectedTotalMinor, expectedDepositMinor, currency, address);
    }
}
