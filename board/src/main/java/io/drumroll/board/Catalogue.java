package io.drumroll.board;

import io.drumroll.engine.message.Event.ShopOpened;
import io.drumroll.engine.message.Event.SkuListed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the board knows of shops and SKUs: names, and where each SKU's sales are to be counted. */
final class Catalogue {
    private static final int FACTS = 4;

    private final List<String> shopNames = new ArrayList<>();
    private final Labels categories = new Labels();
    private final Labels brands = new Labels();
    /** For each SKU its shop, category, brand and origin; behind each other for the sake of the processor's cache. */
    private int[] facts = new int[FACTS * 1024];

    private String[] titles = new String[1024];
    private int skus;

    void open(ShopOpened opened) {
        if (opened.shop() != shops() + 1) {
            throw new IllegalStateException("shop " + opened.shop() + " opened behind shop " + shops());
        }
        shopNames.add(opened.name());
    }

    void list(SkuListed listed) {
        if (listed.sku() != skus + 1) {
            throw new IllegalStateException("SKU " + listed.sku() + " was listed behind SKU " + skus);
        }
        add(
                listed.shop(),
                categories.numberOf(listed.category()),
                brands.numberOf(listed.brand()),
                Regions.numberOf(listed.origin()),
                listed.title());
    }

    int shops() {
        return shopNames.size();
    }

    int skus() {
        return skus;
    }

    Labels categories() {
        return categories;
    }

    Labels brands() {
        return brands;
    }

    String shopName(int shop) {
        return shopNames.get(shop - 1);
    }

    /** The row of a SKU, for the questions below. */
    int row(int sku) {
        if (sku < 1 || sku > skus) {
            throw new IllegalStateException("SKU " + sku + " was sold, but only " + skus + " are listed");
        }
        return FACTS * sku;
    }

    int shop(int row) {
        return facts[row];
    }

    int category(int row) {
        return facts[row + 1];
    }

    int brand(int row) {
        return facts[row + 2];
    }

    int origin(int row) {
        return facts[row + 3];
    }

    /** One of a listed SKU's facts by its place: shop, category, brand, origin. */
    int fact(int sku, int place) {
        return facts[FACTS * sku + place];
    }

    String title(int sku) {
        return titles[sku];
    }

    /** The catalogue as it is now, which any thread may write down. */
    Frozen freeze() {
        return new Frozen(List.copyOf(shopNames), categories.texts(), brands.texts(), facts, titles, skus);
    }

    void read(CheckpointInput in) throws IOException {
        int shops = in.getInt();
        for (int i = 0; i < shops; i++) {
            shopNames.add(in.getText());
        }
        categories.read(in);
        brands.read(in);
        int count = in.getInt();
        for (int i = 0; i < count; i++) {
            add(in.getInt(), in.getInt(), in.getInt(), in.getInt(), in.getText());
        }
    }

    private void add(int shop, int category, int brand, int origin, String title) {
        skus++;
        if (skus == titles.length) {
            titles = Arrays.copyOf(titles, 2 * skus);
            facts = Arrays.copyOf(facts, FACTS * titles.length);
        }
        int row = FACTS * skus;
        facts[row] = shop;
        facts[row + 1] = category;
        facts[row + 2] = brand;
        facts[row + 3] = origin;
        titles[skus] = title;
    }

    /**
     * What was known when it was frozen. It shares the rows of the first {@code skus} SKUs with the catalogue instead of
     * copying them: a row is never changed once it is there, and larger tables are new ones.
     */
    static final class Frozen {
        private final List<String> shopNames;
        private final List<String> categories;
        private final List<String> brands;
        private final int[] facts;
        private final String[] titles;
        private final int skus;

        private Frozen(
                List<String> shopNames,
                List<String> categories,
                List<String> brands,
                int[] facts,
                String[] titles,
                int skus) {
            this.shopNames = shopNames;
            this.categories = categories;
            this.brands = brands;
            this.facts = facts;
            this.titles = titles;
            this.skus = skus;
        }

        void write(CheckpointOutput out) {
            putTexts(out, shopNames);
            putTexts(out, categories);
            putTexts(out, brands);
            out.putInt(skus);
            for (int sku = 1; sku <= skus; sku++) {
                for (int i = 0; i < FACTS; i++) {
                    out.putInt(facts[FACTS * sku + i]);
                }
                out.putText(titles[sku]);
            }
        }

        private static void putTexts(CheckpointOutput out, List<String> texts) {
            out.putInt(texts.size());
            texts.forEach(out::putText);
        }
    }
}
