package io.drumroll.engine;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.FestivalView;
import io.drumroll.engine.message.Query.OrderView;
import io.drumroll.engine.message.Request;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Seeded queries of every kind. */
final class RandomQueries {
    private final RandomValues values;
    private final RandomOrders orders;
    private final Supplier<Request> keys;

    RandomQueries(RandomValues values, RandomOrders orders, Supplier<Request> keys) {
        this.values = values;
        this.orders = orders;
        this.keys = keys;
    }

    Query<?> next() {
        long buyer = values.buyer();
        return switch (values.below(28)) {
            case 0 -> new Query.OfFestival();
            case 1 -> new Query.OfSku(values.sku());
            case 2 -> new Query.OfWallet(buyer);
            case 3, 4, 5 ->
                new Query.OfCart(buyer, values.country(), values.currency(), orders.namedCoupons(buyer), moment());
            case 6, 7, 8, 9 -> quote(values.chance(20) ? values.near(0, 0, 0) : buyer);
            case 10 -> new Query.OfDepositQuote(values.country(), values.currency(), values.deal(), values.quantity());
            case 11 -> new Query.OfShop(values.shop());
            case 12 -> new Query.OfDeal(values.deal());
            case 13 -> new Query.OfDeals(values.chance(50) ? 0 : values.deal(), page(Limits.MAX_PAGE));
            case 14 -> new Query.OfSkuDeals(values.sku());
            case 15 -> new Query.OfCoupons(buyer);
            case 16 -> new Query.OfRates();
            case 17 -> new Query.OfDuties(values.country(), values.country());
            case 18 -> new Query.OfTrialBalance();
            case 19 -> new Query.OfRefundsDue(values.below(30), page(Limits.MAX_PAGE));
            case 20 -> new Query.OfOrder(values.order());
            case 21, 22, 23 ->
                new Query.OfBasket(
                        values.chance(20) ? values.near(0, 0, 0) : buyer,
                        values.country(),
                        values.currency(),
                        orders.lines(),
                        orders.namedCoupons(buyer),
                        moment());
            case 24 -> new Query.OfDealNames(dealsNamed());
            case 25 -> new Query.OfRequest(keys.get());
            case 26 -> new Query.OfCommissions();
            default -> ordersOfABuyer();
        };
    }

    /** Mostly now or within the next deals' time, now and then long after or before. */
    private long moment() {
        if (values.chance(40)) {
            return Query.NOW;
        }
        long latestMs = values.found(new Query.OfFestival()) instanceof FestivalView view ? view.closesAtMs() : 0;
        return values.near(values.timeMs + values.below(8_000), values.timeMs, latestMs);
    }

    private List<Integer> dealsNamed() {
        int count = (int) values.near(values.below(20), 0, values.chance(2) ? Limits.MAX_PAGE : 0);
        return Stream.generate(values::deal)
                .limit(Math.max(0, Math.min(count, 1_100)))
                .toList();
    }

    private Query<?> quote(long buyer) {
        return new Query.OfQuote(buyer, values.country(), values.currency(), orders.lines(), orders.coupons(buyer));
    }

    private int page(int most) {
        return (int) values.near(1 + values.below(10), 1, most);
    }

    /** The beginning of a buyer's list, or what follows an order, mostly one of that buyer's own. */
    private Query<?> ordersOfABuyer() {
        int limit = page(Limits.MAX_ORDER_PAGE);
        long order = values.order();
        if (values.chance(50) && values.found(new Query.OfOrder(order)) instanceof OrderView view) {
            return new Query.OfBuyerOrders(values.chance(90) ? view.buyer() : values.buyer(), order, limit);
        }
        return new Query.OfBuyerOrders(values.buyer(), 0, limit);
    }
}
