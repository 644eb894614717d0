package io.drumroll.wire;

import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.region.Codes;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import io.drumroll.wire.sbe.MessageHeaderDecoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A place in bytes that came from outside. The generated decoders trust what they read, so every part is measured here
 * before they touch it; nothing behind the given bytes is ever read.
 */
final class Cursor {
    /** Regions remembered, so that orders share theirs; there are a few thousand in the world. */
    private static final int MAX_REGIONS = 1 << 16;

    private final UnsafeBuffer view = new UnsafeBuffer(0, 0);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private final Long2ObjectHashMap<Region> regions = new Long2ObjectHashMap<>();
    private int lastCurrencyCode;
    private @Nullable Currency lastCurrency;
    private int position;
    private int end;

    /** Takes these bytes, and stands at their beginning. */
    void wrap(DirectBuffer buffer, int offset, int length) {
        view.wrap(buffer, offset, length);
        position = 0;
        end = length;
    }

    DirectBuffer buffer() {
        return view;
    }

    boolean atEnd() {
        return position == end;
    }

    /** Reads a message's header, stands at its body, and returns its template id. */
    int header() {
        require(position, MessageHeaderDecoder.ENCODED_LENGTH, "a header");
        header.wrap(view, position);
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            throw malformed("schema " + header.schemaId() + " is not " + MessageHeaderDecoder.SCHEMA_ID);
        }
        position += MessageHeaderDecoder.ENCODED_LENGTH;
        return header.templateId();
    }

    /** Where the body begins whose header was read, once it is sure that its fixed part is there. */
    int body(int leastLength) {
        if (header.blockLength() < leastLength) {
            throw malformed("template " + header.templateId() + " has a fixed part of " + header.blockLength()
                    + " bytes, not " + leastLength);
        }
        require(position, header.blockLength(), "a fixed part");
        return position;
    }

    int blockLength() {
        return header.blockLength();
    }

    int version() {
        return header.version();
    }

    /** How many lines the group here has, once it is sure that they are all there. */
    int group(int limit, int leastLength) {
        require(limit, Values.GROUP_HEADER, "a group");
        int lineLength = uint16(limit);
        int count = uint16(limit + 2);
        if (lineLength < leastLength) {
            throw malformed("lines of " + lineLength + " bytes, not " + leastLength);
        }
        require(limit + Values.GROUP_HEADER, (long) count * lineLength, "lines");
        return count;
    }

    /** The text here. */
    String text(int limit) {
        require(limit, Values.TEXT_HEADER, "a text");
        int length = uint16(limit);
        require(limit + Values.TEXT_HEADER, length, "a text");
        byte[] bytes = new byte[length];
        view.getBytes(limit + Values.TEXT_HEADER, bytes);
        try {
            return utf8.decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw malformed("a text that is not UTF-8");
        }
    }

    /** Stands behind a message that was read. */
    void finish(int limit) {
        position = limit;
    }

    /** Reads the length of a part that begins behind it, and returns where that part ends. */
    int partEnd() {
        require(position, Integer.BYTES, "a length");
        int length = view.getInt(position, ByteOrder.LITTLE_ENDIAN);
        position += Integer.BYTES;
        if (length < 0) {
            throw malformed("a length of " + length);
        }
        require(position, length, "a part");
        return position + length;
    }

    /** Lets nothing behind {@code newEnd} be read, and returns the end until now. */
    int narrow(int newEnd) {
        int before = end;
        end = newEnd;
        return before;
    }

    /** Takes back {@link #narrow}, once it is sure that the part was read to its end. */
    void widen(int endBefore) {
        requireEnd();
        end = endBefore;
    }

    void requireEnd() {
        if (position != end) {
            throw malformed((end - position) + " bytes too many");
        }
    }

    Country country(int code) {
        try {
            return Codes.country(code);
        } catch (IllegalArgumentException e) {
            throw malformed(e.getMessage());
        }
    }

    Currency currency(int code) {
        Currency last = lastCurrency;
        if (last != null && lastCurrencyCode == code) {
            return last;
        }
        String letters = Codes.ascii(Integer.toUnsignedLong(code));
        if (!Currency.isWellFormed(letters)) {
            throw malformed("no currency has the number " + code);
        }
        Currency currency = new Currency(letters);
        lastCurrency = currency;
        lastCurrencyCode = code;
        return currency;
    }

    Region region(int country, int province, int cityTier) {
        long key = (long) cityTier << 48 | Integer.toUnsignedLong(province) << 16 | country;
        Region known = regions.get(key);
        if (known != null) {
            return known;
        }
        Region region = newRegion(country, province, cityTier);
        if (regions.size() < MAX_REGIONS) {
            regions.put(key, region);
        }
        return region;
    }

    boolean flag(int value) {
        return switch (value) {
            case 0 -> false;
            case 1 -> true;
            default -> throw malformed("neither 0 for no nor 1 for yes but " + value);
        };
    }

    int asInt(long value) {
        if ((int) value != value) {
            throw malformed(value + " is beyond 32 bits");
        }
        return (int) value;
    }

    Rejection.Field field(int code) {
        Rejection.Field field = FieldCodes.ofCode(code);
        if (field == null) {
            throw malformed("no field has the number " + code);
        }
        return field;
    }

    /** The exception for what was found; the rest of the bytes is given up. */
    MalformedMessage malformed(@Nullable String found) {
        MalformedMessage exception = new MalformedMessage(found + ", at byte " + position + " of " + end);
        position = end;
        return exception;
    }

    private Region newRegion(int country, int province, int cityTier) {
        try {
            return new Region(Codes.country(country), Codes.ascii(Integer.toUnsignedLong(province)), cityTier);
        } catch (IllegalArgumentException e) {
            throw malformed(e.getMessage());
        }
    }

    private int uint16(int index) {
        return Short.toUnsignedInt(view.getShort(index, ByteOrder.LITTLE_ENDIAN));
    }

    private void require(int from, long length, String what) {
        if (length > end - from) {
            throw malformed(what + " of " + length + " bytes where " + (end - from) + " are left");
        }
    }
}
