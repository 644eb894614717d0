package io.drumroll.edge;

import org.jspecify.annotations.Nullable;

/** An answer on its way from the festival's thread to the event loop of its request; see {@link EdgeLoop#handOver}. */
abstract class Handover {
    /** The answer that was handed over before this one, while both wait. */
    @Nullable
    Handover before;

    /** Goes on with the request, on its event loop. */
    abstract void arrive();
}
