package io.drumroll.engine.order;

import io.drumroll.engine.buyer.Buyers;
import io.drumroll.engine.cart.Carts;
import io.drumroll.engine.limit.Checks;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Event.FestivalScheduled;
import io.drumroll.engine.message.Query.CartView;
import io.drumroll.engine.message.Query.FestivalView;
import io.drumroll.engine.message.Query.LineProblem;
import io.drumroll.engine.message.Query.OfBuyerOrders;
import io.drumroll.engine.message.Query.OfQuote;
import io.drumroll.engine.message.Query.OrderPage;
import io.drumroll.engine.message.Query.OrderView;
import io.drumroll.engine.message.Query.Result;
import io.drumroll.engine.message.Query.SkuView;
import io.drumroll.engine.message.Query.WalletView;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.shop.Frame;
import io.drumroll.engine.shop.Shops;
import io.drumroll.engine.sku.Skus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers fresh reads from the engine's state. Changes nothing. */
public final class Reads {
    private final Frame frame;
    private final Shops shops;
    private final Skus skus;
    private final Buyers buyers;
    private final Carts carts;
    private final Orders orders;
    private final Pricer pricer;
    private final OrderDesk orderDesk;

    /** Reads over the given state. */
    public Reads(
            Frame frame,
            Shops shops,
            Skus skus,
            Buyers buyers,
            Carts carts,
            Orders orders,
            Pricer pricer,
            OrderDesk orderDesk) {
        this.frame = frame;
        this.shops = shops;
        this.skus = skus;
        this.buyers = buyers;
        this.carts = carts;
        this.orders = orders;
        this.pricer = pricer;
        this.orderDesk = orderDesk;
    }

    /** The festival's frame. */
    public Result<FestivalView> festival() {
        Rejection refusal = frame.refuseUnscheduled();
        if (refusal != null) {
            return new Result.Refused<>(refusal);
        }
        FestivalScheduled festival = frame.current();
        return new Result.Found<>(new FestivalView(
                festival.name(),
                festival.currency(),
                festival.opensAtMs(),
                festival.closesAtMs(),
                festival.payWindowMs(),
                festival.saving(),
                shops.count(),
                skus.count(),
                orders.count()));
    }

    /** One SKU. */
    public Result<SkuView> sku(int sku) {
        Rejection refusal = skus.refuseUnknown(sku);
        if (refusal != null) {
            return new Result.Refused<>(refusal);
        }
        return new Result.Found<>(new SkuView(
                sku,
                skus.shop(sku),
                shops.name(skus.shop(sku)),
                skus.title(sku),
                skus.category(sku),
                skus.brand(sku),
                skus.origin(sku),
                skus.priceMinor(sku),
                frame.current().currency(),
                skus.supplied(sku),
                skus.supplied(sku) - skus.available(sku),
                skus.available(sku),
                skus.limitPerBuyer(sku),
                skus.onSale(sku)));
    }

    /** A buyer's wallet. */
    public Result<WalletView> wallet(long buyer) {
        Rejection refusal = Checks.first(frame.refuseUnscheduled(), Checks.buyer(buyer));
        if (refusal != null) {
            return new Result.Refused<>(refusal);
        }
        long balance = buyers.balanceMinor(buyers.rowOf(buyer));
        return new Result.Found<>(new WalletView(buyer, balance, frame.current().currency()));
    }

    /** A buyer's cart: lines that can't be priced any more are left out of the quote and named as problems. */
    public Result<CartView> cart(long buyer) {
        Rejection refusal = Checks.first(frame.refuseUnscheduled(), Checks.buyer(buyer));
        if (refusal != null) {
            return new Result.Refused<>(refusal);
        }
        int buyerRow = buyers.rowOf(buyer);
        List<LineRequest> sellable = new ArrayList<>();
        List<LineProblem> problems = new ArrayList<>();
        for (LineRequest line : carts.lines(buyerRow)) {
            Rejection offSale = skus.refuseNotForSale(line.sku());
            Rejection problem =
                    offSale != null ? offSale : orderDesk.refuseShort(buyerRow, line.sku(), line.quantity());
            if (problem != null) {
                problems.add(new LineProblem(line.sku(), problem));
            }
            if (offSale == null) {
                sellable.add(line);
            }
        }
        if (sellable.isEmpty()) {
            return new Result.Found<>(new CartView(buyer, pricer.emptyQuote(), List.copyOf(problems)));
        }
        refusal = pricer.price(sellable);
        return refusal != null
                ? new Result.Refused<>(refusal)
                : new Result.Found<>(new CartView(buyer, pricer.quote(), List.copyOf(problems)));
    }

    /** What lines would cost now. */
    public Result<Quote> quote(OfQuote query) {
        Rejection refusal = frame.refuseUnscheduled();
        if (refusal == null) {
            refusal = pricer.price(query.lines());
        }
        return refusal != null ? new Result.Refused<>(refusal) : new Result.Found<>(pricer.quote());
    }

    /** One order. */
    public Result<OrderView> order(long order) {
        Rejection refusal = orders.refuseUnknown(order);
        return refusal != null ? new Result.Refused<>(refusal) : new Result.Found<>(view(order));
    }

    /** A buyer's orders, newest first. */
    public Result<OrderPage> buyerOrders(OfBuyerOrders query) {
        Rejection refusal = refuse(query);
        if (refusal != null) {
            return new Result.Refused<>(refusal);
        }
        int buyerRow = buyers.rowOf(query.buyer());
        long order = buyerRow == Buyers.NONE ? 0 : firstBefore(query.before(), buyerRow);
        List<OrderView> page = new ArrayList<>();
        long last = 0;
        while (order != 0 && page.size() < query.limit()) {
            page.add(view(order));
            last = order;
            order = orders.previousOfBuyer(order);
        }
        return new Result.Found<>(new OrderPage(List.copyOf(page), order == 0 ? 0 : last));
    }

    private static @Nullable Rejection refuse(OfBuyerOrders query) {
        return Checks.first(
                Checks.buyer(query.buyer()), Checks.range(Field.QUANTITY, query.limit(), 1, Limits.MAX_ORDER_PAGE));
    }

    /** Where a page begins: a cursor names the last order shown, so that one look-up continues the chain. */
    private long firstBefore(long before, int buyerRow) {
        boolean isTheirs = before >= 1 && before <= orders.count() && orders.buyerRow(before) == buyerRow;
        return isTheirs ? orders.previousOfBuyer(before) : before == 0 ? buyers.newestOrder(buyerRow) : 0;
    }

    private OrderView view(long order) {
        return new OrderView(
                order,
                buyers.number(orders.buyerRow(order)),
                orders.region(order),
                orders.state(order),
                frame.current().currency(),
                List.copyOf(orders.lines(order)),
                orders.totalMinor(order),
                orders.placedAtMs(order),
                orders.payDeadlineMs(order));
    }
}
