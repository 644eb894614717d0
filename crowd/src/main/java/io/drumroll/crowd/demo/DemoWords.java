package io.drumroll.crowd.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the demo's catalogue says of its goods in two languages; read from {@code chinese.txt} and {@code descriptions.txt}
 * beside this class.
 */
final class DemoWords {
    private final Map<String, String> chinese = new HashMap<>();
    private final Map<String, About> byCategory = new LinkedHashMap<>();

    /** What is said of a category's goods: where it stands in the tree, attributes with their values, sentences. */
    record About(String department, Map<String, List<String>> attributes, List<Sentence> sentences) {}

    /** The same in both languages. */
    record Sentence(String english, String chinese) {}

    private DemoWords() {}

    /** Reads the two files; they are part of this jar, so a fault in them is a broken build. */
    static DemoWords load() {
        DemoWords words = new DemoWords();
        for (String line : lines("chinese.txt")) {
            String[] parts = halves(line);
            words.chinese.put(parts[0], parts[1]);
        }
        About about = new About("", Map.of(), List.of());
        for (String line : lines("descriptions.txt")) {
            char first = line.charAt(0);
            String[] parts =
                    halves(first == '=' || first == '@' ? line.substring(1).strip() : line);
            switch (first) {
                case '=' -> {
                    about = new About(parts[1], new LinkedHashMap<>(), new ArrayList<>());
                    words.byCategory.put(parts[0], about);
                }
                case '@' -> about.attributes().put(parts[0], List.of(parts[1].split(";\\s*", -1)));
                default -> about.sentences().add(new Sentence(parts[0], parts[1]));
            }
        }
        return words;
    }

    /** A word of the assortment in Chinese. */
    String chinese(String english) {
        return Objects.requireNonNull(chinese.get(english), () -> "no Chinese for " + english);
    }

    /** What is said of a category's goods. */
    About about(String category) {
        return Objects.requireNonNull(byCategory.get(category), () -> "no words for " + category);
    }

    private static String[] halves(String line) {
        String[] parts = line.split("\\s*\\|\\s*", -1);
        if (parts.length != 2) {
            throw new IllegalStateException("not two halves: " + line);
        }
        return parts;
    }

    private static List<String> lines(String resource) {
        try (InputStream in = DemoWords.class.getResourceAsStream(resource)) {
            byte[] bytes = Objects.requireNonNull(in, resource).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
