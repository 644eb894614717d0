package io.drumroll.history.webhook;

import java.util.Set;

/**
 * A webhook as its owner sees it: without its secret.
 *
 * @param owner the person's number.
 * @param shop whose orders and SKUs it tells of, 0 for all (operators).
 * @param stockBelow below how many available pieces a stock is low.
 * @param isOn whether messages are sent.
 * @param offReason why not, in words, or empty.
 */
public record Webhook(
        long id,
        long owner,
        int shop,
        String url,
        Set<WebhookKind> kinds,
        long stockBelow,
        long createdMs,
        boolean isOn,
        String offReason) {}
