package io.drumroll.payments;

import io.drumroll.payments.gateway.GatewayOptions;
import java.time.Duration;

/**
 * How card payments are run.
 *
 * @param gateway how the gateway is called.
 * @param noticeSecret shared with the gateway, which signs notices with it; never printed.
 * @param noticeTolerance how far a notice's timestamp may be from our clock.
 * @param referencePrefix begins the references and keys of this festival at the gateway: letters, digits and hyphens. Festivals
 *     that share an account need different ones.
 * @param reconcileEvery the pause between two rounds of the reconciler.
 * @param maxPending how many calls may be under way at once; further ones are answered as unavailable.
 */
public record CardOptions(
        GatewayOptions gateway,
        String noticeSecret,
        Duration noticeTolerance,
        String referencePrefix,
        Duration reconcileEvery,
        int maxPending) {
    /** Refuses what could not work. */
    public CardOptions {
        if (!referencePrefix.matches("[A-Za-z0-9-]{1,32}")) {
            throw new IllegalArgumentException("'" + referencePrefix + "' can't begin a reference");
        }
        if (maxPending < 1 || reconcileEvery.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "card payments need 1 call and 1 ms or more, not " + maxPending + " and " + reconcileEvery);
        }
    }

    /** Five minutes of tolerance, a round every two seconds, 1,024 calls at once. */
    public static CardOptions of(GatewayOptions gateway, String noticeSecret) {
        return new CardOptions(gateway, noticeSecret, Duration.ofMinutes(5), "drumroll", Duration.ofSeconds(2), 1_024);
    }

    @Override
    public String toString() {
        return "CardOptions[" + gateway + ", " + referencePrefix + ", reconcileEvery=" + reconcileEvery + "]";
    }
}
