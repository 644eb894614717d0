package io.drumroll.engine.message;

import io.drumroll.engine.money.Currency;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.promotion.SpendAndSave;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import java.util.List;

/**
 * A fresh read: answered from the engine's own state between two commands, never written to the log.
 *
 * @param <A> what the answer holds.
 */
public sealed interface Query<A> {
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

    /** A buyer's cart with its quote. */
    record OfCart(long buyer) implements Query<CartView> {}

    /** What given lines would cost now; refused as an order would be for SKUs and quantities, not for stock. */
    record OfQuote(List<LineRequest> lines) implements Query<Quote> {}

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
            SpendAndSave saving,
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
            long priceMinor,
            Currency currency,
            long supplied,
            long sold,
            long available,
            int limitPerBuyer,
            boolean onSale) {}

    /** A wallet's balance. */
    record WalletView(long buyer, long balanceMinor, Currency currency) {}

    /** A cart: its lines, and what they cost now; {@code problems} says what would refuse it as an order. */
    record CartView(long buyer, Quote quote, List<LineProblem> problems) {}

    /** Why one line of a cart could not be ordered now. */
    record LineProblem(int sku, Rejection rejection) {}

    /** An order. */
    record OrderView(
            long order,
            long buyer,
            Region region,
            OrderState state,
            Currency currency,
            List<OrderLine> lines,
            long totalMinor,
            long placedAtMs,
            long payDeadlineMs) {}

    /** Some of a buyer's orders; {@code nextBefore} continues the list, 0 at its end. */
    record OrderPage(List<OrderView> orders, long nextBefore) {}
}
