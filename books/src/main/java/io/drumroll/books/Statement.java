package io.drumroll.books;

import io.drumroll.engine.money.Currency;
import java.util.List;

/**
 * A shop's statement: what moved its balance, and what it came to. Amounts are in minor units of the shop's currency but
 * where the festival's is named. A balance opens at 0, and {@code openingMinor} and the amounts of the totals sum to {@code
 * balanceMinor}; {@code broughtForwardMinor} and the amounts of the entries do, too.
 *
 * @param shop the shop's number.
 * @param name its name.
 * @param currency its currency.
 * @param festivalCurrency the festival's currency.
 * @param position number of the last event counted.
 * @param asOfMs time of that event in the log, in ms of the epoch.
 * @param openingMinor the balance before the first entry ever: 0.
 * @param totals one for each kind, in the order of {@link EntryKind}; of all entries ever.
 * @param olderEntries how many entries are older than those listed, and only in the totals.
 * @param broughtForwardMinor the balance behind them.
 * @param entries the newest entries, oldest first, at most {@link Statements#ENTRIES_LISTED}.
 * @param balanceMinor what the shop can have paid out.
 * @param debtMinor what it owes because of refunds that its balance did not hold.
 */
public record Statement(
        int shop,
        String name,
        Currency currency,
        Currency festivalCurrency,
        long position,
        long asOfMs,
        long openingMinor,
        List<Total> totals,
        long olderEntries,
        long broughtForwardMinor,
        List<Entry> entries,
        long balanceMinor,
        long debtMinor) {

    /**
     * All entries of one kind.
     *
     * @param count how many there were.
     * @param amountMinor what they did to the balance: below 0 if they lowered it.
     * @param subsidyMinor what of that the festival had added, in the festival's currency; the same sign.
     */
    public record Total(EntryKind kind, long count, long amountMinor, long subsidyMinor) {}

    /**
     * One entry.
     *
     * @param atMs when, in ms of the log.
     * @param event the number of the event.
     * @param order the order's number, 0 for a payout.
     * @param amountMinor what it did to the balance: below 0 if it lowered it.
     * @param subsidyMinor what of a sale or refund the festival had added, in the festival's currency; the same sign.
     * @param balanceMinor the balance behind it.
     */
    public record Entry(
            long atMs,
            long event,
            EntryKind kind,
            long order,
            long amountMinor,
            long subsidyMinor,
            long balanceMinor) {}
}
