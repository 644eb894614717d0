package io.drumroll.crowd.demo;

import io.drumroll.crowd.demo.Assortment.Category;
import io.drumroll.crowd.demo.Assortment.Kind;
import io.drumroll.engine.region.Country;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What one SKU of a demo is.
 *
 * @param product the index of the first SKU of its product: its own unless it is another variant.
 * @param series tells similar goods of a brand apart; may be empty.
 * @param number the same where series do not suffice, such as {@code No. 2}; may be empty.
 */
record Goods(
        int product,
        Category category,
        Kind kind,
        String brand,
        Country origin,
        String series,
        String number,
        String variant) {

    /** What an order's line says. */
    String title() {
        return name() + ", " + variant + (number.isEmpty() ? "" : " " + number);
    }

    /** What all variants of the product are called. */
    String name() {
        return brand + " " + (series.isEmpty() ? "" : series + " ") + kind.name();
    }

    Goods ofSeries(String other) {
        return new Goods(product, category, kind, brand, origin, other, number, variant);
    }

    Goods numbered(int count) {
        return new Goods(product, category, kind, brand, origin, series, "No. " + count, variant);
    }

    /** Another variant of the same product, whose title is then taken; empty if none is found. */
    Optional<Goods> another(Set<String> titles, SplittableRandom random) {
        List<String> variants = kind.variants();
        String other = variants.get(random.nextInt(variants.size()));
        Goods sibling = new Goods(product, category, kind, brand, origin, series, number, other);
        return titles.add(sibling.title()) ? Optional.of(sibling) : Optional.empty();
    }
}
