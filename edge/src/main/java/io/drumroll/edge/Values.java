package io.drumroll.edge;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.OutOfRange;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the values that several requests have: currencies, countries, regions, quantities and lines. */
final class Values {
    private static final Fields REGION = Fields.required("country").optional("province", "cityTier");
    private static final Fields NOTHING = Fields.required();
    private static final Fields LINE = Fields.required("sku", "quantity");

    private Values() {}

    static Currency currency(JsonReader json) {
        String code = json.text();
        if (!Currency.isWellFormed(code)) {
            throw json.at(EdgeCode.BAD_VALUE, "Write a currency as its three letters of ISO 4217, such as CNY.");
        }
        return new Currency(code);
    }

    /** The body of a request that is one amount: its number first, then its currency. */
    static Money money(Exchange exchange, Fields fields) {
        long amountMinor = 0;
        Currency currency = null;
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            long seen = 0;
            for (int field; (field = json.nextField(fields, seen)) >= 0; seen |= 1L << field) {
                if (field == 0) {
                    amountMinor = json.number();
                } else {
                    currency = currency(json);
                }
            }
            json.end();
        }
        return new Money(amountMinor, present(currency));
    }

    /** Checks that there is no body, or an empty object. */
    static void expectNoFields(Exchange exchange) {
        if (exchange.hasBody()) {
            try (JsonReader json = exchange.json()) {
                json.beginObject();
                json.nextField(NOTHING, 0);
                json.end();
            }
        }
    }

    /** The body of a request that is texts alone, by their places; null for those that were left out. */
    static @Nullable String[] texts(Exchange exchange, Fields fields) {
        @Nullable String[] texts = new String[fields.names().size()];
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            long seen = 0;
            for (int field; (field = json.nextField(fields, seen)) >= 0; seen |= 1L << field) {
                texts[field] = json.text();
            }
            json.end();
        }
        return texts;
    }

    static Country country(JsonReader json) {
        String code = json.text();
        if (!Country.isWellFormed(code)) {
            throw json.at(EdgeCode.BAD_VALUE, "Write a country as its two letters of ISO 3166-1, such as CN.");
        }
        return new Country(code);
    }

    static Region region(JsonReader json) {
        json.expectObject();
        Country country = null;
        String province = "";
        int cityTier = 0;
        long seen = 0;
        for (int field; (field = json.nextField(REGION, seen)) >= 0; seen |= 1L << field) {
            switch (field) {
                case 0 -> country = country(json);
                case 1 -> province = province(json);
                default -> cityTier = cityTier(json);
            }
        }
        return new Region(present(country), province, cityTier);
    }

    /** A moment in ms of the epoch. */
    static long moment(JsonReader json) {
        long atMs = json.number();
        if (atMs < 1) {
            throw json.at(EdgeCode.BAD_VALUE, "Write a moment in ms of the epoch.");
        }
        return atMs;
    }

    /** Pieces; what does not fit into the command is refused as the engine refuses what is too much. */
    static int quantity(JsonReader json) {
        long quantity = json.number();
        if (quantity != (int) quantity) {
            throw new BadRequest(new OutOfRange(Rejection.Field.QUANTITY, quantity, 1, Limits.MAX_QUANTITY));
        }
        return (int) quantity;
    }

    /** Lines, of which no more are read than an order may have. */
    static List<LineRequest> lines(JsonReader json) {
        return list(json, Limits.MAX_ORDER_LINES, EdgeCode.TOO_MANY_LINES, "lines", Values::line);
    }

    /** Coupon deals' numbers, of which no more are read than an order may name. */
    static List<Integer> coupons(JsonReader json) {
        return list(json, Limits.MAX_ORDER_COUPONS, JsonReader::smallNumber);
    }

    /** An array of at most so many elements. */
    static <T> List<T> list(JsonReader json, int max, Function<JsonReader, T> element) {
        return list(json, max, EdgeCode.TOO_MANY_ELEMENTS, "elements", element);
    }

    private static <T> List<T> list(
            JsonReader json, int max, EdgeCode tooMany, String what, Function<JsonReader, T> element) {
        json.expectArray();
        List<T> elements = new ArrayList<>(4);
        while (json.nextElement()) {
            if (elements.size() == max) {
                throw json.at(tooMany, "Give at most " + max + " " + what + ".");
            }
            elements.add(element.apply(json));
        }
        return List.copyOf(elements);
    }

    /** A value that was read because its field is required. */
    static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a required field was not read");
        }
        return value;
    }

    /** A SKU and its quantity. */
    static LineRequest line(JsonReader json) {
        json.expectObject();
        int sku = 0;
        int quantity = 0;
        long seen = 0;
        for (int field; (field = json.nextField(LINE, seen)) >= 0; seen |= 1L << field) {
            if (field == 0) {
                sku = json.smallNumber();
            } else {
                quantity = quantity(json);
            }
        }
        return new LineRequest(sku, quantity);
    }

    private static String province(JsonReader json) {
        String province = json.text();
        if (!Region.isProvince(province)) {
            throw json.at(
                    EdgeCode.BAD_VALUE,
                    "Write a province as what ISO 3166-2 has behind the hyphen, such as GD, or empty.");
        }
        return province;
    }

    private static int cityTier(JsonReader json) {
        long tier = json.number();
        if (tier < 0 || tier > Region.MAX_CITY_TIER) {
            throw json.at(
                    EdgeCode.BAD_VALUE, "Write a city tier from 1 to " + Region.MAX_CITY_TIER + ", or 0 if unknown.");
        }
        return (int) tier;
    }
}
