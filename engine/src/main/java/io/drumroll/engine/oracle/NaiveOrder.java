package io.drumroll.engine.oracle;

import io.drumroll.engine.money.Currency;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.promotion.Stage;
import io.drumroll.engine.region.Region;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order. An audit keeps tens of millions of them, so its lines are one array, and what most orders don't have is null:
 * adjustments, amounts that differ from the list price, refunds, shop orders that went their own way.
 */
final class NaiveOrder {
    /** A plain line is sold for its list price in one currency, without duty. */
    private static final int NUMBERS_PER_PLAIN_LINE = 3;

    private static final int NUMBERS_PER_LINE = 8;
    private static final int NUMBERS_PER_ADJUSTMENT = 3;
    private static final int SHIPPED = 1;
    private static final int SETTLED = 2;
    private static final int PROGRESS_BITS = 2;

    /** What a reserved order knows besides: the deposit, and what became of it. */
    static final class Reservation {
        final long depositMinor;
        final long balanceFromMs;
        final boolean refundable;
        long forfeitMinor;
        long shopMinor;

        Reservation(long depositMinor, long balanceFromMs, boolean refundable) {
            this.depositMinor = depositMinor;
            this.balanceFromMs = balanceFromMs;
            this.refundable = refundable;
        }
    }

    final int number;
    final NaiveBuyer buyer;
    final @Nullable NaiveOrder olderOfBuyer;
    final Region region;
    final Currency currency;
    final long totalMinor;
    final long placedAtMs;
    final long payDeadlineMs;
    OrderState state = OrderState.PLACED;
    boolean everPaid;

    @Nullable
    Reservation reservation;

    /** What paid it, if a card did. */
    @Nullable
    NaivePayment payment;

    private final int numbersPerLine;
    private final long[] lines;
    private long @Nullable [] adjustments;

    /** By place: when it is received at the latest, above two bits for shipped and settled. */
    private long @Nullable [] shopOrders;

    /** Three numbers a line: pieces paid back, those of them put back on sale, those paid back before it was settled. */
    private int @Nullable [] refunds;

    NaiveOrder(
            int number,
            NaiveBuyer buyer,
            Region region,
            Currency currency,
            List<OrderLine> lines,
            long totalMinor,
            long placedAtMs,
            long payDeadlineMs) {
        this.number = number;
        this.buyer = buyer;
        this.olderOfBuyer = buyer.newestOrder;
        this.region = region;
        this.currency = currency;
        this.totalMinor = totalMinor;
        this.placedAtMs = placedAtMs;
        this.payDeadlineMs = payDeadlineMs;
        this.numbersPerLine = lines.stream().allMatch(NaiveOrder::isPlain) ? NUMBERS_PER_PLAIN_LINE : NUMBERS_PER_LINE;
        this.lines = new long[lines.size() * numbersPerLine];
        for (int i = 0; i < lines.size(); i++) {
            pack(lines.get(i), i * numbersPerLine);
        }
    }

    private static boolean isPlain(OrderLine line) {
        long grossMinor = line.grossMinor();
        return line.festivalMinor() == grossMinor
                && line.payableMinor() == grossMinor
                && line.proceedsMinor() == grossMinor
                && line.dutyMinor() == 0
                && line.subsidyMinor() == 0;
    }

    private void pack(OrderLine line, int at) {
        lines[at] = (long) line.sku() << 32 | line.quantity();
        lines[at + 1] = line.unitPriceMinor();
        lines[at + 2] = line.commissionBps();
        if (numbersPerLine == NUMBERS_PER_LINE) {
            lines[at + 3] = line.festivalMinor();
            lines[at + 4] = line.payableMinor();
            lines[at + 5] = line.dutyMinor();
            lines[at + 6] = line.proceedsMinor();
            lines[at + 7] = line.subsidyMinor();
        }
    }

    int lineCount() {
        return lines.length / numbersPerLine;
    }

    int sku(int line) {
        return (int) (lines[line * numbersPerLine] >>> 32);
    }

    int quantity(int line) {
        return (int) lines[line * numbersPerLine];
    }

    OrderLine line(int line) {
        int at = line * numbersPerLine;
        long grossMinor = quantity(line) * lines[at + 1];
        boolean plain = numbersPerLine == NUMBERS_PER_PLAIN_LINE;
        return new OrderLine(
                sku(line),
                quantity(line),
                lines[at + 1],
                plain ? grossMinor : lines[at + 3],
                plain ? grossMinor : lines[at + 4],
                plain ? 0 : lines[at + 5],
                plain ? grossMinor : lines[at + 6],
                plain ? 0 : lines[at + 7],
                (int) lines[at + 2]);
    }

