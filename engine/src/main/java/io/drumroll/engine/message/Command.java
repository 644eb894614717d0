package io.drumroll.engine.message;

import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import io.drumroll.engine.shop.ShopKind;
import java.util.List;

/**
 * What the engine can be asked to do. A command is only a wish: it may hold any values, and
 * the engine answers it with {@link Outcome.Accepted} or {@link Outcome.Rejected}.
 */
public sealed interface Command {
    /**
     * Whether the command moves stock or money and so must carry the caller's key ({@link Request#hasKey()}); it is
     * refused with {@link Rejection.KeyMissing} without.
     */
    default boolean needsKey() {
        return switch (this) {
            case ListSku _,
                    RestockSku _,
                    MakeDeal _,
                    ClaimCoupon _,
                    PlaceOrder _,
                    OrderCartLines _,
                    PlaceDeposit _,
                    PayOrder _,
                    CancelOrder _,
                    ShipShopOrder _,
                    ConfirmReceipt _,
                    RefundOrder _,
                    PayOutShop _,
                    ReceivePayment _,
                    SettleRefund _,
                    TopUpWallet _ -> true;
            case ScheduleFestival _,
                    OpenShop _,
                    ChangePrice _,
                    DelistSku _,
                    ChangeDeal _,
                    EndDeal _,
                    FixRate _,
                    SetDuty _,
                    SetCommission _,
                    SetCartLine _,
                    RemoveCartLine _ -> false;
        };
    }

    /**
     * Sets the festival's currency, doors and windows; again, to change them.
     *
     * <p>The currency can't change once a shop opened, a rate was fixed, a duty was set, a deal was made or money came
     * in.
     *
     * @param name what the board shows.
     * @param currency what the festival counts in.
     * @param opensAtMs when festival orders are first taken, in ms of the epoch, inclusive.
     * @param closesAtMs when they are no longer taken, in ms of the epoch; after {@code opensAtMs}.
     * @param payWindowMs how long a placed order may stay unpaid, in ms.
     * @param receiptWindowMs how long after shipping a shop is paid if the buyer does not confirm before, in ms.
     */
    record ScheduleFestival(
            String name, Currency currency, long opensAtMs, long closesAtMs, long payWindowMs, long receiptWindowMs)
            implements Command {}

    /**
     * Opens a shop; the answer's id is the shop's number.
     *
     * @param currency what the shop prices in and is paid in: the festival's, or one with a rate.
     */
    record OpenShop(String name, Country country, ShopKind kind, Currency currency) implements Command {}

    /**
     * Lists a SKU; the answer's id is the SKU's number.
     *
     * @param shop the shop's number.
     * @param title what people call it.
     * @param category label that figures are grouped by and commission is charged by.
     * @param brand label that figures are grouped by.
     * @param origin the country it comes from.
     * @param tariffCode its code in the Harmonized System: up to ten digits, or empty where no duty is ever due.
     * @param price price of one piece, in the shop's currency; 1 minor unit or more.
     * @param stock opening stock, pieces, 0 or more.
     * @param limitPerBuyer the most pieces that one buyer may have in orders that hold stock, 0 for no limit.
     */
    record ListSku(
            int shop,
            String title,
            String category,
            String brand,
            Country origin,
            String tariffCode,
            Money price,
            long stock,
            int limitPerBuyer)
            implements Command {}

    /** Adds pieces to a SKU's stock; quantity is 1 or more. */
    record RestockSku(int sku, long quantity) implements Command {}

    /** Changes a SKU's list price for orders from now on. */
    record ChangePrice(int sku, Money price) implements Command {}

    /** Takes a SKU off sale for good; orders already placed keep theirs. */
    record DelistSku(int sku) implements Command {}

    /** Makes a deal; the answer's id is the deal's number. */
    record MakeDeal(DealOffer offer) implements Command {}

    /** Gives a deal other terms of the same kind and subject, another window, name or funder; for orders from now on. */
    record ChangeDeal(int deal, DealOffer offer) implements Command {}

    /** Ends a deal now; orders already placed keep what it gave them. */
    record EndDeal(int deal) implements Command {}

    /** Gives a buyer one coupon or red packet of a deal, to use in one order. */
    record ClaimCoupon(long buyer, int deal) implements Command {}

