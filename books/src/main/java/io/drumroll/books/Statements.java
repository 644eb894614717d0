package io.drumroll.books;

import io.drumroll.books.Statement.Entry;
import io.drumroll.engine.ledger.Account;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Event.RefundedLine;
import io.drumroll.engine.message.Query.AccountBalance;
import io.drumroll.engine.money.Currency;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.agrona.collections.Long2LongHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Every shop's account, from the events alone.
 *
 * <p>Totals are kept for all shops and for ever. Of what made them the newest is kept: {@link #POSTINGS_A_SHOP} events a
 * shop, and {@link #POSTINGS_KEPT} in all; when there would be more, every shop's share is halved, so that a busy shop
 * never pushes out what a quiet one's statement lists.
 *
 * <p>All methods belong to one thread at a time. A {@link Statement} may go to any other.
 */
public final class Statements extends FeedView {
    /** Entries that a statement lists; one that is older is in its totals only. */
    public static final int ENTRIES_LISTED = 1_000;
    /** Events that are kept of one shop at most; each makes an entry or more. */
    public static final int POSTINGS_A_SHOP = ENTRIES_LISTED;
    /** Events that are kept of all shops together, in 56 bytes each; not fewer than there can be shops. */
    public static final int POSTINGS_KEPT = 1 << 20;

    private static final long NO_SHOP = 0;

    private final List<ShopAccount> accounts = new ArrayList<>();
    /** The shop of each order that was reserved and not paid yet. */
    private final Long2LongHashMap shopOfReserved = new Long2LongHashMap(NO_SHOP);

    private final int mostKept;
    private int bound;
    private int kept;
    private int[] shopOfSku = new int[1_024];
    private int skus;
    private @Nullable Currency festivalCurrency;

    /** The books before the first event. */
    public Statements() {
        this(POSTINGS_A_SHOP, POSTINGS_KEPT);
    }

    Statements(int bound, int mostKept) {
        this.bound = bound;
        this.mostKept = mostKept;
    }

    /** How many shops there are; they are numbered from 1. */
    public int shops() {
        return accounts.size();
    }

    /** The shop's statement as of the last event counted; empty if there is no such shop. */
    public Optional<Statement> statement(int shop) {
        if (shop < 1 || shop > accounts.size() || festivalCurrency == null) {
            return Optional.empty();
        }
        ShopAccount account = accounts.get(shop - 1);
        List<Entry> entries = account.entries(ENTRIES_LISTED);
        long balance = account.balanceMinor();
        long listed = entries.stream().mapToLong(Entry::amountMinor).sum();
        return Optional.of(new Statement(
                shop,
                account.name(),
                account.currency(),
                festivalCurrency,
                position(),
                asOfMs(),
                0,
                account.totals(),
                account.entriesEver() - entries.size(),
                balance - listed,
                entries,
                balance,
                account.debtMinor()));
    }

    /**
     * What the statements come to in the ledger's accounts that shops alone move, in each currency: what shops have and owe,
     * commission, subsidy and what was paid out. The ledger keeps the same sums, but by another reckoning.
     *
     * @return those that are not empty, in no order.
     */
    List<AccountBalance> ledgerAccounts() {
        Map<Account, Map<Currency, Long>> sums = new EnumMap<>(Account.class);
        for (ShopAccount account : accounts) {
            add(sums, Account.SHOPS, account.currency(), account.balanceMinor());
            add(sums, Account.SHOP_DEBTS, account.currency(), -account.debtMinor());
            add(sums, Account.COMMISSION, account.currency(), account.commissionMinor());
            add(sums, Account.PAID_OUT, account.currency(), account.paidOutMinor());
            if (festivalCurrency != null) {
                add(sums, Account.SUBSIDY, festivalCurrency, -account.subsidyMinor());
            }
        }
        List<AccountBalance> balances = new ArrayList<>();
        sums.forEach((account, byCurrency) -> byCurrency.forEach((currency, minor) -> {
            if (minor != 0) {
                balances.add(new AccountBalance(account, currency, minor));
            }
        }));
        return List.copyOf(balances);
    }

    private static void add(Map<Account, Map<Currency, Long>> sums, Account account, Currency currency, long minor) {
        sums.computeIfAbsent(account, _ -> new HashMap<>()).merge(currency, minor, Math::addExact);
    }

    @Override
    void count(long sequence, long timeMs, Event event) {
        switch (event) {
            case Event.FestivalScheduled scheduled -> festivalCurrency = scheduled.currency();
            case Event.ShopOpened opened -> open(opened);
            case Event.SkuListed listed -> list(listed);
            case Event.OrderReserved reserved ->
                shopOfReserved.put(reserved.order(), shopOf(reserved.line().sku()));
            case Event.OrderPaid paid -> shopOfReserved.remove(paid.order());
            case Event.OrderCancelled cancelled -> {
                long shop = shopOfReserved.remove(cancelled.order());
                if (cancelled.shopMinor() != 0) {
                    forfeit(sequence, timeMs, cancelled.order(), (int) shop, cancelled.shopMinor());
                }
            }
            case Event.DepositForfeited forfeited -> {
                shopOfReserved.remove(forfeited.order());
                forfeit(sequence, timeMs, forfeited.order(), forfeited.shop(), forfeited.shopMinor());
            }
            case Event.ShopOrderSettled settled -> settle(sequence, timeMs, settled);
            case Event.OrderRefunded refunded -> refund(sequence, timeMs, refunded);
            case Event.ShopPaidOut paidOut ->
                post(
                        paidOut.shop(),
                        new Posting(timeMs, sequence, Posting.Sort.PAID_OUT, 0, paidOut.amountMinor(), 0, 0, 0));
            case Event.SkuRestocked _,
                    Event.SkuPriceChanged _,
                    Event.SkuDelisted _,
                    Event.DealMade _,
                    Event.DealChanged _,
                    Event.DealEnded _,
                    Event.CouponClaimed _,
                    Event.RateFixed _,
                    Event.DutySet _,
                    Event.CommissionSet _,
                    Event.CartLineSet _,
                    Event.CartLineRemoved _,
                    Event.WalletToppedUp _,
                    Event.OrderPlaced _,
                    Event.OrderExpired _,
                    Event.ShopOrderShipped _,
                    Event.PaymentReceived _,
                    Event.RefundSettled _ -> {}
        }
    }

    private void open(Event.ShopOpened opened) {
        if (opened.shop() != accounts.size() + 1) {
            throw new IllegalStateException("shop " + opened.shop() + " opened behind shop " + accounts.size());
        }
        accounts.add(new ShopAccount(opened.name(), opened.currency()));
    }

    private void list(Event.SkuListed listed) {
        if (listed.sku() != skus + 1) {
            throw new IllegalStateException("SKU " + listed.sku() + " was listed behind SKU " + skus);
        }
        skus++;
        if (skus == shopOfSku.length) {
            shopOfSku = Arrays.copyOf(shopOfSku, 2 * skus);
        }
        shopOfSku[skus] = listed.shop();
    }

    private int shopOf(int sku) {
        if (sku < 1 || sku > skus) {
            throw new IllegalStateException("SKU " + sku + " was sold, but only " + skus + " are listed");
        }
        return shopOfSku[sku];
    }

    private void settle(long sequence, long timeMs, Event.ShopOrderSettled settled) {
        post(
                settled.shop(),
                new Posting(
                        timeMs,
                        sequence,
                        Posting.Sort.SETTLED,
                        settled.order(),
                        settled.proceedsMinor(),
                        settled.commissionMinor(),
                        settled.debtRepaidMinor(),
                        settled.subsidyMinor()));
    }

    /** A line that comes back before its shop was paid moves nothing here, and has no proceeds. */
    private void refund(long sequence, long timeMs, Event.OrderRefunded refunded) {
        for (RefundedLine line : refunded.lines()) {
            if (line.proceedsMinor() != 0 || line.subsidyMinor() != 0) {
                post(
                        shopOf(line.sku()),
                        new Posting(
                                timeMs,
                                sequence,
                                Posting.Sort.REFUNDED,
                                refunded.order(),
                                line.proceedsMinor(),
                                line.commissionMinor(),
                                line.debtMinor(),
                                line.subsidyMinor()));
            }
        }
    }

    private void forfeit(long sequence, long timeMs, long order, int shop, long shopMinor) {
        post(shop, new Posting(timeMs, sequence, Posting.Sort.FORFEITED, order, shopMinor, 0, 0, 0));
    }

    private void post(int shop, Posting posting) {
        if (shop < 1 || shop > accounts.size()) {
            throw new IllegalStateException(
                    "event " + posting.event() + " moves money of shop " + shop + ", which never opened");
        }
        kept += accounts.get(shop - 1).post(posting, bound);
        while (kept > mostKept && bound > 1) {
            bound /= 2;
            kept = 0;
            for (ShopAccount account : accounts) {
                account.trim(bound);
                kept += account.kept();
            }
        }
    }

    @Override
    void write(DataOutput out) throws IOException {
        super.write(out);
        out.writeUTF(festivalCurrency == null ? "" : festivalCurrency.code());
        out.writeInt(bound);
        out.writeInt(accounts.size());
        for (ShopAccount account : accounts) {
            account.write(out);
        }
        out.writeInt(skus);
        for (int sku = 1; sku <= skus; sku++) {
            out.writeInt(shopOfSku[sku]);
        }
        out.writeInt(shopOfReserved.size());
        for (Long2LongHashMap.EntryIterator entry = shopOfReserved.entrySet().iterator(); entry.hasNext(); ) {
            entry.next();
            out.writeLong(entry.getLongKey());
            out.writeLong(entry.getLongValue());
        }
    }

    @Override
    void read(DataInput in) throws IOException {
        super.read(in);
        String code = in.readUTF();
        festivalCurrency = code.isEmpty() ? null : new Currency(code);
        bound = in.readInt();
        int shops = in.readInt();
        for (int i = 0; i < shops; i++) {
            ShopAccount account = ShopAccount.read(in);
            accounts.add(account);
            kept += account.kept();
        }
        skus = in.readInt();
        shopOfSku = new int[Math.max(1_024, 2 * (skus + 1))];
        for (int sku = 1; sku <= skus; sku++) {
            shopOfSku[sku] = in.readInt();
        }
        int reserved = in.readInt();
        for (int i = 0; i < reserved; i++) {
            shopOfReserved.put(in.readLong(), in.readLong());
        }
    }
}
