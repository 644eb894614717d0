package io.drumroll.engine.message;

/**
 * A payment provider's own number of a payment, in 128 bits: a UUID, or a hash of whatever the provider calls it.
 *
 * @param high upper 64 bits.
 * @param low lower 64 bits; both zero is no payment and is refused.
 */
public record PaymentRef(long high, long low) {}
