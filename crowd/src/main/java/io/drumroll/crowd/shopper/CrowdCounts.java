package io.drumroll.crowd.shopper;

import java.util.Map;

/**
 * What a crowd did so far.
 *
 * @param cartLines lines put into carts.
 * @param placed orders confirmed.
 * @param paid of them, paid.
 * @param cancelled of them, cancelled.
 * @param toppedUp top-ups of wallets.
 * @param gaveUp shoppers who left without an order.
 * @param stayedAway shoppers who did not come because too many were at work.
 * @param rejected refusals by their code; a shopper who then gets something else is counted here, too.
 * @param noAnswer failures by their name; most were asked again.
 */
public record CrowdCounts(
        long cartLines,
        long placed,
        long paid,
        long cancelled,
        long toppedUp,
        long gaveUp,
        long stayedAway,
        Map<String, Long> rejected,
        Map<String, Long> noAnswer) {}
