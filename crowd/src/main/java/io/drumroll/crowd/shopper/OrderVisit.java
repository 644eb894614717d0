package io.drumroll.crowd.shopper;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.CartView;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One shopper who wants an order: asks what it costs, tops the wallet up where needed, orders, and reacts to a refusal as
 * people do: takes the new price, or something else. Later perhaps pays or cancels.
 *
 * <p>Every step runs on the crowd's thread.
 */
final class OrderVisit {
    private static final int MAX_REFUSALS = 8;
    private static final int PAY_LATER_PERCENT = 10;
    private static final int OF_THEM_IN_TIME_PERCENT = 67;
    private static final int CANCEL_PERCENT = 2;
    /** Top-ups are whole hundreds, as people type them. */
    private static final long TOP_UP_STEP_MINOR = 10_000;

    private static final long LONGEST_DELAY_MS = 60_000;

    private final Surroundings around;
    private final long buyer;
    private final SplittableRandom random;
    private final PayMode pay;
    private final Runnable whenGone;
    private boolean fromCart;
    private List<LineRequest> lines = List.of();
    private int refusals;

    /**
     * What all shoppers share.
     *
     * @param nextKey a fresh key at each call.
     * @param payWindowMs how long an order may stay unpaid.
     * @param doorsRefused called when the doors turned out to be shut.
     */
    record Surroundings(
            Desk desk,
            Tally tally,
            Shelves shelves,
            Buyers buyers,
            Currency currency,
            long payWindowMs,
            Supplier<Request> nextKey,
            Runnable doorsRefused) {}

    OrderVisit(Surroundings around, long buyer, boolean fromCart, SplittableRandom random, Runnable whenGone) {
        this.around = around;
        this.buyer = buyer;
        this.fromCart = fromCart;
        this.random = random;
        this.whenGone = whenGone;
        this.pay = random.nextInt(100) < PAY_LATER_PERCENT ? PayMode.LATER : PayMode.NOW;
    }

    /** Begins; {@code whenGone} is called when the order is placed or the shopper gave up. */
    void begin() {
        if (fromCart) {
            lookIntoCart();
        } else {
            lines = around.shelves().someLines(random);
            askPrice();
        }
    }

    private void lookIntoCart() {
        around.desk()
                .read(
                        new Query.OfCart(buyer),
                        result -> {
                            switch (result) {
                                case Query.Result.Found<CartView>(CartView cart) -> onCart(cart);
                                case Query.Result.Refused<CartView> refused -> onRefusal(refused.rejection());
                            }
                        },
                        this::giveUp);
    }

    private void onCart(CartView cart) {
        if (cart.quote().lines().isEmpty()) {
            fromCart = false;
            begin();
        } else if (!cart.problems().isEmpty()) {
            onRefusal(cart.problems().getFirst().rejection());
        } else {
            fundAndOrder(cart.quote().totalMinor());
        }
    }

    private void askPrice() {
        around.desk()
                .read(
                        new Query.OfQuote(lines),
                        result -> {
                            switch (result) {
                                case Query.Result.Found<Quote>(Quote quote) -> fundAndOrder(quote.totalMinor());
                                case Query.Result.Refused<Quote> refused -> onRefusal(refused.rejection());
                            }
                        },
                        this::giveUp);
    }

    private void fundAndOrder(long totalMinor) {
        long balance = around.buyers().balanceMinor(buyer);
        if (pay == PayMode.LATER || balance >= totalMinor) {
            order(totalMinor);
        } else {
            topUp(totalMinor - balance, () -> order(totalMinor));
        }
    }

    private void topUp(long missingMinor, Runnable then) {
        long generous = missingMinor * (1 + random.nextInt(4));
        long amount = (generous + TOP_UP_STEP_MINOR - 1) / TOP_UP_STEP_MINOR * TOP_UP_STEP_MINOR;
        Money money = new Money(Math.min(amount, Limits.MAX_AMOUNT_MINOR), around.currency());
        submit(new Command.TopUpWallet(buyer, money), accepted -> {
            around.tally().toppedUp.increment();
            around.buyers().setBalanceMinor(buyer, accepted.amountMinor());
            then.run();
        });
    }

    private void order(long totalMinor) {
        Money expected = new Money(totalMinor, around.currency());
        List<LineRequest> given = fromCart ? List.of() : List.copyOf(lines);
        submit(
                new Command.PlaceOrder(buyer, around.buyers().regionOf(buyer), given, fromCart, expected, pay),
                this::onPlaced);
    }

    private void onPlaced(Outcome.Accepted accepted) {
        around.tally().placed.increment();
        if (pay == PayMode.NOW) {
            around.tally().paid.increment();
            around.buyers().addBalanceMinor(buyer, -accepted.amountMinor());
        }
        new Afterwards(around, buyer, accepted.id(), accepted.amountMinor()).plan(random, pay);
        whenGone.run();
    }

    private interface WhenAccepted {
        void onAccepted(Outcome.Accepted accepted);
    }

