package io.drumroll.payments.gateway;

import java.util.List;

/**
 * Some payments.
 *
 * @param payments at most as many as were asked for.
 * @param next where the next page begins: behind the last of these; as given when there are none.
 */
public record PaymentPage(List<GatewayPayment> payments, String next) {}
