package io.drumroll.edge;

import io.drumroll.accounts.Identities;
import io.drumroll.client.Festival;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the server serves.
 *
 * @param festival carries out commands and answers fresh reads.
 * @param identities tells who asks.
 * @param board where the board's figures come from.
 * @param assets the pages.
 * @param metrics others' lines for {@code GET /metrics}.
 * @param about more that {@code GET /health/ready} says of the festival, by name.
 * @param payments the payment provider, or null where there is none.
 * @param books the reports, or null where none are kept.
 */
public record EdgeParts(
        Festival festival,
        Identities identities,
        BoardSource board,
        StaticAssets assets,
        List<MetricsSource> metrics,
        Map<String, String> about,
        @Nullable PaymentsPort payments,
        @Nullable BooksPort books) {
    public EdgeParts {
        metrics = List.copyOf(metrics);
        about = Collections.unmodifiableMap(new TreeMap<>(about));
    }

    /** Parts without payment provider and books. */
    public EdgeParts(
            Festival festival,
            Identities identities,
            BoardSource board,
            StaticAssets assets,
            List<MetricsSource> metrics,
            Map<String, String> about) {
        this(festival, identities, board, assets, metrics, about, null, null);
    }

    /** The same, with nothing more to say of the festival. */
    public EdgeParts(
            Festival festival,
            Identities identities,
            BoardSource board,
            StaticAssets assets,
            List<MetricsSource> metrics) {
        this(festival, identities, board, assets, metrics, Map.of());
    }

    /** The same with a payment provider. */
    public EdgeParts withPayments(PaymentsPort provider) {
        return new EdgeParts(festival, identities, board, assets, metrics, about, provider, books);
    }

    /** The same with reports. */
    public EdgeParts withBooks(BooksPort reports) {
        return new EdgeParts(festival, identities, board, assets, metrics, about, payments, reports);
    }
}
