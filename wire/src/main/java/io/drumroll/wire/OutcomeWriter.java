package io.drumroll.wire;

import io.drumroll.engine.message.Outcome;
import io.drumroll.wire.sbe.AcceptedEncoder;
import io.drumroll.wire.sbe.MessageHeaderEncoder;
import org.agrona.MutableDirectBuffer;

/** Writes outcomes as bytes; several may stand behind one another. For one thread, without new objects where accepted. */
public final class OutcomeWriter {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final AcceptedEncoder accepted = new AcceptedEncoder();
    private final RejectionWriter rejections = new RejectionWriter();

    /**
     * Writes an outcome.
     *
     * @param correlationId what came with the command.
     * @return how many bytes it takes.
     * @throws IllegalArgumentException when a text or a list of a quote is too long for a message.
     * @throws IndexOutOfBoundsException when the buffer is too short.
     */
    public int write(MutableDirectBuffer buffer, int offset, long correlationId, Outcome outcome) {
        int end = switch (outcome) {
            case Outcome.Accepted o -> accept(buffer, offset, correlationId, o);
            case Outcome.Rejected o -> rejections.write(buffer, offset, correlationId, o);
        };
        return end - offset;
    }

    private int accept(MutableDirectBuffer buffer, int offset, long correlationId, Outcome.Accepted o) {
        accepted.wrapAndApplyHeader(buffer, offset, header)
                .correlationId(correlationId)
                .position(o.position())
                .subject(o.id())
                .amountMinor(o.amountMinor())
                .repeated(Values.flag(o.repeated()));
        return accepted.limit();
    }
}
