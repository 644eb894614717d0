package io.drumroll.accounts;

import java.util.List;

/**
 * Where parcels go.
 *
 * @param recipient 1 to 80 characters.
 * @param lines street and house, 1 to 4 lines of 1 to 100 characters.
 * @param postalCode up to 16 characters; empty where there is none.
 * @param city 1 to 80 characters.
 * @param province up to 80 characters; may be empty.
 * @param country two capital letters by ISO 3166-1.
 * @param phone up to 24 of digits, spaces and {@code +-()}; may be empty.
 */
public record PostalAddress(
        String recipient,
        List<String> lines,
        String postalCode,
        String city,
        String province,
        String country,
        String phone) {
    /** How many lines there may be. */
    public static final int MAX_LINES = 4;

    /** With a copy of the list. */
    public PostalAddress {
        lines = List.copyOf(lines);
    }

    /** Nothing of it: it stays out of logs. */
    @Override
    public String toString() {
        return "PostalAddress";
    }
}
