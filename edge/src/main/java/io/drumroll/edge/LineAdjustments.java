package io.drumroll.edge;

import io.drumroll.engine.money.Currency;
import io.drumroll.engine.promotion.Adjustment;
import java.util.Arrays;
import java.util.List;

/** The adjustments of a quote or an order, which come stage by stage, line by line. Takes time for each once. */
final class LineAdjustments {
    private static final int NONE = -1;

    private final List<Adjustment> all;
    private final int[] first;
    private final int[] next;

    LineAdjustments(int lines, List<Adjustment> adjustments) {
        all = adjustments;
        first = new int[lines];
        next = new int[adjustments.size()];
        Arrays.fill(first, NONE);
        for (int i = next.length - 1; i >= 0; i--) {
            int line = adjustments.get(i).line();
            next[i] = first[line];
            first[line] = i;
        }
    }

    /** Writes what deals took off one line, in the order of the stages and each amount with its currency. */
    void write(JsonWriter json, int line, Currency shop, Currency festival, DealNames.Known names) {
        json.beginArray("adjustments");
        for (int i = first[line]; i != NONE; i = next[i]) {
            Adjustment adjustment = all.get(i);
            json.beginObject();
            names.write(json, adjustment.deal());
            json.field("stage", Words.STAGES.of(adjustment.stage()))
                    .field("amountMinor", adjustment.amountMinor())
                    .currency(adjustment.stage().inShopCurrency() ? shop : festival);
            if (adjustment.pieces() > 0) {
                json.field("pieces", adjustment.pieces());
            }
            json.endObject();
        }
        json.endArray();
    }
}
