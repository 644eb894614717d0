package io.drumroll.history;

import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.EventSink;

/** One event as the feed brings it. */
public record Happened(long sequence, long timeMs, Event event) {
    /** Gives it to a view. */
    public void to(EventSink sink) {
        sink.onEvent(sequence, timeMs, event);
    }
}
