package io.drumroll.engine.limit;

import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.BadText;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.OutOfRange;
import org.jspecify.annotations.Nullable;

/** Checks of single values. Each returns the refusal, or null when the value is fine. */
public final class Checks {
    private Checks() {}

    /** Whether a number is within a range, both ends inclusive. */
    public static @Nullable Rejection range(Field field, long given, long min, long max) {
        return given >= min && given <= max ? null : new OutOfRange(field, given, min, max);
    }

    /** Whether a number can be a buyer's. */
    public static @Nullable Rejection buyer(long buyer) {
        return range(Field.BUYER, buyer, 1, Long.MAX_VALUE);
    }

    /** Whether a text is not blank, short enough, and free of control characters and broken surrogates. */
    public static @Nullable Rejection text(Field field, String text) {
        return isClean(text) ? null : new BadText(field, Limits.MAX_TEXT_BYTES);
    }

    /** The first refusal of several, or null when there is none. */
    public static @Nullable Rejection first(@Nullable Rejection... refusals) {
        for (Rejection refusal : refusals) {
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    private static boolean isClean(String text) {
        if (text.isBlank() || text.length() > Limits.MAX_TEXT_BYTES) {
            return false;
        }
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            int point = text.codePointAt(i);
            if (Character.isISOControl(point)
                    || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
                return false;
            }
            if (point >= Character.MIN_SUPPLEMENTARY_CODE_POINT) {
                i++;
            }
            bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
        }
        return bytes <= Limits.MAX_TEXT_BYTES;
    }
}
