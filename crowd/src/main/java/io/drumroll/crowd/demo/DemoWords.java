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
 * What the demo's catalogue says of its goods in three languages; read from {@code chinese.txt}, {@code swedish.txt} and
 * {@code descriptions.txt} beside this class.
 */
final class DemoWords {
    private final Map<String, String> chinese = new HashMap<>();
    private final Map<String, String> swedish = new HashMap<>();
    private final Map<String, About> byCategory = new LinkedHashMap<>();

    /** What is said of a category's goods: where it stands in the tree, attributes with their values, sentences. */
    record About(String department, Map<String, List<String>> attributes, List<Sentence> sentences) {}

    /** The same in all languages. */
    record Sentence(String english, String chinese, String swedish) {}

    private DemoWords() {}

    /** Reads the files; they are part of this jar, so a fault in them is a broken build. */
    static DemoWords load() {
        DemoWords words = new DemoWords();
        for (String line : lines("chinese.txt")) {
            String[] parts = halves(line);
            words.chinese.put(parts[0], parts[1]);
        }
        for (String line : lines("swedish.txt")) {
            String[] parts = halves(line);
            words.swedish.put(parts[0], parts[1]);
        }
        About about = new About("", Map.of(), List.of());
        for (String line : lines("descriptions.txt")) {
            char first = line.charAt(0);
            String[] parts =
                    first == '=' || first == '@' ? halves(line.substring(1).strip()) : parts(line, 3);
            switch (first) {
                case '=' -> {
                    about = new About(parts[1], new LinkedHashMap<>(), new ArrayList<>());
                    words.byCategory.put(parts[0], about);
                }
                case '@' -> about.attributes().put(parts[0], List.of(parts[1].split(";\\s*", -1)));
                default -> about.sentences().add(new Sentence(parts[0], parts[1], parts[2]));
            }
        }
        return words;
    }

    /** A word of the assortment in Chinese. */
    String chinese(String english) {
        return Objects.requireNonNull(chinese.get(english), () -> "no Chinese for " + english);
    }

    /** A word of the assortment in Swedish; names and measures are the same as in English. */
    String swedish(String english) {
        return swedish.getOrDefault(english, english);
    }

    /** Whether a word of the assortment has a Swedish one of its own. */
    boolean knowsSwedish(String english) {
        return swedish.containsKey(english);
    }

    /** What is said of a category's goods. */
    About about(String category) {
        return Objects.requireNonNull(byCategory.get(category), () -> "no words for " + category);
    }

    private static String[] halves(String line) {
        return parts(line, 2);
    }

    private static String[] parts(String line, int count) {
        String[] parts = line.split("\\s*\\|\\s*", -1);
        if (parts.length != count) {
            throw new IllegalStateException("not " + count + " parts: " + line);
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
