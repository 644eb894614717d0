package io.drumroll.engine.oracle;

import static io.drumroll.engine.oracle.NaiveState.first;
import static io.drumroll.engine.oracle.NaiveState.whyOutOfRange;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.OpenShop;
import io.drumroll.engine.message.Command.ScheduleFestival;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.Balance;
import io.drumroll.engine.message.Query.BasketView;
import io.drumroll.engine.message.Query.CartView;
import io.drumroll.engine.message.Query.CouponProblem;
import io.drumroll.engine.message.Query.FestivalView;
import io.drumroll.engine.message.Query.LineProblem;
import io.drumroll.engine.message.Query.LineRefunds;
import io.drumroll.engine.message.Query.OfBasket;
import io.drumroll.engine.message.Query.OfBuyerOrders;
import io.drumroll.engine.message.Query.OfCart;
import io.drumroll.engine.message.Query.OfDepositQuote;
import io.drumroll.engine.message.Query.OfQuote;
import io.drumroll.engine.message.Query.OrderPage;
import io.drumroll.engine.message.Query.OrderView;
import io.drumroll.engine.message.Query.Rate;
import io.drumroll.engine.message.Query.Result;
import io.drumroll.engine.message.Query.ShopOrderView;
import io.drumroll.engine.message.Query.ShopView;
import io.drumroll.engine.message.Query.SkuView;
import io.drumroll.engine.message.Query.WalletView;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.promotion.Quote;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers queries about the festival, shops, SKUs, wallets, carts, quotes and orders. */
final class NaiveReads {
    private final NaiveState state;
    private final NaivePricing pricing;
    private final NaiveBuyers buyers;
    private final NaivePlacing placing;

    NaiveReads(NaiveState state, NaivePricing pricing, NaiveBuyers buyers, NaivePlacing placing) {
        this.state = state;
        this.pricing = pricing;
        this.buyers = buyers;
        this.placing = placing;
    }

    Result<FestivalView> festival() {
        ScheduleFestival frame = state.frame;
        if (frame == null) {
            return new Result.Refused<>(new Rejection.FestivalNotScheduled());
        }
        return new Result.Found<>(new FestivalView(
                frame.name(),
                frame.currency(),
                frame.opensAtMs(),
                frame.closesAtMs(),
                frame.payWindowMs(),
                frame.receiptWindowMs(),
                state.shops.size(),
                state.skus.size(),
                state.orders.size()));
    }

    Result<ShopView> shop(int number) {
        NaiveShop shop = state.shop(number);
        if (shop == null) {
            return new Result.Refused<>(new Rejection.UnknownShop(number));
        }
        OpenShop opening = shop.opening;
        return new Result.Found<>(new ShopView(
                number,
                opening.name(),
                opening.country(),
                opening.kind(),
                opening.currency(),
                shop.balanceMinor,
                shop.debtMinor));
    }

    Result<SkuView> sku(int number) {
        NaiveSku sku = state.sku(number);
        if (sku == null) {
            return new Result.Refused<>(new Rejection.UnknownSku(number));
        }
        return new Result.Found<>(new SkuView(
                number,
                sku.shop.number,
                sku.shop.opening.name(),
                sku.listing.title(),
                sku.listing.category(),
                sku.listing.brand(),
                sku.listing.origin(),
                sku.listing.tariffCode(),
                sku.priceMinor,
                sku.shop.currency(),
                sku.supplied(),
                sku.supplied() - sku.available,
                sku.available,
                sku.limitPerBuyer(),
                sku.onSale));
    }

    Result<WalletView> wallet(long buyer) {
        Rejection why = first(state.whyNotScheduled(), NaiveState.whyNotBuyer(buyer));
        if (why != null) {
            return new Result.Refused<>(why);
        }
        NaiveBuyer known = state.buyers.get(buyer);
        List<Balance> balances = new ArrayList<>();
        for (Rate rate : state.rates.all()) {
            Currency currency = rate.currency();
            if (currency.equals(state.currency()) || (known != null && known.used(currency))) {
                balances.add(new Balance(currency, state.balanceMinor(buyer, currency)));
            }
        }
        return new Result.Found<>(new WalletView(buyer, balances));
    }

