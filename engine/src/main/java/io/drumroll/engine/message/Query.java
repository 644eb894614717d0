package io.drumroll.engine.message;

import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.ledger.Account;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMethod;
import io.drumroll.engine.order.ShopOrderState;
import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import io.drumroll.engine.shop.ShopKind;
import java.util.List;

/**
 * A fresh read: answered from the engine's own state between two commands, never written to the log.
 *
 * @param <A> what the answer holds.
 */
public sealed interface Query<A> {
    /** In place of a moment: that of the read itself. */
    long NOW = 0;

    /**
     * The answer to a query.
     *
     * @param position number of the last event that the answer has seen.
     * @param result what was asked for, or why there is none.
     * @param <A> what was asked for.
     */
    record Reply<A>(long position, Result<A> result) {}

    /** Either what was asked for, or why there is none. */
    sealed interface Result<A> {
        /** What was asked for. */
        record Found<A>(A value) implements Result<A> {}

        /** Why there is none. */
        record Refused<A>(Rejection rejection) implements Result<A> {}
    }

    /** The festival's frame, or {@link Rejection.FestivalNotScheduled}. */
    record OfFestival() implements Query<FestivalView> {}

    /** One SKU, or {@link Rejection.UnknownSku}. */
    record OfSku(int sku) implements Query<SkuView> {}

    /** A buyer's wallet; one never used is empty. */
    record OfWallet(long buyer) implements Query<WalletView> {}

    /**
     * A buyer's cart with its quote, as {@link OfBasket} gives it.
     *
     * @param destination where the goods go.
     * @param currency what is to be paid in.
     * @param coupons as in an order; those that can't be used are left out of the quote, and named.
     * @param atMs the moment to price it as of, in ms of the epoch: {@link #NOW}, or from now to the festival's close.
     */
    record OfCart(long buyer, Country destination, Currency currency, List<Integer> coupons, long atMs)
            implements Query<CartView> {
        /** The cart and what it costs now. */
        public OfCart(long buyer, Country destination, Currency currency, List<Integer> coupons) {
            this(buyer, destination, currency, coupons, NOW);
        }
    }

    /**
     * What given lines would cost now; refused as an order would be, but not for stock, SKUs' limits or funds.
     *
     * @param buyer who would order, for deals with a limit per buyer and for coupons; 0 for nobody in particular.
     * @param destination where the goods would go.
     * @param currency what would be paid in.
     * @param coupons as in an order.
     */
    record OfQuote(long buyer, Country destination, Currency currency, List<LineRequest> lines, List<Integer> coupons)
            implements Query<Quote> {}

    /**
     * What given lines would cost at a moment, with those of the coupons that can be used; otherwise refused as {@link
     * OfQuote}.
     *
     * @param buyer as in {@link OfQuote}.
     * @param coupons as in an order; those that can't be used are left out of the quote, and named.
     * @param atMs as in {@link OfCart}.
     */
    record OfBasket(
            long buyer,
            Country destination,
            Currency currency,
            List<LineRequest> lines,
            List<Integer> coupons,
            long atMs)
            implements Query<BasketView> {}

    /** What a deposit would reserve and cost now; refused as it would be, but not for stock, SKUs' limits or funds. */
    record OfDepositQuote(Country destination, Currency currency, int deal, int quantity) implements Query<Quote> {}

    /** One shop, or {@link Rejection.UnknownShop}. */
    record OfShop(int shop) implements Query<ShopView> {}

    /** One deal, or {@link Rejection.UnknownDeal}. */
    record OfDeal(int deal) implements Query<DealView> {}

    /**
     * Deals that are given now or later, newest first.
     *
     * @param before only deals with a lower number; 0 to begin with the newest.
     * @param limit 1 to {@link io.drumroll.engine.limit.Limits#MAX_PAGE}.
     */
    record OfDeals(int before, int limit) implements Query<DealPage> {}

    /**
     * What deals are called, in the order asked for; those that there are none of are left out.
     *
     * @param deals at most {@link io.drumroll.engine.limit.Limits#MAX_PAGE}.
     */
    record OfDealNames(List<Integer> deals) implements Query<DealNames> {}

