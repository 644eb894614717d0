package io.drumroll.history;

import io.drumroll.engine.message.Event.OrderRefunded;
import io.drumroll.engine.message.Event.RefundedLine;
import io.drumroll.engine.message.Event.ShopOrderSettled;
import io.drumroll.engine.message.Event.ShopOrderShipped;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMethod;
import io.drumroll.engine.order.ShopOrderState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of events made of one order: all of it where the batch holds its beginning, else what changed. Amounts of
 * an order that began before are what is added to the stored ones.
 */
final class OrderDraft {
    final long number;
    /** How it began; none where that was before the batch. */
    final @Nullable Beginning beginning;

    final List<ShopPart> parts = new ArrayList<>(2);
    final List<Refund> refunds = new ArrayList<>(0);

    @Nullable
    OrderState state;
    /** The state of all shop orders but those of {@link #parts} that have one of their own. */
    @Nullable
    ShopOrderState everyShop;

    @Nullable
    PayMethod method;

    @Nullable
    Long paidMs;

    /** The number of the event that paid it. */
    @Nullable
    Long paidSequence;

    @Nullable
    Long closedMs;

    long paidMinor;
    long refundedMinor;
    long forfeitedMinor;

    private OrderDraft(long number, @Nullable Beginning beginning) {
        this.number = number;
        this.beginning = beginning;
    }

    /** An order that begins in the batch. */
    static OrderDraft begun(long number, Beginning beginning, OrderState state) {
        OrderDraft draft = new OrderDraft(number, beginning);
        draft.state = state;
        for (int shop : beginning.shops()) {
            if (draft.find(shop) == null) {
                draft.parts.add(new ShopPart(shop, ShopOrderState.AWAITING_PAYMENT));
            }
        }
        return draft;
    }

    /** An order that began before the batch. */
    static OrderDraft changed(long number) {
        return new OrderDraft(number, null);
    }

    void pay(long sequence, long timeMs, long amountMinor, PayMethod with) {
        paidSequence = sequence;
        state = OrderState.PAID;
        paidMs = timeMs;
        paidMinor += amountMinor;
        method = with;
        setEveryShop(ShopOrderState.TO_SHIP);
    }

    /** It ends before it was shipped. */
    void close(OrderState as, long timeMs) {
        state = as;
        closedMs = timeMs;
        setEveryShop(ShopOrderState.CANCELLED);
    }

    private void setEveryShop(ShopOrderState next) {
        everyShop = next;
        for (ShopPart part : parts) {
            part.state = beginning == null ? null : next;
        }
    }

    void ship(long timeMs, ShopOrderShipped event) {
        ShopPart part = part(event.shop());
        part.state = ShopOrderState.SHIPPED;
        part.shippedMs = timeMs;
        part.receiptDueMs = event.receiptDueMs();
    }

    void settle(long timeMs, ShopOrderSettled event) {
        ShopPart part = part(event.shop());
        part.state = ShopOrderState.SETTLED;
        part.settledMs = timeMs;
        part.settled = event;
    }

    /** Where all is known, pieces are counted here; else the tables do. */
    void refund(long sequence, long timeMs, OrderRefunded event, SkuShops skuShops) {
        refundedMinor += event.amountMinor();
        refunds.add(new Refund(sequence, timeMs, event.amountMinor(), event.lines(), false));
        if (beginning != null) {
            event.lines().forEach(beginning::countRefund);
            for (RefundedLine line : event.lines()) {
                int shop = skuShops.shopOf(line.sku());
                if (beginning.isRefunded(shop)) {
                    part(shop).state = ShopOrderState.REFUNDED;
                }
            }
            if (beginning.isRefunded(Beginning.ANY_SHOP)) {
                state = OrderState.REFUNDED;
                closedMs = timeMs;
            }
        }
    }

    void cancel(long sequence, long timeMs, long refundMinor, long forfeitMinor) {
        close(OrderState.CANCELLED, timeMs);
        forfeitedMinor += forfeitMinor;
        if (refundMinor > 0) {
            refundedMinor += refundMinor;
            refunds.add(new Refund(sequence, timeMs, refundMinor, List.of(), true));
        }
    }

    private ShopPart part(int shop) {
        ShopPart known = find(shop);
        if (known != null) {
            return known;
        }
        ShopPart part = new ShopPart(shop, null);
        parts.add(part);
        return part;
    }

    private @Nullable ShopPart find(int shop) {
        for (ShopPart part : parts) {
            if (part.shop == shop) {
                return part;
            }
        }
        return null;
    }

    /** What changed about one shop's part. */
    static final class ShopPart {
        final int shop;

        @Nullable
        ShopOrderState state;

        @Nullable
        Long shippedMs;

        @Nullable
        Long receiptDueMs;

        @Nullable
        Long settledMs;

        @Nullable
        ShopOrderSettled settled;

        ShopPart(int shop, @Nullable ShopOrderState state) {
            this.shop = shop;
            this.state = state;
        }
    }

    /** Money that went back; a cancellation names no lines, as it is for all that is left. */
    record Refund(long sequence, long timeMs, long amountMinor, List<RefundedLine> lines, boolean isCancellation) {}

    /** How an order began, and how many pieces of its lines went back since. */
    static final class Beginning {
        static final int ANY_SHOP = 0;

        final HistoryBatch.Head head;
        private final int[] shops;
        private int @Nullable [] refunded;
        private int @Nullable [] restocked;

        Beginning(HistoryBatch.Head head, SkuShops skuShops) {
            this.head = head;
            this.shops = new int[head.lines().size()];
            for (int i = 0; i < shops.length; i++) {
                shops[i] = skuShops.shopOf(head.lines().get(i).sku());
            }
        }

        int[] shops() {
            return shops;
        }

        int refunded(int line) {
            return refunded == null ? 0 : refunded[line];
        }

        int restocked(int line) {
            return restocked == null ? 0 : restocked[line];
        }

        void countRefund(RefundedLine back) {
            if (refunded == null || restocked == null) {
                refunded = new int[shops.length];
                restocked = new int[shops.length];
            }
            for (int i = 0; i < shops.length; i++) {
                if (head.lines().get(i).sku() == back.sku()) {
                    refunded[i] += back.quantity();
                    restocked[i] += back.restocked() ? back.quantity() : 0;
                }
            }
        }

        boolean isRefunded(int shop) {
            for (int i = 0; i < shops.length; i++) {
                OrderLine line = head.lines().get(i);
                if ((shop == ANY_SHOP || shops[i] == shop) && refunded(i) < line.quantity()) {
                    return false;
                }
            }
            return true;
        }
    }
}
