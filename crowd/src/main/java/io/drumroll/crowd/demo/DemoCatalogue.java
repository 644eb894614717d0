package io.drumroll.crowd.demo;

import io.drumroll.catalog.BulkProducts;
import io.drumroll.catalog.Categories;
import io.drumroll.catalog.ContentRules;
import io.drumroll.catalog.Problems;
import io.drumroll.catalog.ProductContent;
import io.drumroll.client.Festival;
import io.drumroll.database.Database;
import io.drumroll.engine.message.Command.ListSku;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The demo's products for the catalogue: categories as a tree, and for each product of a {@link DemoFestival} texts in
 * English, Chinese and Swedish, attributes, a launch time, and its SKUs as variants, which the engine has listed before. The same
 * festival and doors give the same products.
 */
public final class DemoCatalogue {
    /** Products in one transaction. */
    private static final int BATCH = 500;

    private final DemoFestival demo;
    private final DemoWords words = DemoWords.load();
    private final DemoTree tree = new DemoTree(Assortment.load(), words);

    private DemoCatalogue(DemoFestival demo) {
        this.demo = demo;
    }

    /** The catalogue of a demo festival. */
    public static DemoCatalogue of(DemoFestival demo) {
        return new DemoCatalogue(demo);
    }

    /**
     * A product, not yet in any catalogue.
     *
     * @param shop the index of its shop.
     * @param skus the indexes of its SKUs, in the order of its variants.
     */
    public record DemoProduct(int shop, ProductContent content, List<Integer> skus) {}

    /** All products in order, checked by the catalogue's own rules. */
    public List<DemoProduct> products(Doors doors) {
        Map<Integer, List<Integer>> skusOfProduct = new LinkedHashMap<>();
        List<Goods> goods = demo.goods();
        for (int sku = 0; sku < goods.size(); sku++) {
            skusOfProduct
                    .computeIfAbsent(goods.get(sku).product(), _ -> new ArrayList<>())
                    .add(sku);
        }
        DemoContent content = new DemoContent(words, doors.opensAtMs());
        ContentRules rules = new ContentRules(tree.codes()::contains);
        List<DemoProduct> products = new ArrayList<>(skusOfProduct.size());
        int withoutLaunches = skusOfProduct.size() - DemoContent.LAUNCHES;
        skusOfProduct.forEach((first, skus) -> {
            List<Goods> of = skus.stream().map(goods::get).toList();
            List<ListSku> listed = skus.stream().map(demo.skus()::get).toList();
            Problems problems = new Problems();
            ProductContent checked = rules.check(
                    content.of(first, of, listed, Math.max(0, products.size() + 1 - withoutLaunches)), problems);
            if (!problems.isEmpty()) {
                throw new IllegalStateException("the demo's product " + first + ": " + problems.list());
            }
            products.add(new DemoProduct(listed.getFirst().shop() - 1, checked, List.copyOf(skus)));
        });
        return products;
    }

    /**
     * Puts the products into the catalogue, a batch at a time; what is there already stays as it is, so this may be called
     * again after it was broken off. Products whose SKUs or shops the festival does not have are left out.
     *
     * @param festival tells the SKUs' numbers, by their titles.
     * @param doors as the festival was scheduled.
     * @param nowMs ms of the epoch.
     * @return how many products are new.
     * @throws io.drumroll.database.DatabaseUnavailableException when the database is away.
     * @throws InterruptedException when the calling thread is interrupted.
     */
    public int fill(Festival festival, Database database, Doors doors, LongSupplier nowMs) throws InterruptedException {
        tree.addTo(new Categories(database));
        DemoNumbers numbers = DemoNumbers.read(festival, demo);
        List<BulkProducts.Listed> listed = new ArrayList<>();
        for (DemoProduct product : products(doors)) {
            Map<String, Integer> skus = new LinkedHashMap<>();
            for (int i = 0; i < product.skus().size(); i++) {
                int number = numbers.ofSku(product.skus().get(i));
                if (number > 0) {
                    skus.put(DemoContent.variantCode(i), number);
                }
            }
            int shop = numbers.ofShop(product.shop());
            if (shop > 0 && skus.size() == product.skus().size()) {
                listed.add(new BulkProducts.Listed(shop, product.content(), skus));
            }
        }
        int fresh = 0;
        for (int from = 0; from < listed.size(); from += BATCH) {
            List<BulkProducts.Listed> batch = listed.subList(from, Math.min(from + BATCH, listed.size()));
            fresh += database.write(connection -> BulkProducts.putListed(connection, batch, nowMs.getAsLong()));
        }
        // What the others wrote is on disk when this is.
        database.writeDurably(_ -> true);
        return fresh;
    }
}
