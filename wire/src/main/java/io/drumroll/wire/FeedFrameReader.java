package io.drumroll.wire;

import io.drumroll.engine.message.EventSink;
import io.drumroll.wire.sbe.FeedFrameDecoder;
import io.drumroll.wire.sbe.MessageHeaderDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/** Reads the events of a frame that {@link FeedFrameWriter} wrote. For one thread. */
public final class FeedFrameReader {
    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;

    private final Cursor cursor = new Cursor();
    private final FeedFrameDecoder frame = new FeedFrameDecoder();
    private final EventReader events = new EventReader(cursor);

    /**
     * Hands over all events of a frame, in order.
     *
     * @throws MalformedMessage when the bytes are no whole frame; the sink may have been given those in front of the fault.
     */
    public void read(DirectBuffer buffer, int offset, int length, EventSink sink) {
        read(buffer, offset, length, Long.MIN_VALUE, sink);
    }

    /**
     * Hands over the events of a frame whose numbers are greater than {@code afterSequence}, in order; the others are passed
     * over without reading them.
     *
     * @throws MalformedMessage when the bytes are no whole frame; the sink may have been given those in front of the fault.
     */
    public void read(DirectBuffer buffer, int offset, int length, long afterSequence, EventSink sink) {
        cursor.wrap(buffer, offset, length);
        int templateId = cursor.header();
        if (templateId != FeedFrameDecoder.TEMPLATE_ID) {
            throw cursor.malformed("template " + templateId + " is no frame");
        }
        cursor.message(frame);
        long firstSequence = frame.firstSequence();
        long timeMs = frame.timeMs();
        int count = frame.events();
        if (count < 0) {
            throw cursor.malformed("a frame of " + count + " events");
        }
        for (int i = 0; i < count; i++) {
            int end = cursor.partEnd();
            if (firstSequence + i > afterSequence) {
                int frameEnd = cursor.narrow(end);
                var event = events.read();
                cursor.widen(frameEnd);
                sink.onEvent(firstSequence + i, timeMs, event);
            } else {
                cursor.skipTo(end);
            }
        }
        cursor.requireEnd();
    }

    /**
     * The number of a frame's first event.
     *
     * @throws MalformedMessage when no frame begins there.
     */
    public static long firstSequence(DirectBuffer buffer, int offset) {
        requireFrame(buffer, offset);
        return buffer.getLong(offset + BODY + FeedFrameDecoder.firstSequenceEncodingOffset(), ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The number of a frame's last event; one less than the first where it has none.
     *
     * @throws MalformedMessage when no frame begins there.
     */
    public static long lastSequence(DirectBuffer buffer, int offset) {
        long first = firstSequence(buffer, offset);
        int count = buffer.getInt(offset + BODY + FeedFrameDecoder.eventsEncodingOffset(), ByteOrder.LITTLE_ENDIAN);
        if (count < 0) {
            throw new MalformedMessage("a frame of " + count + " events");
        }
        return first + count - 1;
    }

    /**
     * The time of a frame's events, in ms of the epoch.
     *
     * @throws MalformedMessage when no frame begins there.
     */
    public static long timeMs(DirectBuffer buffer, int offset) {
        requireFrame(buffer, offset);
        return buffer.getLong(offset + BODY + FeedFrameDecoder.timeMsEncodingOffset(), ByteOrder.LITTLE_ENDIAN);
    }

    private static void requireFrame(DirectBuffer buffer, int offset) {
        if (buffer.capacity() - offset < BODY + FeedFrameDecoder.BLOCK_LENGTH) {
            throw new MalformedMessage("too short for a frame's head");
        }
        int templateId = uint16(buffer, offset + MessageHeaderDecoder.templateIdEncodingOffset());
        int schemaId = uint16(buffer, offset + MessageHeaderDecoder.schemaIdEncodingOffset());
        if (templateId != FeedFrameDecoder.TEMPLATE_ID || schemaId != FeedFrameDecoder.SCHEMA_ID) {
            throw new MalformedMessage("template " + templateId + " of schema " + schemaId + " is no frame");
        }
    }

    private static int uint16(DirectBuffer buffer, int index) {
        return Short.toUnsignedInt(buffer.getShort(index, ByteOrder.LITTLE_ENDIAN));
    }
}