    /** The deals of one SKU that are given now or later, by number. */
    record OfSkuDeals(int sku) implements Query<DealPage> {}

    /** The coupons and red packets that a buyer claimed, by deal in the order in which they were first claimed. */
    record OfCoupons(long buyer) implements Query<CouponsView> {}

    /** All rates in force, the festival's own currency first, then in the order in which they were first fixed. */
    record OfRates() implements Query<RatesView> {}

    /** The duty rules that are in force between two countries or will be, in the order in which they were set. */
    record OfDuties(Country origin, Country destination) implements Query<DutiesView> {}

    /** What the festival keeps of sales, by category in the order of their names; those of nothing are left out. */
    record OfCommissions() implements Query<CommissionsView> {}

    /** Every account's balance in each currency. */
    record OfTrialBalance() implements Query<TrialBalance> {}

    /**
     * Payments of which something is due back, by number of arrival.
     *
     * @param after only payments that came in behind the one with this number; 0 to begin with the first.
     * @param limit 1 to {@link io.drumroll.engine.limit.Limits#MAX_PAGE}.
     */
    record OfRefundsDue(long after, int limit) implements Query<RefundsDue> {}

    /**
     * What became of a request, by its key: the first answer to it as long as its key is remembered. Does nothing, and tells
     * nothing of a request that is still on its way.
     */
    record OfRequest(Request request) implements Query<RequestView> {}

    /** One order, or {@link Rejection.UnknownOrder}. */
    record OfOrder(long order) implements Query<OrderView> {}

    /**
     * A buyer's orders, newest first.
     *
     * @param buyer the buyer's number.
     * @param before the number that {@link OrderPage#nextBefore} gave, to go on behind it; 0 to begin with the newest. A number
     *     that is no order of this buyer's gives an empty page.
     * @param limit 1 to {@link io.drumroll.engine.limit.Limits#MAX_ORDER_PAGE}.
     */
    record OfBuyerOrders(long buyer, long before, int limit) implements Query<OrderPage> {}

    /** The festival's frame; see {@link Command.ScheduleFestival}. */
    record FestivalView(
            String name,
            Currency currency,
            long opensAtMs,
            long closesAtMs,
            long payWindowMs,
            long receiptWindowMs,
            int shops,
            int skus,
            long orders) {}

    /** A SKU: {@code supplied} is opening stock and restocks, {@code sold} what orders hold; the rest is available. */
    record SkuView(
            int sku,
            int shop,
            String shopName,
            String title,
            String category,
            String brand,
            Country origin,
            String tariffCode,
            long priceMinor,
            Currency currency,
            long supplied,
            long sold,
            long available,
            int limitPerBuyer,
            boolean onSale) {}

    /** A buyer's wallets: the festival's currency first, then those others that were ever used, as in {@link OfRates}. */
    record WalletView(long buyer, List<Balance> balances) {}

    /** An amount of one currency. */
    record Balance(Currency currency, long balanceMinor) {}

    /** A shop: its balance and what it owes, both 0 or more, in its currency. */
    record ShopView(
            int shop,
            String name,
            Country country,
            ShopKind kind,
            Currency currency,
            long balanceMinor,
            long debtMinor) {}

    /**
     * A deal.
     *
     * @param live whether it is given now.
     * @param ended whether it was ended before its time.
     * @param taken pieces that a festival price or pre-sale took something off and that orders hold, or coupons claimed;
     *     otherwise 0.
     * @param used coupons in orders that hold them, or 0.
     */
    record DealView(int deal, DealOffer offer, boolean live, boolean ended, long taken, long used) {}

    /** Some deals; {@code nextBefore} continues the list, 0 at its end. */
    record DealPage(List<DealView> deals, int nextBefore) {}

    /** What deals are called. */
    record DealNames(List<DealName> names) {}

    /** What a deal is called, and its {@link io.drumroll.engine.promotion.DealTerms#kind}. */
    record DealName(int deal, int kind, String name) {}

    /** A buyer's coupons; those with none unused among them. */
    record CouponsView(long buyer, List<Coupon> coupons) {}

    /** How many a buyer claimed of one deal, and how many of them are in orders that hold them. */
    record Coupon(int deal, DealOffer offer, int claimed, int used) {}

