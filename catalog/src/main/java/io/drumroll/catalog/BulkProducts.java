package io.drumroll.catalog;

import io.drumroll.catalog.Product.Moment;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts many checked products of one shop into the catalogue at once, within the caller's transaction. */
public final class BulkProducts {
    private BulkProducts() {}

    /** What became of one product. */
    public sealed interface Outcome {
        /** It is new. */
        record Created() implements Outcome {}

        /** It was there and says something else now, or was submitted for review. */
        record Changed() implements Outcome {}

        /** It was there and says the same. */
        record Unchanged() implements Outcome {}

        /** It can't be taken; why. */
        record Refused(Problem problem) implements Outcome {}
    }

    /**
     * Puts products by their codes, as {@link Products#create} and {@link Products#change} do each.
     *
     * @param contents checked by {@link ContentRules}; no code twice.
     * @param submit whether they are to wait for review, too.
     * @return what became of each, in their order.
     */
    public static List<Outcome> put(
            Connection connection, int shop, List<ProductContent> contents, boolean submit, long nowMs)
            throws SQLException {
        long change = Counters.changes(connection, contents.size());
        Plan plan = plan(connection, shop, contents, submit, new Moments(change, nowMs));
        if (!plan.fresh.isEmpty()) {
            long id = Counters.products(connection, plan.fresh.size());
            List<Product> products = new ArrayList<>(plan.fresh.size());
            for (ProductContent content : plan.fresh) {
                Moment moment = plan.moments.next();
                Product product = Product.draft(id++, shop, content, moment.changeNumber(), nowMs);
                products.add(submit ? product.submitted(moment) : product);
            }
            ProductRows.insert(connection, products);
        }
        ProductRows.update(connection, plan.changed);
        return plan.outcomes;
    }

    /**
     * A product whose variants the engine has listed before.
     *
     * @param content checked by {@link ContentRules}.
     * @param skus the engine's number of every variant, by variant code.
     */
    public record Listed(int shop, ProductContent content, Map<String, Integer> skus) {
        public Listed {
            skus = Map.copyOf(skus);
            for (Variant variant : content.variants()) {
                if (!skus.containsKey(variant.code())) {
                    throw new IllegalArgumentException(
                            "variant " + variant.code() + " of " + content.code() + " is not listed");
                }
            }
        }
    }

    /**
     * Makes products that are published from the start, for SKUs that are for sale already; one whose code its shop has is
     * left as it is.
     *
     * @return how many are new.
     */
    public static int putListed(Connection connection, List<Listed> listed, long nowMs) throws SQLException {
        long change = Counters.changes(connection, listed.size());
        List<Listed> fresh = new ArrayList<>();
        Map<Integer, List<Listed>> byShop = new LinkedHashMap<>();
        listed.forEach(one ->
                byShop.computeIfAbsent(one.shop(), _ -> new ArrayList<>()).add(one));
        for (var shop : byShop.entrySet()) {
            List<String> codes =
                    shop.getValue().stream().map(one -> one.content().code()).toList();
            Set<String> known = new HashSet<>();
            ProductRows.byCodes(connection, shop.getKey(), codes)
                    .forEach(product -> known.add(product.content().code()));
            shop.getValue().stream()
                    .filter(one -> known.add(one.content().code()))
                    .forEach(fresh::add);
        }
        if (fresh.isEmpty()) {
            return 0;
        }
        long id = Counters.products(connection, fresh.size());
        List<Product> products = new ArrayList<>(fresh.size());
        for (Listed one : fresh) {
            Moment moment = new Moment(change++, nowMs);
            products.add(Product.draft(id++, one.shop(), one.content(), moment.changeNumber(), nowMs)
                    .published(one.skus(), moment));
        }
        ProductRows.insert(connection, products);
        return fresh.size();
    }

    /** What would become of each, if it were put now; writes nothing. */
    public static List<Outcome> foresee(Connection connection, int shop, List<ProductContent> contents, boolean submit)
            throws SQLException {
        return plan(connection, shop, contents, submit, new Moments(0, 0)).outcomes;
    }

    private static Plan plan(
            Connection connection, int shop, List<ProductContent> contents, boolean submit, Moments moments)
            throws SQLException {
        Map<String, Product> known = new HashMap<>();
        List<String> codes = contents.stream().map(ProductContent::code).toList();
        ProductRows.byCodes(connection, shop, codes)
                .forEach(product -> known.put(product.content().code(), product));
        Set<String> wanted = new HashSet<>();
        contents.forEach(content -> wanted.addAll(content.images()));
        Set<String> images = StoredImages.known(connection, wanted);
        Plan plan = new Plan(moments);
        for (ProductContent content : contents) {
            plan.outcomes.add(
                    images.containsAll(content.images())
                            ? plan.add(content, known.get(content.code()), submit)
                            : refused("images", "Upload the images first."));
        }
        return plan;
    }

    private static Outcome refused(String field, String reason) {
        return new Outcome.Refused(new Problem(field, reason));
    }

    /** What is to be written. */
    private static final class Plan {
        private final Moments moments;
        private final List<Outcome> outcomes = new ArrayList<>();
        private final List<ProductContent> fresh = new ArrayList<>();
        private final List<Product> changed = new ArrayList<>();

        Plan(Moments moments) {
            this.moments = moments;
        }

        Outcome add(ProductContent content, @Nullable Product known, boolean submit) {
            if (known == null) {
                fresh.add(content);
                return new Outcome.Created();
            }
            String reason = Products.whyFixed(known);
            if (reason != null) {
                return refused("code", reason);
            }
            Product next = known;
            if (!known.proposed().equals(content)) {
                next = next.changedTo(content, moments.next());
            }
            if (submit && next.step() == Step.NONE && next.state() != ProductState.PUBLISHED) {
                next = next.submitted(moments.next(next.equals(known)));
            }
            if (next.equals(known)) {
                return new Outcome.Unchanged();
            }
            changed.add(next);
            return new Outcome.Changed();
        }
    }

    /** The moments of a batch's changes. */
    private static final class Moments {
        private final long nowMs;
        private long nextChange;

        Moments(long firstChange, long nowMs) {
            this.nextChange = firstChange;
            this.nowMs = nowMs;
        }

        Moment next() {
            return new Moment(nextChange++, nowMs);
        }

        /** The one before, for a second change of the same product. */
        Moment next(boolean isFirst) {
            return isFirst ? next() : new Moment(nextChange - 1, nowMs);
        }
    }
}
