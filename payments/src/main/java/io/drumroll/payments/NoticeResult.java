package io.drumroll.payments;

/** What became of a gateway's notice. */
public enum NoticeResult {
    /** The engine has the payment's money, or had it before. */
    TAKEN(200),
    /** Genuine, but there is no money of ours to take: not captured, unknown, or no order's. */
    NOTHING_TO_TAKE(200),
    /** It can't be read, or is too long. */
    MALFORMED(400),
    /** It was not signed with the secret. */
    FORGED(401),
    /** It was signed too long ago, or by a clock too far ahead. */
    STALE(401),
    /** Gateway or festival did not answer; the gateway is to send it again. */
    TRY_LATER(503);

    private final int httpStatus;

    NoticeResult(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    /** The HTTP status that tells the gateway so: only 2xx ends its attempts. */
    public int httpStatus() {
        return httpStatus;
    }
}
