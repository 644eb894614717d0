package io.drumroll.catalog.search;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Gathers what may be suggested from products as they are read: the names of their categories and brands, and what they are
 * called, each as heavy as its products together. Not thread-safe.
 */
public final class Vocabulary {
    /** Once there are so many, the lighter half is forgotten. */
    static final int MAX_GATHERED = 2 * Suggestions.MAX_SUGGESTIONS;

    private static final int HEAD_WORDS = 4;
    private static final int HEAD_CHARACTERS = 40;

    /** Where a title goes on to what sets the product apart. */
    private static final Pattern AFTER_HEAD = Pattern.compile("[,;:|/()\\[\\]，、；：（）【】]|\\s[-–—]\\s");

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Comparator<Suggestion> HEAVIEST_FIRST = Comparator.comparingLong(Suggestion::weight)
            .reversed()
            .thenComparing(Suggestion::text)
            .thenComparing(Suggestion::language)
            .thenComparing(Suggestion::kind)
            .thenComparingLong(Suggestion::id);

    private final Map<Key, Suggestion> gathered = new HashMap<>();

    private record Key(Suggestion.Kind kind, String folded, SearchLanguage language, long id) {}

    /**
     * Gathers from a product.
     *
     * @param weight what it adds: 1 to count products, or the pieces it sold and 1.
     */
    public void add(ProductEntry product, long weight) {
        add(ProductCard.of(product), product.categories(), weight);
    }

    /** The same from a product's card and its path of categories. */
    public void add(ProductCard product, List<ProductEntry.Category> categories, long weight) {
        product.titles().forEach((language, title) -> {
            gather(Suggestion.Kind.PRODUCT, head(title), language, 0, weight);
            gather(Suggestion.Kind.BRAND, product.brand(), language, 0, weight);
        });
        for (ProductEntry.Category category : categories) {
            category.names()
                    .forEach((language, name) ->
                            gather(Suggestion.Kind.CATEGORY, name, language, category.id(), weight));
        }
        if (gathered.size() > MAX_GATHERED) {
            List<Suggestion> heavy = heaviest();
            gathered.clear();
            heavy.forEach(suggestion -> gathered.put(key(suggestion), suggestion));
        }
    }

    /** The heaviest, as many as {@link Suggestions} keeps, heaviest first. */
    public List<Suggestion> heaviest() {
        return gathered.values().stream()
                .sorted(HEAVIEST_FIRST)
                .limit(Suggestions.MAX_SUGGESTIONS)
                .toList();
    }

    /** The beginning of a title: what the thing is, without what sets it apart. */
    static String head(String title) {
        String clean = Words.clean(title).strip();
        String before = AFTER_HEAD.split(clean, 2)[0].strip();
        String[] words = BLANKS.split(before);
        String head = String.join(" ", List.of(words).subList(0, Math.min(HEAD_WORDS, words.length)));
        return head.codePointCount(0, head.length()) <= HEAD_CHARACTERS
                ? head
                : head.substring(0, head.offsetByCodePoints(0, HEAD_CHARACTERS));
    }

    private void gather(Suggestion.Kind kind, String text, SearchLanguage language, long id, long weight) {
        String clean = Words.clean(text).strip();
        if (!clean.isEmpty()) {
            Suggestion one = new Suggestion(kind, clean, language, id, weight);
            gathered.merge(
                    key(one),
                    one,
                    (old, more) -> new Suggestion(kind, old.text(), language, id, old.weight() + more.weight()));
        }
    }

    private static Key key(Suggestion suggestion) {
        return new Key(
                suggestion.kind(), suggestion.text().toLowerCase(Locale.ROOT), suggestion.language(), suggestion.id());
    }
}
