package io.drumroll.edge;

import io.drumroll.catalog.Categories;
import io.drumroll.catalog.Categories.Category;
import io.drumroll.catalog.ContentRules;
import io.drumroll.catalog.Result;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tree of categories. */
final class CategoryRoutes {
    private static final Fields CATEGORY = Fields.required("category", "names").optional("parent");

    private final Categories categories;
    private final CatalogCalls calls;

    CategoryRoutes(Categories categories, CatalogCalls calls) {
        this.categories = categories;
        this.calls = calls;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.CATEGORY_LIST, this::list).on(Route.CATEGORY_PUT, this::put);
    }

    private void list(Exchange exchange) {
        calls.call(exchange, categories::all, all -> {
            JsonWriter json = exchange.loop().json().beginObject().beginArray("categories");
            Map<Long, String> codes = new HashMap<>();
            for (Category category : all) {
                codes.put(category.id(), category.code());
                json.beginObject();
                write(json, category, codes.get(category.parent()));
                json.endObject();
            }
            exchange.send(200, Exchange.JSON, json.endArray().endObject().toBuffer());
        });
    }

    /** Language tags are plain ASCII, so that they can be names of fields. */
    private static void write(JsonWriter json, Category category, @Nullable String parent) {
        json.field("category", category.code());
        if (parent != null) {
            json.field("parent", parent);
        }
        json.beginObject("names");
        category.names().forEach(json::field);
        json.endObject();
    }

    private void put(Exchange exchange) {
        String code = "";
        String parent = null;
        SortedMap<String, String> names = new TreeMap<>();
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            long seen = 0;
            for (int field; (field = json.nextField(CATEGORY, seen)) >= 0; seen |= 1L << field) {
                switch (field) {
                    case 0 -> code = json.text();
                    case 1 -> names = json.texts(ContentRules.MAX_LANGUAGES);
                    default -> parent = json.text();
                }
            }
            json.end();
        }
        put(exchange, code, parent, names);
    }

    private void put(Exchange exchange, String code, @Nullable String parent, SortedMap<String, String> names) {
        calls.ask(exchange, () -> addOrRename(code, parent, names), put -> {
            JsonWriter json = exchange.loop().json().beginObject();
            write(json, put.category(), put.parent());
            exchange.send(200, Exchange.JSON, json.endObject().toBuffer());
        });
    }

    /** A category stays where it is in the tree: products and commissions are kept by it. */
    private Result<Put> addOrRename(String code, @Nullable String parent, SortedMap<String, String> names) {
        List<Category> all = categories.all();
        Category known = all.stream()
                .filter(category -> category.code().equals(code))
                .findFirst()
                .orElse(null);
        String knownParent = known == null
                ? parent
                : all.stream()
                        .filter(category -> category.id() == known.parent())
                        .map(Category::code)
                        .findFirst()
                        .orElse(null);
        if (known != null && parent != null && !parent.equals(knownParent)) {
            throw new BadRequest(EdgeCode.WRONG_STATE, "A category stays where it is: leave out parent.", "/parent");
        }
        Result<Category> result = known == null
                ? categories.add(code, parent == null ? "" : parent, names)
                : categories.rename(code, names);
        return switch (result) {
            case Result.Done<Category>(Category category) -> Result.done(new Put(category, knownParent));
            case Result.Refused<Category> refused ->
                new Result.Refused<>(refused.why(), refused.detail(), refused.problems());
        };
    }

    private record Put(Category category, @Nullable String parent) {}
}
