package io.drumroll.edge;

import io.drumroll.engine.money.Currency;
import java.util.Arrays;

/** How many decimals a currency's minor unit has (ISO 4217), as the JDK's table says. */
final class Digits {
    /** What currencies have that the table does not know: most have as many. */
    static final int USUAL = 2;

    private static final byte[] BY_CODE = table();

    private Digits() {}

    /** 0 for JPY, 2 for CNY, 3 for KWD; 0 for what has no minor unit, such as gold. */
    static int of(Currency currency) {
        return BY_CODE[index(currency.code())];
    }

    private static byte[] table() {
        byte[] digits = new byte[26 * 26 * 26];
        Arrays.fill(digits, (byte) USUAL);
        for (java.util.Currency known : java.util.Currency.getAvailableCurrencies()) {
            if (Currency.isWellFormed(known.getCurrencyCode())) {
                digits[index(known.getCurrencyCode())] = (byte) Math.max(0, known.getDefaultFractionDigits());
            }
        }
        return digits;
    }

    private static int index(String code) {
        return ((code.charAt(0) - 'A') * 26 + code.charAt(1) - 'A') * 26 + code.charAt(2) - 'A';
    }
}
