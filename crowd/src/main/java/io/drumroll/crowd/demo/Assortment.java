package io.drumroll.crowd.demo;

import io.drumroll.engine.region.Country;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a demo festival can sell: categories, their kinds of goods with prices, and invented brands; read from {@code
 * goods.txt} and {@code brands.txt} beside this class.
 *
 * @param categories in the order of the file.
 */
record Assortment(List<Category> categories) {
    /**
     * A category: its kinds of goods, its brands by country, and words that tell similar goods of a brand apart.
     *
     * @param commissionBps what the festival keeps of its sales, in basis points.
     */
    record Category(String name, List<Kind> kinds, List<Origin> origins, List<String> series, int commissionBps) {
        /** The sum of the origins' weights. */
        int originWeights() {
            return origins.stream().mapToInt(Origin::weight).sum();
        }
    }

    /** A kind of goods; prices in whole CNY, the tariff code as in the Harmonized System. */
    record Kind(String name, int lowestYuan, int highestYuan, List<String> variants, String tariffCode) {}

    /** Where goods of a category come from, how often, and under which brands. */
    record Origin(Country country, int weight, List<String> brands) {}

    /** Reads the two files; they are part of this jar, so a fault in them is a broken build. */
    static Assortment load() {
        Map<String, List<String>> brands = readBrands();
        List<Category> categories = new ArrayList<>();
        String header = "";
        List<Kind> kinds = new ArrayList<>();
        for (String line : lines("goods.txt")) {
            if (!line.startsWith("=")) {
                kinds.add(kind(line));
                continue;
            }
            addCategory(categories, header, kinds, brands);
            header = line.substring(1).strip();
            kinds = new ArrayList<>();
        }
        addCategory(categories, header, kinds, brands);
        return new Assortment(List.copyOf(categories));
    }

    private static void addCategory(
            List<Category> categories, String header, List<Kind> kinds, Map<String, List<String>> brands) {
        if (header.isEmpty()) {
            return;
        }
        String[] parts = header.split("\\s*\\|\\s*", -1);
        String[] weights = parts[1].split(" ", -1);
        List<Origin> origins = new ArrayList<>();
        for (int i = 0; i < weights.length; i += 2) {
            String place = weights[i] + " " + parts[0];
            List<String> names = Objects.requireNonNull(brands.get(place), () -> "no brand for " + place);
            origins.add(new Origin(new Country(weights[i]), Integer.parseInt(weights[i + 1]), List.copyOf(names)));
        }
        categories.add(new Category(
                parts[0],
                List.copyOf(kinds),
                List.copyOf(origins),
                List.of(parts[2].split(",\\s*", -1)),
                Integer.parseInt(parts[3])));
    }

    private static Kind kind(String line) {
        String[] parts = line.split("\\s*\\|\\s*", -1);
        return new Kind(
                parts[0],
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                List.of(parts[3].split(";\\s*", -1)),
                parts[4]);
    }

    /** Names by country and category, such as {@code "DE Baby"}. */
    private static Map<String, List<String>> readBrands() {
        Map<String, List<String>> brands = new HashMap<>();
        for (String line : lines("brands.txt")) {
            String[] parts = line.split("\\s*\\|\\s*", -1);
            for (String category : parts[1].split(",\\s*", -1)) {
                brands.computeIfAbsent(parts[0] + " " + category, _ -> new ArrayList<>())
                        .addAll(List.of(parts[2].split(",\\s*", -1)));
            }
        }
        return brands;
    }

    private static List<String> lines(String resource) {
        try (InputStream in = Assortment.class.getResourceAsStream(resource)) {
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
