package io.drumroll.engine.promotion;

/**
 * What one deal takes off one line.
 *
 * @param line the line's index in its order or quote, from 0.
 * @param deal the deal's number.
 * @param stage where in the order of application it took effect; it fixes the currency.
 * @param pieces pieces that a festival price or pre-sale counts against its own stock and limit; 0 for other deals.
 * @param amountMinor what it takes off, 1 or more: in the shop's currency up to {@link Stage#SHOP_COUPON}, in the
 *     festival's behind it.
 */
public record Adjustment(int line, int deal, Stage stage, int pieces, long amountMinor) {}
