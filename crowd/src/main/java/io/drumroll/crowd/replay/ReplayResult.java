package io.drumroll.crowd.replay;

import io.drumroll.engine.money.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a replay did. Orders, lines and GMV are those that the festival confirmed as paid.
 *
 * @param rows the file's rows; {@code lines} and all of {@code skipped} sum to it.
 * @param orders orders confirmed.
 * @param lines rows of the file in them. Rows of one invoice with the same stock code and price are one line of the
 *     order in the engine.
 * @param gmvMinor what was paid for them, in minor units.
 * @param currency what it is counted in.
 * @param skipped rows that are no line of an order, by the name of their {@link SkipReason}.
 * @param warnings the first warnings, each with the number of its line.
 * @param warningCount all warnings.
 * @param unknownCountries rows by the name of a country that is not known; they were used, with the country ZZ.
 * @param fault why the file could not be read to its end, or null if it could; what came before was replayed.
 */
public record ReplayResult(
        long rows,
        long orders,
        long lines,
        long gmvMinor,
        Currency currency,
        Map<String, Long> skipped,
        List<String> warnings,
        long warningCount,
        Map<String, Long> unknownCountries,
        @Nullable String fault) {}