    /**
     * Fixes a currency's rate for orders from now on: {@code foreignMinor} minor units of it are worth {@code
     * festivalMinor} minor units of the festival's currency.
     *
     * @param festivalMinor 1 to {@link io.drumroll.engine.limit.Limits#MAX_RATE}.
     * @param foreignMinor 1 to {@link io.drumroll.engine.limit.Limits#MAX_RATE}.
     */
    record FixRate(Currency currency, long festivalMinor, long foreignMinor) implements Command {}

    /** Sets what duty is due on goods of a kind, from a given moment on. */
    record SetDuty(DutyRule rule) implements Command {}

    /** Sets what part of a shop's proceeds in a category the festival keeps, for orders from now on; in basis points. */
    record SetCommission(String category, int commissionBps) implements Command {}

    /** Puts a line into a buyer's cart, or changes its quantity. */
    record SetCartLine(long buyer, int sku, int quantity) implements Command {}

    /** Removes a line from a buyer's cart. */
    record RemoveCartLine(long buyer, int sku) implements Command {}

    /**
     * Places an order: all of its lines or none.
     *
     * @param buyer the buyer's number, 1 or more.
     * @param region where the buyer is and the goods go.
     * @param lines what is wanted; empty where {@code fromCart}. Lines of one SKU count together.
     * @param fromCart take the lines of the buyer's cart, which is empty afterwards.
     * @param coupons numbers of the coupon and red-packet deals to use, each held by the buyer: at most one coupon for each
     *     shop, one of the festival's and one red packet.
     * @param expectedTotal the total that the buyer saw, in the currency to pay in; the order is refused if it is another.
     * @param pay when it is paid.
     */
    record PlaceOrder(
            long buyer,
            Region region,
            List<LineRequest> lines,
            boolean fromCart,
            List<Integer> coupons,
            Money expectedTotal,
            PayMode pay)
            implements Command {}

    /**
     * Orders some lines of the buyer's cart, all of these or none: they leave the cart, however many pieces stood there, and the
     * others stay in it. Otherwise as {@link PlaceOrder}.
     *
     * @param lines what is wanted, each of a SKU that is in the cart. Lines of one SKU count together.
     */
    record OrderCartLines(
            long buyer, Region region, List<LineRequest> lines, List<Integer> coupons, Money expectedTotal, PayMode pay)
            implements Command {}

    /**
     * Reserves pieces at a pre-sale's price by paying its deposit from the wallet; the answer's id is the order's
     * number. Doors don't matter.
     *
     * @param deal the pre-sale's number.
     * @param quantity pieces, 1 or more.
     * @param expectedTotal the whole price that the buyer saw, duty included, in the currency to pay in.
     * @param expectedDepositMinor what the buyer saw to be paid now.
     */
    record PlaceDeposit(
            long buyer, Region region, int deal, int quantity, Money expectedTotal, long expectedDepositMinor)
            implements Command {}

    /** Pays a placed order, or the balance of a reserved one, from its buyer's wallet into escrow. */
    record PayOrder(long order) implements Command {}

    /**
     * Cancels a placed order, a reserved one by its pre-sale's rule, or a paid one of which nothing was shipped: stock,
     * coupons and what was paid go back.
     */
    record CancelOrder(long order) implements Command {}

    /** A shop has shipped its part of a paid order. */
    record ShipShopOrder(long order, int shop) implements Command {}

    /** The buyer has received a shop's part of an order: the shop is paid, less commission. */
    record ConfirmReceipt(long order, int shop) implements Command {}

    /**
     * Gives back what was paid for pieces of a paid order, duty included.
     *
     * @param lines what to give back; empty for all that was not given back before.
     */
    record RefundOrder(long order, List<LineRequest> lines) implements Command {}

    /** Pays a part of a shop's balance out of the festival, to the shop's bank. */
    record PayOutShop(int shop, Money amount) implements Command {}

    /**
     * A payment provider holds a buyer's money for an order. Never refused for what became of the order: money that
     * can't be used is held and falls due back.
     *
     * @param payment the provider's payment; one that came before is refused with {@link Rejection.PaymentKnown}.
     * @param order what it was meant for.
     * @param amount what was captured.
     */
    record ReceivePayment(PaymentRef payment, long order, Money amount) implements Command {}

    /** A payment provider has given back so much of a payment. */
    record SettleRefund(PaymentRef payment, Money amount) implements Command {}

    /** Puts money into a buyer's wallet of the money's currency. */
    record TopUpWallet(long buyer, Money amount) implements Command {}
}
