package io.drumroll.payments.gateway;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What can be taken from a gateway's notice: which payment to ask about. Its amount and status are hearsay. */
public final class Notice {
    /** The most bytes of a notice. */
    public static final int MAX_BYTES = 64 * 1024;

    private Notice() {}

    /** The gateway's name of the payment that a notice is about, or null when the notice is malformed or too long. */
    public static @Nullable String paymentOf(byte[] body) {
        if (body.length > MAX_BYTES) {
            return null;
        }
        try {
            return GatewayJson.noticedPayment(body);
        } catch (IOException e) {
            return null;
        }
    }
}
