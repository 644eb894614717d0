package io.drumroll.books;

import io.drumroll.books.DutyReport.Comparison;
import io.drumroll.books.DutyReport.Window;
import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Event.RefundedLine;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.region.Codes;
import io.drumroll.engine.region.Country;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was sold across borders, minute by minute, to tell what a change of duty did.
 *
 * <p>A line across a border counts once its order is paid, in the minute in which it was placed. Its duty is counted in
 * the festival's currency, at the rates in force when it was placed. What is kept is bounded: {@link #MINUTES_KEPT}, {@link
 * #CELLS_KEPT}, {@link #LINES_KEPT}, {@link #CHANGES_KEPT}; a {@link DutyReport} says since when it knows all.
 *
 * <p>All methods belong to one thread at a time. A {@link DutyReport} may go to any other.
 */
public final class DutySales extends FeedView {
    /** Minutes of log time whose sales are known: seven days. */
    public static final int MINUTES_KEPT = 7 * 24 * 60;
    /** Sums that are kept: of one origin, destination and tariff code in one minute each. */
    public static final int CELLS_KEPT = 1_000_000;
    /** Order lines across borders whose refunds can still be counted. */
    public static final int LINES_KEPT = 2_000_000;
    /** Changes of duty that are known; the oldest goes first. */
    public static final int CHANGES_KEPT = 1_000;
    /** Changes that one report compares at most. */
    public static final int CHANGES_LISTED = 100;

    /** What is packed of an order that waits for its payment: its minute, then for each line these. */
    private static final int FACTS = 4;

    private static final int FIRST_ROOM = 1_024;

    private final FestivalRates rates = new FestivalRates();
    private final SalesMinutes minutes;
    private final DutyChanges changes = new DutyChanges(CHANGES_KEPT);
    private final Long2ObjectHashMap<long[]> unpaid = new Long2ObjectHashMap<>();
    private long[] goodsOfSku = new long[FIRST_ROOM];
    private int skus;
    private String currency = "";

    /** The books before the first event. */
    public DutySales() {
        this(new SalesMinutes.Bounds(MINUTES_KEPT, CELLS_KEPT, LINES_KEPT));
    }

    DutySales(SalesMinutes.Bounds bounds) {
        minutes = new SalesMinutes(bounds);
    }

    /** The changes of duty that are known, newest first. */
    public List<DutyChange> changes() {
        return changes.newestFirst();
    }

    /**
     * What the newest changes did, those that have come into force by the last event; at most {@link #CHANGES_LISTED}.
     *
     * @param windowMinutes how long before and after to compare, 1 to {@link #MINUTES_KEPT}.
     * @throws IllegalArgumentException if it is not in this range.
     */
    public DutyReport report(int windowMinutes) {
        List<Comparison> comparisons = changes().stream()
                .filter(change -> change.rule().fromMs() <= asOfMs())
                .limit(CHANGES_LISTED)
                .map(change -> compare(change.rule(), change, checked(windowMinutes)))
                .toList();
        return report(windowMinutes, comparisons);
    }

    /**
     * What was sold of one origin, destination and beginning of the tariff code before and after a moment.
     *
     * @param tariffPrefix digits, at most {@link io.drumroll.engine.limit.Limits#MAX_TARIFF_DIGITS}; empty for all.
     * @param momentMs 0 or more, in ms of the epoch.
     * @param windowMinutes how long before and after to compare, 1 to {@link #MINUTES_KEPT}.
     * @throws IllegalArgumentException if the window or the moment is not in its range.
     */
    public DutyReport report(
            Country origin, Country destination, String tariffPrefix, long momentMs, int windowMinutes) {
        if (momentMs < 0) {
            throw new IllegalArgumentException("the moment is " + momentMs + ", and not 0 or more");
        }
        DutyRule asked = new DutyRule(origin, destination, tariffPrefix, 0, 0, momentMs);
        return report(windowMinutes, List.of(compare(asked, changes.find(asked), checked(windowMinutes))));
    }

    private static int checked(int windowMinutes) {
        if (windowMinutes < 1 || windowMinutes > MINUTES_KEPT) {
            throw new IllegalArgumentException(
                    "the window is " + windowMinutes + " minutes, and not 1 to " + MINUTES_KEPT);
        }
        return windowMinutes;
    }

