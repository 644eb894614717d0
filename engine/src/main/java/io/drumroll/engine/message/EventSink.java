package io.drumroll.engine.message;

/** Receives the engine's events in order, on the engine's thread. */
@FunctionalInterface
public interface EventSink {
    /** Takes nothing and keeps nothing. */
    EventSink NONE = (sequence, timeMs, event) -> {};

    /**
     * Called once for each event, after it was applied.
     *
     * @param sequence the event's number: dense, from 1.
     * @param timeMs the time of the command that caused it, in ms of the epoch, from the log.
     * @param event what happened.
     */
    void onEvent(long sequence, long timeMs, Event event);
}
