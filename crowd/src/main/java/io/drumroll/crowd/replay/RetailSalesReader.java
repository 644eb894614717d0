package io.drumroll.crowd.replay;

import io.drumroll.crowd.replay.RetailRules.Verdict;
import io.drumroll.crowd.replay.RetailSales.RetailOrder;
import io.drumroll.crowd.replay.RetailSales.RetailSku;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.region.Country;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Groups a file's rows into orders, and counts every row that is none. Used once, by one thread. */
final class RetailSalesReader implements RetailFile.RowHandler {
    /** Warnings that are kept; all are counted. */
    static final int MAX_WARNINGS = 20;
    /** Guests are numbered from here, by their invoice; customers of the file we know have five digits. */
    static final long FIRST_GUEST = 1_000_000_000;

    private static final int ROWS_BETWEEN_REPORTS = 50_000;
    private static final int MAX_UNKNOWN_COUNTRIES = 100;

    private final LongConsumer rowsRead;
    private final RetailRules rules = new RetailRules();
    private final RetailCountries countries = new RetailCountries();
    private final Map<SkuKey, Integer> skuIndex = new HashMap<>();
    private final List<SkuDraft> skus = new ArrayList<>();
    private final Map<String, OrderDraft> orders = new LinkedHashMap<>();
    private final Map<SkipReason, Long> skipped = new EnumMap<>(SkipReason.class);
    private final Map<String, Long> unknownCountries = new TreeMap<>();
    private final List<String> warnings = new ArrayList<>();
    private long warningCount;
    private long rows;
    private @Nullable String fault;

    RetailSalesReader(LongConsumer rowsRead) {
        this.rowsRead = rowsRead;
    }

    private record SkuKey(String stockCode, long priceMinor) {}

    @Override
    public void onRow(RetailRow row) {
        countRow();
        switch (rules.judge(row)) {
            case Verdict.Sale sale -> addLine(sale);
            case Verdict.Skipped(SkipReason reason, String problem) -> {
                skip(reason, 1);
                if (problem != null) {
                    warn("line " + row.lineNumber() + ": not used, " + problem);
                }
            }
        }
    }

    @Override
    public void onBroken(long lineNumber, SkipReason reason, String problem) {
        countRow();
        skip(reason, 1);
        warn("line " + lineNumber + ": not used, " + problem);
        if (reason == SkipReason.TRUNCATED && fault == null) {
            fault = "the file ends inside line " + lineNumber;
        }
    }

    @Override
    public void onFault(String problem) {
        fault = problem + ", behind row " + rows;
        warn(fault);
    }

    /** What was read. */
    RetailSales finish() {
        rowsRead.accept(rows);
        List<RetailOrder> kept = new ArrayList<>(orders.size());
        for (OrderDraft draft : orders.values()) {
            SkipReason reason = draft.whyNotAnOrder(skus);
            if (reason == null) {
                kept.add(draft.finish(skus));
            } else {
                skip(reason, draft.lines);
                warn("invoice " + draft.invoice + ", from line " + draft.lineNumber + ": not used, " + reason);
            }
        }
        // The sort is stable: orders of one minute stay in the order of the file.
        kept.sort(Comparator.comparingLong(RetailOrder::dateMs));
        return new RetailSales(
                rows,
                skus.stream().map(SkuDraft::finish).toList(),
                List.copyOf(kept),
                Collections.unmodifiableMap(skipped),
                List.copyOf(warnings),
                warningCount,
                Collections.unmodifiableMap(unknownCountries),
                fault);
    }

    private void countRow() {
        rows++;
        if (rows % ROWS_BETWEEN_REPORTS == 0) {
            rowsRead.accept(rows);
        }
    }

    private void skip(SkipReason reason, long count) {
        skipped.merge(reason, count, Long::sum);
    }

    private void warn(String text) {
        warningCount++;
        if (warnings.size() < MAX_WARNINGS) {
            warnings.add(text);
        }
    }

