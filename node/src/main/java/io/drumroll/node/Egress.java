package io.drumroll.node;

import io.aeron.Publication;
import io.aeron.cluster.service.ClientSession;
import io.drumroll.engine.message.Outcome;
import io.drumroll.wire.OutcomeWriter;
import java.util.ArrayList;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Answers on their way to clients, one message for all that one message of commands comes to. A client that does not
 * read never holds up the engine: its answers wait for the next message or timer from the log, up to a bound, and are
 * dropped then; it can ask again under the same key.
 *
 * <p>For the service's thread.
 */
final class Egress {
    /** Bytes of answers that may wait for one client. */
    private static final int MAX_WAITING_BYTES = 1 << 20;

    private static final int INITIAL_BYTES = 64 << 10;

    private static final class Batch {
        private final ClientSession session;
        private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(INITIAL_BYTES);
        private int length;
        private int answers;

        private Batch(ClientSession session) {
            this.session = session;
        }
    }

    private final OutcomeWriter writer = new OutcomeWriter();
    private final Long2ObjectHashMap<Batch> bySession = new Long2ObjectHashMap<>();
    private final List<Batch> waiting = new ArrayList<>();
    private long dropped;

    /** Takes an answer. */
    void add(ClientSession session, long correlationId, Outcome outcome) {
        Batch batch = bySession.get(session.id());
        if (batch == null) {
            batch = new Batch(session);
            bySession.put(session.id(), batch);
        }
        if (batch.length >= MAX_WAITING_BYTES) {
            dropped++;
            return;
        }
        if (batch.length == 0) {
            waiting.add(batch);
        }
        batch.answers++;
        batch.length += writer.write(batch.buffer, batch.length, correlationId, outcome);
    }

    /** Sends what can be sent now; the cluster allows it only while a message from the log is handled. */
    void flush() {
        for (int i = waiting.size() - 1; i >= 0; i--) {
            if (send(waiting.get(i))) {
                waiting.remove(i);
            }
        }
    }

    /** Whether a client was not ready for its answers. */
    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    private boolean send(Batch batch) {
        try {
            long result = batch.session.offer(batch.buffer, 0, batch.length);
            if (result == Publication.BACK_PRESSURED || result == Publication.ADMIN_ACTION) {
                return false;
            }
        } catch (IllegalArgumentException e) {
            // The client's own channel takes no message of this length: its buffers are too small for what it asked.
            dropped += batch.answers;
        }
        // Sent, or nobody is there to read it any more.
        batch.length = 0;
        batch.answers = 0;
        return true;
    }

    /** A client left. */
    void close(ClientSession session) {
        Batch batch = bySession.remove(session.id());
        if (batch != null) {
            waiting.remove(batch);
        }
    }

    /** How many answers were dropped because their client did not read. */
    long dropped() {
        return dropped;
    }
}
