package io.drumroll.edge;

import io.drumroll.client.Festival;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.CouponProblem;
import io.drumroll.engine.message.Query.DealName;
import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.promotion.Quote.Hint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What deals are called, for answers that name what each takes off. A deal's name can change, so it is kept for a few seconds
 * only: nearly all carts of a festival name the same deals, and are read at the same time. Safe for use by many threads.
 */
final class DealNames {
    /** How many are kept; beyond it all are forgotten, and asked for again. */
    static final int MAX_KEPT = 1 << 16;
    /** How long one is kept, in ns: so long a changed name may be told as it was. */
    static final long KEPT_NS = TimeUnit.SECONDS.toNanos(5);

    private record Kept(DealName name, long sinceNs) {}

    private final Festival festival;
    private final LongSupplier clockNs;
    private final Map<Integer, Kept> kept = new ConcurrentHashMap<>();

    DealNames(Festival festival) {
        this(festival, System::nanoTime);
    }

    /** @param clockNs tells the time in ns from any moment on. */
    DealNames(Festival festival, LongSupplier clockNs) {
        this.festival = festival;
        this.clockNs = clockNs;
    }

    /** Goes on with the names of deals, at once where all are kept. */
    void with(Exchange exchange, Wanted wanted, Consumer<Known> then) {
        Known known = new Known();
        List<Integer> missing = new ArrayList<>();
        for (int deal : wanted.deals) {
            DealName name = find(deal);
            if (name != null) {
                known.names.put(deal, name);
            } else {
                missing.add(deal);
            }
        }
        ask(exchange, missing, known, then);
    }

    /** Asks for a page of what is missing, and then for the next, so that no read takes long. */
    private void ask(Exchange exchange, List<Integer> missing, Known known, Consumer<Known> then) {
        if (missing.isEmpty()) {
            then.accept(known);
            return;
        }
        int page = Math.min(missing.size(), Limits.MAX_PAGE);
        List<Integer> asked = List.copyOf(missing.subList(0, page));
        festival.read(0, new Query.OfDealNames(asked), new PendingRead<>(exchange) {
            @Override
            void found(long position, Query.DealNames found) {
                for (DealName name : found.names()) {
                    keep(name);
                    known.names.put(name.deal(), name);
                }
                ask(exchange, missing.subList(page, missing.size()), known, then);
            }
        });
    }

    /** The name that is kept of a deal, or null. */
    @Nullable
    DealName find(int deal) {
        Kept found = kept.get(deal);
        return found != null && clockNs.getAsLong() - found.sinceNs() < KEPT_NS ? found.name() : null;
    }

    /** Keeps a name from now on. */
    void keep(DealName name) {
        if (kept.size() >= MAX_KEPT) {
            kept.clear();
        }
        kept.put(name.deal(), new Kept(name, clockNs.getAsLong()));
    }

    /** Which deals an answer names. Not thread safe. */
    static final class Wanted {
        private final Set<Integer> deals = new LinkedHashSet<>();

        Wanted quote(Quote quote) {
            for (Hint hint : quote.hints()) {
                deals.add(hint.deal());
            }
            return adjustments(quote.adjustments());
        }

        Wanted adjustments(List<Adjustment> adjustments) {
            for (Adjustment adjustment : adjustments) {
                deals.add(adjustment.deal());
            }
            return this;
        }

        Wanted coupons(List<CouponProblem> problems) {
            for (CouponProblem problem : problems) {
                deals.add(problem.deal());
            }
            return this;
        }
    }

    /** The names that were wanted. Not thread safe. */
    static final class Known {
        /** For answers that tell deals by number alone. */
        static final Known NONE = new Known();

        private final Map<Integer, DealName> names = new HashMap<>();

        /** Writes a deal, what it is called and of which kind it is, as far as it was asked for and there is one. */
        void write(JsonWriter json, int deal) {
            json.field("deal", deal);
            DealName name = names.get(deal);
            if (name != null) {
                json.field("name", name.name()).field("kind", Words.DEAL_KINDS.of(DealKind.ofCode(name.kind())));
            }
        }

        /** Writes a coupon that somebody named, and what it is called if there is one. */
        void writeCoupon(JsonWriter json, int deal) {
            json.field("coupon", deal);
            DealName name = names.get(deal);
            if (name != null) {
                json.field("name", name.name());
            }
        }
    }
}
