package io.drumroll.crowd.shopper;

import java.util.Map;

/**
 * What a crowd did so far.
 *
 * @param cartLines lines put into carts.
 * @param placed orders confirmed.
 * @param paid payments of orders, and of balances of pre-sales.
 * @param cancelled orders cancelled, pre-sales among them.
 * @param toppedUp top-ups of wallets.
 * @param claimed coupons and red packets claimed.
 * @param withCoupons of the orders placed, those that used some.
 * @param deposits deposits of pre-sales paid.
 * @param shipped shop orders shipped.
 * @param received shop orders whose receipt was confirmed.
 * @param refunded refunds of a piece.
 * @param paidOut pay-outs to shops.
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
        long claimed,
        long withCoupons,
        long deposits,
        long shipped,
        long received,
        long refunded,
        long paidOut,
        long gaveUp,
        long stayedAway,
        Map<String, Long> rejected,
        Map<String, Long> noAnswer) {}
