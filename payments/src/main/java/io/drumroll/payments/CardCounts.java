package io.drumroll.payments;

/**
 * What card payments did since they were started.
 *
 * @param created payments that the gateway was asked for.
 * @param noticesTaken notices answered with a 2xx status.
 * @param noticesRefused notices that were forged, stale or malformed.
 * @param received payments that the engine took.
 * @param returned payments given back because the engine can't take them.
 * @param settled refunds that were made and settled.
 * @param stuck refunds that were refused or whose payment is unknown to the gateway; each is counted at every attempt.
 */
public record CardCounts(
        long created, long noticesTaken, long noticesRefused, long received, long returned, long settled, long stuck) {}
