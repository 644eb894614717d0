package io.drumroll.catalog.search;

import io.drumroll.engine.message.Query;
import java.util.function.Consumer;

/** The engine's fresh reads, seen from here. */
@FunctionalInterface
public interface FreshReads {
    /**
     * Asks; exactly one of the two is called, on any thread, which must not be held up.
     *
     * @param onFailure there is no answer; asking again later does no harm.
     */
    <A> void read(Query<A> query, Consumer<Query.Reply<A>> onReply, Runnable onFailure);
}
