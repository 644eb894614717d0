package io.drumroll.engine.oracle;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.ScheduleFestival;
import io.drumroll.engine.message.Query.CartView;
import io.drumroll.engine.message.Query.FestivalView;
import io.drumroll.engine.message.Query.LineProblem;
import io.drumroll.engine.message.Query.OfBuyerOrders;
import io.drumroll.engine.message.Query.OrderPage;
import io.drumroll.engine.message.Query.OrderView;
import io.drumroll.engine.message.Query.Result;
import io.drumroll.engine.message.Query.SkuView;
import io.drumroll.engine.message.Query.WalletView;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.promotion.Quote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers queries. */
final class NaiveReads {
    private final NaiveState state;
    private final NaivePricing pricing;
    private final NaiveBuyers buyers;
    private final NaiveOrders orders;

    NaiveReads(NaiveState state, NaivePricing pricing, NaiveBuyers buyers, NaiveOrders orders) {
        this.state = state;
        this.pricing = pricing;
        this.buyers = buyers;
        this.orders = orders;
    }

    Result<FestivalView> festival() {
        ScheduleFestival frame = state.frame;
        if (frame == null) {
            return notScheduled();
        }
        return new Result.Found<>(new FestivalView(
                frame.name(),
                frame.currency(),
                frame.opensAtMs(),
                frame.closesAtMs(),
                frame.payWindowMs(),
                frame.saving(),
                state.shops.size(),
                state.skus.size(),
                state.orders.size()));
    }

    private static <A> Result<A> notScheduled() {
        return new Result.Refused<>(new Rejection.FestivalNotScheduled());
    }

    Result<SkuView> sku(int number) {
        NaiveSku sku = state.sku(number);
        if (sku == null) {
            return new Result.Refused<>(new Rejection.UnknownSku(number));
        }
        return new Result.Found<>(new SkuView(
                number,
                sku.shop,
                state.shops.get(sku.shop - 1).name(),
                sku.title,
                sku.category,
                sku.brand,
                sku.origin,
                sku.priceMinor,
                state.currency(),
                sku.supplied(),
                sku.supplied() - sku.available,
                sku.available,
                sku.limitPerBuyer,
                sku.onSale));
    }

    Result<WalletView> wallet(long buyer) {
        Rejection why = whyNotBuyer(buyer);
        if (why != null) {
            return new Result.Refused<>(why);
        }
        return new Result.Found<>(new WalletView(buyer, state.balanceMinor(buyer), state.currency()));
    }

    private @Nullable Rejection whyNotBuyer(long buyer) {
        return NaiveState.first(state.whyNotScheduled(), state.whyNotBuyer(buyer));
    }

    Result<Quote> quote(List<LineRequest> lines) {
        return state.frame == null ? notScheduled() : pricing.quote(lines);
    }

    /** Lines that went off sale have no price: they are left out of the quote and only named as problems. */
    Result<CartView> cart(long buyer) {
        Rejection notBuyer = whyNotBuyer(buyer);
        if (notBuyer != null) {
            return new Result.Refused<>(notBuyer);
        }
        Map<Integer, Long> pieces = new LinkedHashMap<>();
        List<LineProblem> problems = new ArrayList<>();
        buyers.cartOf(buyer).forEach((sku, quantity) -> {
            Rejection why = state.whyNotForSale(sku);
            if (why == null) {
                pieces.put(sku, (long) quantity);
                why = orders.whyNotInStock(buyer, sku, quantity);
            }
            if (why != null) {
                problems.add(new LineProblem(sku, why));
            }
        });
        return switch (pricing.quoteOf(pieces)) {
            case Result.Refused<Quote>(Rejection why) -> new Result.Refused<>(why);
            case Result.Found<Quote>(Quote quote) -> new Result.Found<>(new CartView(buyer, quote, problems));
        };
    }

    Result<OrderView> order(long number) {
        NaiveOrder order = state.order(number);
        return order == null
                ? new Result.Refused<>(new Rejection.UnknownOrder(number))
                : new Result.Found<>(viewOf(order));
    }

    private OrderView viewOf(NaiveOrder order) {
        return new OrderView(
                order.number,
                order.buyer.number,
                order.region,
                order.state,
                state.currency(),
                order.lines(),
                order.totalMinor,
                order.placedAtMs,
                order.payDeadlineMs);
    }

    Result<OrderPage> ordersOf(OfBuyerOrders query) {
        Rejection why = NaiveState.first(
                state.whyNotBuyer(query.buyer()),
                NaiveState.whyOutOfRange(Field.QUANTITY, query.limit(), 1, Limits.MAX_ORDER_PAGE));
        if (why != null) {
            return new Result.Refused<>(why);
        }
        NaiveBuyer buyer = state.buyers.get(query.buyer());
        NaiveOrder next = buyer == null ? null : buyer.newestOrder;
        while (next != null && query.before() != 0 && next.number >= query.before()) {
            next = next.olderOfBuyer;
        }
        List<OrderView> page = new ArrayList<>();
        while (next != null && page.size() < query.limit()) {
            page.add(viewOf(next));
            next = next.olderOfBuyer;
        }
        return new Result.Found<>(
                new OrderPage(page, next == null ? 0 : page.getLast().order()));
    }
}
