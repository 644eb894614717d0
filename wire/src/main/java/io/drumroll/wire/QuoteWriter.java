package io.drumroll.wire;

import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.promotion.Quote.Hint;
import io.drumroll.engine.promotion.Quote.QuoteLine;
import io.drumroll.wire.sbe.HintEncoder;
import io.drumroll.wire.sbe.MessageHeaderEncoder;
import io.drumroll.wire.sbe.PriceChangedEncoder;
import io.drumroll.wire.sbe.QuoteLineEncoder;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/** Writes the rejection that carries a quote. */
final class QuoteWriter {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final PriceChangedEncoder priceChanged = new PriceChangedEncoder();
    private final QuoteLineEncoder lineEncoder = new QuoteLineEncoder();
    private final HintEncoder hintEncoder = new HintEncoder();
    private final AdjustmentsWriter adjustments = new AdjustmentsWriter();

    /** Writes the message, and returns where it ends. */
    int write(
            MutableDirectBuffer buffer,
            int offset,
            long correlationId,
            long position,
            Rejection.PriceChanged rejection) {
        Quote quote = rejection.quote();
        priceChanged
                .wrapAndApplyHeader(buffer, offset, header)
                .correlationId(correlationId)
                .position(position)
                .expectedMinor(rejection.expectedMinor())
                .currency(Values.currency(quote.currency()))
                .subtotalMinor(quote.subtotalMinor())
                .savingMinor(quote.savingMinor())
                .dutyMinor(quote.dutyMinor())
                .totalMinor(quote.totalMinor())
                .depositMinor(quote.depositMinor());
        int at = lines(buffer, priceChanged.limit(), quote.lines());
        at = adjustments.write(buffer, at, quote.adjustments());
        return hints(buffer, at, quote.hints());
    }

    private int lines(MutableDirectBuffer buffer, int offset, List<QuoteLine> lines) {
        int at = Values.putGroup(buffer, offset, "quote lines", lines, QuoteLineEncoder.ENCODED_LENGTH);
        for (QuoteLine line : lines) {
            lineEncoder
                    .wrap(buffer, at)
                    .sku(line.sku())
                    .quantity(line.quantity())
                    .shop(line.shop())
                    .shopCurrency(Values.currency(line.shopCurrency()))
                    .unitPriceMinor(line.unitPriceMinor())
                    .listMinor(line.listMinor())
                    .festivalMinor(line.festivalMinor())
                    .payableMinor(line.payableMinor())
                    .dutyMinor(line.dutyMinor());
            at += QuoteLineEncoder.ENCODED_LENGTH;
        }
        return at;
    }

    private int hints(MutableDirectBuffer buffer, int offset, List<Hint> hints) {
        int at = Values.putGroup(buffer, offset, "hints", hints, HintEncoder.ENCODED_LENGTH);
        for (Hint hint : hints) {
            hintEncoder
                    .wrap(buffer, at)
                    .deal(hint.deal())
                    .stage((short) hint.stage().code())
                    .shop(hint.shop())
                    .addMinor(hint.addMinor())
                    .saveMinor(hint.saveMinor());
            at += HintEncoder.ENCODED_LENGTH;
        }
        return at;
    }
}
