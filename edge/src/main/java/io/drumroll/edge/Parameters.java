package io.drumroll.edge;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the query of an address: {@code name=value} pairs between ampersands. */
final class Parameters {
    private Parameters() {}

    /**
     * Checks that a query has only parameters that the route knows, each well encoded, and once unless it
     * may repeat.
     *
     * @throws BadRequest otherwise.
     */
    static void check(@Nullable String query, Route route) {
        if (query == null || query.isEmpty() || route.takesForeignParameters()) {
            return;
        }
        List<String> seen = new ArrayList<>();
        for (int from = 0; from <= query.length(); from = endOf(query, from) + 1) {
            String name = nameAt(query, from);
            if (!route.parameters().contains(name)) {
                String known = route.parameters().isEmpty() ? "none" : String.join(", ", route.parameters());
                throw new BadRequest(
                        EdgeCode.BAD_PARAMETER,
                        "There is no parameter '" + JsonReader.shortened(name) + "' here; known: " + known + ".");
            }
            if (seen.contains(name) && !route.repeats(name)) {
                throw new BadRequest(EdgeCode.BAD_PARAMETER, "Give the parameter '" + name + "' once.");
            }
            seen.add(name);
        }
    }

    /** The decoded value of a parameter, or null if the query does not have it. */
    static @Nullable String find(@Nullable String query, String wanted) {
        List<String> all = findAll(query, wanted);
        return all.isEmpty() ? null : all.getFirst();
    }

    /** The decoded values of a parameter, in their order; empty if the query does not have it. */
    static List<String> findAll(@Nullable String query, String wanted) {
        if (query == null || query.isEmpty()) {
            return List.of();
        }
        List<String> values = new ArrayList<>(1);
        for (int from = 0; from <= query.length(); from = endOf(query, from) + 1) {
            if (nameAt(query, from).equals(wanted)) {
                String pair = query.substring(from, endOf(query, from));
                int equals = pair.indexOf('=');
                values.add(equals < 0 ? "" : Paths.percentDecoded(pair.substring(equals + 1), EdgeCode.BAD_PARAMETER));
            }
        }
        return values;
    }

    /** A query as it came, but for some parameters; it was {@link #check checked}. */
    static String without(@Nullable String query, List<String> names) {
        if (query == null || query.isEmpty()) {
            return "";
        }
        List<String> pairs = new ArrayList<>();
        for (int from = 0; from <= query.length(); from = endOf(query, from) + 1) {
            if (!names.contains(nameAt(query, from))) {
                pairs.add(query.substring(from, endOf(query, from)));
            }
        }
        return String.join("&", pairs);
    }

    private static String nameAt(String query, int from) {
        String pair = query.substring(from, endOf(query, from));
        int equals = pair.indexOf('=');
        return Paths.percentDecoded(equals < 0 ? pair : pair.substring(0, equals), EdgeCode.BAD_PARAMETER);
    }

    private static int endOf(String query, int from) {
        int end = query.indexOf('&', from);
        return end < 0 ? query.length() : end;
    }
}
