package io.drumroll.engine.oracle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What checking came to so far: how many of each thing were looked at, and the first that does not hold. */
final class Findings {
    private final Map<String, Long> checked = new LinkedHashMap<>();
    private @Nullable String breach;

    /** Nothing of these was looked at yet. */
    Findings(String... things) {
        for (String thing : things) {
            checked.put(thing, 0L);
        }
    }

    /** Notes a breach where something does not hold, unless there is one already. */
    void demand(boolean holds, Supplier<String> words) {
        if (!holds && breach == null) {
            breach = words.get();
        }
    }

    /** One more was looked at. */
    void count(String thing) {
        checked.merge(thing, 1L, Long::sum);
    }

    boolean ok() {
        return breach == null;
    }

    Optional<String> breach() {
        return Optional.ofNullable(breach);
    }

    Map<String, Long> checked() {
        return checked;
    }
}
