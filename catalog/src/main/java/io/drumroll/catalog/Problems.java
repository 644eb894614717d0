package io.drumroll.catalog;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one product, the first {@link #MAX} problems. Not thread safe. */
public final class Problems {
    /** The most problems that are kept of one product. */
    public static final int MAX = 20;

    private final List<Problem> found = new ArrayList<>();
    private int count;

    /** Adds a problem, unless there are enough. */
    public void add(String field, String reason) {
        count++;
        if (found.size() < MAX) {
            found.add(new Problem(field, reason));
        }
    }

    /** How many there are, those that were not kept too. */
    public int count() {
        return count;
    }

    /** Whether nothing is wrong. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** The problems, in the order in which they were found. */
    public List<Problem> list() {
        return List.copyOf(found);
    }
}