    private void submit(Command command, WhenAccepted then) {
        around.desk()
                .submit(
                        around.nextKey().get(),
                        command,
                        outcome -> {
                            switch (outcome) {
                                case Outcome.Accepted accepted -> then.onAccepted(accepted);
                                case Outcome.Rejected rejected -> onRefusal(rejected.rejection());
                            }
                        },
                        this::giveUp);
    }

    private void onRefusal(Rejection rejection) {
        refusals++;
        if (refusals > MAX_REFUSALS) {
            giveUp();
            return;
        }
        switch (rejection) {
            case Rejection.PriceChanged changed -> fundAndOrder(changed.quote().totalMinor());
            case Rejection.InsufficientFunds missing -> {
                around.buyers().setBalanceMinor(buyer, missing.availableMinor());
                fundAndOrder(missing.requiredMinor());
            }
            case Rejection.InsufficientStock stock -> {
                if (stock.available() == 0) {
                    around.shelves().markSoldOut(stock.sku());
                }
                takeSomethingElse(stock.sku());
            }
            case Rejection.SkuOffSale off -> {
                around.shelves().markSoldOut(off.sku());
                takeSomethingElse(off.sku());
            }
            case Rejection.OverBuyerLimit over -> takeSomethingElse(over.sku());
            case Rejection.NoLines _ -> {
                // Another visit of the same buyer ordered the cart meanwhile.
                fromCart = false;
                begin();
            }
            case Rejection.DoorsNotOpen _, Rejection.DoorsClosed _, Rejection.FestivalNotScheduled _ -> {
                around.doorsRefused().run();
                giveUp();
            }
            case Rejection.UnknownShop _,
                    Rejection.UnknownSku _,
                    Rejection.UnknownOrder _,
                    Rejection.UnknownCartLine _,
                    Rejection.OutOfRange _,
                    Rejection.BadText _,
                    Rejection.CurrencyMismatch _,
                    Rejection.CurrencyFixed _,
                    Rejection.WrongOrderState _,
                    Rejection.PaymentDeadlinePassed _,
                    Rejection.IdempotencyConflict _,
                    Rejection.KeyMissing _,
                    Rejection.CapacityReached _ -> giveUp();
        }
    }

    private void takeSomethingElse(int sku) {
        if (fromCart) {
            submit(new Command.RemoveCartLine(buyer, sku), _ -> lookIntoCart());
            return;
        }
        List<LineRequest> others = new ArrayList<>(lines);
        others.removeIf(line -> line.sku() == sku);
        LineRequest instead = around.shelves().oneLine(random);
        if (others.stream().noneMatch(line -> line.sku() == instead.sku())) {
            others.add(instead);
        }
        lines = others;
        askPrice();
    }

    private void giveUp() {
        around.tally().gaveUp.increment();
        whenGone.run();
    }

    /** What becomes of an order behind the doors: some pay later in time, some never, a few cancel. */
    private record Afterwards(Surroundings around, long buyer, long order, long totalMinor) {
        void plan(SplittableRandom random, PayMode pay) {
            long longest = Math.min(LONGEST_DELAY_MS, around.payWindowMs() * 6 / 10);
            if (pay == PayMode.LATER && random.nextInt(100) < OF_THEM_IN_TIME_PERCENT) {
                around.desk().after(random.nextLong(longest / 20, longest), () -> fundAndPay(MAX_REFUSALS));
            }
            if (random.nextInt(100) < CANCEL_PERCENT) {
                around.desk().after(random.nextLong(longest / 20, longest), this::cancel);
            }
        }

        private void fundAndPay(int triesLeft) {
            long missing = totalMinor - around.buyers().balanceMinor(buyer);
            if (missing <= 0) {
                pay(triesLeft);
                return;
            }
            Money amount = new Money(Math.min(missing, Limits.MAX_AMOUNT_MINOR), around.currency());
            submit(new Command.TopUpWallet(buyer, amount), outcome -> {
                if (outcome instanceof Outcome.Accepted accepted) {
                    around.tally().toppedUp.increment();
                    around.buyers().setBalanceMinor(buyer, accepted.amountMinor());
                    pay(triesLeft);
                }
            });
        }

        private void pay(int triesLeft) {
            submit(new Command.PayOrder(order), outcome -> {
                switch (outcome) {
                    case Outcome.Accepted accepted -> {
                        around.tally().paid.increment();
                        around.buyers().addBalanceMinor(buyer, -accepted.amountMinor());
                    }
                    case Outcome.Rejected(long _, Rejection rejection) -> {
                        if (rejection instanceof Rejection.InsufficientFunds funds && triesLeft > 0) {
                            around.buyers().setBalanceMinor(buyer, funds.availableMinor());
                            fundAndPay(triesLeft - 1);
                        }
                    }
                }
            });
        }

        private void cancel() {
            submit(new Command.CancelOrder(order), outcome -> {
                if (outcome instanceof Outcome.Accepted accepted) {
                    around.tally().cancelled.increment();
                    around.buyers().addBalanceMinor(buyer, accepted.amountMinor());
                }
            });
        }

        private void submit(Command command, Consumer<Outcome> then) {
            around.desk().submit(around.nextKey().get(), command, then, () -> {});
        }
    }
}
