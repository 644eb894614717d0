package io.drumroll.books;

import io.drumroll.books.Statement.Entry;
import java.util.List;

/**
 * What one event did to one shop; it makes one to three entries. Parts that are 0 make none, but for the first.
 *
 * @param order the order's number, 0 for a payout.
 * @param grossMinor the first entry's amount.
 * @param commissionMinor the commission kept or given back.
 * @param debtMinor the debt repaid or taken.
 * @param subsidyMinor what of the first the festival had added, in its own currency.
 */
record Posting(
        long atMs,
        long event,
        Sort sort,
        long order,
        long grossMinor,
        long commissionMinor,
        long debtMinor,
        long subsidyMinor) {

    /** What sort of event it was; each makes entries of its own kinds. */
    enum Sort {
        SETTLED(0, EntryKind.SALE, EntryKind.COMMISSION, EntryKind.DEBT_REPAID),
        REFUNDED(1, EntryKind.REFUND, EntryKind.COMMISSION_RETURNED, EntryKind.DEBT_TAKEN),
        FORFEITED(2, EntryKind.FORFEITED_DEPOSIT, EntryKind.COMMISSION, EntryKind.DEBT_REPAID),
        PAID_OUT(3, EntryKind.PAYOUT, EntryKind.COMMISSION_RETURNED, EntryKind.DEBT_TAKEN);

        private static final Sort[] BY_CODE = values();

        private final int code;
        private final EntryKind gross;
        private final EntryKind commission;
        private final EntryKind debt;

        Sort(int code, EntryKind gross, EntryKind commission, EntryKind debt) {
            this.code = code;
            this.gross = gross;
            this.commission = commission;
            this.debt = debt;
        }

        /** Its number in checkpoints, in two bits; numbers never change. */
        int code() {
            return code;
        }

        static Sort ofCode(int code) {
            return BY_CODE[code];
        }

        EntryKind gross() {
            return gross;
        }

        EntryKind commission() {
            return commission;
        }

        EntryKind debt() {
            return debt;
        }
    }

    /** What it did to the balance. */
    long changeMinor() {
        return sort.gross.sign() * (grossMinor - commissionMinor - debtMinor);
    }

    /** Adds its entries, those that raise the balance before those that lower it; it was {@code balanceMinor} before. */
    void addTo(List<Entry> entries, long balanceMinor) {
        boolean raises = sort.gross.sign() > 0;
        long balance = balanceMinor;
        if (raises) {
            balance = addGross(entries, balance);
        }
        if (commissionMinor != 0) {
            balance += sort.commission.sign() * commissionMinor;
            entries.add(entry(sort.commission, commissionMinor, 0, balance));
        }
        if (debtMinor != 0) {
            balance += sort.debt.sign() * debtMinor;
            entries.add(entry(sort.debt, debtMinor, 0, balance));
        }
        if (!raises) {
            addGross(entries, balance);
        }
    }

    private long addGross(List<Entry> entries, long balanceMinor) {
        long balance = balanceMinor + sort.gross.sign() * grossMinor;
        entries.add(entry(sort.gross, grossMinor, sort.gross.sign() * subsidyMinor, balance));
        return balance;
    }

    private Entry entry(EntryKind kind, long amountMinor, long signedSubsidyMinor, long balanceMinor) {
        return new Entry(atMs, event, kind, order, kind.sign() * amountMinor, signedSubsidyMinor, balanceMinor);
    }
}
