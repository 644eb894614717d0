package io.drumroll.engine.money;

/**
 * A currency by its ISO 4217 alphabetic code, such as {@code CNY}.
 *
 * <p>The engine counts in minor units and converts by the rates that it was given, so it needs no table of currencies;
 * whether a code is in use, and how many decimals it has, is asked where people type it in.
 *
 * @param code three letters, A to Z.
 */
public record Currency(String code) {
    public Currency {
        if (!isWellFormed(code)) {
            throw new IllegalArgumentException("a currency is three letters A to Z, not '" + code + "'");
        }
    }

    /** Whether a text could be a currency's code: three letters, A to Z. */
    public static boolean isWellFormed(String code) {
        return code.length() == 3 && isLetter(code, 0) && isLetter(code, 1) && isLetter(code, 2);
    }

    private static boolean isLetter(String code, int index) {
        return code.charAt(index) >= 'A' && code.charAt(index) <= 'Z';
    }
}
