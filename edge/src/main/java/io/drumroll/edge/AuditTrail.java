package io.drumroll.edge;

import io.drumroll.accounts.NewAction;
import io.drumroll.accounts.OperatorActions;
import io.drumroll.database.DatabaseUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what operators do by requests: who, which route, on what by number, and why. A change is noted when it is
 * answered, also to a caller who went away meanwhile, and written by a thread of its own, so that no answer waits for the
 * database. A change that was asked for again under its key is noted again; one whose answer came too late is noted as such,
 * whether or not it was done. What the accounts note in their own transactions is not noted here.
 *
 * <p>What may be lost: notes that were not written yet when the process is killed, a few ms of them while the database is there,
 * and up to {@link #MAX_WAITING} while it is away. Beyond those, and when the database refuses one, a note goes to the server's log alone. What was done to the festival
 * stands in its own log in any case, without who and why.
 */
final class AuditTrail implements AutoCloseable, MetricsSource {
    /** How many notes wait for the database at the most, some 200 bytes each. */
    static final int MAX_WAITING = 10_000;

    private static final System.Logger LOG = System.getLogger(AuditTrail.class.getName());
    /** How many notes are written in one transaction. */
    private static final int AT_ONCE = 200;

    private static final long AWAY_MS = 500;
    private static final long LOOK_MS = 100;
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
    /** How long a note that is being written may take when no more are to be written. */
    private static final Duration LAST_WITHIN = Duration.ofSeconds(5);

    private final @Nullable OperatorActions actions;
    private final BlockingQueue<NewAction> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final LongAdder lost = new LongAdder();
    private final Thread writer;
    private volatile boolean isClosing;
    private volatile boolean isGivenUp;

    /** Behind it nothing comes. */
    private static final NewAction END = new NewAction(0, 0, "", "", "");

    /** A trail in a table; null where there are no accounts, and then nothing is noted. */
    AuditTrail(@Nullable OperatorActions actions) {
        this.actions = actions;
        this.writer = Thread.ofVirtual().name("drumroll-audit-trail").unstarted(this::write);
        if (actions != null) {
            writer.start();
        }
    }

    /**
     * Notes what the request of an operator did; any thread, never waits.
     *
     * @param action the route whose request alone would do this.
     * @param target on what.
     */
    void note(Exchange exchange, Route action, String target) {
        if (actions == null) {
            return;
        }
        NewAction note = new NewAction(
                System.currentTimeMillis(),
                exchange.caller().known().person(),
                action.name(),
                target,
                exchange.reason());
        if (isClosing || !waiting.offer(note)) {
            lost(note);
        }
    }

    private void lost(NewAction note) {
        lost.increment();
        LOG.log(
                System.Logger.Level.WARNING,
                "not in the audit trail: operator {0} did {1} on {2}",
                Long.toString(note.operator()),
                note.action(),
                note.target());
    }

    private void write() {
        List<NewAction> notes = new ArrayList<>(AT_ONCE);
        try {
            while (!isGivenUp) {
                boolean isLast = isClosing; // asked before, so that what was noted until then is in line
                NewAction note = waiting.poll(LOOK_MS, TimeUnit.MILLISECONDS);
                if (note == null ? isLast : note.equals(END)) {
                    return;
                }
                if (note != null) {
                    notes.add(note);
                    waiting.drainTo(notes, AT_ONCE - 1);
                    boolean isEnd = notes.remove(END);
                    write(notes);
                    notes.clear();
                    if (isEnd) {
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread, as it may be inside the database", e);
        }
    }

    /** Waits for a database that is away; what one refuses is not tried again, so that it is in nobody's way. */
    private void write(List<NewAction> notes) throws InterruptedException {
        boolean isDone = false;
        try {
            isDone = tryWrite(notes);
            while (!isDone && !isGivenUp) {
                Thread.sleep(AWAY_MS);
                isDone = tryWrite(notes);
            }
        } catch (RuntimeException e) {
            if (notes.size() > 1) { // the others are written without the one that is refused
                for (NewAction note : notes) {
                    write(List.of(note));
                }
                return;
            }
            LOG.log(System.Logger.Level.ERROR, "an entry of the audit trail was refused", e);
        }
        if (!isDone) {
            notes.forEach(this::lost);
        }
    }

    private boolean tryWrite(List<NewAction> notes) {
        try {
            Values.present(actions).addAll(notes);
            return true;
        } catch (DatabaseUnavailableException e) {
            return false;
        }
    }

    @Override
    public void writeTo(StringBuilder out) {
        out.append("# HELP drumroll_operator_actions_waiting What operators did and is not in the audit trail yet.\n")
                .append("# TYPE drumroll_operator_actions_waiting gauge\n")
                .append("drumroll_operator_actions_waiting ")
                .append(waiting.size())
                .append(
                        "\n# HELP drumroll_operator_actions_lost What operators did and stands in the server's log alone.\n")
                .append("# TYPE drumroll_operator_actions_lost counter\n")
                .append("drumroll_operator_actions_lost ")
                .append(lost.sum())
                .append('\n');
    }

    /** Writes what waits, for at most {@link #CLOSE_WITHIN}; the rest goes to the log. */
    @Override
    public void close() {
        isClosing = true;
        if (actions == null) {
            return;
        }
        waiting.offer(END); // so that the writer need not look; behind a full line it does
        if (!ends(CLOSE_WITHIN)) {
            isGivenUp = true;
            if (!ends(LAST_WITHIN)) {
                LOG.log(System.Logger.Level.WARNING, "the last entry of the audit trail is still being written");
            }
        }
        for (NewAction note = waiting.poll(); note != null; note = waiting.poll()) {
            if (!note.equals(END)) {
                lost(note);
            }
        }
    }

    private boolean ends(Duration within) {
        return Uninterrupted.await(within, timeoutNs -> writer.join(Duration.ofNanos(timeoutNs)));
    }
}
