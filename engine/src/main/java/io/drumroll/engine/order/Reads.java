package io.drumroll.engine.order;

import io.drumroll.engine.buyer.Buyers;
import io.drumroll.engine.cart.Carts;
import io.drumroll.engine.duty.Duties;
import io.drumroll.engine.duty.TariffCode;
import io.drumroll.engine.exchange.Rates;
import io.drumroll.engine.limit.Checks;
import io.drumroll.engine.message.Event.FestivalScheduled;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.BasketView;
import io.drumroll.engine.message.Query.CartView;
import io.drumroll.engine.message.Query.DutiesView;
import io.drumroll.engine.message.Query.FestivalView;
import io.drumroll.engine.message.Query.LineProblem;
import io.drumroll.engine.message.Query.OfBasket;
import io.drumroll.engine.message.Query.OfCart;
import io.drumroll.engine.message.Query.OfDepositQuote;
import io.drumroll.engine.message.Query.OfDuties;
import io.drumroll.engine.message.Query.OfQuote;
import io.drumroll.engine.message.Query.RatesView;
import io.drumroll.engine.message.Query.Result;
import io.drumroll.engine.message.Query.SkuView;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.pricing.Pricer;
import io.drumroll.engine.pricing.Purchase;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.region.Codes;
import io.drumroll.engine.region.Country;
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
        if (refusal == null) {
            refusal = refuseMoment(query.atMs(), nowMs);
        }
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
                problems.add(new LineProblem(line.sku(), line.quantity(), problem));
            }
            if (offSale == null) {
                sellable.add(line);
            }
        }
        int currency = rates.indexOf(query.currency());
        if (sellable.isEmpty()) {
            return new Result.Found<>(
                    new CartView(query.buyer(), pricer.emptyQuote(currency), List.copyOf(problems), List.of()));
        }
        refusal = pricer.priceWithUsable(
                new Purchase(buyerRow, Codes.ofCountry(query.destination()), currency, sellable, query.coupons()),
                moment(query.atMs(), nowMs));
        return refusal != null
                ? new Result.Refused<>(refusal)
                : new Result.Found<>(
                        new CartView(query.buyer(), pricer.quote(), List.copyOf(problems), pricer.leftOut()));
    }

    /** What was never priced before is not priced again: only what is to come, as far as orders are taken. */
    private @Nullable Rejection refuseMoment(long atMs, long nowMs) {
        return atMs == Query.NOW
                ? null
                : Checks.range(Field.AT, atMs, nowMs, frame.current().closesAtMs());
    }

    private static long moment(long atMs, long nowMs) {
        return atMs == Query.NOW ? nowMs : atMs;
    }

    /** What lines would cost now. */
    public Result<Quote> quote(OfQuote query, long nowMs) {
        Rejection refusal = refuse(query.buyer(), query.currency());
        if (refusal == null) {
            refusal = pricer.priceForQuote(
                    purchase(query.buyer(), query.destination(), query.currency(), query.lines(), query.coupons()),
                    nowMs);
        }
        return refusal != null ? new Result.Refused<>(refusal) : new Result.Found<>(pricer.quote());
    }

    /** What lines would cost with the coupons that can be used. */
    public Result<BasketView> basket(OfBasket query, long nowMs) {
        Rejection refusal = refuse(query.buyer(), query.currency());
        if (refusal == null) {
            refusal = refuseMoment(query.atMs(), nowMs);
        }
        if (refusal == null) {
            refusal = pricer.priceWithUsable(
                    purchase(query.buyer(), query.destination(), query.currency(), query.lines(), query.coupons()),
                    moment(query.atMs(), nowMs));
        }
        return refusal != null
                ? new Result.Refused<>(refusal)
                : new Result.Found<>(new BasketView(pricer.quote(), pricer.leftOut()));
    }

    private @Nullable Rejection refuse(long buyer, Currency currency) {
        return Checks.first(
                frame.refuseUnscheduled(),
                Checks.range(Field.BUYER, buyer, 0, Long.MAX_VALUE),
                rates.refuseUnknown(currency));
    }

    private Purchase purchase(
            long buyer, Country destination, Currency currency, List<LineRequest> lines, List<Integer> coupons) {
        return new Purchase(
                buyer == 0 ? Buyers.NONE : buyers.rowOf(buyer),
                Codes.ofCountry(destination),
                rates.indexOf(currency),
                lines,
                coupons);
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
