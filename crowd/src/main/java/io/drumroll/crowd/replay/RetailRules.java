package io.drumroll.crowd.replay;

import io.drumroll.engine.limit.Limits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Judges a row: a line of an order, or why it is none. */
final class RetailRules {
    /** Digits that an invoice's number may have, so that a guest's number fits a long. */
    static final int MAX_INVOICE_DIGITS = 17;

    private static final int MAX_NUMBER_CHARS = 40;
    private static final int MAX_YEAR = 9_999;
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,17}(\\.0{1,9})?");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?");
    private static final BigDecimal HALF_PENNY = new BigDecimal("0.005");
    private static final BigDecimal MAX_PRICE = BigDecimal.valueOf(Limits.MAX_PRICE_MINOR, 2);

    /** As pandas writes dates, by ISO 8601, and as the data set's first edition had them (month first). */
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm[:ss]"),
            DateTimeFormatter.ISO_LOCAL_DATE_TIME,
            DateTimeFormatter.ofPattern("M/d/uuuu H:mm[:ss]"));

    private String lastDate = "";
    private long lastDateMs;

    /** What a row is. */
    sealed interface Verdict {
        /**
         * A line of an order.
         *
         * @param dateMs the invoice's date and time, in ms of the epoch as if it were UTC.
         * @param customer the customer's number, or 0 where there is none.
         */
        record Sale(RetailRow row, int quantity, long dateMs, long priceMinor, long customer) implements Verdict {}

        /** No line; {@code problem} says more where the row is broken. */
        record Skipped(SkipReason reason, @Nullable String problem) implements Verdict {}
    }

    /** Judges a row. Which of several reasons counts: the invoice's kind, what is unreadable, quantity, price. */
    Verdict judge(RetailRow row) {
        String invoice = row.invoice().strip();
        if (!DIGITS.matcher(invoice).matches()) {
            return notAnOrder(invoice);
        }
        if (invoice.length() > MAX_INVOICE_DIGITS) {
            return broken("the invoice's number has more than " + MAX_INVOICE_DIGITS + " digits");
        }
        if (row.stockCode().isBlank()) {
            return broken("there is no stock code");
        }
        if (!WHOLE.matcher(row.quantity().strip()).matches()) {
            return broken("the quantity '" + shortened(row.quantity()) + "' is not a whole number");
        }
        String price = row.price().strip();
        if (price.length() > MAX_NUMBER_CHARS || !DECIMAL.matcher(price).matches()) {
            return broken("the price '" + shortened(price) + "' is not a number");
        }
        String customer = row.customer().strip();
        if (!customer.isEmpty() && (!WHOLE.matcher(customer).matches() || whole(customer) < 1)) {
            return broken("the customer '" + shortened(customer) + "' is not a number of 1 or more");
        }
        if (!parseDate(row.date().strip())) {
            return broken("the date '" + shortened(row.date()) + "' is not one");
        }
        return judgeAmounts(row, new BigDecimal(price), customer.isEmpty() ? 0 : whole(customer));
    }

    private static Verdict notAnOrder(String invoice) {
        if (invoice.isEmpty()) {
            return broken("there is no invoice's number");
        }
        boolean cancellation = invoice.charAt(0) == 'C' || invoice.charAt(0) == 'c';
        return new Verdict.Skipped(cancellation ? SkipReason.CANCELLATION : SkipReason.ADJUSTMENT, null);
    }

    private Verdict judgeAmounts(RetailRow row, BigDecimal price, long customer) {
        long quantity = whole(row.quantity().strip());
        if (quantity <= 0) {
            return new Verdict.Skipped(SkipReason.QUANTITY_NOT_POSITIVE, null);
        }
        // Half a penny rounds to zero, which is even. Compared first: an exponent must not blow up the rounding.
        if (price.compareTo(HALF_PENNY) <= 0) {
            return new Verdict.Skipped(SkipReason.PRICE_BELOW_ONE_PENNY, null);
        }
        if (quantity > Limits.MAX_QUANTITY) {
            return broken("the quantity " + quantity + " is over " + Limits.MAX_QUANTITY);
        }
        if (price.compareTo(MAX_PRICE) > 0) {
            return broken("the price " + price + " is over " + MAX_PRICE);
        }
        long priceMinor =
                price.movePointRight(2).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
        return new Verdict.Sale(row, (int) quantity, lastDateMs, priceMinor, customer);
    }

    /** Parses a date into {@link #lastDateMs}; most rows have the date of the row before. */
    private boolean parseDate(String text) {
        if (text.equals(lastDate)) {
            return true;
        }
        for (DateTimeFormatter format : DATES) {
            try {
                LocalDateTime date = LocalDateTime.parse(text, format);
                if (date.getYear() < 1 || date.getYear() > MAX_YEAR) {
                    return false;
                }
                lastDateMs = date.toInstant(ZoneOffset.UTC).toEpochMilli();
                lastDate = text;
                return true;
            } catch (DateTimeParseException _) {
                // The next format may fit.
            }
        }
        return false;
    }

    private static long whole(String text) {
        int point = text.indexOf('.');
        return Long.parseLong(point < 0 ? text : text.substring(0, point));
    }

    private static Verdict.Skipped broken(String problem) {
        return new Verdict.Skipped(SkipReason.BROKEN_ROW, problem);
    }

    private static String shortened(String text) {
        return text.length() <= MAX_NUMBER_CHARS ? text : text.substring(0, MAX_NUMBER_CHARS) + "…";
    }
}
