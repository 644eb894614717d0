package io.drumroll.edge;

import io.drumroll.catalog.Product;
import io.drumroll.catalog.ProductShelf;
import io.drumroll.catalog.ProductState;
import io.drumroll.catalog.Products;
import io.drumroll.catalog.Result;
import io.drumroll.catalog.Step;
import io.drumroll.catalog.Variant;
import io.drumroll.client.Failure;
import io.drumroll.client.Festival;
import io.drumroll.client.OutcomeHandler;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.RestockSku;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Request;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Carries out what is to be done with many of a shop's products, one after the other, each for itself. For threads that may
 * wait.
 */
final class BulkProducts {
    /** Keeps these keys apart from those of callers; part of what is hashed, so it never changes. */
    private static final int KEY_SPACE = 210;

    private static final long PATIENCE_S = 10;
    private static final BigInteger BPS = BigInteger.valueOf(10_000);

    private final Products products;
    private final ProductShelf shelf;
    private final Festival festival;

    /**
     * @param shelf told of every change, so that whoever makes one sees it at once.
     */
    BulkProducts(Products products, ProductShelf shelf, Festival festival) {
        this.products = products;
        this.shelf = shelf;
        this.festival = festival;
    }

    /**
     * Does it, or says what would come of it.
     *
     * @param key the request's; each piece of work has one of its own made of it, so that who asks again restocks nothing twice.
     */
    List<BulkOutcome> carryOut(int shop, List<BulkItem> items, boolean dryRun, Request key) {
        List<BulkOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            BulkItem item = items.get(i);
            Optional<Product> found = products.byId(item.product()).filter(product -> product.shop() == shop);
            String own = Long.toHexString(key.keyHigh()) + ":" + Long.toHexString(key.keyLow()) + ":" + i;
            outcomes.add(
                    found.isEmpty()
                            ? BulkOutcome.refused(item, EdgeCode.NOT_FOUND, "There is no such product in this shop.")
                            : carryOut(found.get(), item, dryRun, own));
            if (!dryRun) {
                products.byId(item.product()).ifPresent(shelf::changed);
            }
        }
        return outcomes;
    }

    private BulkOutcome carryOut(Product product, BulkItem item, boolean dryRun, String key) {
        if (item.version() != 0 && item.version() != product.version()) {
            return BulkOutcome.refused(
                    item,
                    EdgeCode.CHANGED_MEANWHILE,
                    "It was changed meanwhile and is at version " + product.version() + ": look at it again.");
        }
        return switch (item.action()) {
            case SET_PRICE, CHANGE_PRICE, CHANGE_PRICE_BPS -> price(product, item, dryRun);
            case RESTOCK -> restock(product, item, dryRun, key);
            case WITHDRAW -> withdraw(product, item, dryRun);
            case SUBMIT -> submit(product, item, dryRun);
        };
    }

    private static List<Variant> variants(Product product, BulkItem item) {
        return product.content().variants().stream()
                .filter(variant -> item.variant() == null || variant.code().equals(item.variant()))
                .toList();
    }

    private BulkOutcome price(Product product, BulkItem item, boolean dryRun) {
        List<Variant> variants = variants(product, item);
        if (variants.isEmpty()) {
            return BulkOutcome.refused(item, EdgeCode.NOT_FOUND, "The product has no such variant.");
        }
        if (!product.isOnShow() || product.step() == Step.PUBLISHING) {
            return BulkOutcome.refused(
                    item, EdgeCode.WRONG_STATE, "It is not on show: change it in a moment, or as a draft.");
        }
        List<BulkOutcome.Price> prices = new ArrayList<>();
        for (Variant variant : variants) {
            long next = next(variant.priceMinor(), item);
            if (next < 1 || next > Limits.MAX_PRICE_MINOR) {
                return BulkOutcome.refused(
                        item,
                        EdgeCode.BAD_VALUE,
                        "A price is 1 to " + Limits.MAX_PRICE_MINOR + " of the minor unit; that of " + variant.code()
                                + " would not be.");
            }
            prices.add(new BulkOutcome.Price(variant.code(), variant.priceMinor(), next));
        }
        return dryRun ? BulkOutcome.done(item, prices) : change(product, item, prices);
    }

    /** The price after; 0 where it fits nowhere. */
    private static long next(long priceMinor, BulkItem item) {
        BigInteger before = BigInteger.valueOf(priceMinor);
        BigInteger amount = BigInteger.valueOf(item.amount());
        BigInteger after = switch (item.action()) {
            case SET_PRICE -> amount;
            case CHANGE_PRICE -> before.add(amount);
            default -> before.multiply(BPS.add(amount)).add(BPS.shiftRight(1)).divide(BPS);
        };
        return after.bitLength() < Long.SIZE ? after.longValue() : 0;
    }

    /** Variant by variant; what was changed before one is refused stays changed, and is named. */
    private BulkOutcome change(Product product, BulkItem item, List<BulkOutcome.Price> prices) {
        List<BulkOutcome.Price> changed = new ArrayList<>();
        for (BulkOutcome.Price price : prices) {
            Result<Product> result =
                    products.changePrice(product.shop(), product.id(), price.variant(), price.toMinor());
            if (result instanceof Result.Refused<Product> refused) {
                return new BulkOutcome(item, CatalogCalls.codeOf(refused.why()).name(), refused.detail(), changed);
            }
            changed.add(price);
        }
        return BulkOutcome.done(item, changed);
    }

    private BulkOutcome restock(Product product, BulkItem item, boolean dryRun, String key) {
        List<Integer> skus = variants(product, item).stream()
                .map(variant -> product.skus().getOrDefault(variant.code(), 0))
                .filter(sku -> sku > 0)
                .toList();
        if (skus.isEmpty()) {
            return BulkOutcome.refused(item, EdgeCode.WRONG_STATE, "Nothing of it is listed yet.");
        }
        if (item.amount() < 1 || item.amount() > Limits.MAX_STOCK) {
            return BulkOutcome.refused(item, EdgeCode.BAD_VALUE, "Add 1 to " + Limits.MAX_STOCK + " pieces.");
        }
        for (int sku : skus) {
            if (!dryRun) {
                BulkOutcome why = restock(item, sku, key);
                if (!why.isDone()) {
                    return why;
                }
            }
        }
        return BulkOutcome.done(item, List.of());
    }

    private BulkOutcome restock(BulkItem item, int sku, String key) {
        CompletableFuture<BulkOutcome> came = new CompletableFuture<>();
        RestockSku command = new RestockSku(sku, item.amount());
        festival.submit(KeyHash.of(KEY_SPACE, key + ":" + sku), command, new OutcomeHandler() {
            @Override
            public void onOutcome(Outcome outcome) {
                came.complete(
                        switch (outcome) {
                            case Outcome.Accepted _ -> BulkOutcome.done(item, List.of());
                            case Outcome.Rejected refused ->
                                new BulkOutcome(
                                        item,
                                        refused.rejection().code(),
                                        RejectionDetails.of(refused.rejection()),
                                        List.of());
                        });
            }

            @Override
            public void onFailure(Failure failure) {
                came.complete(
                        new BulkOutcome(item, failure.name(), "Send the request again under the same key.", List.of()));
            }
        });
        return came.completeOnTimeout(
                        BulkOutcome.refused(item, EdgeCode.TIMED_OUT, "Send the request again under the same key."),
                        PATIENCE_S,
                        TimeUnit.SECONDS)
                .join();
    }

    private BulkOutcome withdraw(Product product, BulkItem item, boolean dryRun) {
        String fixed = Products.whyFixed(product);
        if (fixed != null) {
            return BulkOutcome.refused(item, EdgeCode.WRONG_STATE, fixed);
        }
        return dryRun
                ? BulkOutcome.done(item, List.of())
                : outcome(item, products.withdraw(product.shop(), product.id(), product.version()));
    }

    private BulkOutcome submit(Product product, BulkItem item, boolean dryRun) {
        boolean isDraft = product.state() == ProductState.DRAFT || product.state() == ProductState.REFUSED;
        boolean isRefusedChange = product.state() == ProductState.PUBLISHED && product.pending() != null;
        if (dryRun) {
            return product.step() == Step.NONE && (isDraft || isRefusedChange)
                    ? BulkOutcome.done(item, List.of())
                    : BulkOutcome.refused(
                            item, EdgeCode.WRONG_STATE, "Only a draft, or what was refused, can be submitted.");
        }
        return outcome(item, products.submit(product.shop(), product.id(), product.version()));
    }

    private static BulkOutcome outcome(BulkItem item, Result<Product> result) {
        return result instanceof Result.Refused<Product> refused
                ? BulkOutcome.refused(item, refused)
                : BulkOutcome.done(item, List.of());
    }
}
