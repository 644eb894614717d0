package io.drumroll.catalog;

import io.drumroll.catalog.Listings.Answer;
import io.drumroll.catalog.Listings.Listing;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.region.Country;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings the engine to what a product is to be. All of it may be done again after a crash: a listing's key is made of
 * product, variant and version, and a price or an end that is there already is done.
 */
final class Publisher {
    private final Listings listings;
    private final Function<String, List<String>> branchOf;

    /**
     * Publishes to an engine.
     *
     * @param branchOf the categories from one up to the top of its branch.
     */
    Publisher(Listings listings, Function<String, List<String>> branchOf) {
        this.listings = listings;
        this.branchOf = branchOf;
    }

    /** What came of it. */
    sealed interface Outcome {
        /** The engine is as it should be; the SKUs by variant code. */
        record Done(Map<String, Integer> skus) implements Outcome {}

        /** The engine refuses; nothing that was new is for sale. */
        record Refused(String reason) implements Outcome {}

        /** The engine could not be asked; some may be done. */
        record Away(String reason) implements Outcome {}
    }

    /** Lists the variants that are new, changes prices, and takes off sale what is no longer there, in this order. */
    Outcome publish(Product product) {
        ProductContent proposed = product.proposed();
        Map<String, Integer> skus = new HashMap<>();
        Set<Integer> fresh = new HashSet<>();
        for (Variant variant : proposed.variants()) {
            Integer known = product.skus().get(variant.code());
            Answer answer = known == null
                    ? listings.list(key(product, variant), listing(product, variant))
                    : changePrice(product, variant, known);
            switch (answer) {
                case Answer.Done(int sku) -> {
                    skus.put(variant.code(), sku);
                    if (known == null) {
                        fresh.add(sku);
                    }
                }
                case Answer.Refused(String reason) -> {
                    return takeBack(fresh, variant, reason);
                }
                case Answer.Away(String reason) -> {
                    return new Outcome.Away(reason);
                }
            }
        }
        Set<Integer> gone = new HashSet<>(product.skus().values());
        gone.removeAll(skus.values());
        String away = delist(gone);
        return away == null ? new Outcome.Done(skus) : new Outcome.Away(away);
    }

    /** Takes all SKUs of a product off sale; why that is not known to be done, or null. */
    @Nullable
    String withdraw(Product product) {
        return delist(new HashSet<>(product.skus().values()));
    }

    private Outcome takeBack(Set<Integer> fresh, Variant variant, String reason) {
        String away = delist(fresh);
        return away == null ? new Outcome.Refused("Variant " + variant.code() + ": " + reason) : new Outcome.Away(away);
    }

    /** What the engine refuses to take off sale is not for sale. */
    private @Nullable String delist(Set<Integer> skus) {
        for (int sku : skus) {
            if (listings.delist(sku) instanceof Answer.Away(String reason)) {
                return reason;
            }
        }
        return null;
    }

    private Answer changePrice(Product product, Variant variant, int sku) {
        boolean isSame = product.content().variants().stream()
                .anyMatch(old -> old.code().equals(variant.code())
                        && old.priceMinor() == variant.priceMinor()
                        && old.currency().equals(variant.currency()));
        return isSame ? new Answer.Done(sku) : listings.changePrice(sku, price(variant));
    }

    static Money price(Variant variant) {
        return new Money(variant.priceMinor(), new Currency(variant.currency()));
    }

    private static String key(Product product, Variant variant) {
        return "product-" + product.id() + "-" + product.version() + "-" + variant.code();
    }

    private Listing listing(Product product, Variant variant) {
        ProductContent content = product.proposed();
        return new Listing(
                product.shop(),
                title(content, variant),
                countedAs(content.category()),
                content.brand(),
                new Country(content.origin()),
                content.tariffCode(),
                price(variant),
                variant.stock(),
                variant.limitPerBuyer());
    }

    /** The nearest category of the branch with a commission of its own, or its top: by it the engine counts, too. */
    private String countedAs(String category) {
        Set<String> commissioned = listings.commissioned();
        List<String> branch = branchOf.apply(category);
        return branch.stream().filter(commissioned::contains).findFirst().orElse(branch.getLast());
    }

    /** What an order's line is called: the title and the options, as long as the engine takes it. */
    private static String title(ProductContent content, Variant variant) {
        String options = variant.options().values().stream().collect(Collectors.joining(", "));
        return cut(options.isEmpty() ? content.title() : content.title() + ", " + options, Limits.MAX_TEXT_BYTES);
    }

    static String cut(String text, int maxBytes) {
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (bytes > maxBytes) {
                break;
            }
            end += Character.charCount(c);
        }
        return text.substring(0, end);
    }
}
