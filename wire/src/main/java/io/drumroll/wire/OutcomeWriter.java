package io.drumroll.wire;

import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.promotion.Quote.QuoteLine;
import io.drumroll.wire.sbe.AcceptedEncoder;
import io.drumroll.wire.sbe.MessageHeaderEncoder;
import io.drumroll.wire.sbe.RejectedEncoder;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/** Writes outcomes as bytes; several may stand behind one another. For one thread, without new objects where accepted. */
public final class OutcomeWriter {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final AcceptedEncoder accepted = new AcceptedEncoder();
    private final RejectedEncoder rejected = new RejectedEncoder();

    /**
     * Writes an outcome.
     *
     * @param correlationId what came with the command.
     * @return how many bytes it takes, at most {@link #maxLength}.
     * @throws IllegalArgumentException when a text or the lines of a quote are too many for a message.
     * @throws IndexOutOfBoundsException when the buffer is too short.
     */
    public int write(MutableDirectBuffer buffer, int offset, long correlationId, Outcome outcome) {
        int end = switch (outcome) {
            case Outcome.Accepted o -> accept(buffer, offset, correlationId, o);
            case Outcome.Rejected o -> reject(buffer, offset, correlationId, o);
        };
        return end - offset;
    }

    /** The most bytes that {@link #write} needs for an outcome. */
    public static int maxLength(Outcome outcome) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + switch (outcome) {
                    case Outcome.Accepted _ -> AcceptedEncoder.BLOCK_LENGTH;
                    case Outcome.Rejected o ->
                        RejectedEncoder.BLOCK_LENGTH
                                + Values.maxGroupLength(
                                        quoteLines(o.rejection()), RejectedEncoder.QuoteLinesEncoder.sbeBlockLength())
                                + Values.maxTextLength(text1(o.rejection()))
                                + Values.maxTextLength(text2(o.rejection()));
                };
    }

    private int accept(MutableDirectBuffer buffer, int offset, long correlationId, Outcome.Accepted o) {
        accepted.wrapAndApplyHeader(buffer, offset, header)
                .correlationId(correlationId)
                .position(o.position())
                .subject(o.id())
                .amountMinor(o.amountMinor())
                .repeated(Values.flag(o.repeated()));
        return accepted.limit();
    }

    private int reject(MutableDirectBuffer buffer, int offset, long correlationId, Outcome.Rejected o) {
        Rejection rejection = o.rejection();
        List<QuoteLine> lines = quoteLines(rejection);
        int count = Values.count("quote lines", lines);
        byte[] text1 = Values.utf8("currency", text1(rejection));
        byte[] text2 = Values.utf8("given currency", text2(rejection));
        rejected.wrapAndApplyHeader(buffer, offset, header)
                .correlationId(correlationId)
                .position(o.position())
                .code(RejectionKind.of(rejection).code());
        values((short) 0, 0, 0, 0, 0);
        rejected.v5(0).v6(0).v7(0);
        values(rejection);
        RejectedEncoder.QuoteLinesEncoder group = rejected.quoteLinesCount(count);
        for (QuoteLine line : lines) {
            group.next()
                    .sku(line.sku())
                    .quantity(line.quantity())
                    .unitPriceMinor(line.unitPriceMinor())
                    .savingMinor(line.savingMinor())
                    .payableMinor(line.payableMinor());
        }
        rejected.putText1(text1, 0, text1.length).putText2(text2, 0, text2.length);
        return rejected.limit();
    }

    private void values(Rejection rejection) {
        switch (rejection) {
            case Rejection.FestivalNotScheduled _,
                    Rejection.KeyMissing _,
                    Rejection.NoLines _,
                    Rejection.CurrencyFixed _,
                    Rejection.CurrencyMismatch _ -> {}
            case Rejection.UnknownShop r -> rejected.v1(r.shop());
            case Rejection.UnknownSku r -> rejected.v1(r.sku());
            case Rejection.SkuOffSale r -> rejected.v1(r.sku());
            case Rejection.UnknownOrder r -> rejected.v1(r.order());
            case Rejection.UnknownCartLine r -> rejected.v1(r.buyer()).v2(r.sku());
            case Rejection.InsufficientStock r ->
                rejected.v1(r.sku()).v2(r.requested()).v3(r.available());
            case Rejection.OverBuyerLimit r -> values((short) 0, r.sku(), r.limit(), r.alreadyOrdered(), r.requested());
            case Rejection.PriceChanged r -> quote(r.expectedMinor(), r.quote());
            case Rejection.DoorsNotOpen r -> rejected.v1(r.opensAtMs());
            case Rejection.DoorsClosed r -> rejected.v1(r.closedAtMs());
            case Rejection.InsufficientFunds r -> rejected.v1(r.requiredMinor()).v2(r.availableMinor());
            case Rejection.WrongOrderState r ->
                rejected.v1(r.order()).v2(r.state().code());
            case Rejection.PaymentDeadlinePassed r -> rejected.v1(r.order()).v2(r.deadlineMs());
            case Rejection.IdempotencyConflict r -> rejected.v1(r.position());
            case Rejection.OutOfRange r -> values(FieldCodes.ofField(r.field()), r.given(), r.min(), r.max(), 0);
            case Rejection.BadText r -> values(FieldCodes.ofField(r.field()), r.maxBytes(), 0, 0, 0);
            case Rejection.CapacityReached r -> values(FieldCodes.ofField(r.what()), r.limit(), 0, 0, 0);
        }
    }

    private void values(short field, long v1, long v2, long v3, long v4) {
        rejected.field(field).v1(v1).v2(v2).v3(v3).v4(v4);
    }

    private void quote(long expectedMinor, Quote quote) {
        rejected.v1(expectedMinor)
                .v2(quote.subtotalMinor())
                .v3(quote.savingMinor())
                .v4(quote.totalMinor())
                .v5(quote.addMinor())
                .v6(quote.nextSavingMinor())
                .v7(Values.currency(quote.currency()));
    }

    private static List<QuoteLine> quoteLines(Rejection rejection) {
        return rejection instanceof Rejection.PriceChanged r ? r.quote().lines() : List.of();
    }

    private static String text1(Rejection rejection) {
        if (rejection instanceof Rejection.CurrencyFixed r) {
            return r.currency();
        }
        return rejection instanceof Rejection.CurrencyMismatch r ? r.expected() : "";
    }

    private static String text2(Rejection rejection) {
        return rejection instanceof Rejection.CurrencyMismatch r ? r.given() : "";
    }
}
