package io.drumroll.edge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads one JSON object strictly, as a stream: unknown, repeated and missing fields, values of another type, fractions,
 * numbers beyond a long, deep nesting and anything behind the object are each refused with what to do about it.
 *
 * <p>Every method throws {@link BadRequest}. Not thread safe.
 */
final class JsonReader implements AutoCloseable {
    /** How deep a body may be nested. */
    static final int MAX_DEPTH = 16;
    /** How many characters a number may have. */
    static final int MAX_NUMBER_LENGTH = 32;
    /** How many characters the name of a field may have. */
    static final int MAX_NAME_LENGTH = 256;
    /** How much of the caller's own text a problem repeats, in characters. */
    private static final int MAX_ECHO = 40;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /** Begins to read; the array must not change until this is closed. */
    static JsonReader of(byte[] body, int length) {
        try {
            return new JsonReader(FACTORY.createParser(body, 0, length));
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /** Steps to the next token, which has to begin an object. */
    void beginObject() {
        if (next() != JsonToken.START_OBJECT) {
            throw wrongType("an object {…}");
        }
    }

    /**
     * Steps to the next field and its value.
     *
     * @param fields what the object may have.
     * @param seen the bits of the fields that came before.
     * @return the field's place, or -1 behind the last field, when all required ones have come.
     */
    int nextField(Fields fields, long seen) {
        if (next() == JsonToken.END_OBJECT) {
            requireAll(fields, seen);
            return -1;
        }
        String name = name();
        int place = fields.placeOf(name);
        if (place < 0) {
            throw at(
                    EdgeCode.UNKNOWN_FIELD,
                    "There is no field '" + shortened(name) + "' here; known are " + String.join(", ", fields.names())
                            + ".");
        }
        if ((seen & (1L << place)) != 0) {
            throw at(EdgeCode.DUPLICATE_FIELD, "Give the field '" + name + "' once.");
        }
        next();
        return place;
    }

    /** The present value, which has to begin an object: {@link #nextField} goes on inside of it. */
    void expectObject() {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw wrongType("an object {…}");
        }
    }

    /** The present value, which has to begin an array: {@link #nextElement} goes on inside of it. */
    void expectArray() {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw wrongType("an array […]");
        }
    }

    /** Steps to the array's next element; false behind the last. */
    boolean nextElement() {
        return next() != JsonToken.END_ARRAY;
    }

    /** The present value as a whole number. */
    long number() {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            throw at(EdgeCode.NOT_A_WHOLE_NUMBER, "Write a whole number without fraction or exponent.");
        }
        if (token != JsonToken.VALUE_NUMBER_INT) {
            throw wrongType("a whole number");
        }
        try {
            if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                throw at(EdgeCode.NOT_A_WHOLE_NUMBER, "Write a number between -2^63 and 2^63-1.");
            }
            return parser.getLongValue();
        } catch (StreamConstraintsException e) {
            throw at(EdgeCode.NOT_A_WHOLE_NUMBER, "Write a number between -2^63 and 2^63-1.");
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /** The present value as a number that has to fit into an int. */
    int smallNumber() {
        long number = number();
        if (number != (int) number) {
            throw at(EdgeCode.BAD_VALUE, "Write a number between -2^31 and 2^31-1, not " + number + ".");
        }
        return (int) number;
    }

    /** The present value as a text. */
    String text() {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw wrongType("a text");
        }
        try {
            return parser.getText();
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /**
     * The present value as an object of texts whose names are the caller's.
     *
     * @param max the most that there may be.
     */
    SortedMap<String, String> texts(int max) {
        expectObject();
        SortedMap<String, String> texts = new TreeMap<>();
        while (next() != JsonToken.END_OBJECT) {
            String name = name();
            if (texts.size() == max) {
                throw at(EdgeCode.TOO_MANY_ELEMENTS, "Give at most " + max + " here.");
            }
            next();
            if (texts.put(name, text()) != null) {
                throw at(EdgeCode.DUPLICATE_FIELD, "Give the field '" + shortened(name) + "' once.");
            }
        }
        return texts;
    }

    /** The present value as true or false. */
    boolean flag() {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw wrongType("true or false");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    /** Checks that nothing is left behind the object. */
    void end() {
        try {
            if (parser.nextToken() != null) {
                throw new BadRequest(EdgeCode.MALFORMED_JSON, "Send one JSON object and nothing behind it.");
            }
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /** A problem at the present place of the body. */
    BadRequest at(EdgeCode code, String detail) {
        return new BadRequest(
                code, detail, parser.getParsingContext().pathAsPointer().toString());
    }

    /** A text of the caller's, cut to what a problem may repeat. */
    static String shortened(String text) {
        return text.length() <= MAX_ECHO ? text : text.substring(0, MAX_ECHO) + "…";
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException("an array cannot fail to be read", e);
        }
    }

    private void requireAll(Fields fields, long seen) {
        long missing = fields.requiredBits() & ~seen;
        if (missing != 0) {
            String name = fields.name(Long.numberOfTrailingZeros(missing));
            throw at(EdgeCode.MISSING_FIELD, "Give the field '" + name + "' too.");
        }
    }

    private String name() {
        try {
            return parser.currentName();
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    private JsonToken next() {
        try {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new BadRequest(EdgeCode.MALFORMED_JSON, "The body ends too early; send one whole JSON object.");
            }
            return token;
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /** Something else was expected; what is there is looked through first, so that a tower of brackets is named as such. */
    private BadRequest wrongType(String expected) {
        BadRequest wrong = at(EdgeCode.WRONG_TYPE, "Write " + expected + " here.");
        try {
            parser.skipChildren();
        } catch (IOException e) {
            return malformed(e);
        }
        return wrong;
    }

    private static BadRequest malformed(IOException e) {
        if (e instanceof StreamConstraintsException) {
            String message = String.valueOf(e.getMessage());
            return message.contains("nesting depth")
                    ? new BadRequest(EdgeCode.TOO_DEEP, "Nest objects and arrays at most " + MAX_DEPTH + " deep.")
                    : message.contains("umber")
                            ? new BadRequest(EdgeCode.NOT_A_WHOLE_NUMBER, "Write a number between -2^63 and 2^63-1.")
                            : new BadRequest(EdgeCode.MALFORMED_JSON, "Write shorter names and texts.");
        }
        if (e instanceof JsonProcessingException wrong && wrong.getLocation() != null) {
            return new BadRequest(
                    EdgeCode.MALFORMED_JSON,
                    "Send valid JSON in UTF-8; it breaks off near byte "
                            + Math.max(0, wrong.getLocation().getByteOffset()) + ".");
        }
        return new BadRequest(EdgeCode.MALFORMED_JSON, "Send valid JSON in UTF-8.");
    }
}
