package io.drumroll.engine.pricing;

import io.drumroll.engine.money.Apportionment;
import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.promotion.Deal;
import io.drumroll.engine.promotion.PackedAdjustments;
import io.drumroll.engine.promotion.Stage;
import java.util.Arrays;
import java.util.List;

/**
 * Lines being counted together and priced: the engine's scratch paper, used anew for each order and never state. Plain
 * arrays, because every order passes here.
 */
final class Draft {
    private static final int SMALL = 16;

    private final PositionOf skus = new PositionOf();
    private final PositionOf shops = new PositionOf();
    int[] quantities = new int[SMALL];
    /** Place of the line's shop among {@link #shops}. */
    int[] shopPlaces = new int[SMALL];
    /** The shop's currency. */
    int[] currencies = new int[SMALL];
    /* Each shop's lines are a chain, by its place: its first line, its last, and behind each line the next or MISSING. */
    private int[] firstLines = new int[SMALL];
    private int[] lastLines = new int[SMALL];
    private int[] nextLines = new int[SMALL];

    long[] unitPricesMinor = new long[SMALL];
    long[] grossMinor = new long[SMALL];
    /** What is left of a line: in the shop's currency up to the shop's coupon, in the festival's from there on. */
    long[] amountsMinor = new long[SMALL];
    /** What was left in the shop's currency before that. */
    long[] netMinor = new long[SMALL];

    long[] festivalOffMinor = new long[SMALL];
    long[] byShopInShopsMinor = new long[SMALL];
    long[] byShopInFestivalsMinor = new long[SMALL];
    long[] byFestivalInShopsMinor = new long[SMALL];
    long[] byFestivalInFestivalsMinor = new long[SMALL];
    /** Bits of the stages that deals barred. */
    int[] barred = new int[SMALL];

    long[] payableMinor = new long[SMALL];
    long[] dutyMinor = new long[SMALL];
    long[] proceedsMinor = new long[SMALL];
    long[] subsidyMinor = new long[SMALL];

    /** As {@link PackedAdjustments} has them. */
    private long[] adjustments = new long[2 * SMALL];

    private int adjustmentLongs;

    /* The lines that a stage looks at together. */
    private int[] basket = new int[SMALL];
    private long[] weights = new long[SMALL];
    private long[] shares = new long[SMALL];
    private long[] remainders = new long[SMALL];
    private int basketLines;

    void clear() {
        skus.clear();
        shops.clear();
        adjustmentLongs = 0;
    }

    int count() {
        return skus.count();
    }

    int sku(int line) {
        return skus.number(line);
    }

    int shop(int line) {
        return shops.number(shopPlaces[line]);
    }

    int shopCount() {
        return shops.count();
    }

    int shopAt(int place) {
        return shops.number(place);
    }

    /** The place of a shop among those of the order, or {@link PositionOf#MISSING}. */
    int placeOfShop(int shop) {
        return shops.find(shop);
    }

    /** The line of a SKU, or {@link PositionOf#MISSING}. */
    int lineOf(int sku) {
        return skus.find(sku);
    }

    /** Adds pieces of a SKU, to the line that has it already if there is one. */
    void add(int sku, int quantity) {
        int before = skus.count();
        int line = skus.findOrAdd(sku);
        if (line < before) {
            // At most MAX_ORDER_LINES times MAX_QUANTITY, which an int holds.
            quantities[line] += quantity;
            return;
        }
        if (line == quantities.length) {
            grow(line * 2);
        }
        quantities[line] = quantity;
    }

    private void grow(int lines) {
        quantities = Arrays.copyOf(quantities, lines);
        shopPlaces = new int[lines];
        currencies = new int[lines];
        firstLines = new int[lines];
        lastLines = new int[lines];
        nextLines = new int[lines];
        barred = new int[lines];
        unitPricesMinor = new long[lines];
        grossMinor = new long[lines];
        amountsMinor = new long[lines];
        netMinor = new long[lines];
        festivalOffMinor = new long[lines];
        byShopInShopsMinor = new long[lines];
        byShopInFestivalsMinor = new long[lines];
        byFestivalInShopsMinor = new long[lines];
        byFestivalInFestivalsMinor = new long[lines];
        payableMinor = new long[lines];
        dutyMinor = new long[lines];
        proceedsMinor = new long[lines];
        subsidyMinor = new long[lines];
        basket = new int[lines];
        weights = new long[lines];
        shares = new long[lines];
        remainders = new long[lines];
    }

