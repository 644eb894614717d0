package io.drumroll.catalog.search;

import io.drumroll.catalog.Product;
import io.drumroll.catalog.ProductContent;
import io.drumroll.catalog.ProductText;
import io.drumroll.catalog.Variant;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.region.Country;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes of the catalogue's products what the index has of them. Any thread may ask. */
final class CatalogueEntries {
    private final SkuFigures figures;

    CatalogueEntries(SkuFigures figures) {
        this.figures = figures;
    }

    /** The engine does not say what shop it is. */
    static final class ShopUnknownException extends RuntimeException {
        private static final long serialVersionUID = 1;

        ShopUnknownException(int shop) {
            super("the festival does not tell of shop " + shop);
        }
    }

    /**
     * What the index is to have of a product; empty if it isn't to be found now.
     *
     * @throws ShopUnknownException when the engine is away.
     */
    Optional<ProductEntry> entry(Product product, CategoryTree tree, long nowMs) {
        ProductContent content = product.content();
        if (!product.isOnShow() || content.launchMs() > nowMs || product.skus().isEmpty()) {
            return Optional.empty();
        }
        ShopFacts shop = figures.shop(product.shop()).orElseThrow(() -> new ShopUnknownException(product.shop()));
        return Optional.of(new ProductEntry(
                product.id(),
                texts(content),
                content.brand(),
                tree.path(content.category()),
                product.shop(),
                shop.kind(),
                new Country(content.origin()),
                priceMinor(product),
                content.launchMs() == 0 ? product.createdMs() : content.launchMs(),
                product.changeNumber(),
                skus(product),
                content.code(),
                content.images().isEmpty() ? "" : content.images().getFirst()));
    }

    /** Whether a card's price is another than the engine's. */
    boolean isPricedOtherwise(ProductCard card) {
        Optional<ShopFacts> shop = figures.knownShop(card.shop());
        if (shop.isEmpty()) {
            return false;
        }
        long lowest = Long.MAX_VALUE;
        for (long sku : card.skus()) {
            Optional<SkuFigure> figure = figures.figure(sku);
            if (figure.isPresent()) {
                lowest = Math.min(
                        lowest,
                        figures.festivalMinor(
                                figure.get().priceMinor(), shop.get().currency()));
            }
        }
        return lowest != Long.MAX_VALUE && lowest != card.priceMinor();
    }

    /** A product that speaks no language of the search's is found by what it says, as if it were English. */
    private static Map<SearchLanguage, ProductEntry.Text> texts(ProductContent content) {
        Map<SearchLanguage, ProductEntry.Text> texts = new EnumMap<>(SearchLanguage.class);
        CategoryTree.byLanguage(content.texts()).forEach((language, text) -> texts.put(language, text(text)));
        if (texts.isEmpty()) {
            texts.put(
                    SearchLanguage.ENGLISH,
                    content.texts().isEmpty()
                            ? new ProductEntry.Text(content.code(), "")
                            : text(content.texts().firstEntry().getValue()));
        }
        return texts;
    }

    private static ProductEntry.Text text(ProductText text) {
        return new ProductEntry.Text(text.title(), text.description());
    }

    private static List<Long> skus(Product product) {
        List<Long> skus = new ArrayList<>();
        for (Variant variant : product.content().variants()) {
            Integer sku = product.skus().get(variant.code());
            if (sku != null) {
                skus.add((long) sku);
            }
        }
        return skus;
    }

    /** The engine's prices hold; the catalogue's stand in for those that are not known yet. */
    private long priceMinor(Product product) {
        long lowest = Long.MAX_VALUE;
        for (Variant variant : product.content().variants()) {
            Integer sku = product.skus().get(variant.code());
            if (sku != null) {
                long price = figures.figure(sku).map(SkuFigure::priceMinor).orElse(variant.priceMinor());
                lowest = Math.min(lowest, figures.festivalMinor(price, new Currency(variant.currency())));
            }
        }
        return lowest == Long.MAX_VALUE ? 0 : lowest;
    }
}
