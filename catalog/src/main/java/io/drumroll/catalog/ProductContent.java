package io.drumroll.catalog;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a shop says about a product. May hold anything; {@link ContentRules#check} says what is wrong with it.
 *
 * @param code the shop's own, unique within the shop.
 * @param category a category's code.
 * @param origin the country that it comes from, two letters.
 * @param tariffCode up to ten digits, or empty.
 * @param texts by language tag, such as {@code en} or {@code zh-Hant}.
 * @param attributes by name, such as {@code material}.
 * @param images content hashes, the first is shown first.
 * @param launchMs before when it is not shown, in ms of the epoch; 0 for at once.
 */
public record ProductContent(
        String code,
        String category,
        String brand,
        String origin,
        String tariffCode,
        SortedMap<String, ProductText> texts,
        SortedMap<String, String> attributes,
        List<String> images,
        long launchMs,
        List<Variant> variants) {
    private static final String FIRST_CHOICE = "en";

    public ProductContent {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        images = List.copyOf(images);
        variants = List.copyOf(variants);
    }

    /** The title in English, else in the first language that there is; empty without texts. */
    public String title() {
        ProductText text = texts.get(FIRST_CHOICE);
        if (text == null && !texts.isEmpty()) {
            text = texts.firstEntry().getValue();
        }
        return text == null ? "" : text.title();
    }

    /** The same with other variants. */
    ProductContent with(List<Variant> others) {
        return new ProductContent(
                code, category, brand, origin, tariffCode, texts, attributes, images, launchMs, others);
    }
}
