package io.drumroll.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.drumroll.accounts.ExportPart;
import io.drumroll.history.OrderFilter;
import io.drumroll.history.OrderHistory;
import io.drumroll.history.OrderRecord;
import io.drumroll.history.Scope;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a person ordered, for the archive of all that is known of them: as far as the order history was counted. */
final class OrdersOfBuyer implements ExportPart {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final OrderHistory history;

    OrdersOfBuyer(OrderHistory history) {
        this.history = history;
    }

    @Override
    public String fileName() {
        return "orders.json";
    }

    @Override
    public void writeTo(long buyer, OutputStream out) throws IOException {
        Scope scope = new Scope.OfBuyer(buyer);
        try (JsonGenerator json = JSON.createGenerator(out).useDefaultPrettyPrinter()) {
            json.writeStartArray();
            @Nullable String cursor = null;
            do {
                cursor = writePage(json, scope, cursor);
            } while (cursor != null);
            json.writeEndArray();
        }
    }

    /** Writes some orders; returns where the next page begins. */
    private @Nullable String writePage(JsonGenerator json, Scope scope, @Nullable String cursor) throws IOException {
        OrderHistory.PageResult found = history.orders(scope, OrderFilter.ALL, cursor, OrderHistory.MAX_PAGE);
        if (!(found instanceof OrderHistory.Page page)) {
            throw new IllegalStateException("the order history refuses its own cursor: " + found);
        }
        for (OrderRecord.Summary summary : page.orders()) {
            OrderRecord order = history.order(scope, summary.order())
                    .orElseThrow(() -> new IllegalStateException("order " + summary.order() + " has gone"));
            write(json, order);
        }
        return page.next();
    }

    private static void write(JsonGenerator json, OrderRecord order) throws IOException {
        OrderRecord.Summary summary = order.summary();
        json.writeStartObject();
        json.writeNumberField("order", summary.order());
        json.writeStringField("placed", at(summary.placedMs()));
        json.writeStringField("paid", at(summary.paidMs()));
        json.writeStringField("state", summary.state().name());
        json.writeStringField("country", summary.country());
        json.writeStringField("currency", summary.currency());
        json.writeNumberField("totalMinor", summary.totalMinor());
        json.writeNumberField("paidMinor", summary.paidMinor());
        json.writeNumberField("refundedMinor", summary.refundedMinor());
        json.writeArrayFieldStart("lines");
        for (OrderRecord.Line line : order.lines()) {
            json.writeStartObject();
            json.writeNumberField("sku", line.sku());
            json.writeStringField("title", line.title());
            json.writeNumberField("shop", line.shop());
            json.writeNumberField("quantity", line.quantity());
            json.writeNumberField("refunded", line.refunded());
            json.writeNumberField("payableMinor", line.payableMinor());
            json.writeNumberField("dutyMinor", line.dutyMinor());
            json.writeEndObject();
        }
        json.writeEndArray();
        writeMoney(json, order);
        json.writeEndObject();
    }

    private static void writeMoney(JsonGenerator json, OrderRecord order) throws IOException {
        json.writeArrayFieldStart("cardPayments");
        for (OrderRecord.Payment payment : order.payments()) {
            json.writeStartObject();
            json.writeStringField("received", at(payment.receivedMs()));
            json.writeStringField("currency", payment.currency());
            json.writeNumberField("amountMinor", payment.amountMinor());
            json.writeNumberField("returnedMinor", payment.returnedMinor());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("refunds");
        for (OrderRecord.Refund refund : order.refunds()) {
            json.writeStartObject();
            json.writeStringField("refunded", at(refund.refundedMs()));
            json.writeNumberField("amountMinor", refund.amountMinor());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static @Nullable String at(@Nullable Long ms) {
        return ms == null ? null : Instant.ofEpochMilli(ms).toString();
    }
}
