package io.drumroll.edge;

import io.drumroll.client.Festival;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.FestivalView;
import io.drumroll.engine.money.Currency;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The festival's currency as last heard of, for requests that leave it out. It can change until something is listed, so
 * that what is kept here may be old: see {@link OrderRoutes} for what happens then. Safe for use by many threads.
 */
final class FestivalFrame {
    private final Festival festival;
    private volatile @Nullable Currency currency;

    FestivalFrame(Festival festival) {
        this.festival = festival;
    }

    /** Notes the currency that an answer told. */
    void note(Currency heard) {
        if (!heard.equals(currency)) {
            currency = heard;
        }
    }

    /**
     * Goes on with the festival's currency, at once where it is known; where the festival has none, that is the
     * exchange's answer.
     */
    void withCurrency(Exchange exchange, Consumer<Currency> then) {
        Currency known = currency;
        if (known != null) {
            then.accept(known);
            return;
        }
        festival.read(0, new Query.OfFestival(), new PendingRead<>(exchange) {
            @Override
            void found(long position, FestivalView view) {
                note(view.currency());
                then.accept(view.currency());
            }
        });
    }
}
