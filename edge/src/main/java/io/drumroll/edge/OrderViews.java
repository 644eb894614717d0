package io.drumroll.edge;

import io.drumroll.edge.Currencies.Known;
import io.drumroll.edge.Currencies.Wanted;
import io.drumroll.engine.message.Query.LineRefunds;
import io.drumroll.engine.message.Query.OrderView;
import io.drumroll.engine.message.Query.ShopOrderView;
import io.drumroll.engine.order.OrderLine;

/**
 * Writes orders as fields of JSON objects. Amounts are in the order's currency, which is the buyer's; what is in the shop's
 * or the festival's stands beside a currency of its own.
 */
final class OrderViews {
    private OrderViews() {}

    /** Notes whose currencies an order needs. */
    static void want(Wanted wanted, OrderView order) {
        for (ShopOrderView part : order.shopOrders()) {
            wanted.shop(part.shop());
        }
    }

    static void write(JsonWriter json, OrderView order, Known currencies, DealNames.Known names) {
        json.field("order", order.order()).field("buyer", order.buyer()).beginObject("region");
        json.field("country", order.region().country().code())
                .field("province", order.region().province())
                .field("cityTier", order.region().cityTier())
                .endObject();
        json.field("state", order.state().name())
                .currency(order.currency())
                .field("method", Words.PAY_METHODS.of(order.method()));
        writeLines(json, order, currencies, names);
        writeShopOrders(json, order);
        json.field("totalMinor", order.totalMinor())
                .field("paidMinor", order.paidMinor())
                .field("refundedMinor", order.refundedMinor())
                .field("placedAtMs", order.placedAtMs())
                .field("payFromMs", order.payFromMs())
                .field("payDeadlineMs", order.payDeadlineMs());
    }

    private static void writeLines(JsonWriter json, OrderView order, Known currencies, DealNames.Known names) {
        int[] shops = new int[order.lines().size()];
        LineRefunds[] refunds = new LineRefunds[order.lines().size()];
        for (ShopOrderView part : order.shopOrders()) {
            for (LineRefunds line : part.lines()) {
                shops[line.line()] = part.shop();
                refunds[line.line()] = line;
            }
        }
        LineAdjustments adjustments = new LineAdjustments(order.lines().size(), order.adjustments());
        json.beginArray("lines");
        for (int i = 0; i < shops.length; i++) {
            json.beginObject();
            writeLine(json, order.lines().get(i), shops[i], refunds[i], currencies);
            adjustments.write(json, i, currencies.shop(shops[i]), currencies.festival(), names);
            json.endObject();
        }
        json.endArray();
    }

    private static void writeLine(JsonWriter json, OrderLine line, int shop, LineRefunds refunds, Known currencies) {
        json.field("sku", line.sku()).field("quantity", line.quantity()).field("shop", shop);
        QuoteViews.writeUnitPrice(json, line.unitPriceMinor(), currencies.shop(shop));
        json.field("payableMinor", line.payableMinor())
                .field("dutyMinor", line.dutyMinor())
                .field("refunded", refunds.refunded())
                .field("refundableMinor", refunds.refundableMinor())
                .beginObject("proceeds")
                .field("amountMinor", line.proceedsMinor())
                .currency(currencies.shop(shop))
                .endObject()
                .beginObject("subsidy")
                .field("amountMinor", line.subsidyMinor())
                .currency(currencies.festival())
                .endObject()
                .field("commissionBps", line.commissionBps());
    }

    private static void writeShopOrders(JsonWriter json, OrderView order) {
        json.beginArray("shopOrders");
        for (ShopOrderView part : order.shopOrders()) {
            long payableMinor = 0;
            long dutyMinor = 0;
            long refundableMinor = 0;
            for (LineRefunds line : part.lines()) {
                payableMinor += order.lines().get(line.line()).payableMinor();
                dutyMinor += order.lines().get(line.line()).dutyMinor();
                refundableMinor += line.refundableMinor();
            }
            json.beginObject()
                    .field("shop", part.shop())
                    .field("state", part.state().name())
                    .field("payableMinor", payableMinor)
                    .field("dutyMinor", dutyMinor)
                    .field("refundableMinor", refundableMinor)
                    .field("receiptDueMs", part.receiptDueMs())
                    .endObject();
        }
        json.endArray();
    }
}
