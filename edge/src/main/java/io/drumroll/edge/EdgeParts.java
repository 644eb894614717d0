package io.drumroll.edge;

import io.drumroll.client.Festival;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the server serves.
 *
 * @param festival carries out commands and answers fresh reads.
 * @param board where the board's figures come from.
 * @param assets the pages.
 * @param metrics others' lines for {@code GET /metrics}.
 * @param about more that {@code GET /health/ready} says of the festival, by name.
 */
public record EdgeParts(
        Festival festival,
        BoardSource board,
        StaticAssets assets,
        List<MetricsSource> metrics,
        Map<String, String> about) {
    public EdgeParts {
        metrics = List.copyOf(metrics);
        about = Collections.unmodifiableMap(new TreeMap<>(about));
    }

    /** The same, with nothing more to say of the festival. */
    public EdgeParts(Festival festival, BoardSource board, StaticAssets assets, List<MetricsSource> metrics) {
        this(festival, board, assets, metrics, Map.of());
    }
}
