package io.drumroll.wire;

import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.promotion.Quote.QuoteLine;
import io.drumroll.wire.sbe.AcceptedDecoder;
import io.drumroll.wire.sbe.RejectedDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/** Reads outcomes that stand one behind the other, as {@link CommandReader} does commands. For one thread. */
public final class OutcomeReader {
    private final Cursor cursor = new Cursor();
    private final AcceptedDecoder accepted = new AcceptedDecoder();
    private final RejectedDecoder rejected = new RejectedDecoder();
    private long correlationId;
    private @Nullable Outcome outcome;

    /** Takes the bytes to read; they must not change before the last {@link #next}. */
    public OutcomeReader wrap(DirectBuffer buffer, int offset, int length) {
        cursor.wrap(buffer, offset, length);
        outcome = null;
        return this;
    }

    /**
     * Reads the next outcome, if there is one.
     *
     * @return false behind the last.
     * @throws MalformedMessage when the bytes are no outcome; those behind them can't be read either.
     */
    public boolean next() {
        outcome = null;
        if (cursor.atEnd()) {
            return false;
        }
        outcome = read(cursor.header());
        return true;
    }

    /** What came with the command. */
    public long correlationId() {
        return correlationId;
    }

    /**
     * The outcome.
     *
     * @throws NullPointerException where {@link #next} did not say that there is one.
     */
    public Outcome outcome() {
        return Objects.requireNonNull(outcome, "no outcome without next()");
    }

    private Outcome read(int templateId) {
        return switch (templateId) {
            case AcceptedDecoder.TEMPLATE_ID -> accept(accepted);
            case RejectedDecoder.TEMPLATE_ID -> reject(rejected);
            default -> throw cursor.malformed("no outcome has the template " + templateId);
        };
    }

    private Outcome accept(AcceptedDecoder d) {
        d.wrap(cursor.buffer(), cursor.body(AcceptedDecoder.BLOCK_LENGTH), cursor.blockLength(), cursor.version());
        correlationId = d.correlationId();
        boolean repeated = cursor.flag(d.repeated());
        cursor.finish(d.limit());
        return new Outcome.Accepted(d.position(), d.subject(), d.amountMinor(), repeated);
    }

    private Outcome reject(RejectedDecoder d) {
        d.wrap(cursor.buffer(), cursor.body(RejectedDecoder.BLOCK_LENGTH), cursor.blockLength(), cursor.version());
        correlationId = d.correlationId();
        RejectionKind kind = RejectionKind.ofCode(d.code());
        if (kind == null) {
            throw cursor.malformed("no rejection has the number " + d.code());
        }
        List<QuoteLine> lines = quoteLines(d);
        String text1 = cursor.text(d.limit());
        d.skipText1();
        String text2 = cursor.text(d.limit());
        d.skipText2();
        Rejection rejection = rejection(kind, d, lines, text1, text2);
        cursor.finish(d.limit());
        return new Outcome.Rejected(d.position(), rejection);
    }

    private List<QuoteLine> quoteLines(RejectedDecoder d) {
        int count = cursor.group(d.limit(), RejectedDecoder.QuoteLinesDecoder.sbeBlockLength());
        RejectedDecoder.QuoteLinesDecoder group = d.quoteLines();
        QuoteLine[] lines = new QuoteLine[count];
        for (int i = 0; i < count; i++) {
            group.next();
            lines[i] = new QuoteLine(
                    group.sku(), group.quantity(), group.unitPriceMinor(), group.savingMinor(), group.payableMinor());
        }
        return Arrays.asList(lines);
    }

    private Rejection rejection(
            RejectionKind kind, RejectedDecoder d, List<QuoteLine> lines, String text1, String text2) {
        return switch (kind) {
            case FESTIVAL_NOT_SCHEDULED -> new Rejection.FestivalNotScheduled();
            case CURRENCY_FIXED -> new Rejection.CurrencyFixed(text1);
            case UNKNOWN_SHOP -> new Rejection.UnknownShop(cursor.asInt(d.v1()));
            case UNKNOWN_SKU -> new Rejection.UnknownSku(cursor.asInt(d.v1()));
            case SKU_OFF_SALE -> new Rejection.SkuOffSale(cursor.asInt(d.v1()));
            case UNKNOWN_ORDER -> new Rejection.UnknownOrder(d.v1());
            case UNKNOWN_CART_LINE -> new Rejection.UnknownCartLine(d.v1(), cursor.asInt(d.v2()));
            case INSUFFICIENT_STOCK -> new Rejection.InsufficientStock(cursor.asInt(d.v1()), d.v2(), d.v3());
            case OVER_BUYER_LIMIT ->
                new Rejection.OverBuyerLimit(cursor.asInt(d.v1()), cursor.asInt(d.v2()), d.v3(), d.v4());
            case PRICE_CHANGED -> new Rejection.PriceChanged(d.v1(), quote(d, lines));
            case DOORS_NOT_OPEN -> new Rejection.DoorsNotOpen(d.v1());
            case DOORS_CLOSED -> new Rejection.DoorsClosed(d.v1());
            case INSUFFICIENT_FUNDS -> new Rejection.InsufficientFunds(d.v1(), d.v2());
            case WRONG_ORDER_STATE -> new Rejection.WrongOrderState(d.v1(), orderState(d.v2()));
            case PAYMENT_DEADLINE_PASSED -> new Rejection.PaymentDeadlinePassed(d.v1(), d.v2());
            case IDEMPOTENCY_CONFLICT -> new Rejection.IdempotencyConflict(d.v1());
            case KEY_MISSING -> new Rejection.KeyMissing();
            case NO_LINES -> new Rejection.NoLines();
            case OUT_OF_RANGE -> new Rejection.OutOfRange(cursor.field(d.field()), d.v1(), d.v2(), d.v3());
            case BAD_TEXT -> new Rejection.BadText(cursor.field(d.field()), cursor.asInt(d.v1()));
            case CURRENCY_MISMATCH -> new Rejection.CurrencyMismatch(text1, text2);
            case CAPACITY_REACHED -> new Rejection.CapacityReached(cursor.field(d.field()), d.v1());
        };
    }

    private Quote quote(RejectedDecoder d, List<QuoteLine> lines) {
        return new Quote(cursor.currency(cursor.asInt(d.v7())), lines, d.v2(), d.v3(), d.v4(), d.v5(), d.v6());
    }

    private OrderState orderState(long code) {
        if (code < 0 || code >= OrderState.values().length) {
            throw cursor.malformed("no state of an order has the number " + code);
        }
        return OrderState.ofCode((int) code);
    }
}
