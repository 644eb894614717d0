package io.drumroll.edge;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.CartView;
import io.drumroll.engine.message.Query.Coupon;
import io.drumroll.engine.message.Query.CouponProblem;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.region.Country;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer's coupons would save on the cart. Each is tried in a read of its own, one behind the other, so that the
 * festival does other work in between however many coupons somebody holds.
 */
final class CartCouponRoutes {
    /** Reads of the cart for one answer: once without, once with each coupon, and the rest in search of the best together. */
    static final int MAX_TRIES = 1 + Limits.MAX_COUPON_DEALS_PER_BUYER + 50;

    private final Commands commands;
    private final Currencies currencies;

    CartCouponRoutes(Commands commands, Currencies currencies) {
        this.commands = commands;
        this.currencies = currencies;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.CART_COUPONS, this::list);
    }

    private void list(Exchange exchange) {
        long buyer = exchange.pathNumber();
        Country destination = Asked.destination(exchange);
        Currency asked = Asked.currency(exchange);
        long atMs = Asked.number(exchange, "atMs", 1, Long.MAX_VALUE, Query.NOW);
        currencies.withFestival(exchange, festival -> {
            Query.OfCart cart = new Query.OfCart(buyer, destination, asked == null ? festival : asked, List.of(), atMs);
            commands.find(
                    exchange,
                    exchange.atPosition(),
                    new Query.OfCoupons(buyer),
                    (position, held) -> new Trial(exchange, cart, position, held.coupons()).begin());
        });
    }

    /**
     * A coupon that was tried alone.
     *
     * @param savesMinor what it saves, 0 or more, in the cart's currency.
     * @param problem why it can't be used, or null.
     */
    private record Tried(
            Coupon coupon, long savesMinor, @Nullable Rejection problem) {}

    /** The coupons of one buyer on one cart. Belongs to the exchange's event loop. */
    private final class Trial {
        private final Exchange exchange;
        private final Query.OfCart cart;
        private final List<Coupon> held;
        private final List<Tried> tried = new ArrayList<>();
        private final List<Tried> candidates = new ArrayList<>();
        private List<Integer> best = List.of();
        private long totalMinor;
        private long bestMinor;
        private long position;
        private int tries;

        Trial(Exchange exchange, Query.OfCart cart, long position, List<Coupon> claimed) {
            this.exchange = exchange;
            this.cart = cart;
            this.position = position;
            this.held = claimed.stream()
                    .filter(coupon -> coupon.claimed() > coupon.used())
                    .toList();
        }

        void begin() {
            with(List.of(), view -> {
                totalMinor = view.quote().totalMinor();
                bestMinor = totalMinor;
                tryAlone(0);
            });
        }

        /** Reads the cart with these coupons, as of where the coupons were read or later. */
        private void with(List<Integer> coupons, Consumer<CartView> then) {
            tries++;
            Query.OfCart query =
                    new Query.OfCart(cart.buyer(), cart.destination(), cart.currency(), coupons, cart.atMs());
            commands.find(exchange, position, query, (readAt, view) -> {
                position = readAt;
                then.accept(view);
            });
        }

        private void tryAlone(int index) {
            if (index == held.size()) {
                candidates.sort(Comparator.comparingLong(Tried::savesMinor).reversed());
                addToBest(0);
                return;
            }
            Coupon coupon = held.get(index);
            with(List.of(coupon.deal()), view -> {
                Tried one = tried(coupon, view);
                tried.add(one);
                if (one.savesMinor() > 0) {
                    candidates.add(one);
                }
                tryAlone(index + 1);
            });
        }

        private Tried tried(Coupon coupon, CartView view) {
            List<CouponProblem> problems = view.couponProblems();
            if (!problems.isEmpty()) {
                return new Tried(coupon, 0, problems.getFirst().rejection());
            }
            if (view.quote().lines().isEmpty()) {
                return new Tried(coupon, 0, new Rejection.NoLines());
            }
            return new Tried(coupon, Math.max(0, totalMinor - view.quote().totalMinor()), null);
        }

        /** Takes a coupon to the others if all of them can be used together and it saves more; the best ones come first. */
        private void addToBest(int index) {
            if (index == candidates.size() || tries >= MAX_TRIES) {
                answer();
                return;
            }
            List<Integer> more = new ArrayList<>(best);
            more.add(candidates.get(index).coupon().deal());
            if (more.size() > Limits.MAX_ORDER_COUPONS) {
                answer();
                return;
            }
            with(more, view -> {
                if (view.couponProblems().isEmpty() && view.quote().totalMinor() < bestMinor) {
                    best = List.copyOf(more);
                    bestMinor = view.quote().totalMinor();
                }
                addToBest(index + 1);
            });
        }

        private void answer() {
            commands.answer(exchange, position, tried, (json, found) -> {
                json.field("destination", cart.destination().code());
                if (cart.atMs() != Query.NOW) {
                    json.field("atMs", cart.atMs());
                }
                json.field("buyer", cart.buyer())
                        .currency(cart.currency())
                        .field("totalMinor", totalMinor)
                        .beginArray("coupons");
                for (Tried one : found) {
                    write(json, one);
                }
                json.endArray().beginObject("best").beginArray("coupons");
                for (int deal : best) {
                    json.element(deal);
                }
                json.endArray()
                        .field("savesMinor", totalMinor - bestMinor)
                        .field("totalMinor", bestMinor)
                        .endObject();
            });
        }

        private static void write(JsonWriter json, Tried one) {
            json.beginObject()
                    .field("coupon", one.coupon().deal())
                    .field("name", one.coupon().offer().name())
                    .field(
                            "kind",
                            Words.DEAL_KINDS.of(DealKind.of(one.coupon().offer().terms())))
                    .field("savesMinor", one.savesMinor());
            if (one.problem() != null) {
                json.beginObject("problem");
                QuoteViews.writeWhy(json, one.problem());
            }
            json.endObject();
        }
    }
}
