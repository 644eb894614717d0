package io.drumroll.catalog;

import io.drumroll.database.Database;
import io.drumroll.database.DatabaseAddress;
import io.drumroll.testdb.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Databases with a catalogue, and products that are right but for what a test changes. */
public final class Samples {
    /** The category of all samples. */
    public static final String CATEGORY = "kitchen";

    private Samples() {}

    /** An empty catalogue with the category {@link #CATEGORY}. */
    public static Database open(TestDatabase kind) {
        return open(new DatabaseAddress(kind.newUrl()));
    }

    /** An empty catalogue with the category {@link #CATEGORY}. */
    public static Database open(DatabaseAddress address) {
        Database database = Database.open(address);
        database.migrate("catalog");
        new Categories(database).add(CATEGORY, "", new TreeMap<>(Map.of("en", "Kitchen", "zh", "厨房")));
        return database;
    }

    /** A product with two variants. */
    public static ProductContent content(String code) {
        return content(code, "A teapot & <b>cup</b>", variant("small", 1_900), variant("large", 2_900));
    }

    /** A product with this title and these variants. */
    public static ProductContent content(String code, String title, Variant... variants) {
        return new ProductContent(
                code,
                CATEGORY,
                "Yunnan",
                "CN",
                "691110",
                new TreeMap<>(Map.of(
                        "en", new ProductText(title, "Made by hand.\nHolds 0.6 l, \"sealed\""),
                        "zh", new ProductText("茶壶 " + code, "手工制作；=1+1"))),
                new TreeMap<>(Map.of("material", "clay; unglazed = porous", "care", "-no dishwasher")),
                List.of(),
                1_762_790_400_000L,
                List.of(variants));
    }

    /** The same product in another category. */
    static ProductContent in(String category, ProductContent one) {
        return new ProductContent(
                one.code(),
                category,
                one.brand(),
                one.origin(),
                one.tariffCode(),
                one.texts(),
                one.attributes(),
                one.images(),
                one.launchMs(),
                one.variants());
    }

    /** A variant by its size. */
    public static Variant variant(String size, long priceMinor) {
        return new Variant(size, new TreeMap<>(Map.of("size", size)), priceMinor, "CNY", 100, 5);
    }
}
