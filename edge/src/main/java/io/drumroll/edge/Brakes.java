package io.drumroll.edge;

/** Tells people that they have to wait before they try a password again. */
final class Brakes {
    private Brakes() {}

    /** Too many tries by this name or address: the password was not looked at. */
    static void tooMany(Exchange exchange, long waitMs) {
        Problems.later(
                exchange,
                EdgeCode.TOO_MANY_TRIES,
                "Nothing was looked at. Try again in " + Problems.seconds(waitMs) + " s.",
                waitMs);
    }

    /** Too many people sign in just now. */
    static void busy(Exchange exchange, long waitMs) {
        Problems.later(
                exchange,
                EdgeCode.OVERLOADED,
                "Nothing was done. Send it again in " + Problems.seconds(waitMs) + " s.",
                waitMs);
    }
}
