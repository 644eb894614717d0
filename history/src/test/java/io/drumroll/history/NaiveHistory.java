package io.drumroll.history;

import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.PaymentRef;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMethod;
import io.drumroll.engine.order.ShopOrderState;
import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.region.Region;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The history in plain objects, an event at a time: what the tables must come to. */
final class NaiveHistory {
    /** An order. */
    static final class Order {
        long number;
        long buyer;
        Region region = new Region(Trade.CN, "", 0);
        String currency = "";
        long total;
        long deposit;
        long paid;
        long refunded;
        long forfeited;
        long placedMs;
        long dueFromMs;
        long dueMs;

        @Nullable
        Long paidMs;

        @Nullable
        Long paidSequence;

        @Nullable
        Long closedMs;

        int deal;
        OrderState state = OrderState.PLACED;

        @Nullable
        PayMethod method;

        List<OrderLine> lines = List.of();
        List<Adjustment> adjustments = List.of();
        final Map<Integer, Integer> refundedBySku = new HashMap<>();
        final Map<Integer, Integer> restockedBySku = new HashMap<>();
        final TreeMap<Integer, Part> parts = new TreeMap<>();
        final List<Back> backs = new ArrayList<>();
    }

    /** A shop's part. */
    static final class Part {
        ShopOrderState state = ShopOrderState.AWAITING_PAYMENT;

        @Nullable
        Long shippedMs;

        @Nullable
        Long receiptDueMs;

        @Nullable
        Long settledMs;

        Event.@Nullable ShopOrderSettled settled;
    }

    /** A refund. */
    record Back(long sequence, long timeMs, long amount, List<Event.RefundedLine> lines, boolean isCancellation) {}

    /** What moved in a wallet; no order for a top-up. */
    record Movement(
            long buyer,
            long sequence,
            long timeMs,
            @Nullable Long order,
            long amount,
            MovementKind kind,
            String currency) {}

    final TreeMap<Long, Order> orders = new TreeMap<>();
    final Map<Integer, Integer> shopOfSku = new HashMap<>();
    final Map<Integer, String> titleOfSku = new HashMap<>();
    final Map<PaymentRef, String> payments = new LinkedHashMap<>();
    final Map<PaymentRef, Long> returned = new HashMap<>();
    final List<Movement> movements = new ArrayList<>();
    /** What buyers confirmed to have received, by the events' numbers. */
    final TreeMap<Long, Event.ShopOrderSettled> received = new TreeMap<>();

    static NaiveHistory of(List<Happened> events) {
        NaiveHistory history = new NaiveHistory();
        events.forEach(happened -> {
            history.move(happened.sequence(), happened.timeMs(), happened.event());
            history.count(happened.sequence(), happened.timeMs(), happened.event());
        });
        return history;
    }

    /** Before the event is counted, as an order's own state tells how it was paid. */
    private void move(long sequence, long timeMs, Event event) {
        if (event instanceof Event.WalletToppedUp e) {
            movements.add(new Movement(
                    e.buyer(),
                    sequence,
                    timeMs,
                    null,
                    e.amountMinor(),
                    MovementKind.TOP_UP,
                    e.currency().code()));
        } else if (event instanceof Event.OrderReserved e) {
            movements.add(new Movement(
                    e.buyer(),
                    sequence,
                    timeMs,
                    e.order(),
                    -e.depositMinor(),
                    MovementKind.DEPOSIT,
                    e.currency().code()));
        } else if (event instanceof Event.OrderPaid e && e.method() == PayMethod.WALLET) {
            boolean isBalance = order(e.order()).deposit > 0;
            moveOf(
                    sequence,
                    timeMs,
                    e.order(),
                    -e.amountMinor(),
                    isBalance ? MovementKind.BALANCE : MovementKind.PAYMENT);
        } else if (event instanceof Event.OrderRefunded e && e.method() == PayMethod.WALLET) {
            moveOf(sequence, timeMs, e.order(), e.amountMinor(), MovementKind.REFUND);
        } else if (event instanceof Event.OrderCancelled e && order(e.order()).method != PayMethod.CARD) {
            moveOf(sequence, timeMs, e.order(), e.refundMinor(), MovementKind.CANCELLATION);
        }
    }

    private void moveOf(long sequence, long timeMs, long number, long amount, MovementKind kind) {
        Order order = order(number);
        if (amount != 0) {
            movements.add(new Movement(order.buyer, sequence, timeMs, number, amount, kind, order.currency));
        }
    }