    private DutyReport report(int windowMinutes, List<Comparison> comparisons) {
        return new DutyReport(
                currency,
                position(),
                asOfMs(),
                checked(windowMinutes),
                minutes.sinceMs(),
                minutes.refundsSinceMs(),
                minutes.linesLeftOut(),
                comparisons);
    }

    private Comparison compare(DutyRule rule, @Nullable DutyChange change, int windowMinutes) {
        long key = TradeKey.to(TradeKey.goods(rule.origin(), rule.tariffPrefix()), Codes.ofCountry(rule.destination()));
        long beforeUntil = SalesMinutes.minuteOf(rule.fromMs());
        boolean isWithinMinute = SalesMinutes.startMs(beforeUntil) != rule.fromMs();
        long afterFrom = isWithinMinute ? beforeUntil + 1 : beforeUntil;
        long beforeFrom = Math.max(0, beforeUntil - windowMinutes);
        long afterUntil = afterFrom + windowMinutes;
        Cell before = minutes.sum(beforeFrom, beforeUntil, key);
        Cell after = minutes.sum(afterFrom, afterUntil, key);
        return new Comparison(
                rule.origin(),
                rule.destination(),
                rule.tariffPrefix(),
                rule.fromMs(),
                change,
                window(beforeFrom, beforeUntil, before),
                window(afterFrom, afterUntil, after),
                after.less(before));
    }

    private Window window(long fromMinute, long untilMinute, Cell sum) {
        long fromMs = SalesMinutes.startMs(fromMinute);
        long untilMs = SalesMinutes.startMs(untilMinute);
        boolean isComplete = fromMs >= minutes.sinceMs() && untilMs <= asOfMs();
        return new Window(fromMs, untilMs, isComplete, sum.sums());
    }

    @Override
    void count(long sequence, long timeMs, Event event) {
        switch (event) {
            case Event.FestivalScheduled scheduled ->
                currency = scheduled.currency().code();
            case Event.SkuListed listed -> list(listed);
            case Event.RateFixed rate -> rates.fix(rate);
            case Event.DutySet set -> changes.add(sequence, timeMs, set.rule());
            case Event.OrderPlaced placed ->
                place(timeMs, placed.order(), placed.region().country(), placed.lines(), placed.currency());
            case Event.OrderReserved reserved ->
                place(
                        timeMs,
                        reserved.order(),
                        reserved.region().country(),
                        List.of(reserved.line()),
                        reserved.currency());
            case Event.OrderPaid paid -> pay(paid.order());
            case Event.OrderRefunded refunded -> refund(refunded);
            case Event.OrderCancelled cancelled -> cancel(cancelled.order());
            case Event.OrderExpired expired -> unpaid.remove(expired.order());
            case Event.DepositForfeited forfeited -> unpaid.remove(forfeited.order());
            case Event.ShopOpened _,
                    Event.SkuRestocked _,
                    Event.SkuPriceChanged _,
                    Event.SkuDelisted _,
                    Event.DealMade _,
                    Event.DealChanged _,
                    Event.DealEnded _,
                    Event.CouponClaimed _,
                    Event.CommissionSet _,
                    Event.CartLineSet _,
                    Event.CartLineRemoved _,
                    Event.WalletToppedUp _,
                    Event.ShopOrderShipped _,
                    Event.ShopOrderSettled _,
                    Event.ShopPaidOut _,
                    Event.PaymentReceived _,
                    Event.RefundSettled _ -> {}
        }
    }

    private void list(Event.SkuListed listed) {
        if (listed.sku() != skus + 1) {
            throw new IllegalStateException("SKU " + listed.sku() + " was listed behind SKU " + skus);
        }
        skus++;
        if (skus == goodsOfSku.length) {
            goodsOfSku = Arrays.copyOf(goodsOfSku, 2 * skus);
        }
        goodsOfSku[skus] = TradeKey.goods(listed.origin(), listed.tariffCode());
    }

    private long goods(int sku) {
        if (sku < 1 || sku > skus) {
            throw new IllegalStateException("SKU " + sku + " was sold, but only " + skus + " are listed");
        }
        return goodsOfSku[sku];
    }

