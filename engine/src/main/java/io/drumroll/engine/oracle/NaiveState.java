package io.drumroll.engine.oracle;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.ScheduleFestival;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.PaymentRef;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.region.Region;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that the naive festival knows, and the small things that every decision does. */
final class NaiveState {
    @Nullable
    ScheduleFestival frame;

    long nowMs;
    long position;
    EventSink sink = EventSink.NONE;

    /** Shops, SKUs, deals and orders by number: the first has number 1 and index 0. */
    final List<NaiveShop> shops = new ArrayList<>();

    final List<NaiveSku> skus = new ArrayList<>();
    final List<NaiveDeal> deals = new ArrayList<>();
    final List<NaiveOrder> orders = new ArrayList<>();
    final Map<Long, NaiveBuyer> buyers = new HashMap<>();

    /** By reference, in the order in which they came in. */
    final Map<PaymentRef, NaivePayment> payments = new LinkedHashMap<>();

    final NaiveSubjects subjects = new NaiveSubjects();
    final NaiveRates rates = new NaiveRates();
    final NaiveDuties duties = new NaiveDuties();
    final NaiveLedger ledger = new NaiveLedger();
    final NaiveShopOrders shopOrders = new NaiveShopOrders(this);
    final NaiveCalendar calendar = new NaiveCalendar(shopOrders::isShipped);

    /** All categories and brands. */
    final Set<String> labels = new HashSet<>();

    /** In basis points, by category. */
    final Map<String, Integer> commissionBps = new HashMap<>();

    /** All that providers ever captured, and all that shops may ever earn, by currency. */
    final Map<Currency, Long> capturedMinor = new HashMap<>();

    final Map<Currency, Long> turnoverMinor = new HashMap<>();

    /** Each region once, however many orders come from it. */
    final Map<Region, Region> regions = new HashMap<>();

    /** What all orders ever paid were sold for, in the festival's currency. */
    long gmvMinor;

    Outcome rejected(Rejection why) {
        return new Outcome.Rejected(position, why);
    }

    Outcome accepted(long id, long amountMinor) {
        return new Outcome.Accepted(position, id, amountMinor, false);
    }

    /** Numbers an event that was applied, and gives it away. */
    void emit(Event event) {
        position++;
        sink.onEvent(position, nowMs, event);
    }

    ScheduleFestival scheduledFrame() {
        if (frame == null) {
            throw new IllegalStateException("asked for the festival's frame before it was scheduled");
        }
        return frame;
    }

    Currency currency() {
        return scheduledFrame().currency();
    }

    @Nullable
    NaiveShop shop(int number) {
        return number >= 1 && number <= shops.size() ? shops.get(number - 1) : null;
    }

    @Nullable
    NaiveSku sku(int number) {
        return number >= 1 && number <= skus.size() ? skus.get(number - 1) : null;
    }

    NaiveSku knownSku(int number) {
        return skus.get(number - 1);
    }

    @Nullable
    NaiveDeal deal(int number) {
        return number >= 1 && number <= deals.size() ? deals.get(number - 1) : null;
    }

    @Nullable
    NaiveOrder order(long number) {
        return number >= 1 && number <= orders.size() ? orders.get((int) number - 1) : null;
    }

    NaiveBuyer buyerToChange(long number) {
        return buyers.computeIfAbsent(number, NaiveBuyer::new);
    }

    long balanceMinor(long buyer, Currency currency) {
        NaiveBuyer known = buyers.get(buyer);
        return known == null ? 0 : known.balanceMinor(currency);
    }

    @Nullable
    Rejection whyNotScheduled() {
        return frame == null ? new Rejection.FestivalNotScheduled() : null;
    }

    @Nullable
    Rejection whyNotForSale(int sku) {
        NaiveSku known = sku(sku);
        if (known == null) {
            return new Rejection.UnknownSku(sku);
        }
        return known.onSale ? null : new Rejection.SkuOffSale(sku);
    }

    @Nullable
    Rejection whyNoRoomFor(long buyer) {
        boolean full = buyers.size() >= Limits.MAX_BUYERS && !buyers.containsKey(buyer);
        return full ? new Rejection.CapacityReached(Field.BUYERS, Limits.MAX_BUYERS) : null;
    }

    @Nullable
    Rejection whyNotKnown(Currency given) {
        return rates.knows(given) ? null : new Rejection.UnknownCurrency(given.code());
    }

    static @Nullable Rejection whyNotSame(Currency expected, Currency given) {
        return expected.equals(given) ? null : new Rejection.CurrencyMismatch(expected.code(), given.code());
    }

    static @Nullable Rejection whyNotBuyer(long number) {
        return whyOutOfRange(Field.BUYER, number, 1, Long.MAX_VALUE);
    }

    static @Nullable Rejection whyOutOfRange(Field field, long given, long min, long max) {
        return given < min || given > max ? new Rejection.OutOfRange(field, given, min, max) : null;
    }

    /** Not blank, short enough in UTF-8, no control characters, no half of a surrogate pair. */
    static @Nullable Rejection whyNotText(Field field, String text) {
        int bytes = 0;
        boolean broken = text.isBlank();
        for (int codePoint : text.codePoints().toArray()) {
            boolean halfOfPair = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
            broken |= Character.isISOControl(codePoint) || halfOfPair;
            bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
        }
        return broken || bytes > Limits.MAX_TEXT_BYTES ? new Rejection.BadText(field, Limits.MAX_TEXT_BYTES) : null;
    }

    static @Nullable Rejection whyNotTariffCode(String digits) {
        return digits.matches("[0-9]{0," + Limits.MAX_TARIFF_DIGITS + "}")
                ? null
                : new Rejection.BadText(Field.TARIFF_CODE, Limits.MAX_TARIFF_DIGITS);
    }

    /** The first of several checks that fails; for decisions whose checks are cheap and don't lean on each other. */
    static @Nullable Rejection first(@Nullable Rejection... checks) {
        for (Rejection check : checks) {
            if (check != null) {
                return check;
            }
        }
        return null;
    }
}
