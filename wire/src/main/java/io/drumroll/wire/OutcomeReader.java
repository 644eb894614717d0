package io.drumroll.wire;

import io.drumroll.engine.message.Outcome;
import io.drumroll.wire.sbe.AcceptedDecoder;
import io.drumroll.wire.sbe.PriceChangedDecoder;
import io.drumroll.wire.sbe.RejectedDecoder;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/** Reads outcomes that stand one behind the other, as {@link CommandReader} does commands. For one thread. */
public final class OutcomeReader {
    private final Cursor cursor = new Cursor();
    private final AcceptedDecoder accepted = new AcceptedDecoder();
    private final PriceChangedDecoder priceChanged = new PriceChangedDecoder();
    private final RejectionReader rejections = new RejectionReader(cursor);
    private final QuoteReader quotes = new QuoteReader(cursor);
    private long correlationId;
    private @Nullable Outcome outcome;

    /** Takes the bytes to read; they must not change before the last {@link #next}. */
    public OutcomeReader wrap(DirectBuffer buffer, int offset, int length) {
        cursor.wrap(buffer, offset, length);
        outcome = null;
        return this;
    }

    /**
     * Reads the next outcome, if there is one.
     *
     * @return false behind the last.
     * @throws MalformedMessage when the bytes are no outcome; those behind them can't be read either.
     */
    public boolean next() {
        outcome = null;
        if (cursor.atEnd()) {
            return false;
        }
        outcome = read(cursor.header());
        return true;
    }

    /** What came with the command. */
    public long correlationId() {
        return correlationId;
    }

    /**
     * The outcome.
     *
     * @throws NullPointerException where {@link #next} did not say that there is one.
     */
    public Outcome outcome() {
        return Objects.requireNonNull(outcome, "no outcome without next()");
    }

    private Outcome read(int templateId) {
        return switch (templateId) {
            case AcceptedDecoder.TEMPLATE_ID -> accept();
            case RejectedDecoder.TEMPLATE_ID -> reject();
            case PriceChangedDecoder.TEMPLATE_ID -> rejectWithQuote();
            default -> throw cursor.malformed("no outcome has the template " + templateId);
        };
    }

    private Outcome accept() {
        AcceptedDecoder d = cursor.message(accepted);
        correlationId = d.correlationId();
        return new Outcome.Accepted(d.position(), d.subject(), d.amountMinor(), cursor.flag(d.repeated()));
    }

    private Outcome reject() {
        RejectedDecoder d = rejections.begin();
        correlationId = d.correlationId();
        return new Outcome.Rejected(d.position(), rejections.read());
    }

    private Outcome rejectWithQuote() {
        PriceChangedDecoder d = cursor.message(priceChanged);
        correlationId = d.correlationId();
        return new Outcome.Rejected(d.position(), quotes.read(d));
    }
}
