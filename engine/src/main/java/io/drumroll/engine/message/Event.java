package io.drumroll.engine.message;

import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.PayMethod;
import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import io.drumroll.engine.shop.ShopKind;
import java.util.List;

/**
 * What happened. Each event has a sequence number of its own, dense from 1, and the time of the command that caused it;
 * both travel beside it (see {@link EventSink}).
 *
 * <p>An amount is in minor units of the currency that its description names: the buyer's (what the order is paid in), the
 * shop's, or the festival's. Numbers of shops, SKUs, deals and orders are dense from 1.
 */
public sealed interface Event {
    /** The festival's frame was set; see {@link Command.ScheduleFestival} for the parts. */
    record FestivalScheduled(
            String name, Currency currency, long opensAtMs, long closesAtMs, long payWindowMs, long receiptWindowMs)
            implements Event {}

    /** A shop opened. */
    record ShopOpened(int shop, String name, Country country, ShopKind kind, Currency currency) implements Event {}

    /** A SKU was listed; {@code stock} is its opening stock, the price is in the shop's currency. */
    record SkuListed(
            int sku,
            int shop,
            String title,
            String category,
            String brand,
            Country origin,
            String tariffCode,
            long priceMinor,
            long stock,
            int limitPerBuyer)
            implements Event {}

    /** Pieces were added to a SKU's stock. */
    record SkuRestocked(int sku, long quantity) implements Event {}

    /** A SKU's list price changed, in the shop's currency. */
    record SkuPriceChanged(int sku, long oldPriceMinor, long newPriceMinor) implements Event {}

    /** A SKU went off sale. */
    record SkuDelisted(int sku) implements Event {}

    /** A deal was made. */
    record DealMade(int deal, DealOffer offer) implements Event {}

    /** A deal has these terms from now on. */
    record DealChanged(int deal, DealOffer offer) implements Event {}

    /** A deal was ended before its time. */
    record DealEnded(int deal) implements Event {}

    /** A buyer got one coupon or red packet. */
    record CouponClaimed(long buyer, int deal) implements Event {}

    /** A currency has this rate from now on; see {@link Command.FixRate}. */
    record RateFixed(Currency currency, long festivalMinor, long foreignMinor) implements Event {}

    /** A duty was set, in force from the rule's own moment. */
    record DutySet(DutyRule rule) implements Event {}

    /** A category's commission is this from now on, in basis points. */
    record CommissionSet(String category, int commissionBps) implements Event {}

    /** A cart's line was put in, or its quantity changed to this. */
    record CartLineSet(long buyer, int sku, int quantity) implements Event {}

    /** A line left a cart. */
    record CartLineRemoved(long buyer, int sku) implements Event {}

    /** Money came into a buyer's wallet of this currency. */
    record WalletToppedUp(long buyer, Currency currency, long amountMinor) implements Event {}

    /**
     * An order was confirmed and its stock taken; the deals and coupons that its adjustments name are used.
     *
     * @param order the order's number.
     * @param buyer who ordered.
     * @param region where the buyer is.
     * @param currency the buyer's currency: what it is paid in.
     * @param lines one per SKU.
     * @param adjustments what deals took off which line, stage by stage as docs/rules.md orders them.
     * @param totalMinor what is to be paid, in the buyer's currency: the sum of the lines' payable amounts and duties.
     * @param payDeadlineMs when it expires if it is not paid, in ms of the epoch.
     * @param fromCart whether the buyer's cart was emptied by it.
     */
    record OrderPlaced(
            long order,
            long buyer,
            Region region,
            Currency currency,
            List<OrderLine> lines,
            List<Adjustment> adjustments,
            long totalMinor,
            long payDeadlineMs,
            boolean fromCart)
            implements Event {}

    /**
     * Pieces were reserved by a deposit, which lies in escrow; the balance may be paid from {@code balanceFromMs}
     * (inclusive) to {@code balanceUntilMs} (exclusive), both in ms of the epoch.
     *
     * @param deal the pre-sale's number.
     * @param line what was reserved, priced as a whole.
     * @param adjustments what the pre-sale took off.
     * @param totalMinor the whole price, duty included, in the buyer's currency.
     * @param depositMinor what was paid of it, in the buyer's currency.
     */
    record OrderReserved(
            long order,
            long buyer,
            Region region,
            Currency currency,
            int deal,
            OrderLine line,
            List<Adjustment> adjustments,
            long totalMinor,
            long depositMinor,
            long balanceFromMs,
            long balanceUntilMs)
            implements Event {}

