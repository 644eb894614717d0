package io.drumroll.catalog.search;

import io.drumroll.engine.region.Country;
import io.drumroll.engine.shop.ShopKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a search narrows down to, in the numbers of {@link FacetValues}, to be asked for every product that is met. */
final class Choices {
    static final String YES = "yes";
    static final String NO = "no";

    private static final boolean[] UNUSED = {};

    private final int facets;
    private final boolean[] paths;
    private final boolean[] brands;
    private final boolean[] origins;
    private final boolean[] kinds;
    private final boolean[] bands;
    private final boolean[] onDeal;
    private final boolean[] inStock;
    private final long priceFromMinor;
    private final long priceToMinor;
    private final boolean anyPrice;

    /** Of a query that has no {@linkplain #problem problem}. */
    Choices(SearchQuery query, FacetValues values) {
        int chosen = 0;
        for (ProductFacet facet : query.chosen().keySet()) {
            chosen |= facet.bit();
        }
        facets = chosen;
        paths = paths(query.chosen().get(ProductFacet.CATEGORY), values);
        brands = among(query.chosen().get(ProductFacet.BRAND), values.brands);
        origins = among(query.chosen().get(ProductFacet.ORIGIN), values.origins);
        kinds = kinds(query.chosen().get(ProductFacet.SHOP_KIND));
        bands = bands(query.chosen().get(ProductFacet.PRICE_BAND));
        onDeal = yesOrNo(query.chosen().get(ProductFacet.ON_DEAL));
        inStock = yesOrNo(query.chosen().get(ProductFacet.IN_STOCK));
        priceFromMinor = query.priceFromMinor();
        priceToMinor = query.priceToMinor();
        anyPrice = query.isOfAnyPrice();
    }

