package io.drumroll.crowd.load;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Command.ClaimCoupon;
import io.drumroll.engine.message.Command.ListSku;
import io.drumroll.engine.message.Command.MakeDeal;
import io.drumroll.engine.message.Command.OpenShop;
import io.drumroll.engine.message.Command.PlaceOrder;
import io.drumroll.engine.message.Command.TopUpWallet;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The commands of a load as requests of the HTTP API. Its texts are plain, so nothing has to be escaped. */
final class HttpRequests {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9\\-._~+/]+=*");

    private HttpRequests() {}

    /**
     * The lines that all requests of one caller begin with.
     *
     * @param token shown as the caller's bearer token; null for a stranger.
     * @throws IllegalArgumentException when the token is not one that a header can hold (RFC 6750).
     */
    static String head(String host, @Nullable String token) {
        if (token == null) {
            return "Host: " + host + "\r\n";
        }
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException("a token is letters, digits and -._~+/, with = at its end");
        }
        return "Host: " + host + "\r\nAuthorization: Bearer " + token + "\r\n";
    }

    /** A request; {@code head} is what all of them begin with behind their first line. */
    static ByteBuffer bytes(String head, Request request, Command command) {
        StringBuilder body = new StringBuilder(256);
        String path = write(command, body);
        StringBuilder text = new StringBuilder(512);
        text.append("POST ").append(path).append(" HTTP/1.1\r\n").append(head);
        text.append("Content-Type: application/json\r\nIdempotency-Key: ");
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
                shop(shop, body);
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
            case MakeDeal deal -> {
                deal(deal.offer(), body);
                yield "/v1/deals";
            }
            case ClaimCoupon claim -> {
                body.append("{\"deal\":").append(claim.deal()).append('}');
                yield "/v1/buyers/" + claim.buyer() + "/coupons";
            }
            case Command.ScheduleFestival _,
                    Command.RestockSku _,
                    Command.ChangePrice _,
                    Command.DelistSku _,
                    Command.ChangeDeal _,
                    Command.EndDeal _,
                    Command.FixRate _,
                    Command.SetDuty _,
                    Command.SetCommission _,
                    Command.SetCartLine _,
                    Command.RemoveCartLine _,
                    Command.OrderCartLines _,
                    Command.PlaceDeposit _,
                    Command.PayOrder _,
                    Command.CancelOrder _,
                    Command.ShipShopOrder _,
                    Command.ConfirmReceipt _,
                    Command.RefundOrder _,
                    Command.PayOutShop _,
                    Command.ReceivePayment _,
                    Command.SettleRefund _ -> throw new IllegalArgumentException("a load does not send " + command);
        };
    }

    private static void shop(OpenShop shop, StringBuilder body) {
        body.append("{\"name\":\"").append(shop.name());
        body.append("\",\"country\":\"").append(shop.country().code());
        body.append("\",\"kind\":\"").append(shop.kind().name().toLowerCase(Locale.ROOT));
        body.append("\",\"currency\":\"").append(shop.currency().code()).append("\"}");
    }

    private static void deal(DealOffer offer, StringBuilder body) {
        body.append("{\"name\":\"").append(offer.name());
        body.append("\",\"startsAtMs\":").append(offer.startsAtMs());
        body.append(",\"endsAtMs\":").append(offer.endsAtMs());
        body.append(",\"funder\":\"").append(offer.funder().name().toLowerCase(Locale.ROOT));
        body.append("\",\"terms\":{");
        switch (offer.terms()) {
            case DealTerms.FestivalPrice price ->
                body.append("\"kind\":\"festivalPrice\",\"sku\":")
                        .append(price.sku())
                        .append(",\"priceMinor\":")
                        .append(price.priceMinor())
                        .append(",\"stock\":")
                        .append(price.stock())
                        .append(",\"limitPerBuyer\":")
                        .append(price.limitPerBuyer());
            case DealTerms.ShopTiers tiers -> {
                body.append("\"kind\":\"shopTiers\",\"shop\":")
                        .append(tiers.shop())
                        .append(",\"tiers\":[");
                for (int i = 0; i < tiers.tiers().size(); i++) {
                    DealTerms.Tier tier = tiers.tiers().get(i);
                    body.append(i == 0 ? "{\"spendMinor\":" : ",{\"spendMinor\":")
                            .append(tier.spendMinor());
                    body.append(",\"saveMinor\":").append(tier.saveMinor()).append('}');
                }
                body.append(']');
            }
            case DealTerms.FestivalCoupon coupon ->
                body.append("\"kind\":\"festivalCoupon\",\"spendMinor\":")
                        .append(coupon.spendMinor())
                        .append(",\"saveMinor\":")
                        .append(coupon.saveMinor())
                        .append(",\"count\":")
                        .append(coupon.count())
                        .append(",\"perBuyer\":")
                        .append(coupon.perBuyer());
            case DealTerms.QuantityBreaks _,
                    DealTerms.SecondPiece _,
                    DealTerms.BundlePrice _,
                    DealTerms.ShopCoupon _,
                    DealTerms.CrossShop _,
                    DealTerms.RedPacket _,
                    DealTerms.PreSale _ -> throw new IllegalArgumentException("a load does not make " + offer);
        }
        body.append("}}");
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
        body.append(']');
        if (!order.coupons().isEmpty()) {
            body.append(",\"coupons\":[").append(order.coupons().getFirst()).append(']');
        }
        body.append(",\"expectedTotalMinor\":").append(order.expectedTotal().amountMinor());
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
        body.append("\",\"tariffCode\":\"").append(sku.tariffCode());
        body.append("\",\"priceMinor\":").append(sku.price().amountMinor());
        body.append(",\"currency\":\"").append(sku.price().currency().code());
        body.append("\",\"stock\":").append(sku.stock());
        body.append(",\"limitPerBuyer\":").append(sku.limitPerBuyer()).append('}');
    }
}
