package io.drumroll.books;

import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.message.Query.AccountBalance;
import io.drumroll.engine.region.Country;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * The books that are kept from the feed: {@link Statements} of the shops, and the sales by which {@link DutySales} tells
 * what a change of duty did.
 *
 * <p>Any thread may call any method; each waits for the one that is under way, at most as long as a checkpoint takes to
 * copy.
 */
public final class Books implements EventSink {
    /** Events to come whose accounts somebody waits for; further ones are told nothing. */
    public static final int MAX_AWAITED = 64;

    private final Statements statements = new Statements();
    private final DutySales dutySales = new DutySales();
    /** Who wants to know the accounts as of an event that is still to come. */
    private final TreeMap<Long, CompletableFuture<Optional<List<AccountBalance>>>> awaited = new TreeMap<>();

    /** Number of the last event that was counted, 0 before the first: the feed goes on behind it. */
    public synchronized long position() {
        return statements.position();
    }

    /** Time of the last event that was counted, in ms of the epoch, 0 before the first. */
    public synchronized long asOfMs() {
        return statements.asOfMs();
    }

    /**
     * Counts an event. One that was counted before is passed over.
     *
     * @throws IllegalStateException if an event between the last one counted and this one is missing, or if it does not
     *     fit those before it; the books are then of no use and must be rebuilt from the feed.
     */
    @Override
    public synchronized void onEvent(long sequence, long timeMs, Event event) {
        statements.onEvent(sequence, timeMs, event);
        dutySales.onEvent(sequence, timeMs, event);
        if (!awaited.isEmpty()) {
            tellAwaited();
        }
    }

    /**
     * What the shops' statements come to in the ledger's accounts as of exactly this event, to be compared with what the
     * ledger says as of it; empty where the books are beyond it already, or too many wait.
     *
     * @return completed by whoever counts that event, so what hangs on it must not wait.
     */
    public synchronized CompletableFuture<Optional<List<AccountBalance>>> ledgerAccountsAt(long position) {
        if (position == position()) {
            return CompletableFuture.completedFuture(Optional.of(statements.ledgerAccounts()));
        }
        boolean isMissed = position < position() || (awaited.size() == MAX_AWAITED && !awaited.containsKey(position));
        return isMissed
                ? CompletableFuture.completedFuture(Optional.empty())
                : awaited.computeIfAbsent(position, _ -> new CompletableFuture<>());
    }

    private void tellAwaited() {
        long position = position();
        while (!awaited.isEmpty() && awaited.firstKey() <= position) {
            var first = awaited.pollFirstEntry();
            first.getValue()
                    .complete(first.getKey() == position ? Optional.of(statements.ledgerAccounts()) : Optional.empty());
        }
    }

    /** See {@link Statements#statement}. */
    public synchronized Optional<Statement> statement(int shop) {
        return statements.statement(shop);
    }

    /** See {@link DutySales#changes}. */
    public synchronized List<DutyChange> dutyChanges() {
        return dutySales.changes();
    }

    /** See {@link DutySales#report(int)}. */
    public synchronized DutyReport dutyReport(int windowMinutes) {
        return dutySales.report(windowMinutes);
    }

    /** See {@link DutySales#report(Country, Country, String, long, int)}. */
    public synchronized DutyReport dutyReport(
            Country origin, Country destination, String tariffPrefix, long momentMs, int windowMinutes) {
        return dutySales.report(origin, destination, tariffPrefix, momentMs, windowMinutes);
    }

    synchronized void write(DataOutput out) throws IOException {
        statements.write(out);
        dutySales.write(out);
    }

    static Books read(DataInput in) throws IOException {
        Books books = new Books();
        books.statements.read(in);
        books.dutySales.read(in);
        return books;
    }
}
