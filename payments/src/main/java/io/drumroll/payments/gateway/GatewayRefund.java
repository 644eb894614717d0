package io.drumroll.payments.gateway;

/**
 * A refund that the gateway made.
 *
 * @param id the gateway's name of it.
 * @param payment the gateway's name of the payment.
 * @param amountMinor what was given back, in minor units of the payment's currency.
 */
public record GatewayRefund(String id, String payment, long amountMinor) {}
