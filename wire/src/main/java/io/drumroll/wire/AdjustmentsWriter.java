package io.drumroll.wire;

import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.wire.sbe.AdjustmentEncoder;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/** Writes the adjustments of orders and quotes. */
final class AdjustmentsWriter {
    private final AdjustmentEncoder encoder = new AdjustmentEncoder();

    /** Writes the group, and returns where it ends. */
    int write(MutableDirectBuffer buffer, int offset, List<Adjustment> adjustments) {
        int count = Values.count("adjustments", adjustments);
        int at = Values.putGroup(buffer, offset, count, AdjustmentEncoder.ENCODED_LENGTH);
        for (int i = 0; i < count; i++) {
            Adjustment adjustment = adjustments.get(i);
            encoder.wrap(buffer, at)
                    .line(Values.uint16("line of an adjustment", adjustment.line()))
                    .stage((short) adjustment.stage().code())
                    .deal(adjustment.deal())
                    .pieces(adjustment.pieces())
                    .amountMinor(adjustment.amountMinor());
            at += AdjustmentEncoder.ENCODED_LENGTH;
        }
        return at;
    }
}
