package io.drumroll.edge;

import io.drumroll.client.Festival;
import java.util.List;

/**
 * What the server serves.
 *
 * @param festival carries out commands and answers fresh reads.
 * @param board where the board's figures come from.
 * @param assets the pages.
 * @param metrics others' lines for {@code GET /metrics}.
 */
public record EdgeParts(Festival festival, BoardSource board, StaticAssets assets, List<MetricsSource> metrics) {
    public EdgeParts {
        metrics = List.copyOf(metrics);
    }
}
