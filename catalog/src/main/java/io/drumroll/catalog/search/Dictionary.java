package io.drumroll.catalog.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the values of a facet from 0, so that they can be counted in an array. A value keeps its number. Thread-safe. */
final class Dictionary {
    private final String what;
    private final int bound;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> values = new ArrayList<>();
    private List<String> copy = List.of();

    /**
     * @param what what the values are, for the message when there are too many.
     * @param bound the most values.
     */
    Dictionary(String what, int bound) {
        this.what = what;
        this.bound = bound;
    }

    /** The value's number, a new one if it has none. */
    synchronized int number(String value) {
        Integer known = numbers.get(value);
        if (known != null) {
            return known;
        }
        if (values.size() >= bound) {
            throw new IllegalStateException("there are " + bound + " " + what + " already, and no more can be counted");
        }
        numbers.put(value, values.size());
        values.add(value);
        return values.size() - 1;
    }

    /** All values by number. Numbers that come later are not in it. */
    synchronized List<String> values() {
        if (copy.size() != values.size()) {
            copy = List.copyOf(values);
        }
        return copy;
    }

    /** The numbers of the values that are known. */
    synchronized int size() {
        return values.size();
    }

    /** The value's number, or -1. */
    synchronized int find(String value) {
        return numbers.getOrDefault(value, -1);
    }
}
