package io.drumroll.crowd.shopper;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.CartView;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * One shopper who wants an order: asks what it costs, perhaps claims coupons and asks again, tops the wallet up where
 * needed, orders, and reacts to a refusal as people do: takes the new price, leaves a coupon, or takes something else.
 *
 * <p>Every step runs on the crowd's thread.
 */
final class OrderVisit {
    private static final int MAX_REFUSALS = 8;
    private static final int PAY_LATER_PERCENT = 10;
    private static final int WITH_COUPONS_PERCENT = 35;
    private static final int BUNDLE_PERCENT = 4;

    private final Surroundings around;
    private final long buyer;
    private final SplittableRandom random;
    private final PayMode pay;
    private final Runnable whenGone;
    private final List<Integer> coupons = new ArrayList<>();
    private boolean wantsCoupons;
    private boolean fromCart;
    private List<LineRequest> lines = List.of();
    private List<Quote.QuoteLine> seen = List.of();
    private int refusals;

    OrderVisit(Surroundings around, long buyer, boolean fromCart, SplittableRandom random, Runnable whenGone) {
        this.around = around;
        this.buyer = buyer;
        this.fromCart = fromCart;
        this.random = random;
        this.whenGone = whenGone;
        this.pay = random.nextInt(100) < PAY_LATER_PERCENT ? PayMode.LATER : PayMode.NOW;
        this.wantsCoupons = random.nextInt(100) < WITH_COUPONS_PERCENT;
    }

    /** Begins; {@code whenGone} is called when the order is placed or the shopper gave up. */
    void begin() {
        if (!fromCart) {
            lines = random.nextInt(100) < BUNDLE_PERCENT ? around.offers().someBundle(random) : List.of();
            if (lines.isEmpty()) {
                lines = around.shelves().someLines(random);
            }
        }
        askPrice();
    }

    private void askPrice() {
        if (fromCart) {
            ask(
                    new Query.OfCart(
                            buyer,
                            around.buyers().regionOf(buyer).country(),
                            around.currencyOf(buyer),
                            List.copyOf(coupons)),
                    this::onCart);
        } else {
            ask(
                    new Query.OfQuote(
                            buyer,
                            around.buyers().regionOf(buyer).country(),
                            around.currencyOf(buyer),
                            List.copyOf(lines),
                            List.copyOf(coupons)),
                    this::onQuote);
        }
    }

    private <A> void ask(Query<A> query, Consumer<A> then) {
        around.desk()
                .read(
                        query,
                        result -> {
                            switch (result) {
                                case Query.Result.Found<A> found -> then.accept(found.value());
                                case Query.Result.Refused<A> refused -> onRefusal(refused.rejection());
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
        } else if (!cart.couponProblems().isEmpty()) {
            onRefusal(cart.couponProblems().getFirst().rejection());
        } else {
            onQuote(cart.quote());
        }
    }

    private void onQuote(Quote quote) {
        if (wantsCoupons) {
            wantsCoupons = false;
            List<Integer> wanted = around.offers().couponsFor(quote, random);
            if (!wanted.isEmpty()) {
                claim(wanted);
                return;
            }
        }
        take(quote);
    }

    /** Claims one after the other, then asks for the price with those that were got. */
    private void claim(List<Integer> wanted) {
        if (wanted.isEmpty()) {
            askPrice();
            return;
        }
        int deal = wanted.getFirst();
        around.submit(
                new Command.ClaimCoupon(buyer, deal),
                outcome -> {
                    switch (outcome) {
                        case Outcome.Accepted _ -> {
                            around.tally().claimed.increment();
                            coupons.add(deal);
                        }
                        case Outcome.Rejected(long _, Rejection.CouponsGone _) ->
                            around.offers().forget(deal);
                        case Outcome.Rejected _ -> {
                            // Then without it.
                        }
                    }
                    claim(wanted.subList(1, wanted.size()));
                },
                this::giveUp);
    }

    private void take(Quote quote) {
        seen = quote.lines();
        fundAndOrder(quote.totalMinor());
    }

    private void fundAndOrder(long totalMinor) {
        if (pay == PayMode.LATER) {
            order(totalMinor);
            return;
        }
        around.fund(
                buyer,
                totalMinor,
                1 + random.nextInt(4),
                () -> order(totalMinor),
                refused -> onRefusal(refused.rejection()),
                this::giveUp);
    }

    private void order(long totalMinor) {
        List<LineRequest> given = fromCart ? List.of() : List.copyOf(lines);
        submit(
                new Command.PlaceOrder(
                        buyer,
                        around.buyers().regionOf(buyer),
                        given,
                        fromCart,
                        List.copyOf(coupons),
                        new Money(totalMinor, around.currencyOf(buyer)),
                        pay),
                this::onPlaced);
    }

    private void onPlaced(Outcome.Accepted accepted) {
        around.tally().placed.increment();
        if (!coupons.isEmpty()) {
            around.tally().withCoupons.increment();
        }
        Afterwards afterwards = new Afterwards(around, buyer, accepted.id(), accepted.amountMinor(), seen, random);
        if (pay == PayMode.NOW) {
            around.tally().paid.increment();
            around.buyers().addBalanceMinor(buyer, -accepted.amountMinor());
            afterwards.whenPaid();
        } else {
            afterwards.whenPlaced();
        }
        whenGone.run();
    }

    private void submit(Command command, Consumer<Outcome.Accepted> then) {
        around.submit(
                command,
                outcome -> {
                    switch (outcome) {
                        case Outcome.Accepted accepted -> then.accept(accepted);
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
            case Rejection.PriceChanged changed -> take(changed.quote());
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
            case Rejection.BelowMinimumSpend below -> leaveCoupon(below.deal());
            case Rejection.CouponNotHeld held -> leaveCoupon(held.deal());
            case Rejection.NothingLeftToPay nothing -> leaveCoupon(nothing.deal());
            case Rejection.CouponsClash clash -> leaveCoupon(clash.deal());
            case Rejection.DealNotLive over -> leaveCoupon(over.deal());
            case Rejection.DoorsNotOpen _, Rejection.DoorsClosed _, Rejection.FestivalNotScheduled _ -> {
                around.doorsRefused().run();
                giveUp();
            }
            case Rejection.UnknownShop _,
                    Rejection.UnknownSku _,
                    Rejection.UnknownOrder _,
                    Rejection.UnknownCartLine _,
                    Rejection.UnknownDeal _,
                    Rejection.UnknownShopOrder _,
                    Rejection.UnknownPayment _,
                    Rejection.UnknownCurrency _,
                    Rejection.WrongDealKind _,
                    Rejection.OtherShopsSku _,
                    Rejection.RepeatedSku _,
                    Rejection.SameCountry _,
                    Rejection.DealOverlaps _,
                    Rejection.DealRaisesPrice _,
                    Rejection.CouponsGone _,
                    Rejection.OverClaimLimit _,
                    Rejection.BalanceNotDue _,
                    Rejection.WrongShopOrderState _,
                    Rejection.OverRefund _,
                    Rejection.PaymentKnown _,
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

    private void leaveCoupon(int deal) {
        if (coupons.removeIf(coupon -> coupon == deal)) {
            askPrice();
        } else {
            giveUp();
        }
    }

    private void takeSomethingElse(int sku) {
        if (fromCart) {
            submit(new Command.RemoveCartLine(buyer, sku), _ -> askPrice());
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
}
