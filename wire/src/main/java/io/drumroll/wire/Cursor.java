package io.drumroll.wire;

import io.drumroll.engine.message.PaymentRef;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.region.Codes;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import io.drumroll.wire.sbe.MessageHeaderDecoder;
import io.drumroll.wire.sbe.MoneyDecoder;
import io.drumroll.wire.sbe.PaymentRefDecoder;
import io.drumroll.wire.sbe.RegionDecoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageDecoderFlyweight;
import org.jspecify.annotations.Nullable;

/**
 * A place in bytes that came from outside. The generated decoders trust what they read, so every part is measured here
 * before they touch it; nothing behind the given bytes is ever read.
 */
final class Cursor {
    /** Regions remembered, so that orders share theirs; there are a few thousand in the world. */
    private static final int MAX_REGIONS = 1 << 16;

    /** Where the entries of a group are, once they were measured. */
    static final class Group {
        private int begin;
        private int entryLength;
        private int count;

        int count() {
            return count;
        }

        /** Where an entry begins. */
        int at(int index) {
            return begin + index * entryLength;
        }
    }

    private final UnsafeBuffer view = new UnsafeBuffer(0, 0);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private final Long2ObjectHashMap<Region> regions = new Long2ObjectHashMap<>();
    private int lastCurrencyCode;
    private @Nullable Currency lastCurrency;
    private int bodyOffset;
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
        bodyOffset = position;
        return header.templateId();
    }

    /** Points a decoder at the body whose header was read, and stands behind its fixed part. */
    <D extends MessageDecoderFlyweight> D message(D decoder) {
        decoder.wrap(view, body(decoder.sbeBlockLength()), header.blockLength(), header.version());
        return decoder;
    }

    /** Where the body begins whose header was read. */
    int bodyOffset() {
        return bodyOffset;
    }

    private int body(int leastLength) {
        if (header.blockLength() < leastLength) {
            throw malformed("template " + header.templateId() + " has a fixed part of " + header.blockLength()
                    + " bytes, not " + leastLength);
        }
        require(position, header.blockLength(), "a fixed part");
        position += header.blockLength();
        return bodyOffset;
    }

    /** Measures the group here once it is sure that all of it is there, and stands behind it. */
    void group(Group group, int leastLength) {
        require(position, Values.GROUP_HEADER, "a group");
        int entryLength = uint16(position);
        int count = uint16(position + 2);
        if (entryLength < leastLength) {
            throw malformed("entries of " + entryLength + " bytes, not " + leastLength);
        }
        position += Values.GROUP_HEADER;
        require(position, (long) count * entryLength, "entries");
        group.begin = position;
        group.entryLength = entryLength;
        group.count = count;
        position += count * entryLength;
    }

    /** Reads the text here, and stands behind it. */
    String text() {
        require(position, Values.TEXT_HEADER, "a text");
        int length = uint16(position);
        require(position + Values.TEXT_HEADER, length, "a text");
        byte[] bytes = new byte[length];
        view.getBytes(position + Values.TEXT_HEADER, bytes);
        position += Values.TEXT_HEADER + length;
        try {
            return utf8.decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw malformed("a text that is not UTF-8");
        }
    }

    /** Passes over everything up to here. */
    void skipTo(int newPosition) {
        position = newPosition;
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

    Money money(MoneyDecoder d) {
        return new Money(d.amountMinor(), currency(d.currency()));
    }

    PaymentRef payment(PaymentRefDecoder d) {
        return new PaymentRef(d.high(), d.low());
    }

    Region region(RegionDecoder d) {
        int country = d.country();
        int province = d.province();
        int cityTier = d.cityTier();
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
