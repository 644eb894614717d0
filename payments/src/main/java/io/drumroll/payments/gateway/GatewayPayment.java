package io.drumroll.payments.gateway;

import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;

/**
 * A payment as the gateway's own books have it.
 *
 * @param id the gateway's name of it.
 * @param reference our name of what it pays.
 * @param amountMinor what was asked of the buyer, in minor units.
 * @param capturedMinor what was taken, in minor units; 0 unless captured.
 * @param refundedMinor what was given back so far, in minor units; at most what was captured.
 * @param confirmUrl where the buyer confirms it.
 */
public record GatewayPayment(
        String id,
        String reference,
        long amountMinor,
        Currency currency,
        PaymentStatus status,
        long capturedMinor,
        long refundedMinor,
        String confirmUrl) {
    /** What was taken, with its currency. */
    public Money captured() {
        return new Money(capturedMinor, currency);
    }

    /** Whether the buyer's money was taken. */
    public boolean isCaptured() {
        return status == PaymentStatus.CAPTURED && capturedMinor > 0;
    }
}
