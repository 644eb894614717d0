package io.drumroll.crowd.demo;

import io.drumroll.catalog.Categories;
import io.drumroll.catalog.Refusal;
import io.drumroll.catalog.Result;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The demo's tree of categories: departments, their categories, and kinds of goods below them. */
final class DemoTree {
    private final DemoWords words;

    /** By code, parents first. */
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    private record Node(String parent, String english) {}

    DemoTree(Assortment assortment, DemoWords words) {
        this.words = words;
        for (Assortment.Category category : assortment.categories()) {
            String department = words.about(category.name()).department();
            nodes.putIfAbsent(slug(department), new Node("", department));
        }
        for (Assortment.Category category : assortment.categories()) {
            String department = words.about(category.name()).department();
            nodes.put(slug(category.name()), new Node(slug(department), category.name()));
            for (Assortment.Kind kind : category.kinds()) {
                nodes.put(codeOf(category.name(), kind.name()), new Node(slug(category.name()), kind.name()));
            }
        }
    }

    /** A category's code, by which the festival counts, too. */
    static String codeOf(Assortment.Category category) {
        return slug(category.name());
    }

    /** The code of the category that goods stand in. */
    static String codeOf(Goods goods) {
        return codeOf(goods.category().name(), goods.kind().name());
    }

    private static String codeOf(String category, String kind) {
        return slug(category) + "-" + slug(kind);
    }

    /** The codes of all categories. */
    Set<String> codes() {
        return nodes.keySet();
    }

    /** Adds those that are not there. */
    void addTo(Categories categories) {
        Set<String> there = categories.codes();
        nodes.forEach((code, node) -> {
            if (!there.contains(code)) {
                Result<?> added = categories.add(
                        code,
                        node.parent(),
                        new TreeMap<>(Map.of(
                                DemoContent.ENGLISH,
                                node.english(),
                                DemoContent.CHINESE,
                                words.chinese(node.english()),
                                DemoContent.SWEDISH,
                                words.swedish(node.english()))));
                if (added instanceof Result.Refused<?> refused && refused.why() != Refusal.CODE_TAKEN) {
                    throw new IllegalStateException("the demo's category " + code + ": " + refused.detail());
                }
            }
        });
    }

    private static String slug(String text) {
        String dashes = text.toLowerCase(Locale.ROOT).replace("'", "").replaceAll("[^a-z0-9]+", "-");
        return dashes.replaceAll("^-|-$", "");
    }
}
