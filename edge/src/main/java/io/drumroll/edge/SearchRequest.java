package io.drumroll.edge;

import io.drumroll.catalog.Categories.Category;
import io.drumroll.catalog.search.CatalogueSearch;
import io.drumroll.catalog.search.ProductFacet;
import io.drumroll.catalog.search.SearchLanguage;
import io.drumroll.catalog.search.SearchQuery;
import io.drumroll.catalog.search.SearchSort;
import io.drumroll.engine.shop.ShopKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads a search from the query of an address. What it cannot be is refused with what it could. */
final class SearchRequest {
    private static final String CURSOR = "cursor";
    private static final String LIMIT = "limit";

    /** Of which any of several values may be chosen. */
    static final List<String> REPEATED = List.of("category", "brand", "shopKind", "shop", "origin", "priceBand");

    /** All that it reads. */
    static final List<String> PARAMETERS = List.of(
            "q",
            "language",
            "category",
            "brand",
            "shopKind",
            "shop",
            "origin",
            "priceBand",
            "minPriceMinor",
            "maxPriceMinor",
            "onDeal",
            "inStock",
            "sort",
            CURSOR,
            LIMIT);

    private SearchRequest() {}

    static SearchQuery read(Exchange exchange, CatalogueSearch search) {
        Map<ProductFacet, Set<String>> chosen = new EnumMap<>(ProductFacet.class);
        choose(exchange, chosen, ProductFacet.CATEGORY, code -> category(search, code));
        choose(exchange, chosen, ProductFacet.BRAND, UnaryOperator.identity());
        choose(exchange, chosen, ProductFacet.SHOP_KIND, SearchRequest::shopKind);
        choose(exchange, chosen, ProductFacet.ORIGIN, UnaryOperator.identity());
        choose(exchange, chosen, ProductFacet.PRICE_BAND, UnaryOperator.identity());
        choose(exchange, chosen, ProductFacet.ON_DEAL, text -> yesOrNo("onDeal", text));
        choose(exchange, chosen, ProductFacet.IN_STOCK, text -> yesOrNo("inStock", text));
        String cursor = exchange.parameter(CURSOR);
        return new SearchQuery(
                text(exchange),
                language(exchange),
                chosen,
                price(exchange, "minPriceMinor", 0),
                price(exchange, "maxPriceMinor", Long.MAX_VALUE),
                sort(exchange),
                cursor == null ? new SearchQuery.Offset(0) : new SearchQuery.After(cursor),
                Asked.limit(exchange, SearchQuery.MAX_SIZE),
                shops(exchange));
    }

    private static Set<Integer> shops(Exchange exchange) {
        Set<Integer> shops = new HashSet<>();
        for (String text : exchange.parameters("shop")) {
            shops.add((int) Asked.number("shop", text, 1, Integer.MAX_VALUE));
        }
        return shops;
    }

    /** What is looked for; empty for everything. */
    static String text(Exchange exchange) {
        String text = exchange.parameter("q");
        return text == null ? "" : text;
    }

    /** The language of the words; English where none is named. */
    static SearchLanguage language(Exchange exchange) {
        String code = exchange.parameter("language");
        if (code == null) {
            return SearchLanguage.ENGLISH;
        }
        @Nullable SearchLanguage language = SearchLanguage.ofCode(code);
        if (language != null) {
            return language;
        }
        throw new BadRequest(EdgeCode.BAD_PARAMETER, "Give language as en, zh or sv.");
    }

    /** The address of the page behind a cursor, of the same search. */
    static String next(Exchange exchange, String cursor) {
        StringBuilder address = new StringBuilder("/v1/search?");
        for (String name : PARAMETERS) {
            if (!name.equals(CURSOR)) {
                exchange.parameters(name).forEach(value -> append(address, name, value));
            }
        }
        append(address, CURSOR, cursor);
        return address.substring(0, address.length() - 1);
    }

    private static void append(StringBuilder address, String name, String value) {
        address.append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")) // as in no form
                .append('&');
    }

    private static void choose(
            Exchange exchange,
            Map<ProductFacet, Set<String>> chosen,
            ProductFacet facet,
            UnaryOperator<String> valueOf) {
        Set<String> values = new HashSet<>();
        exchange.parameters(Words.FACETS.of(facet)).forEach(text -> values.add(valueOf.apply(text)));
        chosen.put(facet, values);
    }

    private static String category(CatalogueSearch search, String code) {
        Category category = search.categories()
                .byCode(code)
                .orElseThrow(() -> new BadRequest(
                        EdgeCode.BAD_PARAMETER, "Give category as the code of one; the facets of a search name them."));
        return Long.toString(category.id());
    }

    private static String shopKind(String word) {
        @Nullable ShopKind kind = Words.SHOP_KINDS.find(word);
        if (kind == null) {
            throw new BadRequest(
                    EdgeCode.BAD_PARAMETER,
                    "Give shopKind as one of " + String.join(", ", Words.SHOP_KINDS.all()) + ".");
        }
        return kind.name();
    }

    private static String yesOrNo(String name, String text) {
        return switch (text) {
            case "true" -> "yes";
            case "false" -> "no";
            default -> throw new BadRequest(EdgeCode.BAD_PARAMETER, "Give " + name + " as true or false.");
        };
    }

    private static long price(Exchange exchange, String name, long absent) {
        return exchange.parameter(name) == null ? absent : Asked.number(exchange, name, 0, Long.MAX_VALUE);
    }

    private static SearchSort sort(Exchange exchange) {
        String word = exchange.parameter("sort");
        if (word == null) {
            return SearchSort.RELEVANCE;
        }
        @Nullable SearchSort sort = Words.SEARCH_SORTS.find(word);
        if (sort == null) {
            throw new BadRequest(
                    EdgeCode.BAD_PARAMETER, "Give sort as one of " + String.join(", ", Words.SEARCH_SORTS.all()) + ".");
        }
        return sort;
    }
}
