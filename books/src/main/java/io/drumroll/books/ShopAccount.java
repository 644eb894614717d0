package io.drumroll.books;

import io.drumroll.books.Statement.Entry;
import io.drumroll.books.Statement.Total;
import io.drumroll.engine.money.Currency;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One shop's totals, and the newest of what made them. */
final class ShopAccount {
    private static final EntryKind[] KINDS = EntryKind.values();
    private static final int FACTS = 3;
    private static final long[] NOTHING = {};

    private final String name;
    private final Currency currency;
    private final Postings postings = new Postings();
    /** For each kind its count, its amount without sign, and the subsidy in it; empty before the first posting. */
    private long[] totals = NOTHING;

    ShopAccount(String name, Currency currency) {
        this.name = name;
        this.currency = currency;
    }

    String name() {
        return name;
    }

    Currency currency() {
        return currency;
    }

    /** Counts a posting and keeps it; says how many more are kept now. */
    int post(Posting posting, int bound) {
        if (totals.length == 0) {
            totals = new long[FACTS * KINDS.length];
        }
        add(posting.sort().gross(), posting.grossMinor(), posting.subsidyMinor());
        if (posting.commissionMinor() != 0) {
            add(posting.sort().commission(), posting.commissionMinor(), 0);
        }
        if (posting.debtMinor() != 0) {
            add(posting.sort().debt(), posting.debtMinor(), 0);
        }
        return postings.add(posting, bound);
    }

    int kept() {
        return postings.size();
    }

    void trim(int bound) {
        postings.trim(bound);
    }

    long balanceMinor() {
        long balance = 0;
        for (EntryKind kind : KINDS) {
            balance += kind.sign() * amountMinor(kind);
        }
        return balance;
    }

    long debtMinor() {
        return amountMinor(EntryKind.DEBT_TAKEN) - amountMinor(EntryKind.DEBT_REPAID);
    }

    long commissionMinor() {
        return amountMinor(EntryKind.COMMISSION) - amountMinor(EntryKind.COMMISSION_RETURNED);
    }

    long paidOutMinor() {
        return amountMinor(EntryKind.PAYOUT);
    }

    /** What the festival added to the shop's sales, less what refunds gave back of it; in the festival's currency. */
    long subsidyMinor() {
        long subsidy = 0;
        for (EntryKind kind : KINDS) {
            subsidy += totals.length == 0 ? 0 : kind.sign() * totals[FACTS * kind.number() + 2];
        }
        return subsidy;
    }

    long entriesEver() {
        long count = 0;
        for (int at = 0; at < totals.length; at += FACTS) {
            count += totals[at];
        }
        return count;
    }

    List<Total> totals() {
        List<Total> list = new ArrayList<>(KINDS.length);
        for (EntryKind kind : KINDS) {
            int at = FACTS * kind.number();
            boolean isEmpty = totals.length == 0;
            list.add(new Total(
                    kind,
                    isEmpty ? 0 : totals[at],
                    kind.sign() * amountMinor(kind),
                    isEmpty ? 0 : kind.sign() * totals[at + 2]));
        }
        return List.copyOf(list);
    }

    /** The newest entries, oldest first, at most so many. */
    List<Entry> entries(int most) {
        int first = Math.max(0, postings.size() - most);
        long balance = balanceMinor();
        for (int i = first; i < postings.size(); i++) {
            balance -= postings.get(i).changeMinor();
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = first; i < postings.size(); i++) {
            Posting posting = postings.get(i);
            posting.addTo(entries, balance);
            balance += posting.changeMinor();
        }
        return List.copyOf(entries.subList(Math.max(0, entries.size() - most), entries.size()));
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(name);
        out.writeUTF(currency.code());
        out.writeInt(totals.length);
        for (long number : totals) {
            out.writeLong(number);
        }
        postings.write(out);
    }

    static ShopAccount read(DataInput in) throws IOException {
        ShopAccount account = new ShopAccount(in.readUTF(), new Currency(in.readUTF()));
        account.totals = new long[in.readInt()];
        for (int i = 0; i < account.totals.length; i++) {
            account.totals[i] = in.readLong();
        }
        account.postings.read(in);
        return account;
    }

    private long amountMinor(EntryKind kind) {
        return totals.length == 0 ? 0 : totals[FACTS * kind.number() + 1];
    }

    private void add(EntryKind kind, long amountMinor, long subsidyMinor) {
        int at = FACTS * kind.number();
        totals[at]++;
        totals[at + 1] = Math.addExact(totals[at + 1], amountMinor);
        totals[at + 2] = Math.addExact(totals[at + 2], subsidyMinor);
    }
}
