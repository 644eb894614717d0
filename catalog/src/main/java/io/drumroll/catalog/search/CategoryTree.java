package io.drumroll.catalog.search;

import io.drumroll.catalog.Categories.Category;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The tree of categories at one time. Immutable. */
public final class CategoryTree {
    /** Nothing is known. */
    static final CategoryTree EMPTY = new CategoryTree(List.of());

    private final Map<Long, Category> byId = new LinkedHashMap<>();
    private final Map<String, Category> byCode = new HashMap<>();

    CategoryTree(Collection<Category> categories) {
        for (Category category : categories) {
            byId.put(category.id(), category);
            byCode.put(category.code(), category);
        }
    }

    /** A category by its number. */
    public Optional<Category> byId(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** A category by its code. */
    public Optional<Category> byCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The name in a language, or the first there is in the order of {@link SearchLanguage}; else the code. */
    public static String name(Category category, SearchLanguage language) {
        String name = ProductEntry.inLanguageOrAny(names(category), language, "");
        return name.isEmpty() ? category.code() : name;
    }

    /** All categories, parents before their children. */
    Collection<Category> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /** From the root down to a category, for the index; empty if there is no such category. */
    List<ProductEntry.Category> path(String code) {
        List<ProductEntry.Category> path = new ArrayList<>();
        Category next = byCode.get(code);
        while (next != null && path.size() < ProductEntry.MAX_LEVELS) {
            path.addFirst(entry(next));
            next = byId.get(next.parent());
        }
        return path;
    }

    /** The categories with these numbers, as far as they are known. */
    List<ProductEntry.Category> entries(List<Long> ids) {
        List<ProductEntry.Category> entries = new ArrayList<>(ids.size());
        for (long id : ids) {
            byId(id).ifPresent(category -> entries.add(entry(category)));
        }
        return entries;
    }

    /** Whether a category of this tree is another one, or elsewhere, in a later tree. */
    boolean isChangedIn(CategoryTree later) {
        return byId.values().stream().anyMatch(category -> !category.equals(later.byId.get(category.id())));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CategoryTree tree && byId.equals(tree.byId);
    }

    @Override
    public int hashCode() {
        return byId.hashCode();
    }

    private static ProductEntry.Category entry(Category category) {
        return new ProductEntry.Category(category.id(), names(category));
    }

    private static Map<SearchLanguage, String> names(Category category) {
        return byLanguage(category.names());
    }

    /** Values by language tag as the search knows languages: {@code zh} before {@code zh-Hant}, others left out. */
    static <T> Map<SearchLanguage, T> byLanguage(SortedMap<String, T> byTag) {
        Map<SearchLanguage, T> found = new EnumMap<>(SearchLanguage.class);
        byTag.forEach((tag, value) -> {
            for (SearchLanguage language : SearchLanguage.values()) {
                if (tag.equals(language.code()) || tag.startsWith(language.code() + "-")) {
                    found.putIfAbsent(language, value);
                }
            }
        });
        return found;
    }
}
