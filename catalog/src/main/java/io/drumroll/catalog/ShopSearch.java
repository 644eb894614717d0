package io.drumroll.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a shop finds its own products, drafts too: by words in their code or texts. Everybody else has the search index. */
final class ShopSearch {
    /** Words of a search that count. */
    static final int MAX_WORDS = 5;

    private ShopSearch() {}

    /** See {@link Products#find}. */
    static List<Product> find(
            Connection connection, int shop, @Nullable ProductState state, String search, long afterId, int limit)
            throws SQLException {
        StringBuilder where = new StringBuilder(Products.AFTER_PRODUCT);
        List<Object> values = new ArrayList<>(List.of(shop, afterId, shop));
        if (state != null) {
            where.append(" AND state = ?");
            values.add(state.name());
        }
        for (String word : wordsOf(search)) {
            where.append(" AND (LOWER(code) LIKE ? ESCAPE '!' OR LOWER(texts) LIKE ? ESCAPE '!')");
            String pattern = "%" + word.replaceAll("[!%_]", "!$0") + "%";
            values.add(pattern);
            values.add(pattern);
        }
        where.append(" ORDER BY shop, code FETCH FIRST ? ROWS ONLY");
        values.add(limit);
        return ProductRows.select(connection, where.toString(), values.toArray());
    }

    private static List<String> wordsOf(String search) {
        return Stream.of(search.toLowerCase(Locale.ROOT).split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .limit(MAX_WORDS)
                .toList();
    }
}
