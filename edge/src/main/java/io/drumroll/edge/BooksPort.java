package io.drumroll.edge;

import io.drumroll.engine.message.Query.AccountBalance;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.region.Country;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Reports that are counted from the festival's events. Called by event loops: each method returns at once, and its stage is
 * completed on any thread. A stage that fails is answered as a failure of the server.
 */
public interface BooksPort {
    /** What a shop sold, got and gave back, line by line. */
    CompletionStage<Report> statement(int shop, Format format);

    /**
     * What a change of a duty did to prices and sales.
     *
     * @param tariffPrefix the first digits of the tariff codes that it is for; empty for all.
     * @param atMs when the duty changed, in ms of the epoch.
     * @param windowMs how long before and after it is looked at, in ms; 1 or more.
     */
    CompletionStage<Report> dutyReport(
            Country origin, Country destination, String tariffPrefix, long atMs, long windowMs, Format format);

    /**
     * What shops' statements come to in the ledger's accounts that shops alone move, reckoned from the events as of exactly
     * the one with this number; accounts that are empty are left out. Empty where the books are past that event, or don't
     * get to it in a few seconds.
     */
    CompletionStage<Optional<List<AccountBalance>>> accountsAt(long position);

    /** How a report is written. */
    enum Format {
        /** One JSON object in UTF-8. */
        JSON,
        /** RFC 4180 in UTF-8, with a header line. */
        CSV
    }

    /** A report, or why there is none. */
    sealed interface Report {
        /** A report that is written, as of the event with a number. Nobody changes the bytes. */
        final class Written implements Report {
            private final long position;
            private final byte[] bytes;

            /**
             * @param position number of the last event counted.
             * @param bytes the report in its format; not copied.
             */
            public Written(long position, byte[] bytes) {
                this.position = position;
                this.bytes = bytes;
            }

            long position() {
                return position;
            }

            byte[] bytes() {
                return bytes;
            }
        }

        /** Why there is none, such as {@link Rejection.UnknownShop}. */
        record Refused(Rejection rejection) implements Report {}
    }
}