    List<OrderLine> lines() {
        List<OrderLine> all = new ArrayList<>(lineCount());
        for (int i = 0; i < lineCount(); i++) {
            all.add(line(i));
        }
        return all;
    }

    /** Keeps what deals took off, and who bore each when the order was placed. */
    void adjust(List<NaiveAdjustment> taken) {
        if (taken.isEmpty()) {
            return;
        }
        adjustments = new long[taken.size() * NUMBERS_PER_ADJUSTMENT];
        int at = 0;
        for (NaiveAdjustment one : taken) {
            Adjustment adjustment = one.adjustment();
            long kind = adjustment.stage().code() * 2L + (one.funder() == Funder.FESTIVAL ? 1 : 0);
            adjustments[at++] = (long) adjustment.line() << 32 | adjustment.deal();
            adjustments[at++] = kind << 32 | adjustment.pieces();
            adjustments[at++] = adjustment.amountMinor();
        }
    }

    List<NaiveAdjustment> adjustments() {
        if (adjustments == null) {
            return List.of();
        }
        List<NaiveAdjustment> all = new ArrayList<>();
        for (int at = 0; at < adjustments.length; at += NUMBERS_PER_ADJUSTMENT) {
            int kind = (int) (adjustments[at + 1] >>> 32);
            Adjustment adjustment = new Adjustment(
                    (int) (adjustments[at] >>> 32),
                    (int) adjustments[at],
                    Stage.ofCode(kind / 2),
                    (int) adjustments[at + 1],
                    adjustments[at + 2]);
            all.add(new NaiveAdjustment(adjustment, kind % 2 == 1 ? Funder.FESTIVAL : Funder.SHOP));
        }
        return all;
    }

    int refunded(int line) {
        return refunds == null ? 0 : refunds[line * 3];
    }

    int restocked(int line) {
        return refunds == null ? 0 : refunds[line * 3 + 1];
    }

    /** Pieces paid back before the shop was paid; 0 until it is. */
    int refundedBeforeSettling(int line) {
        return refunds == null ? 0 : refunds[line * 3 + 2];
    }

    int left(int line) {
        return quantity(line) - refunded(line);
    }

    void refund(int line, int pieces, boolean restocking) {
        if (refunds == null) {
            refunds = new int[lineCount() * 3];
        }
        refunds[line * 3] += pieces;
        refunds[line * 3 + 1] += restocking ? pieces : 0;
    }

    /** Whether the shop order at a place was ever shipped, settled or not. */
    boolean isShipped(int place) {
        return progress(place) >= SHIPPED;
    }

    /** Whether the shop was ever paid for its part, refunded since or not. */
    boolean isSettled(int place) {
        return progress(place) == SETTLED;
    }

    private int progress(int place) {
        return shopOrders == null ? 0 : (int) shopOrders[place] & SHIPPED + SETTLED;
    }

    /** When the shop is paid at the latest; 0 before it shipped. */
    long receiptDueMs(int place) {
        return shopOrders == null ? 0 : shopOrders[place] >> PROGRESS_BITS;
    }

    void ship(int place, int places, long receiptDueMs) {
        if (shopOrders == null) {
            shopOrders = new long[places];
        }
        shopOrders[place] = receiptDueMs << PROGRESS_BITS | SHIPPED;
    }

    /** The shop was paid for these lines. */
    void settle(int place, List<Integer> linesOfShop) {
        if (shopOrders == null) {
            throw new IllegalStateException("order " + number + " is settled before it was shipped");
        }
        shopOrders[place] = receiptDueMs(place) << PROGRESS_BITS | SETTLED;
        for (int line : linesOfShop) {
            if (refunds != null) {
                refunds[line * 3 + 2] = refunds[line * 3];
            }
        }
    }

    /** The deals whose coupons it uses, in the order in which they took effect. */
    List<Integer> coupons() {
        if (adjustments == null) {
            return List.of();
        }
        return adjustments().stream()
                .map(NaiveAdjustment::adjustment)
                .filter(one -> switch (one.stage()) {
                    case SHOP_COUPON, FESTIVAL_COUPON, RED_PACKET -> true;
                    case ITEM, SHOP_TIERS, CROSS_SHOP -> false;
                })
                .map(Adjustment::deal)
                .distinct()
                .toList();
    }

    /** From when the balance of a reserved order can be paid; otherwise when it was placed. */
    long payFromMs() {
        return reservation == null ? placedAtMs : reservation.balanceFromMs;
    }
}