    Result<Quote> quote(OfQuote query) {
        Rejection why = first(
                state.whyNotScheduled(),
                whyOutOfRange(Field.BUYER, query.buyer(), 0, Long.MAX_VALUE),
                state.whyNotKnown(query.currency()));
        if (why != null) {
            return new Result.Refused<>(why);
        }
        NaiveBasket basket = new NaiveBasket(query.buyer(), query.destination(), query.currency());
        return quoteOf(pricing.price(basket, query.lines(), query.coupons()));
    }

    private static Result<Quote> quoteOf(Result<NaiveBasket> priced) {
        return switch (priced) {
            case Result.Refused<NaiveBasket>(Rejection why) -> new Result.Refused<>(why);
            case Result.Found<NaiveBasket>(NaiveBasket basket) -> new Result.Found<>(basket.quote());
        };
    }

    Result<Quote> depositQuote(OfDepositQuote query) {
        Rejection why = state.whyNotScheduled();
        NaiveBasket basket = new NaiveBasket(0, query.destination(), query.currency());
        return why == null
                ? quoteOf(placing.quoteDeposit(basket, query.deal(), query.quantity()))
                : new Result.Refused<>(why);
    }

    /** Lines that went off sale have no price: they are left out of the quote and only named as problems. */
    Result<CartView> cart(OfCart query) {
        Rejection notAsked = first(
                state.whyNotScheduled(),
                NaiveState.whyNotBuyer(query.buyer()),
                state.whyNotKnown(query.currency()),
                whyNotThen(query.atMs()));
        if (notAsked != null) {
            return new Result.Refused<>(notAsked);
        }
        List<NaiveLine> lines = new ArrayList<>();
        List<LineProblem> problems = new ArrayList<>();
        buyers.cartOf(query.buyer()).forEach((number, quantity) -> {
            NaiveSku sku = state.knownSku(number);
            Rejection why = state.whyNotForSale(number);
            if (why == null) {
                lines.add(new NaiveLine(sku, quantity));
                why = placing.whyNotInStock(query.buyer(), sku, quantity);
            }
            if (why != null) {
                problems.add(new LineProblem(number, quantity, why));
            }
        });
        if (lines.isEmpty()) {
            // Nothing to order costs nothing, whatever coupons are named.
            NaiveBasket nothing = new NaiveBasket(query.buyer(), query.destination(), query.currency());
            return new Result.Found<>(new CartView(query.buyer(), nothing.quote(), problems, List.of()));
        }
        List<LineRequest> sellable = lines.stream()
                .map(line -> new LineRequest(line.sku.number, line.quantity))
                .toList();
        Result<BasketView> priced = pricedAt(
                query.atMs(),
                new OfBasket(
                        query.buyer(), query.destination(), query.currency(), sellable, query.coupons(), query.atMs()));
        return switch (priced) {
            case Result.Refused<BasketView>(Rejection why) -> new Result.Refused<>(why);
            case Result.Found<BasketView>(BasketView(Quote quote, List<CouponProblem> coupons)) ->
                new Result.Found<>(new CartView(query.buyer(), quote, problems, coupons));
        };
    }

    Result<BasketView> basket(OfBasket query) {
        Rejection why = first(
                state.whyNotScheduled(),
                whyOutOfRange(Field.BUYER, query.buyer(), 0, Long.MAX_VALUE),
                state.whyNotKnown(query.currency()),
                whyNotThen(query.atMs()));
        return why == null ? pricedAt(query.atMs(), query) : new Result.Refused<>(why);
    }

    private @Nullable Rejection whyNotThen(long atMs) {
        return state.frame == null || atMs == Query.NOW
                ? null
                : whyOutOfRange(Field.AT, atMs, state.nowMs, state.frame.closesAtMs());
    }

    /** What it costs once it is that time, and nothing else has happened. */
    private Result<BasketView> pricedAt(long atMs, OfBasket query) {
        long nowMs = state.nowMs;
        state.nowMs = Math.max(nowMs, atMs);
        try {
            return pricedWithout(query, new ArrayList<>(query.coupons()), new ArrayList<>());
        } finally {
            state.nowMs = nowMs;
        }
    }

