package io.drumroll.history.webhook;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a webhook can tell of. */
public enum WebhookKind {
    /** An order was paid in full. */
    ORDER_PAID(1, "order.paid"),
    /** A shop shipped its part of an order. */
    ORDER_SHIPPED(2, "order.shipped"),
    /** Money went back to the buyer: for pieces, or by a cancellation. */
    ORDER_REFUNDED(4, "order.refunded"),
    /** By an order, what is available of a SKU passed below the webhook's bound. */
    STOCK_LOW(8, "stock.low"),
    /** Somebody wants to see whether messages arrive; nobody subscribes to it. */
    TEST(16, "webhook.test");

    /** What a webhook can be set up to tell of. */
    public static final Set<WebhookKind> TO_CHOOSE =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(TEST)));

    private final int code;
    private final String text;

    WebhookKind(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** As it stands in messages and requests. */
    public String text() {
        return text;
    }

    /** The kind of a text, of those that can be chosen. */
    public static Optional<WebhookKind> of(String text) {
        return TO_CHOOSE.stream().filter(kind -> kind.text.equals(text)).findFirst();
    }

    /** The kind's bit in the tables; never changes. */
    int code() {
        return code;
    }

    static WebhookKind ofCode(int code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a webhook's kind has the unknown number " + code));
    }

    static int codes(Set<WebhookKind> kinds) {
        return kinds.stream().mapToInt(WebhookKind::code).sum();
    }

    static Set<WebhookKind> ofCodes(int codes) {
        EnumSet<WebhookKind> kinds = EnumSet.noneOf(WebhookKind.class);
        for (WebhookKind kind : values()) {
            if ((codes & kind.code) != 0) {
                kinds.add(kind);
            }
        }
        return kinds;
    }
}
