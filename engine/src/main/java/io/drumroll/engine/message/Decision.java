package io.drumroll.engine.message;

import java.util.List;

/** What deciding a command came to. Deciding changes nothing; carrying it out is applying the events. */
public sealed interface Decision {
    /** The command is refused. */
    record Reject(Rejection rejection) implements Decision {}

    /**
     * The command is carried out by these events.
     *
     * @param id what {@link Outcome.Accepted#id} will say.
     * @param amountMinor what {@link Outcome.Accepted#amountMinor} will say.
     * @param events one or more, in order.
     */
    record Accept(long id, long amountMinor, List<Event> events) implements Decision {}

    /** A decision to refuse. */
    static Decision reject(Rejection rejection) {
        return new Reject(rejection);
    }

    /** A decision of one event. */
    static Decision accept(long id, long amountMinor, Event event) {
        return new Accept(id, amountMinor, List.of(event));
    }
}
