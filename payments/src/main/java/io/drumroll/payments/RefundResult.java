package io.drumroll.payments;

/** How a refund that was due ended. */
public sealed interface RefundResult {
    /**
     * The buyer has the money, and the engine knows.
     *
     * @param amountMinor what was given back, in minor units of the payment's currency.
     * @param stillDueMinor what is due of the payment beyond that.
     */
    record Settled(long amountMinor, long stillDueMinor) implements RefundResult {}

    /** The provider has no such payment. */
    record UnknownPayment() implements RefundResult {}

    /** The provider or the engine refuses it, and will again: somebody must look at it. */
    record Refused(String cause) implements RefundResult {}

    /** The provider or the festival did not answer, or its state moved on; look and ask again. */
    record Unavailable(String cause) implements RefundResult {}
}
