package io.drumroll.engine.pricing;

import io.drumroll.engine.duty.Duties;
import io.drumroll.engine.exchange.Rates;
import io.drumroll.engine.limit.Checks;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Query.CouponProblem;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.DealRaisesPrice;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.NoLines;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.promotion.Deal;
import io.drumroll.engine.promotion.DealTerms.PreSale;
import io.drumroll.engine.promotion.DealUses;
import io.drumroll.engine.promotion.Deals;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.promotion.Quote.QuoteLine;
import io.drumroll.engine.promotion.Stage;
import io.drumroll.engine.shop.Shops;
import io.drumroll.engine.sku.Skus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prices lines, for quotes and for orders alike: what is shown is what is charged. The lines priced last can be read until
 * the next are. The stages follow one another as {@link Stage} names them; docs/rules.md has every rule.
 */
public final class Pricer {
    private final Rates rates;
    private final Shops shops;
    private final Skus skus;
    private final Deals deals;
    private final Coupons coupons;
    private final Hints hints;
    private final ItemDeals itemDeals;
    private final ShopDeals shopDeals;
    private final FestivalDeals festivalDeals;
    private final Landing landing;
    private final Draft draft = new Draft();
    private int currency;
    private long totalMinor;
    private long depositMinor;

    /** A pricer over the given state. */
    public Pricer(Rates rates, Shops shops, Skus skus, Deals deals, DealUses uses, Duties duties) {
        this.rates = rates;
        this.shops = shops;
        this.skus = skus;
        this.deals = deals;
        this.coupons = new Coupons(deals, uses);
        this.hints = new Hints(deals, uses);
        this.itemDeals = new ItemDeals(deals, uses);
        this.shopDeals = new ShopDeals(deals);
        this.festivalDeals = new FestivalDeals(deals);
        this.landing = new Landing(rates, duties, skus);
    }

    /** Checks and prices lines as an order; refuses what can't be priced. */
    public @Nullable Rejection price(Purchase purchase, long nowMs) {
        hints.clear(false);
        coupons.clear(false);
        return priceWithHints(purchase, nowMs);
    }

    /** Like {@link #price}, and also finds the next savings within reach, for {@link #quote}. */
    public @Nullable Rejection priceForQuote(Purchase purchase, long nowMs) {
        hints.clear(true);
        coupons.clear(false);
        return priceWithHints(purchase, nowMs);
    }

    /**
     * Like {@link #priceForQuote}, but leaves out each coupon that can't be used, as if it had not been named; {@link
     * #leftOut} tells which.
     */
    public @Nullable Rejection priceWithUsable(Purchase purchase, long nowMs) {
        hints.clear(true);
        coupons.clear(true);
        return priceWithHints(purchase, nowMs);
    }

