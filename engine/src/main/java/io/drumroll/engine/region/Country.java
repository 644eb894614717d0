package io.drumroll.engine.region;

/**
 * A country or area by its ISO 3166-1 alpha-2 code, such as {@code CN}.
 *
 * @param code two letters, A to Z.
 */
public record Country(String code) {
    public Country {
        if (!isWellFormed(code)) {
            throw new IllegalArgumentException("a country is two letters A to Z, not '" + code + "'");
        }
    }

    /** Whether a text could be a country's code: two letters, A to Z. */
    public static boolean isWellFormed(String code) {
        return code.length() == 2 && Codes.isLetters(code);
    }
}
