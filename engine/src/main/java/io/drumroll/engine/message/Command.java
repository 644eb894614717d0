package io.drumroll.engine.message;

import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.SpendAndSave;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
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
            case ListSku _, RestockSku _, PlaceOrder _, PayOrder _, CancelOrder _, TopUpWallet _ -> true;
            case ScheduleFestival _, OpenShop _, ChangePrice _, DelistSku _, SetCartLine _, RemoveCartLine _ -> false;
        };
    }

    /**
     * Sets the festival's currency, doors, payment window and saving; again, to change them.
     *
     * <p>The currency can't change once a SKU is listed or money came in.
     *
     * @param name what the board shows.
     * @param currency what everything is counted in.
     * @param opensAtMs when festival orders are first taken, in ms of the epoch, inclusive.
     * @param closesAtMs when they are no longer taken, in ms of the epoch; after {@code opensAtMs}.
     * @param payWindowMs how long a placed order may stay unpaid, in ms.
     * @param saving the saving across shops.
     */
    record ScheduleFestival(
            String name, Currency currency, long opensAtMs, long closesAtMs, long payWindowMs, SpendAndSave saving)
            implements Command {}

    /** Opens a shop; the answer's id is the shop's number. */
    record OpenShop(String name, Country country) implements Command {}

    /**
     * Lists a SKU; the answer's id is the SKU's number.
     *
     * @param shop the shop's number.
     * @param title what people call it.
     * @param category label that figures are grouped by.
     * @param brand label that figures are grouped by.
     * @param origin the country it comes from.
     * @param price price of one piece, in the festival's currency; 1 minor unit or more.
     * @param stock opening stock, pieces, 0 or more.
     * @param limitPerBuyer the most pieces that one buyer may have in orders that hold stock, 0 for no limit.
     */
    record ListSku(
            int shop,
            String title,
            String category,
            String brand,
            Country origin,
            Money price,
            long stock,
            int limitPerBuyer)
            implements Command {}

    /** Adds pieces to a SKU's stock; quantity is 1 or more. */
    record RestockSku(int sku, long quantity) implements Command {}

    /** Changes a SKU's price for orders from now on. */
    record ChangePrice(int sku, Money price) implements Command {}

    /** Takes a SKU off sale for good; orders already placed keep theirs. */
    record DelistSku(int sku) implements Command {}

    /** Puts a line into a buyer's cart, or changes its quantity. */
    record SetCartLine(long buyer, int sku, int quantity) implements Command {}

    /** Removes a line from a buyer's cart. */
    record RemoveCartLine(long buyer, int sku) implements Command {}

    /**
     * Places an order: all of its lines or none.
     *
     * @param buyer the buyer's number, 1 or more.
     * @param region where the buyer is.
     * @param lines what is wanted; empty where {@code fromCart}. Lines of one SKU count together.
     * @param fromCart take the lines of the buyer's cart, which is empty afterwards.
     * @param expectedTotal the total that the buyer saw; the order is refused if it is another.
     * @param pay when it is paid.
     */
    record PlaceOrder(
            long buyer, Region region, List<LineRequest> lines, boolean fromCart, Money expectedTotal, PayMode pay)
            implements Command {}

    /** Pays a placed order from its buyer's wallet into escrow. */
    record PayOrder(long order) implements Command {}

    /** Cancels a placed or paid order: stock goes back, and what was paid is refunded to the wallet. */
    record CancelOrder(long order) implements Command {}

    /** Puts money into a buyer's wallet. */
    record TopUpWallet(long buyer, Money amount) implements Command {}
}
