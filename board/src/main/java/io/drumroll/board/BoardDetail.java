package io.drumroll.board;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * What one line of the board consists of. Immutable, so any thread may write it down.
 *
 * @param position number of the last event counted.
 * @param by what kind of thing it is.
 * @param key its key, as the board's rankings have it.
 * @param name its name.
 * @param asOfMs time of the last event counted, in ms of the epoch.
 * @param gmvMinor what was sold of it or there, in the festival's currency.
 * @param count orders of places, lines of goods, pieces of a SKU, as the board counts them.
 * @param parts what that consists of.
 */
public record BoardDetail(
        long position, By by, String key, String name, long asOfMs, long gmvMinor, long count, List<Part> parts) {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** The kinds of things that the board ranks. */
    public enum By {
        /** A buyer's country. */
        COUNTRY("country", "orders"),
        /** A buyer's province, such as {@code CN-GD}. */
        PROVINCE("province", "orders"),
        /** A buyer's city tier, 0 for unknown. */
        CITY_TIER("cityTier", "orders"),
        /** A category of goods. */
        CATEGORY("category", "lines"),
        /** A brand. */
        BRAND("brand", "lines"),
        /** The goods' country of origin. */
        ORIGIN("origin", "lines"),
        /** A shop, by its number. */
        SHOP("shop", "lines"),
        /** A SKU, by its number. */
        SKU("sku", "pieces");

        private final String word;
        private final String counted;

        By(String word, String counted) {
            this.word = word;
            this.counted = counted;
        }

        /** How the API names it. */
        public String word() {
            return word;
        }

        /** The kind with a name; empty if there is none. */
        public static Optional<By> of(String word) {
            for (By by : values()) {
                if (by.word.equals(word)) {
                    return Optional.of(by);
                }
            }
            return Optional.empty();
        }
    }

    /** The first few of one kind, by money; only those that sold something. */
    public record Part(By by, List<Row> rows) {}

    /** One of them, and what of the whole's money it is. */
    public record Row(String key, String name, long gmvMinor) {}

    /** What {@code GET /v1/board/detail} answers: one JSON object in UTF-8. */
    public byte[] toJson() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("by", by.word);
            json.writeStringField("key", key);
            json.writeStringField("name", name);
            json.writeNumberField("asOfMs", asOfMs);
            json.writeNumberField("gmvMinor", gmvMinor);
            json.writeNumberField(by.counted, count);
            json.writeArrayFieldStart("parts");
            for (Part part : parts) {
                write(json, part);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("the parts of " + by.word + " " + key + " cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, Part part) throws IOException {
        json.writeStartObject();
        json.writeStringField("by", part.by().word);
        json.writeArrayFieldStart("rows");
        for (Row row : part.rows()) {
            json.writeStartObject();
            json.writeStringField("key", row.key());
            json.writeStringField("name", row.name());
            json.writeNumberField("gmvMinor", row.gmvMinor());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
