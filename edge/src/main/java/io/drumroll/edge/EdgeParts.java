package io.drumroll.edge;

import io.drumroll.accounts.Accounts;
import io.drumroll.accounts.Identities;
import io.drumroll.client.Festival;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
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
 * @param accounts people's accounts, or null where there are none.
 * @param products the catalogue, or null where there is none.
 * @param search the search, or null where there is none.
 * @param history the order history and webhooks, or null where none is kept.
 * @param controls what operators stop and throttle.
 * @param figures what {@code GET /v1/ops/figures} tells of the festival, by name.
 */
public record EdgeParts(
        Festival festival,
        Identities identities,
        BoardSource board,
        StaticAssets assets,
        List<MetricsSource> metrics,
        Map<String, String> about,
        @Nullable PaymentsPort payments,
        @Nullable BooksPort books,
        @Nullable AccountParts accounts,
        @Nullable ProductParts products,
        @Nullable SearchParts search,
        @Nullable HistoryParts history,
        Controls controls,
        Supplier<Map<String, Long>> figures) {
    public EdgeParts {
        metrics = List.copyOf(metrics);
        about = Collections.unmodifiableMap(new TreeMap<>(about));
    }

    /** Those that every server has; the others come by {@code with…}. */
    public EdgeParts(
            Festival festival,
            Identities identities,
            BoardSource board,
            StaticAssets assets,
            List<MetricsSource> metrics,
            Map<String, String> about) {
        this(
                festival,
                identities,
                board,
                assets,
                metrics,
                about,
                null,
                null,
                null,
                null,
                null,
                null,
                Controls.inMemory(),
                Map::of);
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
    public EdgeParts withPayments(PaymentsPort given) {
        return with(given, books, accounts, products, search, history);
    }

    /** The same with reports. */
    public EdgeParts withBooks(BooksPort given) {
        return with(payments, given, accounts, products, search, history);
    }

    /** The same with people's accounts alone. */
    public EdgeParts withAccounts(Accounts given) {
        return withAccounts(AccountParts.of(given));
    }

    /** The same with people's accounts. */
    public EdgeParts withAccounts(AccountParts given) {
        return with(payments, books, given, products, search, history);
    }

    /** The same with a catalogue. */
    public EdgeParts withProducts(ProductParts given) {
        return with(payments, books, accounts, given, search, history);
    }

    /** The same with a search. */
    public EdgeParts withSearch(SearchParts given) {
        return with(payments, books, accounts, products, given, history);
    }

    /** The same with an order history. */
    public EdgeParts withHistory(HistoryParts given) {
        return with(payments, books, accounts, products, search, given);
    }

    /** The same with controls that outlive the server, and with figures. */
    public EdgeParts withControls(Controls given, Supplier<Map<String, Long>> told) {
        return new EdgeParts(
                festival,
                identities,
                board,
                assets,
                metrics,
                about,
                payments,
                books,
                accounts,
                products,
                search,
                history,
                given,
                told);
    }

    private EdgeParts with(
            @Nullable PaymentsPort thePayments,
            @Nullable BooksPort theBooks,
            @Nullable AccountParts theAccounts,
            @Nullable ProductParts theProducts,
            @Nullable SearchParts theSearch,
            @Nullable HistoryParts theHistory) {
        return new EdgeParts(
                festival,
                identities,
                board,
                assets,
                metrics,
                about,
                thePayments,
                theBooks,
                theAccounts,
                theProducts,
                theSearch,
                theHistory,
                controls,
                figures);
    }
}
