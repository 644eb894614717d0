package io.drumroll.crowd.shopper;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.promotion.Quote.QuoteLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What becomes of an order behind the doors. The buyer pays it in time or never, cancels, confirms receipt, sends a piece
 * back; the crowd's shops ship, and have their balances paid out. Whatever is refused is let be.
 */
final class Afterwards {
    private static final int MAX_TRIES = 8;
    private static final int IN_TIME_PERCENT = 67;
    private static final int CANCEL_PERCENT = 2;
    private static final int SHIP_PERCENT = 60;
    private static final int CONFIRM_PERCENT = 60;
    private static final int REFUND_BEFORE_PERCENT = 1;
    private static final int REFUND_AFTER_PERCENT = 3;
    private static final int PAY_OUT_PERCENT = 10;

    private final Surroundings around;
    private final long buyer;
    private final long order;
    private final long totalMinor;
    private final List<QuoteLine> lines;
    private final SplittableRandom random;

    Afterwards(
            Surroundings around,
            long buyer,
            long order,
            long totalMinor,
            List<QuoteLine> lines,
            SplittableRandom random) {
        this.around = around;
        this.buyer = buyer;
        this.order = order;
        this.totalMinor = totalMinor;
        this.lines = lines;
        this.random = random;
    }

    /** The order waits for its payment. */
    void whenPlaced() {
        if (random.nextInt(100) < IN_TIME_PERCENT) {
            later(() -> fundAndPay(totalMinor, MAX_TRIES));
        } else {
            perhapsCancel();
        }
    }

    /** The order was paid. */
    void whenPaid() {
        if (perhapsCancel()) {
            return;
        }
        if (random.nextInt(100) < REFUND_BEFORE_PERCENT) {
            later(() -> refund(lines.getFirst()));
        }
        Map<Integer, QuoteLine> byShop = new LinkedHashMap<>();
        lines.forEach(line -> byShop.putIfAbsent(line.shop(), line));
        byShop.values().forEach(line -> {
            if (random.nextInt(100) < SHIP_PERCENT && around.runs(line.shop())) {
                later(() -> ship(line));
            }
        });
    }

    private boolean perhapsCancel() {
        boolean cancels = random.nextInt(100) < CANCEL_PERCENT;
        if (cancels) {
            later(() -> submit(new Command.CancelOrder(order), accepted -> {
                around.tally().cancelled.increment();
                around.buyers().addBalanceMinor(buyer, accepted.amountMinor());
            }));
        }
        return cancels;
    }

    /** Pays what is due, with more money where the wallet turns out to be short. */
    void fundAndPay(long dueMinor, int triesLeft) {
        around.fund(buyer, dueMinor, 1, () -> pay(triesLeft), _ -> {}, () -> {});
    }

    private void pay(int triesLeft) {
        around.submit(
                new Command.PayOrder(order),
                outcome -> {
                    switch (outcome) {
                        case Outcome.Accepted accepted -> {
                            around.tally().paid.increment();
                            around.buyers().addBalanceMinor(buyer, -accepted.amountMinor());
                            whenPaid();
                        }
                        case Outcome.Rejected(long _, Rejection rejection) -> {
                            if (rejection instanceof Rejection.InsufficientFunds funds && triesLeft > 0) {
                                around.buyers().setBalanceMinor(buyer, funds.availableMinor());
                                fundAndPay(funds.requiredMinor(), triesLeft - 1);
                            }
                        }
                    }
                },
                () -> {});
    }

    private void ship(QuoteLine line) {
        submit(new Command.ShipShopOrder(order, line.shop()), _ -> {
            around.tally().shipped.increment();
            if (random.nextInt(100) < CONFIRM_PERCENT) {
                later(() -> confirm(line));
            }
        });
    }

    private void confirm(QuoteLine line) {
        submit(new Command.ConfirmReceipt(order, line.shop()), settled -> {
            around.tally().received.increment();
            if (random.nextInt(100) < REFUND_AFTER_PERCENT) {
                later(() -> refund(line));
            }
            if (settled.amountMinor() > 0 && random.nextInt(100) < PAY_OUT_PERCENT) {
                later(() -> payOut(line.shop(), settled.amountMinor(), line.shopCurrency()));
            }
        });
    }

    private void refund(QuoteLine line) {
        List<LineRequest> onePiece = List.of(new LineRequest(line.sku(), 1));
        submit(new Command.RefundOrder(order, onePiece), accepted -> {
            around.tally().refunded.increment();
            around.buyers().addBalanceMinor(buyer, accepted.amountMinor());
        });
    }

    private void payOut(int shop, long amountMinor, Currency currency) {
        submit(
                new Command.PayOutShop(shop, new Money(amountMinor, currency)),
                _ -> around.tally().paidOut.increment());
    }

    private void later(Runnable action) {
        long longest = around.longestDelayMs();
        around.desk().after(random.nextLong(longest / 20, longest), action);
    }

    private interface WhenAccepted {
        void onAccepted(Outcome.Accepted accepted);
    }

    private void submit(Command command, WhenAccepted then) {
        around.submit(
                command,
                outcome -> {
                    if (outcome instanceof Outcome.Accepted accepted) {
                        then.onAccepted(accepted);
                    }
                },
                () -> {});
    }
}
