package io.drumroll.engine.oracle;

import static io.drumroll.engine.oracle.NaiveState.first;
import static io.drumroll.engine.oracle.NaiveState.whyNotText;
import static io.drumroll.engine.oracle.NaiveState.whyOutOfRange;

import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.ChangePrice;
import io.drumroll.engine.message.Command.DelistSku;
import io.drumroll.engine.message.Command.FixRate;
import io.drumroll.engine.message.Command.ListSku;
import io.drumroll.engine.message.Command.OpenShop;
import io.drumroll.engine.message.Command.RestockSku;
import io.drumroll.engine.message.Command.SetCommission;
import io.drumroll.engine.message.Command.SetDuty;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Query.Rate;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.Field;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides about shops and SKUs, and what is set for all of them: rates, duties, commissions. */
final class NaiveShelf {
    private final NaiveState state;

    NaiveShelf(NaiveState state) {
        this.state = state;
    }

    Outcome open(OpenShop command) {
        Rejection why = first(state.whyNotScheduled(), whyNotText(Field.NAME, command.name()));
        if (why == null) {
            why = state.whyNotKnown(command.currency());
        }
        if (why == null && state.shops.size() >= Limits.MAX_SHOPS) {
            why = new CapacityReached(Field.SHOPS, Limits.MAX_SHOPS);
        }
        if (why != null) {
            return state.rejected(why);
        }
        int shop = state.shops.size() + 1;
        state.shops.add(new NaiveShop(shop, command));
        state.emit(new Event.ShopOpened(shop, command.name(), command.country(), command.kind(), command.currency()));
        return state.accepted(shop, 0);
    }

    Outcome list(ListSku command) {
        Rejection why = state.whyNotScheduled();
        NaiveShop shop = state.shop(command.shop());
        if (why != null || shop == null) {
            return state.rejected(why == null ? new Rejection.UnknownShop(command.shop()) : why);
        }
        why = whyNotListed(command, shop);
        if (why != null) {
            return state.rejected(why);
        }
        NaiveSku sku = new NaiveSku(state.skus.size() + 1, shop, command);
        state.skus.add(sku);
        state.labels.add(command.category());
        state.labels.add(command.brand());
        state.emit(new Event.SkuListed(
                sku.number,
                shop.number,
                command.title(),
                command.category(),
                command.brand(),
                command.origin(),
                command.tariffCode(),
                sku.priceMinor,
                command.stock(),
                command.limitPerBuyer()));
        return state.accepted(sku.number, 0);
    }

    private @Nullable Rejection whyNotListed(ListSku command, NaiveShop shop) {
        boolean full = state.skus.size() >= Limits.MAX_SKUS;
        return first(
                whyNotText(Field.TITLE, command.title()),
                whyNotText(Field.CATEGORY, command.category()),
                whyNotText(Field.BRAND, command.brand()),
                NaiveState.whyNotTariffCode(command.tariffCode()),
                NaiveState.whyNotSame(shop.currency(), command.price().currency()),
                whyOutOfRange(Field.PRICE, command.price().amountMinor(), 1, Limits.MAX_PRICE_MINOR),
                whyOutOfRange(Field.STOCK, command.stock(), 0, Limits.MAX_STOCK),
                whyOutOfRange(Field.LIMIT_PER_BUYER, command.limitPerBuyer(), 0, Limits.MAX_QUANTITY),
                full ? new CapacityReached(Field.SKUS, Limits.MAX_SKUS) : null,
                whyNoLabels(command.category(), command.brand()));
    }

    private @Nullable Rejection whyNoLabels(String... wanted) {
        long more = Stream.of(wanted)
                .distinct()
                .filter(label -> !state.labels.contains(label))
                .count();
        return state.labels.size() + more > Limits.MAX_LABELS
                ? new CapacityReached(Field.LABELS, Limits.MAX_LABELS)
                : null;
    }

    Outcome restock(RestockSku command) {
        Rejection why = first(
                state.whyNotForSale(command.sku()),
                whyOutOfRange(Field.QUANTITY, command.quantity(), 1, Limits.MAX_STOCK));
        if (why != null) {
            return state.rejected(why);
        }
        NaiveSku sku = state.knownSku(command.sku());
        if (sku.supplied() + command.quantity() > Limits.MAX_STOCK) {
            return state.rejected(new CapacityReached(Field.STOCK, Limits.MAX_STOCK));
        }
        sku.restocked += command.quantity();
        sku.available += command.quantity();
        state.emit(new Event.SkuRestocked(sku.number, command.quantity()));
        return state.accepted(sku.number, 0);
    }

