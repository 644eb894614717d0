package io.drumroll.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Writes a product, or a part of one, as JSON in one line. */
public final class ContentWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private ContentWriter() {}

    /** The whole product; {@link ContentReader} reads an equal one. */
    public static String product(ProductContent product) {
        return text(json -> write(json, product));
    }

    static String texts(SortedMap<String, ProductText> texts) {
        return text(json -> writeTexts(json, texts));
    }

    static String names(SortedMap<String, String> names) {
        return text(json -> writeNames(json, names));
    }

    static String list(List<String> list) {
        return text(json -> writeList(json, list));
    }

    private static String text(Part part) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            part.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can't fail to be written", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, ProductContent product) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", product.code());
        json.writeStringField("category", product.category());
        json.writeStringField("brand", product.brand());
        json.writeStringField("origin", product.origin());
        json.writeStringField("tariffCode", product.tariffCode());
        json.writeFieldName("texts");
        writeTexts(json, product.texts());
        json.writeFieldName("attributes");
        writeNames(json, product.attributes());
        json.writeFieldName("images");
        writeList(json, product.images());
        json.writeNumberField("launchMs", product.launchMs());
        json.writeArrayFieldStart("variants");
        for (Variant variant : product.variants()) {
            write(json, variant);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Variant variant) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", variant.code());
        json.writeFieldName("options");
        writeNames(json, variant.options());
        json.writeNumberField("priceMinor", variant.priceMinor());
        json.writeStringField("currency", variant.currency());
        json.writeNumberField("stock", variant.stock());
        json.writeNumberField("limitPerBuyer", variant.limitPerBuyer());
        json.writeEndObject();
    }

    private static void writeTexts(JsonGenerator json, SortedMap<String, ProductText> texts) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, ProductText> text : texts.entrySet()) {
            json.writeObjectFieldStart(text.getKey());
            json.writeStringField("title", text.getValue().title());
            json.writeStringField("description", text.getValue().description());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void writeNames(JsonGenerator json, SortedMap<String, String> names) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, String> name : names.entrySet()) {
            json.writeStringField(name.getKey(), name.getValue());
        }
        json.writeEndObject();
    }

    private static void writeList(JsonGenerator json, List<String> list) throws IOException {
        json.writeStartArray();
        for (String text : list) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /** A part of a product. */
    @FunctionalInterface
    private interface Part {
        void write(JsonGenerator json) throws IOException;
    }
}
