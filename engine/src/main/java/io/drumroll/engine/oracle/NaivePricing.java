package io.drumroll.engine.oracle;

import static io.drumroll.engine.oracle.NaiveState.whyOutOfRange;

import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Query.Result;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.promotion.DealTerms.PreSale;
import io.drumroll.engine.region.Country;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What lines cost, reckoned again from the rules. */
final class NaivePricing {
    private final NaiveState state;
    private final NaiveCoupons coupons;
    private final NaiveStages stages;

    NaivePricing(NaiveState state) {
        this.state = state;
        coupons = new NaiveCoupons(state);
        stages = new NaiveStages(state, coupons);
    }

    /** Checks lines and adds them up, as far as a quote goes: neither stock nor SKUs' limits are looked at. */
    Result<NaiveBasket> price(NaiveBasket basket, List<LineRequest> asked, List<Integer> named) {
        Rejection why = whyNotLines(asked);
        if (why != null) {
            return new Result.Refused<>(why);
        }
        Map<Integer, Long> merged = new LinkedHashMap<>();
        for (LineRequest line : asked) {
            merged.merge(line.sku(), (long) line.quantity(), Long::sum);
        }
        for (long quantity : merged.values()) {
            why = whyOutOfRange(Field.QUANTITY, quantity, 1, Limits.MAX_QUANTITY);
            if (why != null) {
                return new Result.Refused<>(why);
            }
        }
        merged.forEach((sku, quantity) -> basket.lines.add(new NaiveLine(state.knownSku(sku), quantity.intValue())));
        return priceLines(basket, named);
    }

    private @Nullable Rejection whyNotLines(List<LineRequest> asked) {
        if (asked.isEmpty()) {
            return new Rejection.NoLines();
        }
        if (asked.size() > Limits.MAX_ORDER_LINES) {
            return new Rejection.OutOfRange(Field.ORDER_LINES, asked.size(), 1, Limits.MAX_ORDER_LINES);
        }
        for (LineRequest line : asked) {
            Rejection why = whyOutOfRange(Field.QUANTITY, line.quantity(), 1, Limits.MAX_QUANTITY);
            if (why == null) {
                why = state.whyNotForSale(line.sku());
            }
            if (why != null) {
                return why;
            }
        }
        return null;
    }

    /** Prices a basket whose lines are fine each by itself, even if there are none. */
    Result<NaiveBasket> priceLines(NaiveBasket basket, List<Integer> named) {
        Rejection why = whyTooMuch(basket);
        if (why == null) {
            why = coupons.whyNot(named, basket.buyer);
        }
        if (why == null) {
            why = stages.apply(basket, named);
        }
        return why == null ? settle(basket) : new Result.Refused<>(why);
    }

    private @Nullable Rejection whyTooMuch(NaiveBasket basket) {
        long listMinor = basket.lines.stream()
                .mapToLong(line -> state.rates.convert(line.grossMinor(), line.sku.shop.currency(), state.currency()))
                .reduce(0, NaiveMoney::sum);
        Rejection why = whyOutOfRange(Field.ORDER_TOTAL, listMinor, 0, Limits.MAX_AMOUNT_MINOR);
        for (NaiveShop shop : basket.shops()) {
            long ofShopMinor = basket.lines.stream()
                    .filter(line -> line.sku.shop == shop)
                    .mapToLong(NaiveLine::grossMinor)
                    .reduce(0, NaiveMoney::sum);
            why = NaiveState.first(why, whyOutOfRange(Field.ORDER_TOTAL, ofShopMinor, 0, Limits.MAX_AMOUNT_MINOR));
        }
        return why;
    }

    /** A pre-sale's pieces: one line, one deal, no other stage. */
    Result<NaiveBasket> priceDeposit(NaiveBasket basket, NaiveDeal deal, PreSale sale, int quantity) {
        NaiveLine line = new NaiveLine(state.knownSku(sale.sku()), quantity);
        basket.lines.add(line);
        Rejection why = whyTooMuch(basket);
        if (why != null) {
            return new Result.Refused<>(why);
        }
        long listMinor = line.sku.priceMinor;
        long offMinor = listMinor - Math.min(listMinor, sale.priceMinor()) + sale.worthMinor() - sale.depositMinor();
        basket.takeOff(line, deal, quantity, quantity * offMinor);
        Currency shops = line.sku.shop.currency();
        line.leftMinor = state.rates.convert(line.leftMinor, shops, state.currency());
        Result<NaiveBasket> result = settle(basket);
        long depositMinor = state.rates.convert(quantity * sale.depositMinor(), shops, basket.currency);
        basket.depositMinor = Math.min(depositMinor, line.payableMinor);
        return result;
    }

    /** What each line comes to for buyer, shop and festival; behind the last stage. */
    private Result<NaiveBasket> settle(NaiveBasket basket) {
        Currency home = state.currency();
        NaiveRates rates = state.rates;
        for (NaiveLine line : basket.lines) {
            Currency shops = line.sku.shop.currency();
            long netMinor = line.grossMinor() - line.ownByShopMinor - line.ownByFestivalMinor;
            long acrossMinor = line.acrossByShopMinor + line.acrossByFestivalMinor;
            line.listMinor = rates.convert(line.grossMinor(), shops, basket.currency);
            line.festivalMinor = line.leftMinor;
            line.payableMinor = Math.max(
                    0,
                    rates.convert(netMinor, shops, basket.currency)
                            - rates.convert(acrossMinor, home, basket.currency));
            line.proceedsMinor = Math.max(
                    0, line.grossMinor() - line.ownByShopMinor - rates.convert(line.acrossByShopMinor, home, shops));
            line.subsidyMinor = line.acrossByFestivalMinor + rates.convert(line.ownByFestivalMinor, shops, home);
            line.commissionBps = state.commissionBps.getOrDefault(line.sku.listing.category(), 0);
        }
        for (NaiveLine line : basket.lines) {
            line.dutyMinor = dutyMinor(basket, line);
        }
        Rejection why = whyOutOfRange(Field.ORDER_TOTAL, basket.totalMinor(), 0, Limits.MAX_AMOUNT_MINOR);
        return why == null ? new Result.Found<>(basket) : new Result.Refused<>(why);
    }

    private long dutyMinor(NaiveBasket basket, NaiveLine line) {
        Country origin = line.sku.listing.origin();
        DutyRule rule = state.duties.inForce(origin, basket.destination, line.sku.listing.tariffCode(), state.nowMs);
        if (rule == null) {
            return 0;
        }
        long valueMinor = basket.lines.stream()
                .filter(other -> other.sku.shop == line.sku.shop
                        && other.sku.listing.origin().equals(origin))
                .mapToLong(other -> other.festivalMinor)
                .sum();
        if (valueMinor < rule.thresholdMinor()) {
            return 0;
        }
        return state.rates.convert(
                NaiveMoney.bps(line.festivalMinor, rule.dutyBps()), state.currency(), basket.currency);
    }
}
