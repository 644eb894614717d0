package io.drumroll.books;

import io.drumroll.books.Statement.Entry;
import io.drumroll.engine.message.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A shop's entries by plain recomputation over the whole list of events: the oracle of {@link Statements}. */
final class NaiveStatement {
    private final int shop;
    private final Map<Integer, Integer> shopOfSku = new HashMap<>();
    private final Map<Long, Integer> shopOfReserved = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private long balance;

    private NaiveStatement(int shop) {
        this.shop = shop;
    }

    static List<Entry> entries(List<Happened> events, int shop) {
        NaiveStatement statement = new NaiveStatement(shop);
        events.forEach(statement::count);
        return statement.entries;
    }

    private void count(Happened happened) {
        if (happened.event() instanceof Event.SkuListed e) {
            shopOfSku.put(e.sku(), e.shop());
        } else if (happened.event() instanceof Event.OrderReserved e) {
            shopOfReserved.put(e.order(), shopOfSku.getOrDefault(e.line().sku(), 0));
        } else if (happened.event() instanceof Event.ShopOrderSettled e && e.shop() == shop) {
            add(happened, EntryKind.SALE, e.order(), e.proceedsMinor(), e.subsidyMinor());
            addIfAny(happened, EntryKind.COMMISSION, e.order(), -e.commissionMinor());
            addIfAny(happened, EntryKind.DEBT_REPAID, e.order(), -e.debtRepaidMinor());
        } else if (happened.event() instanceof Event.OrderRefunded e) {
            e.lines().stream()
                    .filter(line -> shopOfSku.getOrDefault(line.sku(), 0) == shop)
                    .filter(line -> line.proceedsMinor() > 0 || line.subsidyMinor() > 0)
                    .forEach(line -> {
                        addIfAny(happened, EntryKind.COMMISSION_RETURNED, e.order(), line.commissionMinor());
                        addIfAny(happened, EntryKind.DEBT_TAKEN, e.order(), line.debtMinor());
                        add(happened, EntryKind.REFUND, e.order(), -line.proceedsMinor(), -line.subsidyMinor());
                    });
        } else if (happened.event() instanceof Event.DepositForfeited e && e.shop() == shop) {
            add(happened, EntryKind.FORFEITED_DEPOSIT, e.order(), e.shopMinor(), 0);
        } else if (happened.event() instanceof Event.OrderCancelled e
                && e.shopMinor() > 0
                && shopOfReserved.getOrDefault(e.order(), 0) == shop) {
            add(happened, EntryKind.FORFEITED_DEPOSIT, e.order(), e.shopMinor(), 0);
        } else if (happened.event() instanceof Event.ShopPaidOut e && e.shop() == shop) {
            add(happened, EntryKind.PAYOUT, 0, -e.amountMinor(), 0);
        }
    }

    private void addIfAny(Happened happened, EntryKind kind, long order, long amountMinor) {
        if (amountMinor != 0) {
            add(happened, kind, order, amountMinor, 0);
        }
    }

    private void add(Happened happened, EntryKind kind, long order, long amountMinor, long subsidyMinor) {
        balance += amountMinor;
        entries.add(new Entry(happened.timeMs(), happened.sequence(), kind, order, amountMinor, subsidyMinor, balance));
    }
}