    /**
     * An order was paid into escrow and, for its duties, the duty account; directly behind its {@link OrderPlaced} when
     * paid at once.
     *
     * @param amountMinor what was paid now, in the buyer's currency: the total, or of a reserved order the balance.
     */
    record OrderPaid(long order, long buyer, long amountMinor, PayMethod method) implements Event {}

    /**
     * An order was called off; its stock, deals and coupons went back.
     *
     * @param refundMinor what went back to the buyer, in the buyer's currency; 0 if it was not paid.
     * @param forfeitMinor what of a deposit did not, in the buyer's currency.
     * @param shopMinor what the shop got for the forfeited deposit, in the shop's currency.
     */
    record OrderCancelled(long order, long buyer, long refundMinor, long forfeitMinor, long shopMinor)
            implements Event {}

    /** An order was not paid in time; its stock, deals and coupons went back. */
    record OrderExpired(long order, long buyer) implements Event {}

    /**
     * A reserved order's balance was not paid in time: the deposit is the shop's, the stock went back.
     *
     * @param depositMinor what left escrow, in the buyer's currency.
     * @param shopMinor what the shop got for it, in the shop's currency.
     */
    record DepositForfeited(long order, long buyer, int shop, long depositMinor, long shopMinor) implements Event {}

    /** A shop shipped its part of an order; it is paid at {@code receiptDueMs}, in ms of the epoch, at the latest. */
    record ShopOrderShipped(long order, int shop, long receiptDueMs) implements Event {}

    /**
     * A shop was paid for its part of an order.
     *
     * @param payableMinor what left escrow, in the buyer's currency.
     * @param subsidyMinor what the festival added for the discounts that it funds, in the festival's currency.
     * @param proceedsMinor what the sale came to for the shop, commission included, in the shop's currency.
     * @param commissionMinor what the festival kept of that, in the shop's currency.
     * @param debtRepaidMinor what of the rest went to pay the shop's debt, in the shop's currency.
     * @param byBuyer whether the buyer confirmed; otherwise the time was up.
     */
    record ShopOrderSettled(
            long order,
            int shop,
            long payableMinor,
            long subsidyMinor,
            long proceedsMinor,
            long commissionMinor,
            long debtRepaidMinor,
            boolean byBuyer)
            implements Event {}

    /**
     * Pieces of an order were paid back, to the wallet or, where a card paid, to the card's payment.
     *
     * @param amountMinor the sum of the lines' payable amounts and duties, in the buyer's currency.
     */
    record OrderRefunded(long order, long buyer, PayMethod method, List<RefundedLine> lines, long amountMinor)
            implements Event {}

    /**
     * One line of a refund.
     *
     * @param sku the SKU's number.
     * @param quantity pieces given back.
     * @param payableMinor what the buyer gets for them, in the buyer's currency.
     * @param dutyMinor what duty the buyer gets back, in the buyer's currency.
     * @param proceedsMinor what the shop gives back of its proceeds, commission included, in the shop's currency; 0 before
     *     it was paid.
     * @param commissionMinor what the festival gives back of its commission, in the shop's currency.
     * @param subsidyMinor what the festival gets back of what it added, in the festival's currency.
     * @param debtMinor what the shop could not give back from its balance and now owes, in the shop's currency.
     * @param restocked whether the pieces are for sale again: they had not been shipped.
     */
    record RefundedLine(
            int sku,
            int quantity,
            long payableMinor,
            long dutyMinor,
            long proceedsMinor,
            long commissionMinor,
            long subsidyMinor,
            long debtMinor,
            boolean restocked) {}

    /** A shop's balance was paid out of the festival, in the shop's currency. */
    record ShopPaidOut(int shop, long amountMinor) implements Event {}

    /**
     * A provider's payment came in; directly before the {@link OrderPaid} that it makes.
     *
     * @param held whether it pays nothing, since the order can't be paid with it, and falls due back as a whole.
     */
    record PaymentReceived(PaymentRef payment, long order, Currency currency, long amountMinor, boolean held)
            implements Event {}

    /** A provider gave back so much of a payment, in the payment's currency. */
    record RefundSettled(PaymentRef payment, long amountMinor) implements Event {}
}
