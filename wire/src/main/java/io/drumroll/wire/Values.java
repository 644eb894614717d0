package io.drumroll.wire;

import io.drumroll.engine.message.PaymentRef;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.region.Codes;
import io.drumroll.engine.region.Region;
import io.drumroll.wire.sbe.MoneyEncoder;
import io.drumroll.wire.sbe.PaymentRefEncoder;
import io.drumroll.wire.sbe.RegionEncoder;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/** How single values stand in messages, and how much fits. */
final class Values {
    /** Most bytes of one text, and most entries of one group. */
    static final int MAX = 65_534;
    /** Bytes in front of a text. */
    static final int TEXT_HEADER = 2;
    /** Bytes in front of a group. */
    static final int GROUP_HEADER = 4;

    private Values() {}

    /**
     * A text in UTF-8. A lone surrogate, which UTF-8 has no bytes for, becomes NUL: both are no text to the engine, so it
     * refuses what the caller gave and not something that a replacement made acceptable.
     *
     * @throws IllegalArgumentException naming the field when it has more than {@link #MAX} bytes.
     */
    static byte[] utf8(String field, String text) {
        if (text.length() <= MAX) {
            byte[] bytes = withoutLoneSurrogates(text).getBytes(StandardCharsets.UTF_8);
            if (bytes.length <= MAX) {
                return bytes;
            }
        }
        throw new IllegalArgumentException(
                field + " of " + text.length() + " characters has more than " + MAX + " bytes of UTF-8");
    }

    /**
     * How many entries there are.
     *
     * @throws IllegalArgumentException naming the field when there are more than {@link #MAX}.
     */
    static int count(String field, List<?> entries) {
        if (entries.size() > MAX) {
            throw new IllegalArgumentException(
                    field + " has " + entries.size() + " entries, more than " + MAX + " in one message");
        }
        return entries.size();
    }

    static int currency(Currency currency) {
        return (int) Codes.ofAscii(currency.code());
    }

    private static int province(Region region) {
        return (int) Codes.ofAscii(region.province());
    }

    static short flag(boolean value) {
        return (short) (value ? 1 : 0);
    }

    /**
     * A number that a message has two bytes for.
     *
     * @throws IllegalArgumentException naming the field when it has no place in them.
     */
    static int uint16(String field, int value) {
        if ((value & 0xFFFF) != value) {
            throw new IllegalArgumentException(field + " of " + value + " is not 0 to 65535");
        }
        return value;
    }

    /** Writes a text with its length, and returns where it ends; see {@link #utf8}. */
    static int putText(MutableDirectBuffer buffer, int offset, String field, String text) {
        byte[] bytes = utf8(field, text);
        buffer.putShort(offset, (short) bytes.length, ByteOrder.LITTLE_ENDIAN);
        buffer.putBytes(offset + TEXT_HEADER, bytes);
        return offset + TEXT_HEADER + bytes.length;
    }

    /** Writes the head of a group, and returns where its entries begin; see {@link #count}. */
    static int putGroup(MutableDirectBuffer buffer, int offset, String field, List<?> entries, int entryLength) {
        return putGroup(buffer, offset, count(field, entries), entryLength);
    }

    /** Writes the head of a group of so many entries, and returns where they begin. */
    static int putGroup(MutableDirectBuffer buffer, int offset, int count, int entryLength) {
        buffer.putShort(offset, (short) entryLength, ByteOrder.LITTLE_ENDIAN);
        buffer.putShort(offset + 2, (short) count, ByteOrder.LITTLE_ENDIAN);
        return offset + GROUP_HEADER;
    }

    static void put(MoneyEncoder encoder, Money money) {
        encoder.amountMinor(money.amountMinor()).currency(currency(money.currency()));
    }

    static void put(RegionEncoder encoder, Region region) {
        encoder.country(Codes.ofCountry(region.country()))
                .province(province(region))
                .cityTier((short) region.cityTier());
    }

    static void put(PaymentRefEncoder encoder, PaymentRef payment) {
        encoder.high(payment.high()).low(payment.low());
    }

    private static String withoutLoneSurrogates(String text) {
        StringBuilder clean = null;
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isSurrogate(text.charAt(i))) {
                continue;
            }
            if (Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                i++;
                continue;
            }
            clean = clean == null ? new StringBuilder(text) : clean;
            clean.setCharAt(i, '\0');
        }
        return clean == null ? text : clean.toString();
    }
}
