package io.drumroll.crowd.demo;

import io.drumroll.engine.money.Currency;
import java.math.BigDecimal;

/** Amounts as people write them, and amounts that look chosen by people. Pure. */
final class Amounts {
    private Amounts() {}

    /** Digits behind the point, by ISO 4217. */
    static int decimals(Currency currency) {
        return Math.max(0, java.util.Currency.getInstance(currency.code()).getDefaultFractionDigits());
    }

    /** Such as {@code CNY 300}, {@code CNY 9.90} or {@code KWD 1.250}. */
    static String text(long minor, Currency currency) {
        return currency.code() + " " + number(minor, currency);
    }

    /** As {@link #text}, without the currency. */
    static String number(long minor, Currency currency) {
        int decimals = decimals(currency);
        BigDecimal amount = BigDecimal.valueOf(minor, decimals);
        boolean isWhole = minor % BigDecimal.TEN.pow(decimals).longValueExact() == 0;
        return isWhole ? amount.toBigInteger().toString() : amount.toPlainString();
    }

    /** The nearest amount of one digit that is not zero; 1 or more. */
    static long round(long minor) {
        long unit = 1;
        while (minor / unit >= 10) {
            unit *= 10;
        }
        return Math.max(1, (minor + unit / 2) / unit * unit);
    }

    /** A price near the given one, with an ending as shops like it; 1 or more. */
    static long price(long minor, Currency currency) {
        return switch (decimals(currency)) {
            case 0 -> minor / 100 * 100 + 80;
            case 3 -> Math.max(250, minor / 250 * 250);
            default -> minor < 100_00 ? minor / 100 * 100 + 90 : minor / 10_00 * 10_00 + 9_00;
        };
    }
}
