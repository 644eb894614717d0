package io.drumroll.edge;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields that one kind of JSON object may have; each is known by its place in the list. Immutable. */
final class Fields {
    private final List<String> names;
    private final Map<String, Integer> places = new HashMap<>();
    private final long required;

    private Fields(List<String> names, int required) {
        this.names = names;
        this.required = (1L << required) - 1;
        for (String name : names) {
            places.put(name, places.size());
        }
    }

    /** Fields that must all be there; {@link #optional} adds others. At most 62 together. */
    static Fields required(String... names) {
        return new Fields(List.of(names), names.length);
    }

    /** These fields, and behind them others that may be left out. */
    Fields optional(String... more) {
        String[] all = Arrays.copyOf(names.toArray(new String[0]), names.size() + more.length);
        System.arraycopy(more, 0, all, names.size(), more.length);
        return new Fields(List.of(all), names.size());
    }

    /** The place of a field, or -1 if it is not known. */
    int placeOf(String name) {
        Integer place = places.get(name);
        return place == null ? -1 : place;
    }

    String name(int place) {
        return names.get(place);
    }

    List<String> names() {
        return names;
    }

    /** The bits of the required fields, by place. */
    long requiredBits() {
        return required;
    }
}
