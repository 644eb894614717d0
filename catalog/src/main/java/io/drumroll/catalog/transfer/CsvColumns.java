package io.drumroll.catalog.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The columns of a CSV file, found by their names. Those of {@link #PRODUCT} say what a product is and may be empty in the
 * lines of its further variants; those of {@link #VARIANT} say what a variant is. {@code title:en} and
 * {@code description:en} are the texts in English, and so on for other languages.
 */
final class CsvColumns {
    /** The code, by which lines belong to one product. */
    static final String CODE = "code";

    static final List<String> PRODUCT =
            List.of(CODE, "category", "brand", "origin", "tariff_code", "launch_ms", "images", "attributes");
    static final List<String> VARIANT =
            List.of("variant", "options", "price_minor", "currency", "stock", "limit_per_buyer");
    static final String TITLE = "title:";
    static final String DESCRIPTION = "description:";

    private static final List<String> REQUIRED =
            List.of(CODE, "category", "brand", "origin", "variant", "price_minor", "currency");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}");
    private static final int MAX_ECHO = 40;

    private final List<String> names;
    private final int[] places;
    private final SortedMap<String, Integer> titles = new TreeMap<>();
    private final SortedMap<String, Integer> descriptions = new TreeMap<>();

    private CsvColumns(List<String> names) {
        this.names = names;
        this.places = new int[PRODUCT.size() + VARIANT.size()];
        Arrays.fill(places, -1);
    }

    /** Finds the columns by a file's first line. */
    static CsvColumns of(List<String> names) throws BrokenFileException {
        CsvColumns columns = new CsvColumns(names);
        for (int place = 0; place < names.size(); place++) {
            if (!columns.add(names.get(place).strip(), place)) {
                throw new BrokenFileException("Line 1: the column '" + shortened(names.get(place))
                        + "' is not known or there twice; known are " + String.join(", ", PRODUCT) + ", "
                        + String.join(", ", VARIANT) + ", title:en, description:en and so on.");
            }
        }
        for (String name : REQUIRED) {
            if (columns.place(name) < 0) {
                throw new BrokenFileException("Line 1: the column " + name + " is missing.");
            }
        }
        if (columns.titles.isEmpty()) {
            throw new BrokenFileException("Line 1: give titles in a column such as title:en.");
        }
        return columns;
    }

    private boolean add(String name, int place) {
        int known = index(name);
        if (known >= 0) {
            boolean isFirst = places[known] < 0;
            places[known] = place;
            return isFirst;
        }
        return addText(name, TITLE, titles, place) || addText(name, DESCRIPTION, descriptions, place);
    }

    private static boolean addText(String name, String prefix, SortedMap<String, Integer> texts, int place) {
        return name.startsWith(prefix)
                && LANGUAGE.matcher(name.substring(prefix.length())).matches()
                && texts.put(name.substring(prefix.length()), place) == null;
    }

    private static int index(String name) {
        int product = PRODUCT.indexOf(name);
        int variant = VARIANT.indexOf(name);
        return product >= 0 ? product : variant < 0 ? -1 : PRODUCT.size() + variant;
    }

    private static String shortened(String text) {
        return text.length() <= MAX_ECHO ? text : text.substring(0, MAX_ECHO) + "…";
    }

    int count() {
        return names.size();
    }

    /** Where a column of {@link #PRODUCT} or {@link #VARIANT} stands, -1 for nowhere. */
    int place(String name) {
        return places[index(name)];
    }

    /** Where the titles stand, by language. */
    SortedMap<String, Integer> titles() {
        return titles;
    }

    /** Where the descriptions stand, by language. */
    SortedMap<String, Integer> descriptions() {
        return descriptions;
    }

    /** The places of all that a product's further lines may leave empty. */
    List<Integer> productPlaces() {
        List<Integer> all = new ArrayList<>(titles.values());
        all.addAll(descriptions.values());
        for (String name : PRODUCT) {
            if (place(name) >= 0) {
                all.add(place(name));
            }
        }
        return all;
    }
}
