package io.drumroll.history.webhook;

import io.drumroll.engine.message.Event;
import io.drumroll.engine.order.OrderLine;
import java.util.ArrayList;
import java.util.List;

/** What of the feed matters to webhooks, until it is written. */
final class WebhookBatch {
    /** Every shop of an order. */
    static final int ALL_SHOPS = 0;

    /**
     * Something to tell of an order.
     *
     * @param shop the shop that it happened to, or {@link #ALL_SHOPS}.
     * @param skus what a refund is for; empty for all.
     */
    record Fact(long sequence, long timeMs, WebhookKind kind, long order, int shop, List<Event.RefundedLine> skus) {}

    /** A change of stocks, in the feed's order. */
    sealed interface Move {
        /** A SKU that is new. */
        record Listed(int sku, int shop, long available) implements Move {}

        /** Pieces came in or went out; an order's may make the stock low. */
        record Pieces(long sequence, long timeMs, int sku, long change) implements Move {}

        /** All that an order still held went back. */
        record Released(long order) implements Move {}
    }

    final List<Fact> facts = new ArrayList<>();
    final List<Move> moves = new ArrayList<>();
    private int events;

    int events() {
        return events;
    }

    int size() {
        return facts.size() + moves.size();
    }

    void add(long sequence, long timeMs, Event event) {
        events++;
        switch (event) {
            case Event.OrderPaid e ->
                facts.add(new Fact(sequence, timeMs, WebhookKind.ORDER_PAID, e.order(), ALL_SHOPS, List.of()));
            case Event.ShopOrderShipped e ->
                facts.add(new Fact(sequence, timeMs, WebhookKind.ORDER_SHIPPED, e.order(), e.shop(), List.of()));
            case Event.OrderRefunded e -> refund(sequence, timeMs, e);
            case Event.OrderCancelled e -> {
                moves.add(new Move.Released(e.order()));
                if (e.refundMinor() > 0) {
                    facts.add(new Fact(sequence, timeMs, WebhookKind.ORDER_REFUNDED, e.order(), ALL_SHOPS, List.of()));
                }
            }
            case Event.OrderExpired e -> moves.add(new Move.Released(e.order()));
            case Event.DepositForfeited e -> moves.add(new Move.Released(e.order()));
            case Event.OrderPlaced e -> e.lines().forEach(line -> take(sequence, timeMs, line));
            case Event.OrderReserved e -> take(sequence, timeMs, e.line());
            case Event.SkuListed e -> moves.add(new Move.Listed(e.sku(), e.shop(), e.stock()));
            case Event.SkuRestocked e -> moves.add(new Move.Pieces(sequence, timeMs, e.sku(), e.quantity()));
            case Event.FestivalScheduled _,
                    Event.ShopOpened _,
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
                    Event.WalletToppedUp _,
                    Event.ShopOrderSettled _,
                    Event.ShopPaidOut _,
                    Event.PaymentReceived _,
                    Event.RefundSettled _ -> {
                // Nothing that a webhook tells of.
            }
        }
    }

    private void take(long sequence, long timeMs, OrderLine line) {
        moves.add(new Move.Pieces(sequence, timeMs, line.sku(), -line.quantity()));
    }

    private void refund(long sequence, long timeMs, Event.OrderRefunded event) {
        facts.add(new Fact(sequence, timeMs, WebhookKind.ORDER_REFUNDED, event.order(), ALL_SHOPS, event.lines()));
        for (Event.RefundedLine line : event.lines()) {
            if (line.restocked()) {
                moves.add(new Move.Pieces(sequence, timeMs, line.sku(), line.quantity()));
            }
        }
    }
}
