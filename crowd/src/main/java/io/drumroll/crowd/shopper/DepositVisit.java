package io.drumroll.crowd.shopper;

import io.drumroll.crowd.shopper.Offers.Reservable;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.promotion.Quote;
import java.util.SplittableRandom;

/**
 * One shopper who pays a deposit: asks what the pre-sale costs, tops the wallet up, reserves a piece, and comes back when
 * the balance falls due, or cancels before, or never comes. A refusal is taken as it is.
 */
final class DepositVisit {
    private static final int BALANCE_PERCENT = 85;
    private static final int CANCEL_PERCENT = 4;
    private static final int MAX_TRIES = 8;

    private final Surroundings around;
    private final long buyer;
    private final Reservable sale;
    private final SplittableRandom random;
    private final Runnable whenGone;
    private int refusals;

    DepositVisit(Surroundings around, long buyer, Reservable sale, SplittableRandom random, Runnable whenGone) {
        this.around = around;
        this.buyer = buyer;
        this.sale = sale;
        this.random = random;
        this.whenGone = whenGone;
    }

    /** Begins; {@code whenGone} is called when the deposit is paid or the shopper gave up. */
    void begin(long nowMs) {
        Query<Quote> query = new Query.OfDepositQuote(
                around.buyers().regionOf(buyer).country(), around.currencyOf(buyer), sale.deal(), 1);
        around.desk()
                .read(
                        query,
                        result -> {
                            switch (result) {
                                case Query.Result.Found<Quote>(Quote quote) -> fundAndReserve(quote, nowMs);
                                case Query.Result.Refused<Quote> _ -> giveUp();
                            }
                        },
                        this::giveUp);
    }

    private void fundAndReserve(Quote quote, long nowMs) {
        around.fund(buyer, quote.depositMinor(), 1, () -> reserve(quote, nowMs), _ -> giveUp(), this::giveUp);
    }

    private void reserve(Quote quote, long nowMs) {
        Command deposit = new Command.PlaceDeposit(
                buyer,
                around.buyers().regionOf(buyer),
                sale.deal(),
                1,
                new Money(quote.totalMinor(), around.currencyOf(buyer)),
                quote.depositMinor());
        around.submit(
                deposit,
                outcome -> {
                    switch (outcome) {
                        case Outcome.Accepted accepted -> onReserved(accepted, quote, nowMs);
                        case Outcome.Rejected(long _, Rejection.InsufficientFunds funds)
                        when refusals < MAX_TRIES -> {
                            refusals++;
                            around.buyers().setBalanceMinor(buyer, funds.availableMinor());
                            fundAndReserve(quote, nowMs);
                        }
                        case Outcome.Rejected _ -> giveUp();
                    }
                },
                this::giveUp);
    }

    private void onReserved(Outcome.Accepted accepted, Quote quote, long nowMs) {
        around.tally().deposits.increment();
        around.buyers().addBalanceMinor(buyer, -accepted.amountMinor());
        long order = accepted.id();
        long untilDueMs = Math.max(1, sale.balanceFromMs() - nowMs);
        int draw = random.nextInt(100);
        if (draw < BALANCE_PERCENT) {
            long windowMs = Math.min(around.longestDelayMs(), (sale.balanceUntilMs() - sale.balanceFromMs()) / 2);
            long dueMinor = quote.totalMinor() - quote.depositMinor();
            Afterwards afterwards = new Afterwards(around, buyer, order, dueMinor, quote.lines(), random);
            around.desk()
                    .after(
                            untilDueMs + random.nextLong(Math.max(1, windowMs)),
                            () -> afterwards.fundAndPay(dueMinor, MAX_TRIES));
        } else if (draw < BALANCE_PERCENT + CANCEL_PERCENT) {
            around.desk().after(random.nextLong(untilDueMs), () -> cancel(order));
        }
        whenGone.run();
    }

    private void cancel(long order) {
        around.submit(
                new Command.CancelOrder(order),
                outcome -> {
                    if (outcome instanceof Outcome.Accepted accepted) {
                        around.tally().cancelled.increment();
                        around.buyers().addBalanceMinor(buyer, accepted.amountMinor());
                    }
                },
                () -> {});
    }

    private void giveUp() {
        around.tally().gaveUp.increment();
        whenGone.run();
    }
}
