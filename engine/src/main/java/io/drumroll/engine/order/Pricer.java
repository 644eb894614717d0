package io.drumroll.engine.order;

import io.drumroll.engine.limit.Checks;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Event.FestivalScheduled;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.NoLines;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.promotion.Quote.QuoteLine;
import io.drumroll.engine.shop.Frame;
import io.drumroll.engine.sku.Skus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prices lines, for quotes and for orders alike: what is shown is what is charged. */
public final class Pricer {
    private final Frame frame;
    private final Skus skus;
    private final OrderDraft draft = new OrderDraft();

    /** A pricer over the given state. */
    public Pricer(Frame frame, Skus skus) {
        this.frame = frame;
        this.skus = skus;
    }

    /** Checks lines, counts those of one SKU together and prices them into {@link #draft}; refuses what can't be priced. */
    @Nullable
    Rejection price(List<LineRequest> lines) {
        Rejection refusal = refuse(lines);
        if (refusal != null) {
            return refusal;
        }
        draft.clear();
        for (int i = 0; i < lines.size(); i++) {
            LineRequest line = lines.get(i);
            draft.add(line.sku(), line.quantity());
        }
        for (int i = 0; i < draft.count(); i++) {
            refusal = Checks.range(Field.QUANTITY, draft.quantity(i), 1, Limits.MAX_QUANTITY);
            if (refusal != null) {
                return refusal;
            }
            draft.price(i, skus.priceMinor(draft.sku(i)));
        }
        refusal = Checks.range(Field.ORDER_TOTAL, draft.sumUp(), 0, Limits.MAX_AMOUNT_MINOR);
        if (refusal == null) {
            draft.save(frame.current().saving());
        }
        return refusal;
    }

    private @Nullable Rejection refuse(List<LineRequest> lines) {
        if (lines.isEmpty()) {
            return new NoLines();
        }
        Rejection refusal = Checks.range(Field.ORDER_LINES, lines.size(), 1, Limits.MAX_ORDER_LINES);
        for (int i = 0; refusal == null && i < lines.size(); i++) {
            LineRequest line = lines.get(i);
            refusal = Checks.range(Field.QUANTITY, line.quantity(), 1, Limits.MAX_QUANTITY);
            if (refusal == null) {
                refusal = skus.refuseNotForSale(line.sku());
            }
        }
        return refusal;
    }

    /** The lines that {@link #price} priced last; overwritten by the next. */
    OrderDraft draft() {
        return draft;
    }

    /** What {@link #price} priced last, as a quote. */
    Quote quote() {
        FestivalScheduled festival = frame.current();
        List<QuoteLine> lines = new ArrayList<>(draft.count());
        for (int i = 0; i < draft.count(); i++) {
            lines.add(new QuoteLine(
                    draft.sku(i),
                    draft.quantity(i),
                    draft.unitPriceMinor(i),
                    draft.savingMinor(i),
                    draft.grossMinor(i) - draft.savingMinor(i)));
        }
        return new Quote(
                festival.currency(),
                List.copyOf(lines),
                draft.subtotalMinor(),
                draft.savingMinor(),
                draft.totalMinor(),
                festival.saving().toNextStep(draft.subtotalMinor()),
                festival.saving().saveMinor());
    }

    /** A quote of nothing. */
    Quote emptyQuote() {
        draft.clear();
        return quote();
    }
}
