package io.drumroll.edge;

import io.drumroll.catalog.ContentWriter;
import io.drumroll.catalog.Product;
import io.drumroll.catalog.ProductContent;
import io.drumroll.catalog.ProductText;
import io.drumroll.catalog.Variant;
import io.drumroll.catalog.image.DrawnImage;
import io.drumroll.catalog.search.SkuFigure;
import io.drumroll.catalog.search.SkuFigures;
import io.drumroll.engine.money.Currency;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Writes products as fields of JSON objects. All texts come out as they were written, whatever they look like. */
final class ProductViews {
    private ProductViews() {}

    /** A product as everybody sees it, in the language that fits best. */
    static void write(JsonWriter json, Product product, List<String> languages) {
        ProductContent content = product.content();
        String language = Languages.choose(languages, content.texts().sequencedKeySet());
        ProductText text = Values.present(content.texts().get(language));
        json.field("product", product.id())
                .field("shop", product.shop())
                .field("code", content.code())
                .field("language", language)
                .beginArray("languages");
        content.texts().keySet().forEach(json::element);
        json.endArray()
                .field("title", text.title())
                .field("description", text.description())
                .field("category", content.category())
                .field("brand", content.brand())
                .field("origin", content.origin())
                .field("tariffCode", content.tariffCode())
                .field("launchMs", content.launchMs());
        writeNamed(json, "attributes", content.attributes());
        json.beginArray("images");
        content.images().forEach(json::element);
        json.endArray()
                .field("picture", picture(product))
                .currency(new Currency(content.variants().getFirst().currency()))
                .beginArray("variants");
        for (Variant variant : content.variants()) {
            write(json, variant, product.skus().getOrDefault(variant.code(), 0));
        }
        json.endArray();
    }

    /** Where a product's first picture is, or the one that is drawn for it; another picture has another address. */
    static String picture(Product product) {
        List<String> images = product.content().images();
        return images.isEmpty()
                ? drawing(
                        product.id(),
                        product.content().category(),
                        product.content().title())
                : image(images.getFirst());
    }

    /** Where the picture is that is drawn for a product. */
    static String drawing(long product, String category, String title) {
        return "/v1/products/" + product + "/drawing?v=" + DrawnImage.version(category, title);
    }

    /** Where a shop's picture is. */
    static String image(String hash) {
        return "/v1/images/" + hash;
    }

    /** A product's title in the language that fits best. */
    static String title(Product product, List<String> languages) {
        return title(product.content(), languages);
    }

    private static String title(ProductContent content, List<String> languages) {
        SortedMap<String, ProductText> texts = content.texts();
        return Values.present(texts.get(Languages.choose(languages, texts.sequencedKeySet())))
                .title();
    }

    /** What sets a variant apart, by its code. */
    static void writeOptions(JsonWriter json, Product product, String variant) {
        for (Variant each : product.content().variants()) {
            if (each.code().equals(variant)) {
                writeNamed(json, "options", each.options());
                return;
            }
        }
        writeNamed(json, "options", Collections.emptySortedMap());
    }

    private static void write(JsonWriter json, Variant variant, int sku) {
        json.beginObject().field("code", variant.code());
        if (sku > 0) {
            json.field("sku", sku);
        }
        writeNamed(json, "options", variant.options());
        json.field("priceMinor", variant.priceMinor())
                .field("limitPerBuyer", variant.limitPerBuyer())
                .endObject();
    }

    /** Names are what shops write, so they are values here. */
    private static void writeNamed(JsonWriter json, String field, SortedMap<String, String> named) {
        json.beginArray(field);
        for (Map.Entry<String, String> each : named.entrySet()) {
            json.beginObject()
                    .field("name", each.getKey())
                    .field("value", each.getValue())
                    .endObject();
        }
        json.endArray();
    }

    /** What only the shop and operators see: how far it is, and all that it says, in the form in which it is changed. */
    static void writeInner(JsonWriter json, Product product) {
        writeStanding(json, product);
        json.field("createdMs", product.createdMs()).written("content", ContentWriter.product(product.content()));
        ProductContent pending = product.pending();
        if (pending != null) {
            json.written("pending", ContentWriter.product(pending));
        }
    }

    private static void writeStanding(JsonWriter json, Product product) {
        json.field("state", Words.PRODUCT_STATES.of(product.state()))
                .field("step", Words.STEPS.of(product.step()))
                .field("reason", product.reason())
                .field("version", product.version())
                .field("changedMs", product.changedMs());
    }

    /** A product in a list for those who work on it, in the language that fits best. */
    static void writeRow(JsonWriter json, Product product, List<String> languages) {
        json.field("product", product.id())
                .field("shop", product.shop())
                .field("code", product.content().code())
                .field("title", title(product.proposed(), languages))
                .field("category", product.proposed().category());
        writeStanding(json, product);
    }

    /**
     * What a product costs at the least, and what is left and was sold of all its SKUs, as far as that is known.
     *
     * @param figures null where there are none.
     */
    static void writeGoods(JsonWriter json, Product product, @Nullable SkuFigures figures) {
        List<Variant> variants = product.content().variants();
        json.field(
                        "priceMinor",
                        variants.stream().mapToLong(Variant::priceMinor).min().orElse(0))
                .currency(new Currency(variants.getFirst().currency()))
                .field("picture", picture(product))
                .beginArray("skus");
        List<Integer> skus = product.skus().values().stream().sorted().toList();
        skus.forEach(sku -> json.element((long) sku));
        json.endArray();
        if (figures == null || skus.isEmpty()) {
            return;
        }
        List<SkuFigure> known =
                skus.stream().map(figures::figure).flatMap(Optional::stream).toList();
        if (known.size() == skus.size()) {
            json.field(
                            "available",
                            known.stream().mapToLong(SkuFigure::available).sum())
                    .field("sold", known.stream().mapToLong(SkuFigure::sold).sum());
        }
    }
}