    /** Notes what a line's SKU costs, and whose it is; the lines' quantities are complete. */
    void price(int line, int shop, int currency, long unitPriceMinor) {
        putIntoShop(line, shop);
        currencies[line] = currency;
        unitPricesMinor[line] = unitPriceMinor;
        // At most 10^17 minor.
        grossMinor[line] = quantities[line] * unitPriceMinor;
        amountsMinor[line] = grossMinor[line];
        festivalOffMinor[line] = 0;
        byShopInShopsMinor[line] = 0;
        byShopInFestivalsMinor[line] = 0;
        byFestivalInShopsMinor[line] = 0;
        byFestivalInFestivalsMinor[line] = 0;
        barred[line] = 0;
        dutyMinor[line] = 0;
    }

    private void putIntoShop(int line, int shop) {
        int before = shops.count();
        int place = shops.findOrAdd(shop);
        shopPlaces[line] = place;
        nextLines[line] = PositionOf.MISSING;
        if (place == before) {
            firstLines[place] = line;
        } else {
            nextLines[lastLines[place]] = line;
        }
        lastLines[place] = line;
    }

    /** The first line of a shop, by its place. */
    int firstOfShop(int place) {
        return firstLines[place];
    }

    /** The next line of the same shop, or {@link PositionOf#MISSING}. */
    int nextOfShop(int line) {
        return nextLines[line];
    }

    /** A deal takes an amount of 1 or more off a line. */
    void take(int line, Deal deal, Stage stage, int pieces, long amountMinor) {
        amountsMinor[line] -= amountMinor;
        barred[line] |= deal.bars();
        boolean byFestival = deal.isByFestival();
        if (stage.inShopCurrency()) {
            (byFestival ? byFestivalInShopsMinor : byShopInShopsMinor)[line] += amountMinor;
        } else {
            festivalOffMinor[line] += amountMinor;
            (byFestival ? byFestivalInFestivalsMinor : byShopInFestivalsMinor)[line] += amountMinor;
        }
        if (adjustmentLongs == adjustments.length) {
            adjustments = Arrays.copyOf(adjustments, adjustmentLongs * 2);
        }
        adjustments[adjustmentLongs++] = PackedAdjustments.facts(line, deal.number(), stage, pieces);
        adjustments[adjustmentLongs++] = amountMinor;
    }

    boolean isBarred(int line, Stage stage) {
        return (barred[line] >>> stage.code() & 1) == 1;
    }

    /** Gathers the lines that a stage may touch; returns their sum. */
    long gather(Stage stage) {
        basketLines = 0;
        long sum = 0;
        for (int line = 0; line < count(); line++) {
            sum += gather(line, stage);
        }
        return sum;
    }

    /** Gathers the lines of one shop, by its place, that a stage may touch; returns their sum. */
    long gather(Stage stage, int shopPlace) {
        basketLines = 0;
        long sum = 0;
        for (int line = firstLines[shopPlace]; line != PositionOf.MISSING; line = nextLines[line]) {
            sum += gather(line, stage);
        }
        return sum;
    }

    private long gather(int line, Stage stage) {
        if (isBarred(line, stage)) {
            return 0;
        }
        gather(line, amountsMinor[line]);
        return amountsMinor[line];
    }

    /** Spreads what a deal takes off over the lines gathered last, by what is left of them; at most their sum. */
    void spread(Deal deal, Stage stage, long offMinor) {
        Apportionment.split(offMinor, weights, basketLines, shares, remainders);
        for (int i = 0; i < basketLines; i++) {
            if (shares[i] > 0) {
                take(basket[i], deal, stage, 0, shares[i]);
            }
        }
    }

    /** Gathers a line with a weight of its own, behind those gathered since {@link #gatherNone}. */
    void gather(int line, long weight) {
        basket[basketLines] = line;
        weights[basketLines] = weight;
        basketLines++;
    }

    void gatherNone() {
        basketLines = 0;
    }

    /** What deals took off, in the order in which they took it. */
    List<Adjustment> adjustments() {
        return adjustmentLongs == 0 ? List.of() : new PackedAdjustments(Arrays.copyOf(adjustments, adjustmentLongs));
    }
}
