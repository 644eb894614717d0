package io.drumroll.crowd.shopper;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What all shoppers share.
 *
 * @param festivals what the festival counts in.
 * @param payWindowMs how long an order may stay unpaid.
 * @param shops the shops with numbers up to this one are run by the crowd.
 * @param nextKey a fresh key at each call.
 * @param doorsRefused called when the doors turned out to be shut.
 */
record Surroundings(
        Desk desk,
        Tally tally,
        Shelves shelves,
        Offers offers,
        Buyers buyers,
        Currency festivals,
        long payWindowMs,
        int shops,
        Supplier<Request> nextKey,
        Runnable doorsRefused) {
    /** Top-ups are whole hundreds of most currencies, as people type them. */
    private static final long TOP_UP_STEP_MINOR = 10_000;

    private static final long LONGEST_DELAY_MS = 60_000;

    /** Whether the crowd runs a shop: others are in people's hands. */
    boolean runs(int shop) {
        return shop <= shops;
    }

    /** What a buyer pays in. */
    Currency currencyOf(long buyer) {
        return buyers.currencyOf(buyer, festivals);
    }

    /** The longest that people wait before they pay, ship or confirm, in ms. */
    long longestDelayMs() {
        return Math.min(LONGEST_DELAY_MS, payWindowMs * 6 / 10);
    }

    /** Submits under a fresh key. */
    void submit(Command command, Consumer<Outcome> then, Runnable noAnswer) {
        desk.submit(nextKey.get(), command, then, noAnswer);
    }

    /**
     * Puts money into a buyer's wallet where less than needed is in it, as far as is known.
     *
     * @param generosity how many times of what is missing is topped up, 1 or more.
     * @param then run when there is enough.
     */
    void fund(
            long buyer,
            long neededMinor,
            int generosity,
            Runnable then,
            Consumer<Outcome.Rejected> refused,
            Runnable noAnswer) {
        long missingMinor = neededMinor - buyers.balanceMinor(buyer);
        if (missingMinor <= 0) {
            then.run();
            return;
        }
        long amount = (missingMinor * generosity + TOP_UP_STEP_MINOR - 1) / TOP_UP_STEP_MINOR * TOP_UP_STEP_MINOR;
        Money money = new Money(Math.min(amount, Limits.MAX_AMOUNT_MINOR), currencyOf(buyer));
        submit(
                new Command.TopUpWallet(buyer, money),
                outcome -> {
                    switch (outcome) {
                        case Outcome.Accepted accepted -> {
                            tally.toppedUp.increment();
                            buyers.setBalanceMinor(buyer, accepted.amountMinor());
                            then.run();
                        }
                        case Outcome.Rejected rejected -> refused.accept(rejected);
                    }
                },
                noAnswer);
    }
}
