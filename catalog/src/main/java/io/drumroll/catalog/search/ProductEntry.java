package io.drumroll.catalog.search;

import io.drumroll.engine.region.Country;
import io.drumroll.engine.shop.ShopKind;
import java.util.List;
import java.util.Map;

/**
 * What the search knows of a product.
 *
 * @param product the product's number, above 0.
 * @param texts at least one; where a language is missing, the first that is there stands in for it.
 * @param brand its brand's name, at most {@value #MAX_BRAND} characters; empty if it has none.
 * @param categories the path from the category tree's root down to the product's own category; empty if it has none yet.
 * @param shop the shop's number.
 * @param origin the country that it comes from.
 * @param priceMinor the lowest price of its SKUs in the festival's currency, 0 or more.
 * @param launchMs when it is or was launched, ms of the epoch, 0 or more.
 * @param change the number of the change of the catalogue that made it so; it rises.
 * @param skus the numbers of its SKUs, at most {@value #MAX_SKUS}.
 * @param code what its maker or shop calls it, found whole; may be empty.
 * @param image its first picture's hash; empty if it has none.
 */
public record ProductEntry(
        long product,
        Map<SearchLanguage, Text> texts,
        String brand,
        List<Category> categories,
        long shop,
        ShopKind shopKind,
        Country origin,
        long priceMinor,
        long launchMs,
        long change,
        List<Long> skus,
        String code,
        String image) {
    /** The most SKUs of a product. */
    public static final int MAX_SKUS = 1_000;

    /** The longest name of a brand, in UTF-16 units. */
    public static final int MAX_BRAND = 120;

    /** The most levels of the category tree. */
    public static final int MAX_LEVELS = 12;

    public ProductEntry {
        texts = Map.copyOf(texts);
        categories = List.copyOf(categories);
        skus = List.copyOf(skus);
        if (product <= 0 || priceMinor < 0 || launchMs < 0 || change < 0) {
            throw new IllegalArgumentException(
                    "product %d at price %d, launched at %d by change %d: numbers below 0, or a product without a number"
                            .formatted(product, priceMinor, launchMs, change));
        }
        if (brand.length() > MAX_BRAND) {
            throw new IllegalArgumentException("product %d has a brand of %d characters, and at most %d are kept"
                    .formatted(product, brand.length(), MAX_BRAND));
        }
        if (texts.isEmpty() || skus.size() > MAX_SKUS || categories.size() > MAX_LEVELS) {
            throw new IllegalArgumentException("product %d has %d texts, %d SKUs and %d levels of categories"
                    .formatted(product, texts.size(), skus.size(), categories.size()));
        }
    }

    /** A product's text in one language. Of the description the search reads the beginning. */
    public record Text(String title, String description) {}

    /** A category by number, and its name by language. */
    public record Category(long id, Map<SearchLanguage, String> names) {
        public Category {
            names = Map.copyOf(names);
        }
    }

    /** The text in a language, or the first there is in the order of {@link SearchLanguage}. */
    public Text text(SearchLanguage language) {
        return inLanguageOrAny(texts, language, new Text("", ""));
    }

    /** The value in a language, or the first there is in the order of {@link SearchLanguage}, or the one for none. */
    static <T> T inLanguageOrAny(Map<SearchLanguage, T> values, SearchLanguage language, T none) {
        T wanted = values.get(language);
        if (wanted != null) {
            return wanted;
        }
        for (SearchLanguage other : SearchLanguage.values()) {
            T value = values.get(other);
            if (value != null) {
                return value;
            }
        }
        return none;
    }
}
