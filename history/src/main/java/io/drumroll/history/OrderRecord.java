package io.drumroll.history;

import io.drumroll.engine.message.PaymentRef;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMethod;
import io.drumroll.engine.order.ShopOrderState;
import io.drumroll.engine.promotion.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order whole, or one shop's part of it: then lines, adjustments and refunds are the shop's, the buyer's number is 0,
 * the amounts of the summary but for the total are 0, the total is that of the shop's lines, and there are no payments.
 */
public record OrderRecord(
        Summary summary,
        List<ShopPart> shopOrders,
        List<Line> lines,
        List<Adjusted> adjustments,
        List<Payment> payments,
        List<Refund> refunds) {
    /**
     * An order in a list.
     *
     * @param buyer the buyer's number, 0 for a shop.
     * @param country where the goods go, ISO 3166-1 alpha-2.
     * @param currency the buyer's, in which the amounts are.
     * @param deal the pre-sale's number, or 0.
     * @param paidMs when it was paid in full, in ms of the epoch.
     * @param closedMs when it was cancelled, expired, forfeited or refunded as a whole.
     * @param shopState the shop's part's state, for a shop.
     */
    public record Summary(
            long order,
            long buyer,
            String country,
            String currency,
            long totalMinor,
            long depositMinor,
            long paidMinor,
            long refundedMinor,
            long forfeitedMinor,
            int deal,
            OrderState state,
            @Nullable PayMethod method,
            long placedMs,
            long dueMs,
            @Nullable Long paidMs,
            @Nullable Long closedMs,
            @Nullable ShopOrderState shopState) {}

    /** A shop's part; what it was settled for is in the shop's currency. */
    public record ShopPart(
            int shop,
            String shopName,
            String currency,
            ShopOrderState state,
            @Nullable Long shippedMs,
            @Nullable Long receiptDueMs,
            @Nullable Long settledMs,
            @Nullable Long proceedsMinor,
            @Nullable Long commissionMinor,
            @Nullable Long debtRepaidMinor) {}

    /** A line; see {@link io.drumroll.engine.order.OrderLine} for the amounts. */
    public record Line(
            int line,
            int sku,
            String title,
            int shop,
            int quantity,
            int refunded,
            int commissionBps,
            long unitPriceMinor,
            long festivalMinor,
            long payableMinor,
            long dutyMinor,
            long proceedsMinor,
            long subsidyMinor) {}

    /** What a deal took off a line; see {@link io.drumroll.engine.promotion.Adjustment}. */
    public record Adjusted(int line, int deal, Stage stage, int pieces, long amountMinor) {}

    /** A provider's payment; what was returned of it came back to the card. */
    public record Payment(
            PaymentRef payment, long receivedMs, String currency, long amountMinor, long returnedMinor, boolean held) {}

    /** Money that went back; a cancellation has no lines. For a shop the amount is that of its lines. */
    public record Refund(
            long sequence, long refundedMs, long amountMinor, boolean isCancellation, List<RefundLine> lines) {}

    /** A line of a refund; proceeds are in the shop's currency, the rest in the buyer's. */
    public record RefundLine(
            int sku,
            int shop,
            int quantity,
            boolean restocked,
            long payableMinor,
            long dutyMinor,
            long proceedsMinor) {}
}
