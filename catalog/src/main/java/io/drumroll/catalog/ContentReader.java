package io.drumroll.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a product, or a part of one, from JSON, strictly: unknown and repeated fields, values of another type, deep nesting
 * and anything behind it are refused. What the fields hold is the business of {@link ContentRules}.
 */
public final class ContentReader {
    private static final int MAX_DEPTH = 8;
    private static final int MAX_NUMBER_LENGTH = 32;
    private static final int MAX_NAME_LENGTH = 256;
    private static final int MAX_ECHO = 40;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            // Names are what strangers write: interning them would keep them for ever.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final JsonParser parser;

    private ContentReader(JsonParser parser) {
        this.parser = parser;
    }

    /** A product from one line of UTF-8. */
    public static ProductContent product(byte[] line, int length) throws BadJsonException {
        try (JsonParser parser = FACTORY.createParser(line, 0, length)) {
            return whole(parser, ContentReader::product);
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /** A product that was written by {@link ContentWriter}. */
    static ProductContent stored(String json) {
        return stored(json, ContentReader::product);
    }

    static SortedMap<String, ProductText> storedTexts(String json) {
        return stored(json, ContentReader::texts);
    }

    static SortedMap<String, String> storedNames(String json) {
        return stored(json, ContentReader::names);
    }

    static List<String> storedList(String json) {
        return stored(json, ContentReader::list);
    }

    private static <T> T stored(String json, Part<T> part) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            return whole(parser, part);
        } catch (IOException | BadJsonException e) {
            throw new IllegalStateException("what the catalogue stored can't be read: " + e.getMessage(), e);
        }
    }

    private static <T> T whole(JsonParser parser, Part<T> part) throws IOException, BadJsonException {
        ContentReader reader = new ContentReader(parser);
        parser.nextToken();
        T read = part.read(reader);
        if (parser.nextToken() != null) {
            throw new BadJsonException("", "Write one JSON object in a line and nothing behind it.");
        }
        return read;
    }

    private ProductContent product() throws IOException, BadJsonException {
        expect(JsonToken.START_OBJECT, "an object {…}");
        String code = "";
        String category = "";
        String brand = "";
        String origin = "";
        String tariffCode = "";
        SortedMap<String, ProductText> texts = new TreeMap<>();
        SortedMap<String, String> attributes = new TreeMap<>();
        List<String> images = List.of();
        long launchMs = 0;
        List<Variant> variants = List.of();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "code" -> code = text();
                case "category" -> category = text();
                case "brand" -> brand = text();
                case "origin" -> origin = text();
                case "tariffCode" -> tariffCode = text();
                case "texts" -> texts = texts();
                case "attributes" -> attributes = names();
                case "images" -> images = list();
                case "launchMs" -> launchMs = number();
                case "variants" -> variants = variants();
                default -> throw unknown(field);
            }
        }
        return new ProductContent(
                code, category, brand, origin, tariffCode, texts, attributes, images, launchMs, variants);
    }

    private List<Variant> variants() throws IOException, BadJsonException {
        expect(JsonToken.START_ARRAY, "an array […]");
        List<Variant> variants = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            variants.add(variant());
        }
        return variants;
    }

    private Variant variant() throws IOException, BadJsonException {
        expect(JsonToken.START_OBJECT, "an object {…}");
        String code = "";
        SortedMap<String, String> options = new TreeMap<>();
        long priceMinor = 0;
        String currency = "";
        long stock = 0;
        long limitPerBuyer = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "code" -> code = text();
                case "options" -> options = names();
                case "priceMinor" -> priceMinor = number();
                case "currency" -> currency = text();
                case "stock" -> stock = number();
                case "limitPerBuyer" -> limitPerBuyer = number();
                default -> throw unknown(field);
            }
        }
        if (limitPerBuyer != (int) limitPerBuyer) {
            throw at("Write a smaller number for limitPerBuyer.");
        }
        return new Variant(code, options, priceMinor, currency, stock, (int) limitPerBuyer);
    }

    private SortedMap<String, ProductText> texts() throws IOException, BadJsonException {
        expect(JsonToken.START_OBJECT, "an object {…}");
        SortedMap<String, ProductText> texts = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String language = parser.currentName();
            parser.nextToken();
            texts.put(language, text(language));
        }
        return texts;
    }

    private ProductText text(String language) throws IOException, BadJsonException {
        expect(JsonToken.START_OBJECT, "an object {…} with the title and description in " + shortened(language));
        String title = "";
        String description = "";
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "title" -> title = text();
                case "description" -> description = text();
                default -> throw unknown(field);
            }
        }
        return new ProductText(title, description);
    }

    private SortedMap<String, String> names() throws IOException, BadJsonException {
        expect(JsonToken.START_OBJECT, "an object {…}");
        SortedMap<String, String> names = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            names.put(name, text());
        }
        return names;
    }

    private List<String> list() throws IOException, BadJsonException {
        expect(JsonToken.START_ARRAY, "an array […]");
        List<String> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(text());
        }
        return list;
    }

    private String text() throws IOException, BadJsonException {
        expect(JsonToken.VALUE_STRING, "a text");
        return parser.getText();
    }

    private long number() throws IOException, BadJsonException {
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw at("Write a smaller number.");
        }
        return parser.getLongValue();
    }

    private void expect(JsonToken token, String what) throws BadJsonException {
        if (parser.currentToken() != token) {
            throw at("Write " + what + " here.");
        }
    }

    private BadJsonException unknown(String field) {
        return at("There is no field '" + shortened(field) + "' here.");
    }

    private BadJsonException at(String message) {
        String path = parser.getParsingContext().pathAsPointer().toString();
        return new BadJsonException(shortened(path), message);
    }

    /** Of what a stranger wrote, so much is repeated. */
    private static String shortened(String text) {
        return text.length() <= MAX_ECHO ? text : text.substring(0, MAX_ECHO) + "…";
    }

    /** The parser's own messages repeat the text, so they are not passed on. */
    private static BadJsonException malformed(IOException e) {
        String said = String.valueOf(e.getMessage());
        if (said.startsWith("Duplicate")) {
            return new BadJsonException("", "Give each field once.");
        }
        return new BadJsonException(
                "",
                said.contains("nesting depth")
                        ? "Nest objects and arrays at most " + MAX_DEPTH + " deep."
                        : "Write one valid JSON object in UTF-8 in each line.");
    }

    /**
     * A part of a product.
     *
     * @param <T> what it is.
     */
    @FunctionalInterface
    private interface Part<T> {
        T read(ContentReader reader) throws IOException, BadJsonException;
    }
}