    private void count(long sequence, long timeMs, Event event) {
        if (event instanceof Event.SkuListed e) {
            shopOfSku.put(e.sku(), e.shop());
            titleOfSku.put(e.sku(), e.title());
        } else if (event instanceof Event.OrderPlaced e) {
            Order order =
                    begin(timeMs, e.order(), e.buyer(), e.region(), e.currency().code(), e.lines());
            order.adjustments = e.adjustments();
            order.total = e.totalMinor();
            order.dueFromMs = timeMs;
            order.dueMs = e.payDeadlineMs();
        } else if (event instanceof Event.OrderReserved e) {
            Order order =
                    begin(timeMs, e.order(), e.buyer(), e.region(), e.currency().code(), List.of(e.line()));
            order.state = OrderState.RESERVED;
            order.adjustments = e.adjustments();
            order.total = e.totalMinor();
            order.deposit = e.depositMinor();
            order.deal = e.deal();
            order.dueFromMs = e.balanceFromMs();
            order.dueMs = e.balanceUntilMs();
        } else if (event instanceof Event.OrderPaid e) {
            Order order = order(e.order());
            order.state = OrderState.PAID;
            order.paidMs = timeMs;
            order.paidSequence = sequence;
            order.paid = e.amountMinor();
            order.method = e.method();
            order.parts.values().forEach(part -> part.state = ShopOrderState.TO_SHIP);
        } else if (event instanceof Event.OrderCancelled e) {
            Order order = close(e.order(), timeMs, OrderState.CANCELLED);
            order.forfeited = e.forfeitMinor();
            if (e.refundMinor() > 0) {
                order.refunded += e.refundMinor();
                order.backs.add(new Back(sequence, timeMs, e.refundMinor(), List.of(), true));
            }
        } else if (event instanceof Event.OrderExpired e) {
            close(e.order(), timeMs, OrderState.EXPIRED);
        } else if (event instanceof Event.DepositForfeited e) {
            close(e.order(), timeMs, OrderState.FORFEITED).forfeited = e.depositMinor();
        } else {
            countLater(sequence, timeMs, event);
        }
    }

    private void countLater(long sequence, long timeMs, Event event) {
        if (event instanceof Event.ShopOrderShipped e) {
            Part part = part(e.order(), e.shop());
            part.state = ShopOrderState.SHIPPED;
            part.shippedMs = timeMs;
            part.receiptDueMs = e.receiptDueMs();
        } else if (event instanceof Event.ShopOrderSettled e) {
            Part part = part(e.order(), e.shop());
            part.state = ShopOrderState.SETTLED;
            part.settledMs = timeMs;
            part.settled = e;
            if (e.byBuyer()) {
                received.put(sequence, e);
            }
        } else if (event instanceof Event.OrderRefunded e) {
            refund(sequence, timeMs, e);
        } else if (event instanceof Event.PaymentReceived e) {
            payments.put(
                    e.payment(),
                    e.order() + "|" + timeMs + "|" + e.amountMinor() + "|%d|" + (e.held() ? 1 : 0) + "|"
                            + e.currency().code());
        } else if (event instanceof Event.RefundSettled e) {
            returned.merge(e.payment(), e.amountMinor(), Long::sum);
        }
    }

    private Order begin(long timeMs, long number, long buyer, Region region, String currency, List<OrderLine> lines) {
        Order order = new Order();
        order.number = number;
        order.buyer = buyer;
        order.region = region;
        order.currency = currency;
        order.lines = lines;
        order.placedMs = timeMs;
        lines.forEach(line -> order.parts.put(shop(line.sku()), new Part()));
        orders.put(number, order);
        return order;
    }

    private Order close(long number, long timeMs, OrderState state) {
        Order order = order(number);
        order.state = state;
        order.closedMs = timeMs;
        order.parts.values().forEach(part -> part.state = ShopOrderState.CANCELLED);
        return order;
    }

    private void refund(long sequence, long timeMs, Event.OrderRefunded e) {
        Order order = order(e.order());
        order.refunded += e.amountMinor();
        order.backs.add(new Back(sequence, timeMs, e.amountMinor(), e.lines(), false));
        for (Event.RefundedLine line : e.lines()) {
            order.refundedBySku.merge(line.sku(), line.quantity(), Integer::sum);
            order.restockedBySku.merge(line.sku(), line.restocked() ? line.quantity() : 0, Integer::sum);
        }
        order.parts.forEach((shop, part) -> {
            if (order.lines.stream().allMatch(line -> shop(line.sku()) != shop || isBack(order, line))) {
                part.state = ShopOrderState.REFUNDED;
            }
        });
        if (order.lines.stream().allMatch(line -> isBack(order, line))) {
            order.state = OrderState.REFUNDED;
            order.closedMs = timeMs;
        }
    }

    private static boolean isBack(Order order, OrderLine line) {
        return order.refundedBySku.getOrDefault(line.sku(), 0) == line.quantity();
    }

    int shop(int sku) {
        return shopOfSku.getOrDefault(sku, 0);
    }

    private Part part(long number, int shop) {
        Part part = order(number).parts.get(shop);
        if (part == null) {
            throw new AssertionError("order " + number + " has nothing of shop " + shop);
        }
        return part;
    }

    Order order(long number) {
        Order order = orders.get(number);
        if (order == null) {
            throw new AssertionError("there is no order " + number);
        }
        return order;
    }
}
