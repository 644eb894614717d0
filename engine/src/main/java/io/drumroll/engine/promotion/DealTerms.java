package io.drumroll.engine.promotion;

import io.drumroll.engine.order.LineRequest;
import java.util.List;

/**
 * What a deal gives. Amounts are in minor units: of the shop's currency for what belongs to a SKU or shop, of the
 * festival's for the rest. The rules of each kind stand in docs/rules.md; docs/howto/add-a-deal.md says how to add one.
 */
public sealed interface DealTerms {
    /** The stage in which the deal takes effect. */
    default Stage stage() {
        return switch (this) {
            case FestivalPrice _, QuantityBreaks _, SecondPiece _, BundlePrice _, PreSale _ -> Stage.ITEM;
            case ShopTiers _ -> Stage.SHOP_TIERS;
            case ShopCoupon _ -> Stage.SHOP_COUPON;
            case CrossShop _ -> Stage.CROSS_SHOP;
            case FestivalCoupon _ -> Stage.FESTIVAL_COUPON;
            case RedPacket _ -> Stage.RED_PACKET;
        };
    }

    /** The kind's number in messages and snapshots; numbers never change. */
    default int kind() {
        return switch (this) {
            case FestivalPrice _ -> 1;
            case QuantityBreaks _ -> 2;
            case SecondPiece _ -> 3;
            case BundlePrice _ -> 4;
            case ShopTiers _ -> 5;
            case ShopCoupon _ -> 6;
            case CrossShop _ -> 7;
            case FestivalCoupon _ -> 8;
            case RedPacket _ -> 9;
            case PreSale _ -> 10;
        };
    }

    /**
     * A lower price for a number of pieces.
     *
     * @param priceMinor price of one piece.
     * @param stock pieces that the deal has; those beyond cost what they cost without it.
     * @param limitPerBuyer the most pieces that one buyer may have at this price, 0 for no limit.
     */
    record FestivalPrice(int sku, long priceMinor, long stock, int limitPerBuyer) implements DealTerms {}

    /**
     * A lower price for all pieces of a line from a quantity on.
     *
     * @param breaks quantities rise and prices fall from one to the next.
     */
    record QuantityBreaks(int sku, List<Break> breaks) implements DealTerms {}

    /** From {@code quantity} pieces on (2 or more), each costs {@code priceMinor}. */
    record Break(int quantity, long priceMinor) {}

    /** Every second piece costs less by {@code offBps} basis points: 5000 for half price. */
    record SecondPiece(int sku, int offBps) implements DealTerms {}

    /**
     * A price for some pieces of several SKUs of one shop together.
     *
     * @param members what makes one bundle: each SKU once.
     */
    record BundlePrice(List<LineRequest> members, long priceMinor) implements DealTerms {}

    /** Spend so much in a shop and save so much: the highest step that is reached counts, once. Both rise by step. */
    record ShopTiers(int shop, List<Tier> tiers) implements DealTerms {}

    /** Whoever spends {@code spendMinor} saves {@code saveMinor}. */
    record Tier(long spendMinor, long saveMinor) {}

    /**
     * A coupon of one shop.
     *
     * @param spendMinor what must be spent in the shop.
     * @param saveMinor what it takes off.
     * @param count how many there are.
     * @param perBuyer how many one buyer may claim.
     */
    record ShopCoupon(int shop, long spendMinor, long saveMinor, long count, int perBuyer) implements DealTerms {}

    /**
     * The saving across shops: every full {@code spendMinor} of an order saves {@code saveMinor}.
     *
     * @param capMinor the most that one order saves, 0 for no cap.
     */
    record CrossShop(long spendMinor, long saveMinor, long capMinor) implements DealTerms {}

    /** A coupon of the festival, for an order as a whole; see {@link ShopCoupon} for the parts. */
    record FestivalCoupon(long spendMinor, long saveMinor, long count, int perBuyer) implements DealTerms {}

    /**
     * Money off whatever is left to pay.
     *
     * @param faceMinor the most that one packet takes off.
     * @param budgetMinor the most that all of them may take off: as many can be claimed as it holds whole packets.
     * @param perBuyer how many one buyer may claim.
     */
    record RedPacket(long faceMinor, long budgetMinor, int perBuyer) implements DealTerms {}

    /**
     * A price and a piece kept for a deposit that swells: who pays {@code depositMinor} a piece has paid {@code
     * worthMinor} of {@code priceMinor}. Deposits are taken in the deal's own window.
     *
     * @param depositMinor 1 or more, a piece.
     * @param worthMinor {@code depositMinor} or more, a piece.
     * @param priceMinor {@code worthMinor} or more, a piece.
     * @param balanceFromMs from when the balance may be paid, in ms of the epoch, inclusive.
     * @param balanceUntilMs until when, exclusive: unpaid, the deposit is the shop's.
     * @param refundable whether a buyer who cancels before {@code balanceFromMs} gets the deposit back.
     */
    record PreSale(
            int sku,
            long priceMinor,
            long depositMinor,
            long worthMinor,
            long balanceFromMs,
            long balanceUntilMs,
            boolean refundable)
            implements DealTerms {}
}