    /** What is wrong with the query's choices, if anything is. */
    static Optional<SearchRefusal> problem(SearchQuery query, PriceBands bands) {
        if (query.priceFromMinor() < 0 || query.priceToMinor() < query.priceFromMinor()) {
            return refused(
                    SearchRefusal.Reason.BAD_PRICES,
                    "prices from %d to %d hold nothing; give a lowest price of 0 or more and a highest one not below it"
                            .formatted(query.priceFromMinor(), query.priceToMinor()));
        }
        if (query.shops().size() > SearchQuery.MAX_CHOSEN) {
            return refused(
                    SearchRefusal.Reason.TOO_MANY_CHOSEN,
                    "%d shops are chosen; choose at most %d"
                            .formatted(query.shops().size(), SearchQuery.MAX_CHOSEN));
        }
        for (var choice : query.chosen().entrySet()) {
            if (choice.getValue().size() > SearchQuery.MAX_CHOSEN) {
                return refused(
                        SearchRefusal.Reason.TOO_MANY_CHOSEN,
                        "%d values of %s are chosen; choose at most %d"
                                .formatted(choice.getValue().size(), choice.getKey(), SearchQuery.MAX_CHOSEN));
            }
            for (String value : choice.getValue()) {
                String form = missedForm(choice.getKey(), value, bands);
                if (form != null) {
                    return refused(
                            SearchRefusal.Reason.BAD_FACET_VALUE,
                            "a value chosen of %s is not %s".formatted(choice.getKey(), form));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the product's price is in the range. */
    boolean hasPrice(long priceMinor) {
        return priceMinor >= priceFromMinor && priceMinor <= priceToMinor;
    }

    /** Whether any price will do. */
    boolean hasAnyPrice() {
        return anyPrice;
    }

    /** The {@linkplain ProductFacet#bit bits} of the facets whose choices leave the product out. */
    int missed(long product, long live) {
        if (facets == 0) {
            return 0;
        }
        return bitUnless(paths, FacetValues.path(product), ProductFacet.CATEGORY)
                | bitUnless(brands, FacetValues.brand(product), ProductFacet.BRAND)
                | bitUnless(kinds, FacetValues.kind(product), ProductFacet.SHOP_KIND)
                | bitUnless(origins, FacetValues.origin(product), ProductFacet.ORIGIN)
                | bitUnless(bands, FacetValues.band(product), ProductFacet.PRICE_BAND)
                | bitUnless(onDeal, LiveFigures.isOnDeal(live) ? 1 : 0, ProductFacet.ON_DEAL)
                | bitUnless(inStock, LiveFigures.isInStock(live) ? 1 : 0, ProductFacet.IN_STOCK);
    }

    private static int bitUnless(boolean[] allowed, int value, ProductFacet facet) {
        return allowed.length == 0 || (value < allowed.length && allowed[value]) ? 0 : facet.bit();
    }

    private static @Nullable String missedForm(ProductFacet facet, String value, PriceBands bands) {
        boolean fits = switch (facet) {
            case CATEGORY -> isNumber(value);
            case BRAND -> value.length() <= ProductEntry.MAX_BRAND;
            case SHOP_KIND -> kind(value) >= 0;
            case ORIGIN -> Country.isWellFormed(value);
            case PRICE_BAND -> isNumber(value) && Long.parseLong(value) < bands.count();
            case ON_DEAL, IN_STOCK -> value.equals(YES) || value.equals(NO);
        };
        if (fits) {
            return null;
        }
        return switch (facet) {
            case CATEGORY -> "a number of one";
            case BRAND -> "a name of at most " + ProductEntry.MAX_BRAND + " characters";
            case SHOP_KIND -> "one of " + List.of(ShopKind.values());
            case ORIGIN -> "a country's two letters, such as CN";
            case PRICE_BAND -> "a band from 0 to " + (bands.count() - 1);
            case ON_DEAL, IN_STOCK -> "yes or no";
        };
    }

    /** Digits as {@link Long#toString} writes them, so that equal numbers are equal texts. */
    private static boolean isNumber(String value) {
        boolean digits = !value.isEmpty()
                && value.length() <= 18
                && value.chars().allMatch(character -> character >= '0' && character <= '9');
        return digits && (value.length() == 1 || value.charAt(0) != '0');
    }

    private static int kind(String name) {
        for (ShopKind kind : ShopKind.values()) {
            if (kind.name().equals(name)) {
                return kind.code();
            }
        }
        return -1;
    }

    private static boolean[] among(@Nullable Set<String> chosen, Dictionary dictionary) {
        if (chosen == null) {
            return UNUSED;
        }
        boolean[] allowed = new boolean[dictionary.size() + 1];
        for (String value : chosen) {
            int number = dictionary.find(value);
            if (number >= 0 && number < allowed.length) {
                allowed[number] = true;
            }
        }
        return allowed;
    }

    private static boolean[] paths(@Nullable Set<String> chosen, FacetValues values) {
        if (chosen == null) {
            return UNUSED;
        }
        int[][] categoriesByPath = values.categoriesByPath();
        boolean[] categories = among(chosen, values.categories);
        boolean[] allowed = new boolean[categoriesByPath.length + 1];
        for (int path = 0; path < categoriesByPath.length; path++) {
            for (int category : categoriesByPath[path]) {
                allowed[path] |= categories[category];
            }
        }
        return allowed;
    }

    private static boolean[] kinds(@Nullable Set<String> chosen) {
        if (chosen == null) {
            return UNUSED;
        }
        boolean[] allowed = new boolean[FacetValues.KINDS];
        chosen.forEach(value -> allowed[kind(value)] = true);
        return allowed;
    }

    private static boolean[] bands(@Nullable Set<String> chosen) {
        if (chosen == null) {
            return UNUSED;
        }
        boolean[] allowed = new boolean[PriceBands.MAX_EDGES + 1];
        chosen.forEach(value -> allowed[Integer.parseInt(value)] = true);
        return allowed;
    }

    private static boolean[] yesOrNo(@Nullable Set<String> chosen) {
        return chosen == null ? UNUSED : new boolean[] {chosen.contains(NO), chosen.contains(YES)};
    }

    private static Optional<SearchRefusal> refused(SearchRefusal.Reason reason, String detail) {
        return Optional.of(new SearchRefusal(reason, detail));
    }
}
