package io.drumroll.engine.order;

import io.drumroll.engine.buyer.Buyers;
import io.drumroll.engine.cart.Carts;
import io.drumroll.engine.duty.Duties;
import io.drumroll.engine.duty.TariffCode;
import io.drumroll.engine.exchange.Rates;
import io.drumroll.engine.limit.Checks;
import io.drumroll.engine.message.Event.FestivalScheduled;
import io.drumroll.engine.message.Query.CartView;
import io.drumroll.engine.message.Query.DutiesView;
import io.drumroll.engine.message.Query.FestivalView;
import io.drumroll.engine.message.Query.LineProblem;
import io.drumroll.engine.message.Query.OfCart;
import io.drumroll.engine.message.Query.OfDepositQuote;
import io.drumroll.engine.message.Query.OfDuties;
import io.drumroll.engine.message.Query.OfQuote;
import io.drumroll.engine.message.Query.RatesView;
import io.drumroll.engine.message.Query.Result;
import io.drumroll.engine.message.Query.SkuView;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.pricing.Pricer;
import io.drumroll.engine.pricing.Purchase;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.region.Codes;
import io.drumroll.engine.shop.Frame;
import io.drumroll.engine.shop.Shops;
import io.drumroll.engine.sku.Skus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers fresh reads about the festival, SKUs, quotes and carts. Changes nothing. */
public final class Reads {
    private final Frame frame;
    private final Rates rates;
    private final Shops shops;
    private final Skus skus;
    private final Duties duties;
    private final Buyers buyers;
    private final Carts carts;
    private final Orders orders;
    private final Pricer pricer;
    private final OrderDesk orderDesk;

    /** Reads over the given state. */
    public Reads(
            Frame frame,
            Rates rates,
            Shops shops,
            Skus skus,
            Duties duties,
            Buyers buyers,
            Carts carts,
            Orders orders,
            Pricer pricer,
            OrderDesk orderDesk) {
        this.frame = frame;
        this.rates = rates;
        this.shops = shops;
        this.skus = skus;
        this.duties = duties;
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
                festival.receiptWindowMs(),
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
                TariffCode.unpack(skus.tariffCode(sku)),
                skus.priceMinor(sku),
                rates.currency(shops.currency(skus.shop(sku))),
                skus.supplied(sku),
                skus.supplied(sku) - skus.available(sku),
                skus.available(sku),
                skus.limitPerBuyer(sku),
                skus.onSale(sku)));
    }

    /** All rates in force. */
    public Result<RatesView> rates() {
        Rejection refusal = frame.refuseUnscheduled();
        return refusal != null ? new Result.Refused<>(refusal) : new Result.Found<>(new RatesView(rates.all()));
    }

    /** The duty rules between two countries. */
    public Result<DutiesView> duties(OfDuties query, long nowMs) {
        Rejection refusal = frame.refuseUnscheduled();
        return refusal != null
                ? new Result.Refused<>(refusal)
                : new Result.Found<>(new DutiesView(duties.between(query.origin(), query.destination(), nowMs)));
    }

    /** A buyer's cart: lines that can't be priced any more are left out of the quote and named as problems. */
    public Result<CartView> cart(OfCart query, long nowMs) {
        Rejection refusal = Checks.first(
                frame.refuseUnscheduled(), Checks.buyer(query.buyer()), rates.refuseUnknown(query.currency()));
        if (refusal != null) {
            return new Result.Refused<>(refusal);
        }
        int buyerRow = buyers.rowOf(query.buyer());
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
        int currency = rates.indexOf(query.currency());
        if (sellable.isEmpty()) {
            return new Result.Found<>(new CartView(query.buyer(), pricer.emptyQuote(currency), List.copyOf(problems)));
        }
        refusal = pricer.priceForQuote(
                new Purchase(buyerRow, Codes.ofCountry(query.destination()), currency, sellable, query.coupons()),
                nowMs);
        return refusal != null
                ? new Result.Refused<>(refusal)
                : new Result.Found<>(new CartView(query.buyer(), pricer.quote(), List.copyOf(problems)));
    }

    /** What lines would cost now. */
    public Result<Quote> quote(OfQuote query, long nowMs) {
        Rejection refusal = refuse(query);
        if (refusal == null) {
            refusal = pricer.priceForQuote(
                    new Purchase(
                            query.buyer() == 0 ? Buyers.NONE : buyers.rowOf(query.buyer()),
                            Codes.ofCountry(query.destination()),
                            rates.indexOf(query.currency()),
                            query.lines(),
                            query.coupons()),
                    nowMs);
        }
        return refusal != null ? new Result.Refused<>(refusal) : new Result.Found<>(pricer.quote());
    }

    private @Nullable Rejection refuse(OfQuote query) {
        return Checks.first(
                frame.refuseUnscheduled(),
                Checks.range(Field.BUYER, query.buyer(), 0, Long.MAX_VALUE),
                rates.refuseUnknown(query.currency()));
    }

    /** What a deposit would cost now. */
    public Result<Quote> quote(OfDepositQuote query, long nowMs) {
        Rejection refusal = Checks.first(frame.refuseUnscheduled(), rates.refuseUnknown(query.currency()));
        if (refusal == null) {
            refusal = orderDesk.priceDeposit(
                    query.deal(),
                    query.quantity(),
                    Codes.ofCountry(query.destination()),
                    rates.indexOf(query.currency()),
                    nowMs);
        }
        return refusal != null ? new Result.Refused<>(refusal) : new Result.Found<>(pricer.quote());
    }
}