    /** Takes away the coupon that is refused, and tries again with the others. */
    private Result<BasketView> pricedWithout(OfBasket query, List<Integer> left, List<CouponProblem> problems) {
        NaiveBasket basket = new NaiveBasket(query.buyer(), query.destination(), query.currency());
        Result<NaiveBasket> priced = pricing.price(basket, query.lines(), left);
        if (!(priced instanceof Result.Refused<NaiveBasket>(Rejection why))) {
            return new Result.Found<>(new BasketView(basket.quote(), problems));
        }
        int refused = placeOf(why, left);
        if (refused < 0) {
            return new Result.Refused<>(why);
        }
        problems.add(new CouponProblem(left.remove(/* index */ refused), why));
        return pricedWithout(query, left, problems);
    }

    /** Which of the coupons named is refused so; of two that are one, the second stands in the first one's way. */
    private static int placeOf(Rejection why, List<Integer> named) {
        return switch (why) {
            case Rejection.UnknownDeal(int deal) -> named.indexOf(deal);
            case Rejection.WrongDealKind(int deal, int _) -> named.indexOf(deal);
            case Rejection.CouponsClash(int deal, int other) ->
                deal == other ? secondOf(named, deal) : named.indexOf(deal);
            case Rejection.DealNotLive(int deal, long _, long _) -> named.indexOf(deal);
            case Rejection.CouponNotHeld(int deal) -> named.indexOf(deal);
            case Rejection.BelowMinimumSpend(int deal, long _, long _) -> named.indexOf(deal);
            case Rejection.NothingLeftToPay(int deal) -> named.indexOf(deal);
            default -> -1;
        };
    }

    private static int secondOf(List<Integer> named, int deal) {
        int first = named.indexOf(deal);
        return first + 1 + named.subList(first + 1, named.size()).indexOf(deal);
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
                order.currency,
                NaiveMoves.method(order),
                order.lines(),
                NaiveAdjustment.plain(order.adjustments()),
                shopOrdersOf(order),
                order.totalMinor,
                paidMinor(order),
                refundedMinor(order),
                order.placedAtMs,
                order.payFromMs(),
                order.payDeadlineMs);
    }

    private List<ShopOrderView> shopOrdersOf(NaiveOrder order) {
        List<ShopOrderView> views = new ArrayList<>();
        List<NaiveShop> shops = state.shopOrders.shopsOf(order);
        for (int place = 0; place < shops.size(); place++) {
            List<LineRefunds> lines = state.shopOrders.linesOf(order, place).stream()
                    .map(line -> new LineRefunds(
                            line, order.refunded(line), order.state == OrderState.PAID ? leftMinor(order, line) : 0))
                    .toList();
            views.add(new ShopOrderView(
                    shops.get(place).number, state.shopOrders.stateOf(order, place), order.receiptDueMs(place), lines));
        }
        return views;
    }

    private static long leftMinor(NaiveOrder order, int line) {
        return NaiveMoves.payableLeftMinor(order, line) + NaiveMoves.dutyLeftMinor(order, line);
    }

    static long paidMinor(NaiveOrder order) {
        if (order.everPaid) {
            return order.totalMinor;
        }
        return order.reservation == null ? 0 : order.reservation.depositMinor;
    }

    static long refundedMinor(NaiveOrder order) {
        if (order.state == OrderState.CANCELLED) {
            long forfeitMinor = order.reservation == null ? 0 : order.reservation.forfeitMinor;
            return paidMinor(order) - forfeitMinor;
        }
        long refundedMinor = 0;
        for (int line = 0; line < order.lineCount(); line++) {
            refundedMinor += order.line(line).payableMinor() + order.line(line).dutyMinor();
            refundedMinor -= leftMinor(order, line);
        }
        return refundedMinor;
    }

    Result<OrderPage> ordersOf(OfBuyerOrders query) {
        Rejection why = first(
                NaiveState.whyNotBuyer(query.buyer()),
                whyOutOfRange(Field.QUANTITY, query.limit(), 1, Limits.MAX_ORDER_PAGE));
        if (why != null) {
            return new Result.Refused<>(why);
        }
        NaiveBuyer buyer = state.buyers.get(query.buyer());
        NaiveOrder next = buyer == null ? null : buyer.newestOrder;
        if (query.before() != 0) {
            NaiveOrder before = state.order(query.before());
            next = before == null || before.buyer != buyer ? null : before.olderOfBuyer;
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
