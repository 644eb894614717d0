package io.drumroll.history;

import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Event.OrderPlaced;
import io.drumroll.engine.message.Event.OrderReserved;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMethod;
import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.region.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Events on their way into the tables, folded by order: what happens to an order within a batch is written once. */
final class HistoryBatch {
    private static final long MS_PER_MINUTE = 60_000;

    /** How an order began: placed, or reserved ({@code deal} is the pre-sale then, else 0). */
    record Head(
            long timeMs,
            long buyer,
            Region region,
            Currency currency,
            List<OrderLine> lines,
            List<Adjustment> adjustments,
            long totalMinor,
            long depositMinor,
            int deal,
            long dueFromMs,
            long dueMs) {}

    /** A provider's payment, when it came. */
    record Payment(long timeMs, Event.PaymentReceived event) {}

    /** The first order of a minute. */
    record Minute(long minute, long firstOrder) {}

    /** A buyer confirmed to have received a shop's part of an order. */
    record Received(long sequence, long order, int shop) {}

    final List<Event.ShopOpened> shops = new ArrayList<>();
    final List<Event.SkuListed> skus = new ArrayList<>();
    final List<Minute> minutes = new ArrayList<>();
    /** By number, without gaps. */
    final List<OrderDraft> begun = new ArrayList<>();
    /** By number, so that rows are always locked in the same order. */
    final TreeMap<Long, OrderDraft> changed = new TreeMap<>();

    final List<Payment> payments = new ArrayList<>();
    final List<Event.RefundSettled> returned = new ArrayList<>();
    final List<MovementDraft> movements = new ArrayList<>();
    final List<Received> received = new ArrayList<>();
    Event.@Nullable FestivalScheduled festival;

    private final SkuShops skuShops;
    private long lastMinute;
    private int events;
    private int rows;

    /**
     * An empty batch.
     *
     * @param lastMinute the newest minute of which the first order is known.
     */
    HistoryBatch(SkuShops skuShops, long lastMinute) {
        this.skuShops = skuShops;
        this.lastMinute = lastMinute;
    }

    int events() {
        return events;
    }

    /** About how many rows it will write. */
    int rows() {
        return rows;
    }

    long lastMinute() {
        return lastMinute;
    }

    void add(long sequence, long timeMs, Event event) {
        events++;
        switch (event) {
            case OrderPlaced e -> begin(e.order(), head(timeMs, e), OrderState.PLACED);
            case OrderReserved e -> reserve(sequence, timeMs, e);
            case Event.OrderPaid e -> draft(e.order()).pay(sequence, timeMs, e.amountMinor(), e.method());
            case Event.OrderCancelled e -> cancel(sequence, timeMs, e);
            case Event.OrderExpired e -> draft(e.order()).close(OrderState.EXPIRED, timeMs);
            case Event.DepositForfeited e -> forfeit(timeMs, e);
            case Event.ShopOrderShipped e -> draft(e.order()).ship(timeMs, e);
            case Event.ShopOrderSettled e -> settle(sequence, timeMs, e);
            case Event.OrderRefunded e -> refund(sequence, timeMs, e);
            case Event.PaymentReceived e -> payments.add(new Payment(timeMs, e));
            case Event.RefundSettled e -> returned.add(e);
            case Event.FestivalScheduled e -> festival = e;
            case Event.ShopOpened e -> shops.add(e);
            case Event.SkuListed e -> list(e);
            case Event.WalletToppedUp e ->
                move(new MovementDraft(
                        sequence, timeMs, e.buyer(), 0, MovementKind.TOP_UP, e.amountMinor(), e.currency()));
            case Event.SkuRestocked _,
                    Event.SkuPriceChanged _,
                    Event.SkuDelisted _,
                    Event.DealMade _,
                    Event.DealChanged _,
                    Event.DealEnded _,
                    Event.CouponClaimed _,
                    Event.RateFixed _,
                    Event.DutySet _,
                    Event.CommissionSet _,
                    Event.CartLineSet _,
                    Event.CartLineRemoved _,
                    Event.ShopPaidOut _ -> {
                // Nothing of an order.
            }
        }
    }

    private static Head head(long timeMs, OrderPlaced e) {
        return new Head(
                timeMs,
                e.buyer(),
                e.region(),
                e.currency(),
                e.lines(),
                e.adjustments(),
                e.totalMinor(),
                0,
                0,
                timeMs,
                e.payDeadlineMs());
    }

    private static Head head(long timeMs, OrderReserved e) {
        return new Head(
                timeMs,
                e.buyer(),
                e.region(),
                e.currency(),
                List.of(e.line()),
                e.adjustments(),
                e.totalMinor(),
                e.depositMinor(),
                e.deal(),
                e.balanceFromMs(),
                e.balanceUntilMs());
    }

    private void begin(long number, Head head, OrderState state) {
        OrderDraft draft = OrderDraft.begun(number, new OrderDraft.Beginning(head, skuShops), state);
        begun.add(draft);
        rows += 1
                + draft.parts.size()
                + head.lines().size()
                + head.adjustments().size();
        long minute = head.timeMs() / MS_PER_MINUTE;
        if (minute > lastMinute) {
            minutes.add(new Minute(minute, number));
            lastMinute = minute;
        }
    }

    private void reserve(long sequence, long timeMs, OrderReserved e) {
        begin(e.order(), head(timeMs, e), OrderState.RESERVED);
        move(sequence, timeMs, e.buyer(), e.order(), MovementKind.DEPOSIT, -e.depositMinor());
    }

    private void cancel(long sequence, long timeMs, Event.OrderCancelled e) {
        draft(e.order()).cancel(sequence, timeMs, e.refundMinor(), e.forfeitMinor());
        move(sequence, timeMs, e.buyer(), e.order(), MovementKind.CANCELLATION, e.refundMinor());
    }

    private void refund(long sequence, long timeMs, Event.OrderRefunded e) {
        draft(e.order()).refund(sequence, timeMs, e, skuShops);
        if (e.method() == PayMethod.WALLET) {
            move(sequence, timeMs, e.buyer(), e.order(), MovementKind.REFUND, e.amountMinor());
        }
    }

    private void settle(long sequence, long timeMs, Event.ShopOrderSettled e) {
        draft(e.order()).settle(timeMs, e);
        if (e.byBuyer()) {
            received.add(new Received(sequence, e.order(), e.shop()));
            rows++;
        }
    }

    private void move(long sequence, long timeMs, long buyer, long order, MovementKind kind, long amountMinor) {
        move(new MovementDraft(sequence, timeMs, buyer, order, kind, amountMinor, null));
    }

    private void move(MovementDraft movement) {
        if (movement.amountMinor() != 0) {
            movements.add(movement);
            rows++;
        }
    }

    private void forfeit(long timeMs, Event.DepositForfeited event) {
        OrderDraft draft = draft(event.order());
        draft.close(OrderState.FORFEITED, timeMs);
        draft.forfeitedMinor += event.depositMinor();
    }

    private void list(Event.SkuListed event) {
        skuShops.put(event.sku(), event.shop());
        skus.add(event);
    }

    /** Whether an order that the batch knows began in it. */
    boolean isBegun(long order) {
        return !begun.isEmpty() && order >= begun.getFirst().number;
    }

    /** What the batch made of an order. */
    OrderDraft draft(long order) {
        if (isBegun(order)) {
            return begun.get((int) (order - begun.getFirst().number));
        }
        rows++;
        return changed.computeIfAbsent(order, OrderDraft::changed);
    }
}
