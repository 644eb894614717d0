package io.drumroll.engine.order;

import io.drumroll.engine.exchange.Rates;
import io.drumroll.engine.ledger.Payer;
import io.drumroll.engine.message.Event.OrderPlaced;
import io.drumroll.engine.message.Event.OrderReserved;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.UnknownOrder;
import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.promotion.PackedAdjustments;
import io.drumroll.engine.region.Codes;
import io.drumroll.engine.region.Region;
import io.drumroll.engine.sku.Skus;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import io.drumroll.engine.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The orders, numbered from 1 in the order in which they were placed or reserved, with their lines and shop orders. Reads
 * expect a number that {@link #refuseUnknown} let pass. A plain order of one line takes 96 bytes.
 */
public final class Orders {
    private static final int BUYER_ROW_AND_FIRST_LINE = 0;
    private static final int TOTAL = 1;
    private static final int FACTS = 2;
    private static final int PLACED_AT = 3;
    private static final int PREVIOUS_OF_BUYER_AND_PAY_WINDOW = 4;
    private static final int FIRST_ADJUSTMENT_AND_SHOP_ORDER = 5;
    private static final int COLUMNS = 6;

    /*
     * FACTS, from the lowest bit: state 4, city tier 3, line count 11, country 10, province 24, by card 1, was paid 1,
     * reserved 1, unused 1, currency 8.
     */
    private static final long STATE_MASK = 0xF;
    private static final int TIER_SHIFT = 4;
    private static final int LINES_SHIFT = 7;
    private static final int COUNTRY_SHIFT = 18;
    private static final int PROVINCE_SHIFT = 28;
    private static final long BY_CARD = 1L << 52;
    private static final long WAS_PAID = 1L << 53;
    private static final long RESERVED = 1L << 54;
    private static final int CURRENCY_SHIFT = 56;

    private final Rates rates;
    private final Skus skus;
    private final Table rows = new Table(COLUMNS);
    private final OrderLines lines = new OrderLines();
    private final Adjustments adjustments = new Adjustments();
    private final ShopOrders shopOrders = new ShopOrders();
    private final Reservations reservations = new Reservations();
    private final RefundedPieces refundedPieces = new RefundedPieces();

    /** No orders yet; whose line is which shop's is asked of the SKUs. */
    public Orders(Rates rates, Skus skus) {
        this.rates = rates;
        this.skus = skus;
    }

    /** How many were ever placed or reserved, which is also the newest one's number. */
    public int count() {
        return rows.rows();
    }

    /** Refuses a number that no order has. */
    public @Nullable Rejection refuseUnknown(long order) {
        return isKnown(order) ? null : new UnknownOrder(order);
    }

    boolean isKnown(long order) {
        return order >= 1 && order <= rows.rows();
    }

    /** Where the order stands. */
    public OrderState state(long order) {
        return OrderState.ofCode((int) (facts(order) & STATE_MASK));
    }

    /** The row of its buyer. */
    public int buyerRow(long order) {
        return (int) (rows.get(row(order), BUYER_ROW_AND_FIRST_LINE) >>> 32);
    }

    /** What it comes to, in minor units of its currency. */
    public long totalMinor(long order) {
        return rows.get(row(order), TOTAL);
    }

    /** The index of the currency that it is paid in. */
    public int currency(long order) {
        return (int) (facts(order) >>> CURRENCY_SHIFT);
    }

    /** What it was paid with; a wallet while it is not paid. */
    public PayMethod method(long order) {
        return (facts(order) & BY_CARD) != 0 ? PayMethod.CARD : PayMethod.WALLET;
    }

    /** Whether all of it was paid once, whatever was paid back since. */
    boolean wasPaid(long order) {
        return (facts(order) & WAS_PAID) != 0;
    }

    /** Whether it began with a deposit, and so is in {@link #reservations}. */
    boolean wasReserved(long order) {
        return (facts(order) & RESERVED) != 0;
    }

    /** Where its money comes from and goes back to. */
    Payer payer(long order) {
        return new Payer(order, buyerRow(order), currency(order), method(order));
    }

    /** When it was placed, in ms of the epoch. */
    public long placedAtMs(long order) {
        return rows.get(row(order), PLACED_AT);
    }

    /** When it expires, or its deposit is forfeited, if it is not paid; in ms of the epoch. */
    public long payDeadlineMs(long order) {
        if (wasReserved(order)) {
            return reservations.balanceUntilMs(order);
        }
        return placedAtMs(order) + (rows.get(row(order), PREVIOUS_OF_BUYER_AND_PAY_WINDOW) & 0xFFFF_FFFFL);
    }

    /** The same buyer's order before this one, 0 when there is none. */
    public long previousOfBuyer(long order) {
        return rows.get(row(order), PREVIOUS_OF_BUYER_AND_PAY_WINDOW) >>> 32;
    }

    /** Where its buyer was. */
    public Region region(long order) {
        long facts = facts(order);
        return new Region(
                Codes.country((int) (facts >>> COUNTRY_SHIFT) & 0x3FF),
                Codes.ascii(facts >>> PROVINCE_SHIFT & 0xFFFFFF),
                (int) (facts >>> TIER_SHIFT) & 0x7);
    }

    /** How many lines it has. */
    public int lineCount(long order) {
        return (int) (facts(order) >>> LINES_SHIFT) & 0x7FF;
    }

    /** The row of its first line; the others follow. */
    int firstLine(long order) {
        return (int) rows.get(row(order), BUYER_ROW_AND_FIRST_LINE);
    }

    /** The lines of all orders. */
    OrderLines lines() {
        return lines;
    }

    /** What orders have besides that began with a deposit. */
    Reservations reservations() {
        return reservations;
    }

    /** What was paid back of lines. */
    RefundedPieces refundedPieces() {
        return refundedPieces;
    }

    /** All of its lines as they were confirmed. */
    public List<OrderLine> lines(long order) {
        int count = lineCount(order);
        List<OrderLine> found = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            found.add(lines.line(firstLine(order) + i));
        }
        return found;
    }

    /** What deals took off its lines, stage by stage. */
    public List<Adjustment> adjustments(long order) {
        int end = order == rows.rows() ? adjustments.rows() : firstAdjustment(order + 1);
        List<Adjustment> found = new ArrayList<>();
        for (int row = firstAdjustment(order); row < end; row++) {
            found.add(adjustments.adjustment(row));
        }
        return found;
    }

    private int firstAdjustment(long order) {
        return (int) (rows.get(row(order), FIRST_ADJUSTMENT_AND_SHOP_ORDER) >>> 32);
    }

    private int firstShopOrder(long order) {
        return (int) rows.get(row(order), FIRST_ADJUSTMENT_AND_SHOP_ORDER);
    }

    /** How many shops have a part in it. */
    int shopOrderCount(long order) {
        int end = order == rows.rows() ? shopOrders.rows() : firstShopOrder(order + 1);
        return end - firstShopOrder(order);
    }

    /** The place of a shop among its shop orders, from 0, or -1. */
    int placeOf(long order, int shop) {
        int count = shopOrderCount(order);
        for (int place = 0; place < count; place++) {
            if (shopAt(order, place) == shop) {
                return place;
            }
        }
        return -1;
    }

    /** The shop at a place. */
    int shopAt(long order, int place) {
        return shopOrders.shop(firstShopOrder(order) + place);
    }

    /** Where the shop order at a place stands. */
    ShopOrderState shopOrderState(long order, int place) {
        return switch (state(order)) {
            case PLACED, RESERVED -> ShopOrderState.AWAITING_PAYMENT;
            case CANCELLED, EXPIRED, FORFEITED -> ShopOrderState.CANCELLED;
            case PAID, REFUNDED -> shopOrders.state(firstShopOrder(order) + place);
        };
    }

    /** When the shop at a place is paid at the latest, in ms of the epoch; 0 before it shipped. */
    long receiptDueMs(long order, int place) {
        return shopOrders.receiptDueMs(firstShopOrder(order) + place);
    }

    /** The shop of a line. */
    int shopOfLine(int line) {
        return skus.shop(lines.sku(line));
    }

    /** An order was placed by the buyer of a row, whose newest order was {@code previous}. */
    void apply(OrderPlaced event, int buyerRow, long previous, long nowMs) {
        long facts =
                OrderState.PLACED.code() | facts(event.region(), event.lines().size());
        int row = applyNew(buyerRow, event.totalMinor(), nowMs);
        rows.set(row, FACTS, facts | (long) rates.indexOf(event.currency()) << CURRENCY_SHIFT);
        rows.set(row, PREVIOUS_OF_BUYER_AND_PAY_WINDOW, previous << 32 | (event.payDeadlineMs() - nowMs));
        applyLines(event.lines(), event.adjustments());
    }

    /** An order was reserved by the buyer of a row, whose newest order was {@code previous}. */
    void apply(OrderReserved event, int buyerRow, long previous, long nowMs, boolean refundable) {
        long facts = OrderState.RESERVED.code() | RESERVED | facts(event.region(), 1);
        int row = applyNew(buyerRow, event.totalMinor(), nowMs);
        rows.set(row, FACTS, facts | (long) rates.indexOf(event.currency()) << CURRENCY_SHIFT);
        rows.set(row, PREVIOUS_OF_BUYER_AND_PAY_WINDOW, previous << 32);
        reservations.apply(event, refundable);
        applyLines(List.of(event.line()), event.adjustments());
    }

    private int applyNew(int buyerRow, long totalMinor, long nowMs) {
        int row = rows.append();
        rows.set(row, BUYER_ROW_AND_FIRST_LINE, (long) buyerRow << 32 | lines.rows());
        rows.set(row, TOTAL, totalMinor);
        rows.set(row, PLACED_AT, nowMs);
        rows.set(row, FIRST_ADJUSTMENT_AND_SHOP_ORDER, (long) adjustments.rows() << 32 | shopOrders.rows());
        return row;
    }

    /** The newest order has these lines and adjustments, and a shop order for each shop. */
    private void applyLines(List<OrderLine> ordered, List<Adjustment> adjusted) {
        int shopBefore = 0;
        for (int i = 0; i < ordered.size(); i++) {
            OrderLine line = ordered.get(i);
            lines.apply(line);
            int shop = skus.shop(line.sku());
            // The first line's shop is new for certain, and a line's neighbour is often of its shop.
            if (i == 0 || (shop != shopBefore && placeOf(rows.rows(), shop) < 0)) {
                shopOrders.applyNew(shop);
            }
            shopBefore = shop;
        }
        adjustments.apply(PackedAdjustments.of(adjusted));
    }

    /**
     * An order goes over to another state.
     *
     * @throws IllegalStateException when it may not: the engine is broken and must stop.
     */
    void applyState(long order, OrderState next) {
        OrderState now = state(order);
        if (!now.canBecome(next)) {
            throw new IllegalStateException("order " + order + " is " + now + " and can't become " + next);
        }
        rows.set(row(order), FACTS, (facts(order) & ~STATE_MASK) | next.code());
    }

    /** All of an order was paid. */
    void applyPaid(long order, PayMethod method) {
        applyState(order, OrderState.PAID);
        rows.set(row(order), FACTS, facts(order) | WAS_PAID | (method == PayMethod.CARD ? BY_CARD : 0));
    }

    /** The shop at a place shipped its part, and is paid for it at the latest at a time. */
    void applyShipped(long order, int place, long receiptDueMs) {
        shopOrders.applyState(firstShopOrder(order) + place, ShopOrderState.SHIPPED);
        shopOrders.applyReceiptDue(firstShopOrder(order) + place, receiptDueMs);
    }

    /** The shop at a place was paid for its part. */
    void applySettled(long order, int place) {
        shopOrders.applyState(firstShopOrder(order) + place, ShopOrderState.SETTLED);
        int end = firstLine(order) + lineCount(order);
        for (int line = firstLine(order); line < end; line++) {
            if (shopOfLine(line) == shopAt(order, place)) {
                refundedPieces.applySettled(line);
            }
        }
    }

    /** Shop orders of which nothing is left are refunded from now on, and the order when all of them are. */
    void applyRefunded(long order) {
        int count = shopOrderCount(order);
        boolean[] hasRest = new boolean[count];
        int end = firstLine(order) + lineCount(order);
        for (int line = firstLine(order); line < end; line++) {
            if (refundedPieces.refunded(line) < lines.quantity(line)) {
                hasRest[placeOf(order, shopOfLine(line))] = true;
            }
        }
        boolean all = true;
        for (int place = 0; place < count; place++) {
            all &= !hasRest[place];
            if (!hasRest[place] && shopOrderState(order, place) != ShopOrderState.REFUNDED) {
                shopOrders.applyState(firstShopOrder(order) + place, ShopOrderState.REFUNDED);
            }
        }
        if (all) {
            applyState(order, OrderState.REFUNDED);
        }
    }

    private long facts(long order) {
        return rows.get(row(order), FACTS);
    }

    private static int row(long order) {
        return (int) order - 1;
    }

    private static long facts(Region region, int lineCount) {
        return (long) region.cityTier() << TIER_SHIFT
                | (long) lineCount << LINES_SHIFT
                | (long) Codes.ofCountry(region.country()) << COUNTRY_SHIFT
                | Codes.ofAscii(region.province()) << PROVINCE_SHIFT;
    }

    /** Writes all orders. */
    public void writeTo(SnapshotWriter writer) {
        rows.writeTo(writer);
        lines.writeTo(writer);
        adjustments.writeTo(writer);
        shopOrders.writeTo(writer);
        reservations.writeTo(writer);
        refundedPieces.writeTo(writer);
    }

    /** Reads what {@link #writeTo} wrote. */
    public void restoreFrom(SnapshotReader reader) {
        rows.restoreFrom(reader);
        lines.restoreFrom(reader);
        adjustments.restoreFrom(reader);
        shopOrders.restoreFrom(reader);
        reservations.restoreFrom(reader);
        refundedPieces.restoreFrom(reader);
    }
}