    private void place(long timeMs, long order, Country destination, List<OrderLine> lines, Currency buyers) {
        int to = Codes.ofCountry(destination);
        int across = countAcross(lines, to);
        if (across == 0) {
            return;
        }
        long[] waiting = new long[1 + FACTS * across];
        waiting[0] = minutes.open(timeMs, order).number();
        int at = 1;
        for (OrderLine line : lines) {
            long goods = goods(line.sku());
            if (TradeKey.origin(goods) != to) {
                long duty = rates.toFestival(line.dutyMinor(), buyers);
                minutes.note(order, line.sku(), line.quantity(), line.festivalMinor(), duty, to);
                waiting[at++] = TradeKey.to(goods, to);
                waiting[at++] = line.quantity();
                waiting[at++] = line.festivalMinor();
                waiting[at++] = duty;
            }
        }
        minutes.trimLines();
        unpaid.put(order, waiting);
    }

    private int countAcross(List<OrderLine> lines, int destination) {
        int across = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (TradeKey.origin(goods(lines.get(i).sku())) != destination) {
                across++;
            }
        }
        return across;
    }

    private void pay(long order) {
        long[] waiting = unpaid.remove(order);
        if (waiting == null) {
            return;
        }
        for (int at = 1; at < waiting.length; at += FACTS) {
            minutes.sell(waiting[0], waiting[at], waiting[at + 1], waiting[at + 2], waiting[at + 3]);
        }
    }

    private void refund(Event.OrderRefunded refunded) {
        SalesMinute minute = minutes.ofOrder(refunded.order());
        if (minute == null) {
            return;
        }
        int first = minute.firstLine(refunded.order());
        for (RefundedLine refundedLine : refunded.lines()) {
            for (int line = first; minute.isOf(line, refunded.order()); line++) {
                if (minute.sku(line) == refundedLine.sku()) {
                    giveBack(minute, line, refundedLine.quantity());
                }
            }
        }
    }

    /** An order that was paid comes back with all that did not come back before. */
    private void cancel(long order) {
        boolean wasPaid = unpaid.remove(order) == null;
        SalesMinute minute = minutes.ofOrder(order);
        if (!wasPaid || minute == null) {
            return;
        }
        for (int line = minute.firstLine(order); minute.isOf(line, order); line++) {
            int left = minute.quantity(line) - minute.givenBack(line);
            if (left > 0) {
                giveBack(minute, line, left);
            }
        }
    }

    /** A line whose sale was left out has no cell. */
    private void giveBack(SalesMinute minute, int line, int pieces) {
        Cell cell = minute.cell(TradeKey.to(goods(minute.sku(line)), minute.destination(line)));
        if (cell != null) {
            minute.giveBack(line, pieces, cell);
        }
    }

    @Override
    void write(DataOutput out) throws IOException {
        super.write(out);
        out.writeUTF(currency);
        rates.write(out);
        changes.write(out);
        out.writeInt(skus);
        for (int sku = 1; sku <= skus; sku++) {
            out.writeLong(goodsOfSku[sku]);
        }
        minutes.write(out);
        out.writeInt(unpaid.size());
        for (Long2ObjectHashMap<long[]>.EntryIterator entry = unpaid.entrySet().iterator(); entry.hasNext(); ) {
            entry.next();
            out.writeLong(entry.getLongKey());
            out.writeInt(entry.getValue().length);
            for (long fact : entry.getValue()) {
                out.writeLong(fact);
            }
        }
    }

    @Override
    void read(DataInput in) throws IOException {
        super.read(in);
        currency = in.readUTF();
        rates.read(in);
        changes.read(in);
        skus = in.readInt();
        goodsOfSku = new long[Math.max(FIRST_ROOM, 2 * (skus + 1))];
        for (int sku = 1; sku <= skus; sku++) {
            goodsOfSku[sku] = in.readLong();
        }
        minutes.read(in);
        int waiting = in.readInt();
        for (int i = 0; i < waiting; i++) {
            long order = in.readLong();
            long[] facts = new long[in.readInt()];
            for (int fact = 0; fact < facts.length; fact++) {
                facts[fact] = in.readLong();
            }
            unpaid.put(order, facts);
        }
    }
}
