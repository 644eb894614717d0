package io.drumroll.edge;

import io.drumroll.catalog.search.CatalogueSearch;
import io.drumroll.catalog.search.SearchAnswer;
import io.drumroll.catalog.search.SearchLanguage;
import io.drumroll.catalog.search.SearchQuery;
import io.drumroll.catalog.search.SearchRefusal;
import io.drumroll.catalog.search.SearchResult;
import io.drumroll.catalog.search.Suggestion;
import io.drumroll.catalog.search.Suggestions;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Finding products. A search takes about a millisecond of a processor, so it is computed beside the event loops. */
final class SearchRoutes {
    private static final int USUAL_SUGGESTIONS = 8;

    private final CatalogueSearch search;
    private final SlowCalls calls;
    private final LongSupplier nowMs;

    /**
     * @param nowMs the server's clock, in ms of the epoch, by which deals begin and end.
     */
    SearchRoutes(CatalogueSearch search, SlowCalls calls, LongSupplier nowMs) {
        this.search = search;
        this.calls = calls;
        this.nowMs = nowMs;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.SEARCH, this::search)
                .on(Route.SEARCH_SUGGESTIONS, this::suggest)
                .on(Route.SEARCH_CONDITION, this::condition)
                .on(Route.SEARCH_REBUILD, this::rebuild);
    }

    /** What was found, written already but for its next page. */
    private sealed interface Found {
        record Page(Buffer json, Optional<String> next) implements Found {}

        record Refused(SearchRefusal refusal) implements Found {}
    }

    private void search(Exchange exchange) {
        SearchQuery query = SearchRequest.read(exchange, search);
        calls.compute(exchange, () -> found(query), found -> {
            switch (found) {
                case Found.Refused(SearchRefusal refusal) -> throw bad(refusal);
                case Found.Page(Buffer json, var next) -> {
                    next.ifPresent(cursor -> exchange.nextLink(SearchRequest.next(exchange, cursor)));
                    exchange.send(200, Exchange.JSON, json);
                }
            }
        });
    }

    /** Writes the page, too, as that takes as long as finding it. */
    private Found found(SearchQuery query) {
        SearchAnswer answer = search.search(query);
        return switch (answer) {
            case SearchRefusal refusal -> new Found.Refused(refusal);
            case SearchResult result -> {
                JsonWriter json = new JsonWriter().beginObject();
                SearchViews.writeResult(json, search, result, query.language(), nowMs.getAsLong());
                result.nextCursor().ifPresent(cursor -> json.field("next", cursor));
                yield new Found.Page(json.endObject().toBuffer(), result.nextCursor());
            }
        };
    }

    private static BadRequest bad(SearchRefusal refusal) {
        return switch (refusal.reason()) {
            case UNAVAILABLE ->
                new BadRequest(EdgeCode.SEARCH_UNAVAILABLE, "Orders go on; ask for this again in a moment.");
            case TEXT_TOO_LONG, BAD_FACET_VALUE, TOO_MANY_CHOSEN, BAD_PRICES, BAD_PAGE, BAD_CURSOR ->
                new BadRequest(EdgeCode.BAD_PARAMETER, sentence(refusal.detail()));
        };
    }

    private static String sentence(String detail) {
        return Character.toUpperCase(detail.charAt(0)) + detail.substring(1) + ".";
    }

    private void suggest(Exchange exchange) {
        String typed = SearchRequest.text(exchange);
        SearchLanguage language = SearchRequest.language(exchange);
        int limit = exchange.parameter("limit") == null
                ? USUAL_SUGGESTIONS
                : (int) Asked.number(exchange, "limit", 1, Suggestions.MAX_GIVEN);
        calls.compute(exchange, () -> search.complete(typed, language, limit), suggestions -> {
            JsonWriter json = exchange.loop().json().beginObject();
            write(json, suggestions);
            exchange.send(200, Exchange.JSON, json.endObject().toBuffer());
        });
    }

    private void write(JsonWriter json, List<Suggestion> suggestions) {
        json.beginArray("suggestions");
        for (Suggestion suggestion : suggestions) {
            json.beginObject()
                    .field("kind", Words.SUGGESTION_KINDS.of(suggestion.kind()))
                    .field("text", suggestion.text());
            search.categories().byId(suggestion.id()).ifPresent(category -> json.field("category", category.code()));
            json.endObject();
        }
        json.endArray();
    }

    private void condition(Exchange exchange) {
        calls.call(
                exchange,
                () -> {
                    try {
                        return search.condition();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                condition -> {
                    JsonWriter json = exchange.loop().json().beginObject();
                    SearchViews.writeCondition(json, condition);
                    exchange.send(200, Exchange.JSON, json.endObject().toBuffer());
                });
    }

    private void rebuild(Exchange exchange) {
        Values.expectNoFields(exchange);
        boolean isBegun = search.rebuild();
        JsonWriter json = exchange.loop().json().beginObject().field("begun", isBegun);
        exchange.send(202, Exchange.JSON, json.endObject().toBuffer());
    }
}
