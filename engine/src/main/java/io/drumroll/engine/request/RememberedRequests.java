package io.drumroll.engine.request;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Outcome.Accepted;
import io.drumroll.engine.message.Outcome.Rejected;
import io.drumroll.engine.message.Query.RequestView;
import io.drumroll.engine.message.Rejection.IdempotencyConflict;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import io.drumroll.engine.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * The keys of accepted commands with their answers, as many as the window holds; the oldest is forgotten for the newest.
 * A ring of rows, and an open-addressed index over it that is rebuilt and never stored. Each of its slots holds a row and
 * half of its key's hash, so that other rows are hardly ever looked at: they lie anywhere in memory.
 */
public final class RememberedRequests {
    private static final int KEY_HIGH = 0;
    private static final int KEY_LOW = 1;
    private static final int CONTENT = 2;
    private static final int POSITION = 3;
    private static final int ID = 4;
    private static final int AMOUNT = 5;
    private static final int COLUMNS = 6;

    private final int window;
    private final Table rows = new Table(COLUMNS);
    /** The hash in the upper half, the row + 1 in the lower; 0 when free. At most half of them are taken. */
    private final long[] slots;

    private long remembered;
    /** The row that the next new key takes; behind it stands the oldest key once the window is full. */
    private int next;
    /** Where {@link #answerOf} found the last new key's place, so that remembering it needs no second look. */
    private int placeOfNew;

    /**
     * No keys yet.
     *
     * @param window how many keys are remembered, 1 or more; it has to be the same in every run over one log.
     */
    public RememberedRequests(int window) {
        if (window < 1) {
            throw new IllegalArgumentException("a window of keys holds 1 or more, not " + window);
        }
        this.window = window;
        this.slots = new long[Integer.highestOneBit(window) * 4];
    }

    /**
     * Brings the places that a key's look-up and the forgetting of the oldest will need into the processor's cache.
     *
     * @param ahead how many other keys come before it, 0 or more.
     * @return something to keep, so that the loads are not optimized away.
     */
    public long warm(Request request, int ahead) {
        long warmed = slots[homeOf(hashOf(request.keyHigh(), request.keyLow()))];
        if (remembered >= window) {
            int oldest = wrapped(next + 1 + ahead % window);
            warmed ^= slots[homeOf(hashOf(rows.get(oldest, KEY_HIGH), rows.get(oldest, KEY_LOW)))];
        }
        return warmed;
    }

    /** The answer for a key that came before: the first one again, or a conflict; null for a new key. */
    public @Nullable Outcome answerOf(Request request, Command command, long position) {
        int slot = slotOf(request.keyHigh(), request.keyLow());
        if (slots[slot] == 0) {
            placeOfNew = slot;
            return null;
        }
        int row = rowAt(slot);
        long firstPosition = rows.get(row, POSITION);
        if (rows.get(row, CONTENT) != ContentHash.of(command)) {
            return new Rejected(position, new IdempotencyConflict(firstPosition));
        }
        return new Accepted(firstPosition, rows.get(row, ID), rows.get(row, AMOUNT), true);
    }

    /** What became of the request with a key. Leaves what {@link #answerOf} found alone. */
    public RequestView find(Request request) {
        int slot = slotOf(request.keyHigh(), request.keyLow());
        if (slots[slot] == 0) {
            return RequestView.UNKNOWN;
        }
        int row = rowAt(slot);
        return new RequestView(true, rows.get(row, POSITION), rows.get(row, ID), rows.get(row, AMOUNT));
    }

    /** A command was accepted under a new key, for which {@link #answerOf} was asked last. */
    public void applyAccepted(Request request, Command command, Accepted answer) {
        // One row more than the window, so that the new key takes its place before the oldest leaves.
        int row = next;
        if (row == rows.rows()) {
            rows.append();
        }
        rows.set(row, KEY_HIGH, request.keyHigh());
        rows.set(row, KEY_LOW, request.keyLow());
        rows.set(row, CONTENT, ContentHash.of(command));
        rows.set(row, POSITION, answer.position());
        rows.set(row, ID, answer.id());
        rows.set(row, AMOUNT, answer.amountMinor());
        slots[placeOfNew] = entryOf(request.keyHigh(), request.keyLow(), row);
        remembered++;
        next = wrapped(next + 1);
        if (remembered > window) {
            forget(next);
        }
    }

    private int wrapped(int row) {
        return row > window ? row - window - 1 : row;
    }

    /** Takes a row out of the index, and moves back those behind it that would no longer be found. */
    private void forget(int row) {
        int mask = slots.length - 1;
        int hole = slotOf(rows.get(row, KEY_HIGH), rows.get(row, KEY_LOW));
        int slot = hole;
        while (true) {
            slot = (slot + 1) & mask;
            if (slots[slot] == 0) {
                break;
            }
            int home = homeOf(hashAt(slot));
            if (((slot - home) & mask) >= ((slot - hole) & mask)) {
                slots[hole] = slots[slot];
                hole = slot;
            }
        }
        slots[hole] = 0;
    }

    /** The slot that holds a key, or the free one where it belongs. */
    private int slotOf(long high, long low) {
        int mask = slots.length - 1;
        int hash = hashOf(high, low);
        int slot = homeOf(hash);
        while (slots[slot] != 0) {
            if (hashAt(slot) == hash) {
                int row = rowAt(slot);
                if (rows.get(row, KEY_LOW) == low && rows.get(row, KEY_HIGH) == high) {
                    return slot;
                }
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static long entryOf(long high, long low, int row) {
        return (long) hashOf(high, low) << 32 | (row + 1);
    }

    private int rowAt(int slot) {
        return (int) slots[slot] - 1;
    }

    private int hashAt(int slot) {
        return (int) (slots[slot] >>> 32);
    }

    private static int hashOf(long high, long low) {
        return (int) (((low ^ high * 0xBF58476D1CE4E5B9L) * 0x9E3779B97F4A7C15L) >>> 32);
    }

    private int homeOf(int hash) {
        return hash & (slots.length - 1);
    }

    /** Writes all keys that are remembered. */
    public void writeTo(SnapshotWriter writer) {
        writer.number(window);
        writer.number(remembered);
        rows.writeTo(writer);
    }

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @throws IllegalStateException when it was written with another window.
     */
    public void restoreFrom(SnapshotReader reader) {
        long written = reader.number();
        if (written != window) {
            throw new IllegalStateException(
                    "the snapshot remembers " + written + " keys where " + window + " are expected");
        }
        remembered = reader.number();
        next = (int) (remembered % (window + 1L));
        rows.restoreFrom(reader);
        for (long key = Math.max(0, remembered - window); key < remembered; key++) {
            int row = (int) (key % (window + 1L));
            long high = rows.get(row, KEY_HIGH);
            long low = rows.get(row, KEY_LOW);
            slots[slotOf(high, low)] = entryOf(high, low, row);
        }
    }
}
