package io.drumroll.crowd.load;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Command.ListSku;
import io.drumroll.engine.message.Command.OpenShop;
import io.drumroll.engine.message.Command.PlaceOrder;
import io.drumroll.engine.message.Command.TopUpWallet;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The commands of a load as requests of the HTTP API. Its texts are plain, so nothing has to be escaped. */
final class HttpRequests {
    private HttpRequests() {}

    static ByteBuffer bytes(String host, Request request, Command command) {
        StringBuilder body = new StringBuilder(256);
        String path = write(command, body);
        StringBuilder text = new StringBuilder(512);
        text.append("POST ").append(path).append(" HTTP/1.1\r\nHost: ").append(host);
        text.append("\r\nContent-Type: application/json\r\nIdempotency-Key: ");
        text.append(Long.toHexString(request.keyHigh())).append('-').append(Long.toHexString(request.keyLow()));
        text.append("\r\nContent-Length: ")
                .append(body.length())
                .append("\r\n\r\n")
                .append(body);
        return ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String write(Command command, StringBuilder body) {
        return switch (command) {
            case PlaceOrder order -> {
                order(order, body);
                yield "/v1/orders";
            }
            case OpenShop shop -> {
                body.append("{\"name\":\"").append(shop.name());
                body.append("\",\"country\":\"").append(shop.country().code()).append("\"}");
                yield "/v1/shops";
            }
            case ListSku sku -> {
                sku(sku, body);
                yield "/v1/skus";
            }
            case TopUpWallet topUp -> {
                body.append("{\"amountMinor\":").append(topUp.amount().amountMinor());
                body.append(",\"currency\":\"")
                        .append(topUp.amount().currency().code())
                        .append("\"}");
                yield "/v1/wallets/" + topUp.buyer() + "/top-ups";
            }
            case Command.ScheduleFestival _,
                    Command.RestockSku _,
                    Command.ChangePrice _,
                    Command.DelistSku _,
                    Command.SetCartLine _,
                    Command.RemoveCartLine _,
                    Command.PayOrder _,
                    Command.CancelOrder _ -> throw new IllegalArgumentException("a load does not send " + command);
        };
    }

    private static void order(PlaceOrder order, StringBuilder body) {
        body.append("{\"buyer\":").append(order.buyer());
        body.append(",\"region\":{\"country\":\"")
                .append(order.region().country().code());
        body.append("\",\"province\":\"").append(order.region().province());
        body.append("\",\"cityTier\":").append(order.region().cityTier()).append("},\"lines\":[");
        for (int i = 0; i < order.lines().size(); i++) {
            LineRequest line = order.lines().get(i);
            body.append(i == 0 ? "{\"sku\":" : ",{\"sku\":").append(line.sku());
            body.append(",\"quantity\":").append(line.quantity()).append('}');
        }
        body.append("],\"expectedTotalMinor\":").append(order.expectedTotal().amountMinor());
        body.append(",\"currency\":\"").append(order.expectedTotal().currency().code());
        body.append("\",\"pay\":\"")
                .append(order.pay() == PayMode.NOW ? "now" : "later")
                .append("\"}");
    }

    private static void sku(ListSku sku, StringBuilder body) {
        body.append("{\"shop\":").append(sku.shop());
        body.append(",\"title\":\"").append(sku.title());
        body.append("\",\"category\":\"").append(sku.category());
        body.append("\",\"brand\":\"").append(sku.brand());
        body.append("\",\"origin\":\"").append(sku.origin().code());
        body.append("\",\"priceMinor\":").append(sku.price().amountMinor());
        body.append(",\"currency\":\"").append(sku.price().currency().code());
        body.append("\",\"stock\":").append(sku.stock());
        body.append(",\"limitPerBuyer\":").append(sku.limitPerBuyer()).append('}');
    }
}
