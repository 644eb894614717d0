package io.drumroll.catalog.search;

import java.util.Optional;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Generations in memory, gone with the process. */
final class InMemory implements IndexPlace {
    private int generations;

    @Override
    public Optional<Home> current() {
        return Optional.empty();
    }

    @Override
    public Home next() {
        generations++;
        return new Home("generation-" + generations, new ByteBuffersDirectory());
    }

    @Override
    public void makeCurrent(Home home) {
        // Nothing to remember: whoever asks again after a restart finds nothing.
    }

    @Override
    public void discard(Home home) {
        // The memory is free once nobody points to it.
    }
}
