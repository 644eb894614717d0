package io.drumroll.books;

import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.EventSink;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Takes the events of the feed, each once and in order. All methods belong to one thread at a time. */
abstract sealed class FeedView implements EventSink permits Statements, DutySales {
    private long position;
    private long asOfMs;

    /** Number of the last event that was counted, 0 before the first: the feed goes on behind it. */
    public final long position() {
        return position;
    }

    /** Time of the last event that was counted, in ms of the epoch, 0 before the first. */
    public final long asOfMs() {
        return asOfMs;
    }

    /**
     * Counts an event. One that was counted before is passed over.
     *
     * @throws IllegalStateException if an event between the last one counted and this one is missing, or if it does not
     *     fit those before it; the view is then of no use and must be rebuilt from the feed.
     */
    @Override
    public final void onEvent(long sequence, long timeMs, Event event) {
        if (sequence <= position) {
            return;
        }
        if (sequence != position + 1) {
            throw new IllegalStateException("the books have counted up to event " + position + " and were given event "
                    + sequence + ": event " + (position + 1) + " is missing");
        }
        count(sequence, timeMs, event);
        position = sequence;
        asOfMs = timeMs;
    }

    abstract void count(long sequence, long timeMs, Event event);

    void write(DataOutput out) throws IOException {
        out.writeLong(position);
        out.writeLong(asOfMs);
    }

    void read(DataInput in) throws IOException {
        position = in.readLong();
        asOfMs = in.readLong();
    }
}
