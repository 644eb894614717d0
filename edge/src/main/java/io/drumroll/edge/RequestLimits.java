package io.drumroll.edge;

import java.time.Duration;

/**
 * How many requests are taken in a {@link #WINDOW}; as many may come at once. Programs that act for buyers are not limited.
 *
 * @param perPerson of one person, 1 or more.
 * @param perAddress of one address, 1 or more: an IPv4 address, or a /64 of IPv6. Many people may share one.
 * @param forgedPerAddress with sessions and tokens that are nobody's, of one address, 1 or more; each has to be looked up.
 */
public record RequestLimits(int perPerson, int perAddress, int forgedPerAddress) {
    /** What the limits count in. */
    public static final Duration WINDOW = Duration.ofMinutes(1);
    /** Twenty a second, which no hand reaches. */
    public static final int DEFAULT_PER_PERSON = 1_200;
    /** A thousand a second: a campus or a phone network behind one address. */
    public static final int DEFAULT_PER_ADDRESS = 60_000;
    /** Fifty a second: as many sessions of that network that ended, and too few to search for one that did not. */
    public static final int DEFAULT_FORGED_PER_ADDRESS = 3_000;

    /** The limits where nobody sets others. */
    public static final RequestLimits DEFAULT =
            new RequestLimits(DEFAULT_PER_PERSON, DEFAULT_PER_ADDRESS, DEFAULT_FORGED_PER_ADDRESS);

    public RequestLimits {
        if (perPerson < 1 || perAddress < 1 || forgedPerAddress < 1) {
            throw new IllegalArgumentException(
                    "limits are 1 or more requests, not " + perPerson + ", " + perAddress + " and " + forgedPerAddress);
        }
    }
}
