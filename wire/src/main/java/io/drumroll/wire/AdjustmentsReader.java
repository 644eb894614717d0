package io.drumroll.wire;

import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.wire.sbe.AdjustmentDecoder;
import java.util.Arrays;
import java.util.List;

/** Reads the adjustments of orders and quotes. */
final class AdjustmentsReader {
    private final Cursor cursor;
    private final Cursor.Group group = new Cursor.Group();
    private final AdjustmentDecoder decoder = new AdjustmentDecoder();

    AdjustmentsReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Reads the group that the cursor stands at; each adjustment is of one of so many lines. */
    List<Adjustment> read(int lines) {
        cursor.group(group, AdjustmentDecoder.ENCODED_LENGTH);
        int count = group.count();
        if (count == 0) {
            return List.of();
        }
        Adjustment[] adjustments = new Adjustment[count];
        for (int i = 0; i < count; i++) {
            AdjustmentDecoder d = decoder.wrap(cursor.buffer(), group.at(i));
            int line = d.line();
            if (line >= lines) {
                throw cursor.malformed("an adjustment of line " + line + " of " + lines);
            }
            adjustments[i] =
                    new Adjustment(line, d.deal(), Numbers.stage(cursor, d.stage()), d.pieces(), d.amountMinor());
        }
        return Arrays.asList(adjustments);
    }
}
