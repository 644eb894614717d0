package io.drumroll.edge;

import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** Which language a caller wants: the parameter {@code language}, or else the header Accept-Language (RFC 9110). */
final class Languages {
    private static final int MAX_WISHES = 20;
    private static final String FALLBACK = "en";

    private Languages() {}

    /** What the caller wants, the best first; empty where nothing is said. Header values that can't be read are left out. */
    static List<String> wanted(Exchange exchange) {
        String asked = exchange.parameter("language");
        if (asked != null) {
            return List.of(asked.toLowerCase(Locale.ROOT));
        }
        return parse(exchange.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    static List<String> parse(@Nullable String header) {
        if (header == null) {
            return List.of();
        }
        List<Wish> wishes = new ArrayList<>();
        for (String each : header.split(",", MAX_WISHES + 1)) {
            String[] parts = each.strip().split(";", 2);
            int quality = parts.length < 2 ? 1_000 : quality(parts[1].strip());
            if (quality > 0 && !parts[0].isBlank() && wishes.size() < MAX_WISHES) {
                wishes.add(new Wish(parts[0].strip().toLowerCase(Locale.ROOT), quality));
            }
        }
        wishes.sort(Comparator.comparingInt(Wish::quality).reversed());
        return wishes.stream().map(Wish::tag).toList();
    }

    /** In thousandths; 0 for what can't be read. */
    private static int quality(String text) {
        if (!text.matches("q=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)")) {
            return 0;
        }
        return (int) Math.round(Double.parseDouble(text.substring(2)) * 1_000);
    }

    /**
     * The language to answer in: one that is wanted, or of the same language as one ({@code zh-CN} is answered in
     * {@code zh-Hans} or {@code zh}), else English, else the first that there is.
     *
     * @param there language tags, at least one.
     */
    static String choose(List<String> wanted, SequencedSet<String> there) {
        for (String wish : wanted) {
            for (String tag : there) {
                if (tag.equalsIgnoreCase(wish)) {
                    return tag;
                }
            }
            for (String tag : there) {
                if (primary(tag).equals(primary(wish))) {
                    return tag;
                }
            }
        }
        return there.contains(FALLBACK) ? FALLBACK : there.getFirst();
    }

    private static String primary(String tag) {
        int hyphen = tag.indexOf('-');
        return (hyphen < 0 ? tag : tag.substring(0, hyphen)).toLowerCase(Locale.ROOT);
    }

    private record Wish(String tag, int quality) {}
}
