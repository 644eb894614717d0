package io.drumroll.wire;

import io.drumroll.engine.message.Event;
import io.drumroll.wire.sbe.FeedFrameEncoder;
import io.drumroll.wire.sbe.MessageHeaderEncoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/**
 * Collects the events of one time in a frame: {@link #begin}, {@link #add} as often as wanted, and then the bytes 0 to
 * {@link #length()} of {@link #buffer()} are the frame. They are a whole frame after every call. For one thread.
 */
public final class FeedFrameWriter {
    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + FeedFrameEncoder.BLOCK_LENGTH;

    private final ExpandableArrayBuffer buffer;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final FeedFrameEncoder frame = new FeedFrameEncoder();
    private final EventWriter events = new EventWriter();
    private long timeMs;
    private int length;
    private int eventCount;

    /**
     * A writer with an empty frame.
     *
     * @param capacity bytes to begin with; it grows as needed.
     */
    public FeedFrameWriter(int capacity) {
        buffer = new ExpandableArrayBuffer(Math.max(capacity, HEADER_LENGTH));
        begin(1, 0);
    }

    /**
     * Begins an empty frame; one that was collected is gone.
     *
     * @param firstSequence number of the first event to be added; those behind it follow densely.
     * @param timeMs the time of all of them, in ms of the epoch.
     */
    public void begin(long firstSequence, long timeMs) {
        this.timeMs = timeMs;
        length = HEADER_LENGTH;
        eventCount = 0;
        frame.wrapAndApplyHeader(buffer, 0, header)
                .firstSequence(firstSequence)
                .timeMs(timeMs)
                .events(0);
    }

    /** Whether no event was added yet. */
    public boolean isEmpty() {
        return eventCount == 0;
    }

    /** How many bytes the frame has; never 0. */
    public int length() {
        return length;
    }

    /**
     * Adds the next event.
     *
     * @throws IllegalArgumentException when a text or the lines are too many for a message; the frame is as before.
     */
    public void add(Event event) {
        int begin = length + Integer.BYTES;
        int end = events.write(buffer, begin, event);
        buffer.putInt(length, end - begin, ByteOrder.LITTLE_ENDIAN);
        length = end;
        eventCount++;
        frame.events(eventCount);
    }

    /** What the frame stands in, from byte 0; the same object always. */
    public DirectBuffer buffer() {
        return buffer;
    }

    /** How many events were added. */
    public int eventCount() {
        return eventCount;
    }

    /** The time of the frame's events, in ms of the epoch. */
    public long timeMs() {
        return timeMs;
    }

    /** Takes all events out again; number and time of {@link #begin} stay. */
    public void clear() {
        length = HEADER_LENGTH;
        eventCount = 0;
        frame.events(0);
    }
}
