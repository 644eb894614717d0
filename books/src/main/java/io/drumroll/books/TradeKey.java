package io.drumroll.books;

import io.drumroll.engine.region.Codes;
import io.drumroll.engine.region.Country;

/**
 * Origin, destination and tariff code in one number: the countries in ten bits each, and the code's digits behind a 1, so
 * that {@code 0902} and {@code 902} differ.
 */
final class TradeKey {
    private static final int COUNTRY_BITS = 10;
    private static final int CODE_BITS = 35;
    private static final long CODE_MASK = (1L << CODE_BITS) - 1;

    private TradeKey() {}

    /** Goods of this origin and tariff code; their destination is still open. */
    static long goods(Country origin, String tariffCode) {
        return (long) Codes.ofCountry(origin) << (COUNTRY_BITS + CODE_BITS) | digits(tariffCode);
    }

    static long to(long goods, int destination) {
        return goods | (long) destination << CODE_BITS;
    }

    static int origin(long key) {
        return (int) (key >>> (COUNTRY_BITS + CODE_BITS));
    }

    /** Whether origin and destination are these and the tariff code begins with these digits. */
    static boolean matches(long key, long prefixKey) {
        if (key >>> CODE_BITS != prefixKey >>> CODE_BITS) {
            return false;
        }
        long prefix = prefixKey & CODE_MASK;
        long code = key & CODE_MASK;
        while (code > prefix) {
            code /= 10;
        }
        return code == prefix;
    }

    private static long digits(String tariffCode) {
        long number = 1;
        for (int i = 0; i < tariffCode.length(); i++) {
            number = 10 * number + tariffCode.charAt(i) - '0';
        }
        return number;
    }
}
