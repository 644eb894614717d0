package io.drumroll.books;

import io.drumroll.engine.region.Country;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changes of duty did to prices and sales. Amounts are in minor units of the festival's currency.
 *
 * <p>A sale counts when it is paid, in the minute in which its order was placed, since its price and duty were made then.
 * Only sales across a border count.
 *
 * @param currency the festival's currency, empty before one was scheduled.
 * @param position number of the last event counted.
 * @param asOfMs time of that event in the log, in ms of the epoch.
 * @param windowMinutes how long the windows are.
 * @param sinceMs sales before this are not known any more; 0 if all are.
 * @param refundsSinceMs refunds of what was sold before this are not known in full; 0 if all are.
 * @param linesLeftOut order lines that were not counted because one minute held too many kinds.
 * @param comparisons one for each change asked for, newest first.
 */
public record DutyReport(
        String currency,
        long position,
        long asOfMs,
        int windowMinutes,
        long sinceMs,
        long refundsSinceMs,
        long linesLeftOut,
        List<Comparison> comparisons) {

    /**
     * The sales of one origin, destination and beginning of the tariff code, before and after a moment. When the moment
     * is within a minute, that minute is in neither window.
     *
     * @param change the change of that moment, if one is known.
     * @param before the whole minutes before the moment.
     * @param after as many from it on.
     * @param difference after less before.
     */
    public record Comparison(
            Country origin,
            Country destination,
            String tariffPrefix,
            long momentMs,
            @Nullable DutyChange change,
            Window before,
            Window after,
            Sums difference) {}

    /**
     * One window.
     *
     * @param fromMs its beginning, inclusive, in ms of the log.
     * @param untilMs its end, exclusive.
     * @param isComplete whether it is over, and all sales of it are known.
     */
    public record Window(long fromMs, long untilMs, boolean isComplete, Sums sums) {}

    /**
     * What was sold.
     *
     * @param lines order lines.
     * @param pieces pieces of them.
     * @param salesMinor what they were sold for, without duty.
     * @param dutyMinor the duty on them.
     * @param meanLandedMinor what a piece cost with duty in the mean: (sales + duty) / pieces, rounded once to the
     *     nearest, halves up; null if there were no pieces, and in a difference if one side had none.
     * @param refundedLines lines of which some or all was given back since; they are not taken off the columns before.
     * @param refundedPieces pieces that were given back.
     * @param refundedSalesMinor what these had been sold for.
     * @param refundedDutyMinor the duty on them.
     */
    public record Sums(
            long lines,
            long pieces,
            long salesMinor,
            long dutyMinor,
            @Nullable Long meanLandedMinor,
            long refundedLines,
            long refundedPieces,
            long refundedSalesMinor,
            long refundedDutyMinor) {}
}
