package io.drumroll.engine.message;

import io.drumroll.engine.money.Currency;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.promotion.SpendAndSave;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import java.util.List;

/**
 * What happened. Each event has a sequence number of its own, dense from 1, and the time of the command that caused it;
 * both travel beside it (see {@link EventSink}).
 *
 * <p>All amounts are in minor units of the festival's currency. Numbers of shops, SKUs and orders are dense from 1.
 */
public sealed interface Event {
    /** The festival's frame was set; see {@link Command.ScheduleFestival} for the parts. */
    record FestivalScheduled(
            String name, Currency currency, long opensAtMs, long closesAtMs, long payWindowMs, SpendAndSave saving)
            implements Event {}

    /** A shop opened. */
    record ShopOpened(int shop, String name, Country country) implements Event {}

    /** A SKU was listed; {@code stock} is its opening stock. */
    record SkuListed(
            int sku,
            int shop,
            String title,
            String category,
            String brand,
            Country origin,
            long priceMinor,
            long stock,
            int limitPerBuyer)
            implements Event {}

    /** Pieces were added to a SKU's stock. */
    record SkuRestocked(int sku, long quantity) implements Event {}

    /** A SKU's price changed. */
    record SkuPriceChanged(int sku, long oldPriceMinor, long newPriceMinor) implements Event {}

    /** A SKU went off sale. */
    record SkuDelisted(int sku) implements Event {}

    /** A cart's line was put in, or its quantity changed to this. */
    record CartLineSet(long buyer, int sku, int quantity) implements Event {}

    /** A line left a cart. */
    record CartLineRemoved(long buyer, int sku) implements Event {}

    /** Money came into a buyer's wallet. */
    record WalletToppedUp(long buyer, long amountMinor) implements Event {}

    /**
     * An order was confirmed and its stock taken.
     *
     * @param order the order's number.
     * @param buyer who ordered.
     * @param region where the buyer is.
     * @param lines one per SKU.
     * @param totalMinor what is to be paid: the sum of the lines' {@link OrderLine#payableMinor()}.
     * @param payDeadlineMs when it expires if it is not paid, in ms of the epoch.
     * @param fromCart whether the buyer's cart was emptied by it.
     */
    record OrderPlaced(
            long order,
            long buyer,
            Region region,
            List<OrderLine> lines,
            long totalMinor,
            long payDeadlineMs,
            boolean fromCart)
            implements Event {}

    /** An order was paid from the buyer's wallet into escrow; directly behind its {@link OrderPlaced} when paid at once. */
    record OrderPaid(long order, long buyer, long amountMinor) implements Event {}

    /** An order was called off; its stock went back, and {@code refundMinor} (0 if it was not paid) to the wallet. */
    record OrderCancelled(long order, long buyer, long refundMinor) implements Event {}

    /** An order was not paid in time; its stock went back. */
    record OrderExpired(long order, long buyer) implements Event {}
}