    private void addLine(Verdict.Sale sale) {
        String stockCode = sale.row().stockCode().strip();
        int sku = skuIndex.computeIfAbsent(new SkuKey(stockCode, sale.priceMinor()), key -> {
            skus.add(new SkuDraft(key.stockCode(), key.priceMinor()));
            return skus.size() - 1;
        });
        skus.get(sku).describe(sale.row().description());
        Country country = country(sale.row().country());
        orders.computeIfAbsent(
                        sale.row().invoice().strip(),
                        invoice -> new OrderDraft(invoice, sale.row().lineNumber(), country))
                .add(sku, sale);
    }

    private Country country(String name) {
        Country country = countries.find(name);
        if (country != null) {
            return country;
        }
        String shown = name.strip();
        if (unknownCountries.containsKey(shown) || unknownCountries.size() < MAX_UNKNOWN_COUNTRIES) {
            unknownCountries.merge(shown, 1L, Long::sum);
        }
        return RetailCountries.UNKNOWN;
    }

    /** A SKU while rows are still read. */
    private static final class SkuDraft {
        private final String stockCode;
        private final long priceMinor;
        private String description = "";
        private long soldPieces;

        SkuDraft(String stockCode, long priceMinor) {
            this.stockCode = stockCode;
            this.priceMinor = priceMinor;
        }

        /** The first description that is one stays. */
        void describe(String text) {
            if (description.isEmpty()) {
                description = text.strip();
            }
        }

        RetailSku finish() {
            String title = RetailTexts.title(description, stockCode);
            return new RetailSku(stockCode, title, RetailTexts.category(title), priceMinor, soldPieces);
        }
    }

    /** An order while rows are still read. */
    private static final class OrderDraft {
        private final String invoice;
        private final long lineNumber;
        private final Country country;
        private int[] skuOfLine = new int[4];
        private int[] quantityOfLine = new int[4];
        private int lines;
        private long dateMs = Long.MAX_VALUE;
        private long customer;

        OrderDraft(String invoice, long lineNumber, Country country) {
            this.invoice = invoice;
            this.lineNumber = lineNumber;
            this.country = country;
        }

        void add(int sku, Verdict.Sale sale) {
            if (lines == skuOfLine.length) {
                skuOfLine = Arrays.copyOf(skuOfLine, lines * 2);
                quantityOfLine = Arrays.copyOf(quantityOfLine, lines * 2);
            }
            skuOfLine[lines] = sku;
            quantityOfLine[lines] = sale.quantity();
            lines++;
            dateMs = Math.min(dateMs, sale.dateMs());
            if (customer == 0) {
                customer = sale.customer();
            }
        }

        /** Why the engine would not take it, or null if it would. */
        @Nullable
        SkipReason whyNotAnOrder(List<SkuDraft> skus) {
            if (lines > Limits.MAX_ORDER_LINES) {
                return SkipReason.ORDER_TOO_LONG;
            }
            Map<Integer, Long> pieces = new HashMap<>();
            long totalMinor = 0;
            for (int i = 0; i < lines; i++) {
                long together = pieces.merge(skuOfLine[i], (long) quantityOfLine[i], Long::sum);
                // No overflow: a line is at most 10^17, and the loop ends when 10^13 are passed.
                totalMinor += quantityOfLine[i] * skus.get(skuOfLine[i]).priceMinor;
                if (together > Limits.MAX_QUANTITY || totalMinor > Limits.MAX_AMOUNT_MINOR) {
                    return SkipReason.ORDER_TOO_LARGE;
                }
            }
            return null;
        }

        RetailOrder finish(List<SkuDraft> skus) {
            long totalMinor = 0;
            for (int i = 0; i < lines; i++) {
                SkuDraft sku = skus.get(skuOfLine[i]);
                sku.soldPieces += quantityOfLine[i];
                totalMinor += quantityOfLine[i] * sku.priceMinor;
            }
            return new RetailOrder(
                    invoice,
                    dateMs,
                    customer > 0 ? customer : FIRST_GUEST + Long.parseLong(invoice),
                    country,
                    Arrays.copyOf(skuOfLine, lines),
                    Arrays.copyOf(quantityOfLine, lines),
                    totalMinor);
        }
    }
}
