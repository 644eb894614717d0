package io.drumroll.crowd.replay;

import io.drumroll.engine.region.Country;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Real sales as read from a file: orders, and the SKUs that they are of. Rows of one invoice make one order, wherever
 * in the file they stand; a SKU is a stock code at one price, because the file sells one code at several.
 *
 * @param rows the file's rows, without header and empty lines; the orders' lines and all of {@code skipped} sum to it.
 * @param skus what was sold.
 * @param orders by the date of the invoice, those of one date in the order of the file.
 * @param skipped rows that are no line of an order, by reason; reasons that did not occur are left out.
 * @param warnings the first {@value RetailSalesReader#MAX_WARNINGS} warnings, each with its line's number.
 * @param warningCount all warnings.
 * @param unknownCountries rows by the name of a country that is not known; they are used, with the country ZZ.
 * @param fault why the file could not be read to its end, or null if it could.
 */
public record RetailSales(
        long rows,
        List<RetailSku> skus,
        List<RetailOrder> orders,
        Map<SkipReason, Long> skipped,
        List<String> warnings,
        long warningCount,
        Map<String, Long> unknownCountries,
        @Nullable String fault) {

    /**
     * Something that was sold at one price.
     *
     * @param priceMinor pennies for a piece.
     * @param soldPieces pieces in all of the orders.
     */
    public record RetailSku(String stockCode, String title, String category, long priceMinor, long soldPieces) {}

    /**
     * One invoice.
     *
     * @param invoice its number, digits only.
     * @param dateMs when, in ms of the epoch as if the file's times were UTC.
     * @param buyer the customer's number, or {@value RetailSalesReader#FIRST_GUEST} plus the invoice's for a guest.
     * @param skus index into {@link RetailSales#skus()} of each line, in the order of the file.
     * @param quantities pieces of each line.
     * @param totalMinor the sum of all lines, in pennies.
     */
    @SuppressWarnings("ArrayRecordComponent") // Half a million lines; nobody compares two orders.
    public record RetailOrder(
            String invoice, long dateMs, long buyer, Country country, int[] skus, int[] quantities, long totalMinor) {
        /** How many rows of the file it is made of. */
        public int lines() {
            return skus.length;
        }
    }

    /** Lines of all orders. */
    public long lines() {
        return orders.stream().mapToLong(RetailOrder::lines).sum();
    }

    /** What all orders come to, in pennies. */
    public long totalMinor() {
        return orders.stream().mapToLong(RetailOrder::totalMinor).sum();
    }

    /**
     * Reads a file.
     *
     * @param file CSV, plain or compressed with gzip.
     * @param rowsRead told now and then how many rows were read.
     * @throws RetailFormatException when the file has no header or a column is missing.
     * @throws IOException when it can't be read at all.
     */
    public static RetailSales read(Path file, LongConsumer rowsRead) throws IOException {
        RetailSalesReader reader = new RetailSalesReader(rowsRead);
        RetailFile.read(file, reader);
        return reader.finish();
    }
}
