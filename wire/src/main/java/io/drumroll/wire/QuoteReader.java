package io.drumroll.wire;

import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.promotion.Quote.Hint;
import io.drumroll.engine.promotion.Quote.QuoteLine;
import io.drumroll.wire.sbe.HintDecoder;
import io.drumroll.wire.sbe.PriceChangedDecoder;
import io.drumroll.wire.sbe.QuoteLineDecoder;
import java.util.Arrays;
import java.util.List;

/** Reads what {@link QuoteWriter} wrote, from where the cursor stands. */
final class QuoteReader {
    private final Cursor cursor;
    private final Cursor.Group group = new Cursor.Group();
    private final QuoteLineDecoder lineDecoder = new QuoteLineDecoder();
    private final HintDecoder hintDecoder = new HintDecoder();
    private final AdjustmentsReader adjustments;

    QuoteReader(Cursor cursor) {
        this.cursor = cursor;
        this.adjustments = new AdjustmentsReader(cursor);
    }

    /** Reads the rejection whose fixed part the decoder has. */
    Rejection read(PriceChangedDecoder d) {
        List<QuoteLine> lines = lines();
        Quote quote = new Quote(
                cursor.currency(d.currency()),
                lines,
                adjustments.read(lines.size()),
                hints(),
                d.subtotalMinor(),
                d.savingMinor(),
                d.dutyMinor(),
                d.totalMinor(),
                d.depositMinor());
        return new Rejection.PriceChanged(d.expectedMinor(), quote);
    }

    private List<QuoteLine> lines() {
        cursor.group(group, QuoteLineDecoder.ENCODED_LENGTH);
        QuoteLine[] lines = new QuoteLine[group.count()];
        for (int i = 0; i < lines.length; i++) {
            QuoteLineDecoder d = lineDecoder.wrap(cursor.buffer(), group.at(i));
            lines[i] = new QuoteLine(
                    d.sku(),
                    d.quantity(),
                    d.shop(),
                    cursor.currency(d.shopCurrency()),
                    d.unitPriceMinor(),
                    d.listMinor(),
                    d.festivalMinor(),
                    d.payableMinor(),
                    d.dutyMinor());
        }
        return Arrays.asList(lines);
    }

    private List<Hint> hints() {
        cursor.group(group, HintDecoder.ENCODED_LENGTH);
        Hint[] hints = new Hint[group.count()];
        for (int i = 0; i < hints.length; i++) {
            HintDecoder d = hintDecoder.wrap(cursor.buffer(), group.at(i));
            hints[i] = new Hint(d.deal(), Numbers.stage(cursor, d.stage()), d.shop(), d.addMinor(), d.saveMinor());
        }
        return Arrays.asList(hints);
    }
}
