package io.drumroll.edge;

/** Reads numbers that come as text in paths and queries. */
final class Numbers {
    private Numbers() {}

    /** The number that the digits of a text make; -1 if it has anything else in it, or is too large for a long. */
    static long parse(String text) {
        if (text.isEmpty() || text.length() > 19) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number; // 19 digits beyond the largest long wrap around once, to a negative number
    }
}
