package io.drumroll.engine.region;

/** Short codes as numbers, for tables and messages, and back without making new objects for countries. */
public final class Codes {
    private static final Country[] COUNTRIES = new Country[26 * 26];

    static {
        for (int i = 0; i < COUNTRIES.length; i++) {
            COUNTRIES[i] = new Country("" + (char) ('A' + i / 26) + (char) ('A' + i % 26));
        }
    }

    private Codes() {}

    /** A country as 0 to 675. */
    public static int ofCountry(Country country) {
        String code = country.code();
        return (code.charAt(0) - 'A') * 26 + code.charAt(1) - 'A';
    }

    /**
     * The country of a number.
     *
     * @throws IllegalArgumentException when it is not 0 to 675.
     */
    public static Country country(int code) {
        if (code < 0 || code >= COUNTRIES.length) {
            throw new IllegalArgumentException("no country has the number " + code);
        }
        return COUNTRIES[code];
    }

    /** Up to eight ASCII characters as one long, the first in the lowest byte; an empty text is 0. */
    public static long ofAscii(String text) {
        long packed = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            packed = packed << 8 | text.charAt(i);
        }
        return packed;
    }

    /** The text of a number made by {@link #ofAscii}. */
    public static String ascii(long packed) {
        int length = 0;
        while (length < 8 && (packed >>> (8 * length)) != 0) {
            length++;
        }
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (packed >>> (8 * i));
        }
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    static boolean isLetters(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 'A' || text.charAt(i) > 'Z') {
                return false;
            }
        }
        return true;
    }

    static boolean isLettersOrDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 'A' || c > 'Z') && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }
}
