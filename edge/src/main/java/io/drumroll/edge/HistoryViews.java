package io.drumroll.edge;

import io.drumroll.engine.money.Currency;
import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.history.OrderRecord;
import io.drumroll.history.OrderRecord.Line;
import io.drumroll.history.OrderRecord.Payment;
import io.drumroll.history.OrderRecord.Refund;
import io.drumroll.history.OrderRecord.ShopPart;
import io.drumroll.history.OrderRecord.Summary;
import io.drumroll.history.WalletMovements.Movement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes what the order history has as fields of JSON objects. Amounts are in the buyer's currency where no other is named. */
final class HistoryViews {
    private HistoryViews() {}

    static void write(JsonWriter json, Summary order) {
        json.field("order", order.order());
        if (order.buyer() != 0) {
            json.field("buyer", order.buyer());
        }
        json.field("country", order.country()).field("state", order.state().name());
        if (order.shopState() != null) {
            json.field("shopState", order.shopState().name());
        }
        json.currency(new Currency(order.currency())).field("totalMinor", order.totalMinor());
        if (order.buyer() != 0) {
            json.field("depositMinor", order.depositMinor())
                    .field("paidMinor", order.paidMinor())
                    .field("refundedMinor", order.refundedMinor())
                    .field("forfeitedMinor", order.forfeitedMinor());
        } else if (order.refundedMinor() > 0) {
            json.field("refundedMinor", order.refundedMinor());
        }
        if (order.deal() != 0) {
            json.field("deal", order.deal());
        }
        if (order.method() != null) {
            json.field("method", Words.PAY_METHODS.of(order.method()));
        }
        json.field("placedAtMs", order.placedMs()).field("payDeadlineMs", order.dueMs());
        writeIfAny(json, "paidAtMs", order.paidMs());
        writeIfAny(json, "closedAtMs", order.closedMs());
    }

    static void write(JsonWriter json, Movement movement) {
        json.beginObject()
                .field("position", movement.sequence())
                .field("kind", Words.MOVEMENT_KINDS.of(movement.kind()))
                .field("amountMinor", movement.amountMinor())
                .currency(new Currency(movement.currency()));
        if (movement.order() > 0) {
            json.field("order", movement.order());
        }
        json.field("atMs", movement.movedMs()).endObject();
    }

    private static void writeIfAny(JsonWriter json, String field, @Nullable Long value) {
        if (value != null) {
            json.field(field, value);
        }
    }

    static void write(JsonWriter json, OrderRecord order, Currency festival) {
        write(json, order.summary());
        Map<Integer, Currency> shops = new HashMap<>();
        order.shopOrders().forEach(part -> shops.put(part.shop(), new Currency(part.currency())));
        json.beginArray("shopOrders");
        order.shopOrders().forEach(part -> write(json, part, currency(shops, part.shop())));
        json.endArray();
        writeLines(json, order, shops, festival);
        if (order.summary().buyer() != 0) {
            json.beginArray("payments");
            order.payments().forEach(payment -> write(json, payment));
            json.endArray();
        }
        json.beginArray("refunds");
        order.refunds().forEach(refund -> write(json, refund, shops));
        json.endArray();
    }

    private static Currency currency(Map<Integer, Currency> shops, int shop) {
        return Objects.requireNonNull(shops.get(shop), "an order's shop has a part of it");
    }

    private static void write(JsonWriter json, ShopPart part, Currency currency) {
        json.beginObject()
                .field("shop", part.shop())
                .field("name", part.shopName())
                .field("state", part.state().name());
        writeIfAny(json, "shippedAtMs", part.shippedMs());
        writeIfAny(json, "receiptDueMs", part.receiptDueMs());
        writeIfAny(json, "settledAtMs", part.settledMs());
        if (part.settledMs() != null) {
            json.beginObject("settlement").currency(currency);
            writeIfAny(json, "proceedsMinor", part.proceedsMinor());
            writeIfAny(json, "commissionMinor", part.commissionMinor());
            writeIfAny(json, "debtRepaidMinor", part.debtRepaidMinor());
            json.endObject();
        }
        json.endObject();
    }

    private static void writeLines(
            JsonWriter json, OrderRecord order, Map<Integer, Currency> shops, Currency festival) {
        List<Adjustment> adjustments = order.adjustments().stream()
                .map(each -> new Adjustment(each.line(), each.deal(), each.stage(), each.pieces(), each.amountMinor()))
                .toList();
        int last = order.lines().stream().mapToInt(Line::line).max().orElse(-1);
        LineAdjustments ofLines = new LineAdjustments(last + 1, adjustments);
        json.beginArray("lines");
        for (Line line : order.lines()) {
            Currency shop = currency(shops, line.shop());
            json.beginObject()
                    .field("line", line.line())
                    .field("sku", line.sku())
                    .field("title", line.title())
                    .field("shop", line.shop())
                    .field("quantity", line.quantity())
                    .field("refunded", line.refunded());
            QuoteViews.writeUnitPrice(json, line.unitPriceMinor(), shop);
            json.field("payableMinor", line.payableMinor()).field("dutyMinor", line.dutyMinor());
            writeAmount(json, "proceeds", line.proceedsMinor(), shop);
            writeAmount(json, "subsidy", line.subsidyMinor(), festival);
            json.field("commissionBps", line.commissionBps());
            ofLines.write(json, line.line(), shop, festival, DealNames.Known.NONE);
            json.endObject();
        }
        json.endArray();
    }

    private static void writeAmount(JsonWriter json, String field, long amountMinor, Currency currency) {
        json.beginObject(field)
                .field("amountMinor", amountMinor)
                .currency(currency)
                .endObject();
    }

    private static void write(JsonWriter json, Payment payment) {
        json.beginObject()
                .field("payment", PaymentRefs.text(payment.payment()))
                .field("receivedAtMs", payment.receivedMs())
                .currency(new Currency(payment.currency()))
                .field("amountMinor", payment.amountMinor())
                .field("returnedMinor", payment.returnedMinor())
                .field("held", payment.held())
                .endObject();
    }

    private static void write(JsonWriter json, Refund refund, Map<Integer, Currency> shops) {
        json.beginObject()
                .field("position", refund.sequence())
                .field("refundedAtMs", refund.refundedMs())
                .field("amountMinor", refund.amountMinor())
                .field("cancellation", refund.isCancellation())
                .beginArray("lines");
        for (OrderRecord.RefundLine line : refund.lines()) {
            json.beginObject()
                    .field("sku", line.sku())
                    .field("shop", line.shop())
                    .field("quantity", line.quantity())
                    .field("restocked", line.restocked())
                    .field("payableMinor", line.payableMinor())
                    .field("dutyMinor", line.dutyMinor());
            writeAmount(json, "proceeds", line.proceedsMinor(), currency(shops, line.shop()));
            json.endObject();
        }
        json.endArray().endObject();
    }
}
