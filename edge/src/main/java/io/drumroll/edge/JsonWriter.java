package io.drumroll.edge;

import io.drumroll.engine.money.Currency;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes JSON into an array that is used again for the next answer. Commas are set by themselves; that brackets match is
 * the caller's part. Not thread safe.
 */
final class JsonWriter {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    /** A longer array than this is not kept for the next answer. */
    private static final int KEPT_BYTES = 256 * 1024;

    private byte[] bytes = new byte[1024];
    private int length;

    /** Begins anew. */
    JsonWriter clear() {
        length = 0;
        if (bytes.length > KEPT_BYTES) {
            bytes = new byte[1024];
        }
        return this;
    }

    JsonWriter beginObject() {
        separate();
        put('{');
        return this;
    }

    JsonWriter beginObject(String field) {
        name(field);
        put('{');
        return this;
    }

    JsonWriter endObject() {
        put('}');
        return this;
    }

    JsonWriter beginArray(String field) {
        name(field);
        put('[');
        return this;
    }

    JsonWriter endArray() {
        put(']');
        return this;
    }

    JsonWriter field(String field, long value) {
        name(field);
        number(value);
        return this;
    }

    JsonWriter field(String field, boolean value) {
        name(field);
        ascii(value ? "true" : "false");
        return this;
    }

    JsonWriter field(String field, String value) {
        name(field);
        text(value);
        return this;
    }

    /** A field whose value is JSON already. */
    JsonWriter written(String field, String value) {
        name(field);
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        reserve(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
        return this;
    }

    /** The currency of the object's amounts, and how many decimals its minor unit has. */
    JsonWriter currency(Currency currency) {
        return field("currency", currency.code()).field("digits", Digits.of(currency));
    }

    /** An element of an array. */
    JsonWriter element(String value) {
        separate();
        text(value);
        return this;
    }

    /** An element of an array. */
    JsonWriter element(long value) {
        separate();
        number(value);
        return this;
    }

    /** A copy of what was written. */
    Buffer toBuffer() {
        return Buffer.buffer(length).appendBytes(bytes, 0, length);
    }

    /** Names of fields are ours: plain ASCII without anything to escape. */
    private void name(String field) {
        separate();
        put('"');
        ascii(field);
        put('"');
        put(':');
    }

    private void separate() {
        if (length > 0) {
            byte last = bytes[length - 1];
            if (last != '{' && last != '[' && last != ':') {
                put(',');
            }
        }
    }

    private void ascii(String text) {
        int size = text.length();
        reserve(size);
        for (int i = 0; i < size; i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    private void number(long value) {
        if (value < 0) {
            ascii(Long.toString(value));
            return;
        }
        reserve(20);
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        int at = length + digits;
        long rest = value;
        do {
            bytes[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        length += digits;
    }

    private void text(String value) {
        put('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                i += utf8(value, i) - 1;
            } else if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f) {
                put(c);
            } else {
                escape(c);
            }
        }
        put('"');
    }

    private void escape(char c) {
        put('\\');
        if (c == '"' || c == '\\') {
            put(c);
            return;
        }
        ascii("u00");
        put(HEX[c >> 4]);
        put(HEX[c & 15]);
    }

    /** Writes the code point at a place, and says how many chars it took; half of a pair becomes U+FFFD. */
    private int utf8(String value, int at) {
        int point = value.codePointAt(at);
        if (point >= 0xD800 && point <= 0xDFFF) {
            point = 0xFFFD;
        }
        if (point < 0x800) {
            put(0xC0 | (point >> 6));
        } else {
            if (point < 0x10000) {
                put(0xE0 | (point >> 12));
            } else {
                put(0xF0 | (point >> 18));
                put(0x80 | ((point >> 12) & 0x3F));
            }
            put(0x80 | ((point >> 6) & 0x3F));
        }
        put(0x80 | (point & 0x3F));
        return Character.charCount(point);
    }

    private void put(int b) {
        if (length == bytes.length) {
            reserve(1);
        }
        bytes[length++] = (byte) b;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