    Outcome changePrice(ChangePrice command) {
        Rejection why = state.whyNotForSale(command.sku());
        if (why == null) {
            why = first(
                    NaiveState.whyNotSame(
                            state.knownSku(command.sku()).shop.currency(),
                            command.price().currency()),
                    whyOutOfRange(Field.PRICE, command.price().amountMinor(), 1, Limits.MAX_PRICE_MINOR));
        }
        if (why != null) {
            return state.rejected(why);
        }
        NaiveSku sku = state.knownSku(command.sku());
        long oldMinor = sku.priceMinor;
        sku.priceMinor = command.price().amountMinor();
        state.emit(new Event.SkuPriceChanged(sku.number, oldMinor, sku.priceMinor));
        return state.accepted(sku.number, 0);
    }

    Outcome delist(DelistSku command) {
        Rejection why = state.whyNotForSale(command.sku());
        if (why != null) {
            return state.rejected(why);
        }
        state.knownSku(command.sku()).onSale = false;
        state.emit(new Event.SkuDelisted(command.sku()));
        return state.accepted(command.sku(), 0);
    }

    Outcome fixRate(FixRate command) {
        Rejection why = state.whyNotScheduled();
        if (why == null && state.currency().equals(command.currency())) {
            why = new Rejection.CurrencyFixed(state.currency().code());
        }
        if (why == null) {
            boolean full = state.rates.count() >= Limits.MAX_CURRENCIES && !state.rates.knows(command.currency());
            why = first(
                    whyOutOfRange(Field.RATE, command.festivalMinor(), 1, Limits.MAX_RATE),
                    whyOutOfRange(Field.RATE, command.foreignMinor(), 1, Limits.MAX_RATE),
                    full ? new CapacityReached(Field.RATES, Limits.MAX_CURRENCIES) : null);
        }
        if (why != null) {
            return state.rejected(why);
        }
        state.rates.fix(new Rate(command.currency(), command.festivalMinor(), command.foreignMinor()));
        state.emit(new Event.RateFixed(command.currency(), command.festivalMinor(), command.foreignMinor()));
        return state.accepted(0, 0);
    }

    Outcome setDuty(SetDuty command) {
        DutyRule rule = command.rule();
        boolean atHome = rule.origin().equals(rule.destination());
        long earliestMs = Math.max(state.nowMs, state.duties.newestFromMs(rule));
        boolean full = state.duties.count() >= Limits.MAX_DUTIES;
        Rejection why = first(
                state.whyNotScheduled(),
                atHome ? new Rejection.SameCountry(rule.origin().code()) : null,
                NaiveState.whyNotTariffCode(rule.tariffPrefix()),
                whyOutOfRange(Field.DUTY, rule.dutyBps(), 0, Limits.MAX_DUTY_BPS),
                whyOutOfRange(Field.THRESHOLD, rule.thresholdMinor(), 0, Limits.MAX_AMOUNT_MINOR),
                whyOutOfRange(Field.IN_FORCE_FROM, rule.fromMs(), earliestMs, Limits.MAX_TIME_MS),
                full ? new CapacityReached(Field.DUTIES, Limits.MAX_DUTIES) : null);
        if (why != null) {
            return state.rejected(why);
        }
        state.duties.set(rule);
        state.emit(new Event.DutySet(rule));
        return state.accepted(0, 0);
    }

    Outcome setCommission(SetCommission command) {
        Rejection why = first(
                whyNotText(Field.CATEGORY, command.category()),
                whyOutOfRange(Field.COMMISSION, command.commissionBps(), 0, Limits.WHOLE_BPS),
                whyNoLabels(command.category()));
        if (why != null) {
            return state.rejected(why);
        }
        state.labels.add(command.category());
        state.commissionBps.put(command.category(), command.commissionBps());
        state.emit(new Event.CommissionSet(command.category(), command.commissionBps()));
        return state.accepted(0, 0);
    }
}
