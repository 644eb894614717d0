package io.drumroll.engine.duty;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.BadText;
import io.drumroll.engine.message.Rejection.Field;
import org.jspecify.annotations.Nullable;

/** Tariff codes and their prefixes as numbers: how many digits in the upper bits, their value in the lower. */
public final class TariffCode {
    private static final int VALUE_BITS = 34;
    private static final long VALUE_MASK = (1L << VALUE_BITS) - 1;

    private TariffCode() {}

    /** Refuses what is longer than {@link Limits#MAX_TARIFF_DIGITS} or has anything but digits. */
    public static @Nullable Rejection refuse(String code) {
        boolean isCode = code.length() <= Limits.MAX_TARIFF_DIGITS;
        for (int i = 0; isCode && i < code.length(); i++) {
            isCode = code.charAt(i) >= '0' && code.charAt(i) <= '9';
        }
        return isCode ? null : new BadText(Field.TARIFF_CODE, Limits.MAX_TARIFF_DIGITS);
    }

    /** A code that {@link #refuse} let pass, as a number; 0 for the empty one. */
    public static long pack(String code) {
        long value = 0;
        for (int i = 0; i < code.length(); i++) {
            value = value * 10 + code.charAt(i) - '0';
        }
        return (long) code.length() << VALUE_BITS | value;
    }

    /** The code of a number made by {@link #pack}. */
    public static String unpack(long packed) {
        String value = Long.toString(packed & VALUE_MASK);
        int digits = digits(packed);
        return digits == 0 ? "" : "0".repeat(digits - value.length()) + value;
    }

    /** How many digits a code has. */
    static int digits(long packed) {
        return (int) (packed >>> VALUE_BITS);
    }

    /** A code without its last digit. */
    static long shorter(long packed) {
        return ((packed >>> VALUE_BITS) - 1) << VALUE_BITS | (packed & VALUE_MASK) / 10;
    }
}
