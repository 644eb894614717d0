package io.drumroll.edge;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.region.Country;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads values from the query of an address. Every method throws {@link BadRequest} where a value can't be. */
final class Asked {
    /** Elements on a page where the request does not say how many. */
    static final int DEFAULT_PAGE = 20;
    /**
     * The country of those who don't say where the goods go: what ISO 3166-1 leaves to its users, and tables of places use
     * for an unknown one. No duty is due there unless somebody sets one.
     */
    static final Country NOWHERE = new Country("ZZ");

    private Asked() {}

    /** A country that has to be named. */
    static Country country(Exchange exchange, String name) {
        return country(name, needed(exchange, name));
    }

    /** A country, or {@link #NOWHERE}. */
    static Country destination(Exchange exchange) {
        String code = exchange.parameter("destination");
        return code == null ? NOWHERE : country("destination", code);
    }

    private static Country country(String name, String code) {
        if (!Country.isWellFormed(code)) {
            throw new BadRequest(
                    EdgeCode.BAD_PARAMETER, "Give " + name + " as its two letters of ISO 3166-1, such as CN.");
        }
        return new Country(code);
    }

    /** A currency, or null where none is named. */
    static @Nullable Currency currency(Exchange exchange) {
        String code = exchange.parameter("currency");
        if (code != null && !Currency.isWellFormed(code)) {
            throw new BadRequest(
                    EdgeCode.BAD_PARAMETER, "Give currency as its three letters of ISO 4217, such as CNY.");
        }
        return code == null ? null : new Currency(code);
    }

    /** Numbers of coupon deals; the address' length bounds how many. */
    static List<Integer> coupons(Exchange exchange) {
        List<Integer> coupons = new ArrayList<>();
        for (String text : exchange.parameters("coupon")) {
            coupons.add((int) number("coupon", text, 0, Integer.MAX_VALUE));
        }
        return List.copyOf(coupons);
    }

    /** A whole number that has to be given. */
    static long number(Exchange exchange, String name, long min, long max) {
        return number(name, needed(exchange, name), min, max);
    }

    /** One of some words; it has to be given. */
    static String oneOf(Exchange exchange, String name, List<String> words) {
        String text = needed(exchange, name);
        if (!words.contains(text)) {
            throw new BadRequest(
                    EdgeCode.BAD_PARAMETER, "Give " + name + " as one of " + String.join(", ", words) + ".");
        }
        return text;
    }

    /** A text that has to be given and is not too long. */
    static String text(Exchange exchange, String name, int maxChars) {
        String text = needed(exchange, name);
        if (text.isEmpty() || text.length() > maxChars) {
            throw new BadRequest(EdgeCode.BAD_PARAMETER, "Give " + name + " as 1 to " + maxChars + " characters.");
        }
        return text;
    }

    /** A whole number, or what stands for none. */
    static long number(Exchange exchange, String name, long min, long max, long otherwise) {
        String text = exchange.parameter(name);
        return text == null ? otherwise : number(name, text, min, max);
    }

    /** A whole number of a parameter's text. */
    static long number(String name, String text, long min, long max) {
        long number = Numbers.parse(text);
        if (number < min || number > max) {
            throw new BadRequest(
                    EdgeCode.BAD_PARAMETER, "Give " + name + " as a whole number from " + min + " to " + max + ".");
        }
        return number;
    }

    /** The first digits of tariff codes; empty where none are named. */
    static String tariffPrefix(Exchange exchange) {
        String prefix = exchange.parameter("tariffPrefix");
        if (prefix == null) {
            return "";
        }
        if (prefix.length() > Limits.MAX_TARIFF_DIGITS || !prefix.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new BadRequest(
                    EdgeCode.BAD_PARAMETER, "Give tariffPrefix as at most " + Limits.MAX_TARIFF_DIGITS + " digits.");
        }
        return prefix;
    }

    /** A route whose requests can be asked about; it has to be named. */
    static Route route(Exchange exchange) {
        String name = needed(exchange, "route");
        for (Route route : RequestRoutes.ASKABLE) {
            if (route.name().equals(name)) {
                return route;
            }
        }
        throw new BadRequest(
                EdgeCode.BAD_PARAMETER,
                "Give route as one of "
                        + RequestRoutes.ASKABLE.stream().map(Route::name).collect(Collectors.joining(", ")) + ".");
    }

    /** Where a list goes on, 0 for its beginning. */
    static long cursor(Exchange exchange) {
        String cursor = exchange.parameter("cursor");
        return cursor == null ? 0 : Cursors.read(cursor);
    }

    /** How many elements a page may have. */
    static int limit(Exchange exchange, int max) {
        String text = exchange.parameter("limit");
        return text == null ? DEFAULT_PAGE : (int) number("limit", text, 1, max);
    }

    /** Whether something is asked for; not where the parameter is left out. */
    static boolean flag(Exchange exchange, String name) {
        String text = exchange.parameter(name);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw new BadRequest(EdgeCode.BAD_PARAMETER, "Give " + name + " as true or false.");
        }
        return "true".equals(text);
    }

    /** Whether a report is wanted as CSV: the parameter {@code format} says so, or else the header Accept. */
    static boolean csv(Exchange exchange) {
        String format = exchange.parameter("format");
        if (format == null) {
            String accepted = exchange.request().getHeader(HttpHeaders.ACCEPT);
            return accepted != null && accepted.toLowerCase(Locale.ROOT).contains("text/csv");
        }
        if (!format.equals("csv") && !format.equals("json")) {
            throw new BadRequest(EdgeCode.BAD_PARAMETER, "Give format as json or csv.");
        }
        return format.equals("csv");
    }

    private static String needed(Exchange exchange, String name) {
        String text = exchange.parameter(name);
        if (text == null) {
            throw new BadRequest(EdgeCode.BAD_PARAMETER, "Give the parameter " + name + " too.");
        }
        return text;
    }
}
