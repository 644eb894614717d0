package io.drumroll.payments.gateway;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a payment stands at the gateway. What was refunded of a captured one is an amount, no state. */
public enum PaymentStatus {
    /** Created; the buyer has not confirmed it. */
    PENDING,
    /** The buyer's money is with the gateway, for us. */
    CAPTURED,
    /** It failed for good; the buyer keeps the money. */
    DECLINED;

    /** The name in the gateway's JSON: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status with this {@link #text}, or null when there is none. */
    public static @Nullable PaymentStatus ofText(String text) {
        for (PaymentStatus status : values()) {
            if (status.text().equals(text)) {
                return status;
            }
        }
        return null;
    }
}