    /** Rates: {@code foreignMinor} of a currency are worth {@code festivalMinor} of the festival's. */
    record RatesView(List<Rate> rates) {}

    /** One rate. */
    record Rate(Currency currency, long festivalMinor, long foreignMinor) {}

    /** Commissions by category. */
    record CommissionsView(List<Commission> commissions) {}

    /** What part of its proceeds the festival keeps of a sale in a category, in basis points: 1 to 10,000. */
    record Commission(String category, int commissionBps) {}

    /** Duty rules. */
    record DutiesView(List<DutyRule> rules) {}

    /** All accounts that are not empty, by currency as in {@link OfRates} and then by account. */
    record TrialBalance(List<AccountBalance> accounts) {}

    /** What an account holds; negative where more went out than came in. */
    record AccountBalance(Account account, Currency currency, long balanceMinor) {}

    /** Payments; {@code nextAfter} continues the list, 0 at its end. */
    record RefundsDue(List<RefundDue> refunds, long nextAfter) {}

    /**
     * What is due back of one payment.
     *
     * @param number its number of arrival, from 1.
     * @param dueMinor what is still due, in the payment's currency.
     * @param settledMinor what was given back before, so that a provider can tell one refund of it from the next.
     */
    record RefundDue(
            long number, PaymentRef payment, long order, Currency currency, long dueMinor, long settledMinor) {}

    /**
     * A cart: its lines, and what they cost.
     *
     * @param problems what would refuse its lines in an order now; those off sale are not in the quote.
     * @param couponProblems what would refuse the coupons that the quote leaves out, as in {@link BasketView}.
     */
    record CartView(long buyer, Quote quote, List<LineProblem> problems, List<CouponProblem> couponProblems) {}

    /** Why one line of a cart could not be ordered now. */
    record LineProblem(int sku, int quantity, Rejection rejection) {}

    /**
     * What lines cost.
     *
     * @param problems what would refuse the coupons that the quote leaves out: first what does not depend on the lines, in the
     *     order named, then stage by stage.
     */
    record BasketView(Quote quote, List<CouponProblem> problems) {}

    /** Why a coupon was left out of a quote; an order that names it is refused so. */
    record CouponProblem(int deal, Rejection rejection) {}

    /**
     * What became of a request.
     *
     * @param known whether it was carried out, and is remembered; the rest is 0 if not.
     * @param position as in the first {@link Outcome.Accepted}.
     * @param id as there.
     * @param amountMinor as there.
     */
    record RequestView(boolean known, long position, long id, long amountMinor) {
        /** Of a key that is not remembered. */
        public static final RequestView UNKNOWN = new RequestView(false, 0, 0, 0);
    }

    /**
     * An order.
     *
     * @param currency the buyer's currency.
     * @param method what it was paid with; a wallet while it is not paid.
     * @param paidMinor what was paid so far, in the buyer's currency.
     * @param refundedMinor what was paid back, in the buyer's currency.
     * @param payFromMs from when a reserved order's balance can be paid; otherwise when it was placed.
     * @param payDeadlineMs when it expires, or its deposit is forfeited, if it is not paid.
     */
    record OrderView(
            long order,
            long buyer,
            Region region,
            OrderState state,
            Currency currency,
            PayMethod method,
            List<OrderLine> lines,
            List<Adjustment> adjustments,
            List<ShopOrderView> shopOrders,
            long totalMinor,
            long paidMinor,
            long refundedMinor,
            long placedAtMs,
            long payFromMs,
            long payDeadlineMs) {}

    /**
     * A shop's part of an order.
     *
     * @param receiptDueMs when the shop is paid at the latest; 0 before it shipped.
     * @param lines its lines' indexes in the order, with what was paid back of each and what a refund of the rest gives.
     */
    record ShopOrderView(int shop, ShopOrderState state, long receiptDueMs, List<LineRefunds> lines) {}

    /** Of one line: pieces paid back so far, and what a refund of the others gives, in the buyer's currency. */
    record LineRefunds(int line, int refunded, long refundableMinor) {}

    /** Some of a buyer's orders; {@code nextBefore} continues the list, 0 at its end. */
    record OrderPage(List<OrderView> orders, long nextBefore) {}
}