    private @Nullable Rejection priceWithHints(Purchase purchase, long nowMs) {
        Rejection refusal = refuse(purchase.lines());
        if (refusal == null) {
            refusal = draw(purchase);
        }
        if (refusal == null) {
            refusal = coupons.choose(purchase.coupons(), purchase.buyerRow(), nowMs);
        }
        if (refusal == null) {
            refusal = applyDeals(purchase.buyerRow(), nowMs);
        }
        return refusal != null ? refusal : land(purchase.destination(), nowMs);
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

    /** Counts lines of one SKU together and puts list prices to them. */
    private @Nullable Rejection draw(Purchase purchase) {
        begin(purchase.currency());
        for (int i = 0; i < purchase.lines().size(); i++) {
            LineRequest line = purchase.lines().get(i);
            draft.add(line.sku(), line.quantity());
        }
        for (int i = 0; i < draft.count(); i++) {
            Rejection refusal = Checks.range(Field.QUANTITY, draft.quantities[i], 1, Limits.MAX_QUANTITY);
            if (refusal != null) {
                return refusal;
            }
        }
        return listPrices();
    }

    private void begin(int buyersCurrency) {
        currency = buyersCurrency;
        totalMinor = 0;
        depositMinor = 0;
        draft.clear();
    }

    private @Nullable Rejection listPrices() {
        long sum = 0;
        for (int i = 0; i < draft.count(); i++) {
            int sku = draft.sku(i);
            int shop = skus.shop(sku);
            draft.price(i, shop, shops.currency(shop), skus.priceMinor(sku));
            long list = rates.convert(draft.grossMinor[i], draft.currencies[i], 0);
            sum = saturated(sum, list);
        }
        Rejection refusal = Checks.range(Field.ORDER_TOTAL, sum, 0, Limits.MAX_AMOUNT_MINOR);
        for (int place = 0; refusal == null && place < draft.shopCount(); place++) {
            refusal = refuseTooMuch(place);
        }
        return refusal;
    }

    /** A currency of small units must not let a shop's lines grow beyond what can be summed. */
    private @Nullable Rejection refuseTooMuch(int shopPlace) {
        int first = draft.firstOfShop(shopPlace);
        if (draft.currencies[first] == 0) {
            return null;
        }
        long sum = 0;
        for (int line = first; line != PositionOf.MISSING; line = draft.nextOfShop(line)) {
            sum = saturated(sum, draft.grossMinor[line]);
        }
        return Checks.range(Field.ORDER_TOTAL, sum, 0, Limits.MAX_AMOUNT_MINOR);
    }

    private @Nullable Rejection applyDeals(int buyerRow, long nowMs) {
        itemDeals.apply(draft, buyerRow, nowMs);
        shopDeals.applyTiers(draft, hints, nowMs);
        if (coupons.mayLeaveOut()) {
            shopDeals.siftCoupons(draft, coupons);
        }
        hints.shopCoupons(draft, coupons, buyerRow, nowMs);
        Rejection refusal = shopDeals.applyCoupons(draft, coupons);
        if (refusal != null) {
            return refusal;
        }
        landing.toFestivals(draft);
        festivalDeals.applyAcrossShops(draft, hints, nowMs);
        if (coupons.mayLeaveOut()) {
            festivalDeals.siftCoupon(draft, coupons);
        }
        hints.festivalCoupons(draft, coupons, buyerRow, nowMs);
        refusal = festivalDeals.applyCoupon(draft, coupons);
        if (coupons.mayLeaveOut()) {
            festivalDeals.siftPacket(draft, coupons);
        }
        return refusal != null ? refusal : festivalDeals.applyPacket(draft, coupons);
    }

    private @Nullable Rejection land(int destination, long nowMs) {
        landing.share(draft, currency);
        landing.levy(draft, destination, currency, nowMs);
        long sum = 0;
        for (int i = 0; i < draft.count(); i++) {
            long line = saturated(draft.payableMinor[i], draft.dutyMinor[i]);
            sum = saturated(sum, line);
        }
        totalMinor = sum;
        return Checks.range(Field.ORDER_TOTAL, sum, 0, Limits.MAX_AMOUNT_MINOR);
    }

    private static long saturated(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    /** Checks and prices pieces at a pre-sale's price; the deal is a live pre-sale. */
    public @Nullable Rejection priceDeposit(int deal, int quantity, int destination, int buyersCurrency, long nowMs) {
        hints.clear(false);
        Deal preSale = deals.deal(deal);
        PreSale terms = (PreSale) preSale.terms();
        Rejection refusal = Checks.first(
                Checks.range(Field.QUANTITY, quantity, 1, Limits.MAX_QUANTITY), skus.refuseNotForSale(terms.sku()));
        long listMinor = skus.priceMinor(terms.sku());
        if (refusal == null && listMinor < terms.worthMinor()) {
            refusal = new DealRaisesPrice(terms.sku(), terms.worthMinor(), listMinor);
        }
        if (refusal == null) {
            begin(buyersCurrency);
            draft.add(terms.sku(), quantity);
            refusal = listPrices();
        }
        if (refusal != null) {
            return refusal;
        }
        long priceMinor = Math.min(listMinor, terms.priceMinor());
        long offMinor = quantity * (listMinor - priceMinor + terms.worthMinor() - terms.depositMinor());
        if (offMinor > 0) {
            draft.take(0, preSale, Stage.ITEM, quantity, offMinor);
        }
        landing.toFestivals(draft);
        refusal = land(destination, nowMs);
        depositMinor = Math.min(
                draft.payableMinor[0],
                rates.convert(quantity * terms.depositMinor(), draft.currencies[0], buyersCurrency));
        return refusal;
    }

    /** What is to be paid for the lines priced last, in the buyer's currency. */
    public long totalMinor() {
        return totalMinor;
    }

    /** What of that is the deposit; 0 where none was priced. */
    public long depositMinor() {
        return depositMinor;
    }

    /** How many lines were priced last. */
    public int lineCount() {
        return draft.count();
    }

    /** The SKU of a line, by its index from 0. */
    public int sku(int line) {
        return draft.sku(line);
    }

    /** The pieces of a line, by its index from 0. */
    public int quantity(int line) {
        return draft.quantities[line];
    }

    /** The lines priced last, as an order has them. */
    public List<OrderLine> orderLines() {
        OrderLine[] lines = new OrderLine[draft.count()];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = new OrderLine(
                    draft.sku(i),
                    draft.quantities[i],
                    draft.unitPricesMinor[i],
                    draft.amountsMinor[i],
                    draft.payableMinor[i],
                    draft.dutyMinor[i],
                    draft.proceedsMinor[i],
                    draft.subsidyMinor[i],
                    skus.commissionBps(draft.sku(i)));
        }
        // Nobody else holds the array, so that the list can't change.
        return Arrays.asList(lines);
    }

    /** What deals took off the lines priced last. */
    public List<Adjustment> adjustments() {
        return draft.adjustments();
    }

    /** Which coupons {@link #priceWithUsable} left out, and why. */
    public List<CouponProblem> leftOut() {
        return coupons.leftOut();
    }

    /** The lines priced last, as a quote. */
    public Quote quote() {
        List<QuoteLine> lines = new ArrayList<>(draft.count());
        long subtotal = 0;
        long duty = 0;
        for (int i = 0; i < draft.count(); i++) {
            long list = rates.convert(draft.grossMinor[i], draft.currencies[i], currency);
            subtotal = saturated(subtotal, list);
            duty += draft.dutyMinor[i];
            lines.add(new QuoteLine(
                    draft.sku(i),
                    draft.quantities[i],
                    draft.shop(i),
                    rates.currency(draft.currencies[i]),
                    draft.unitPricesMinor[i],
                    list,
                    draft.amountsMinor[i],
                    draft.payableMinor[i],
                    draft.dutyMinor[i]));
        }
        return new Quote(
                rates.currency(currency),
                List.copyOf(lines),
                draft.adjustments(),
                hints.found(),
                subtotal,
                saturated(subtotal, duty) - totalMinor,
                duty,
                totalMinor,
                depositMinor);
    }

    /** A quote of nothing. */
    public Quote emptyQuote(int buyersCurrency) {
        hints.clear(false);
        begin(buyersCurrency);
        return quote();
    }
}
