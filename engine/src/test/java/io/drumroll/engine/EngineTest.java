package io.drumroll.engine;

import static io.drumroll.engine.Given.CHINA;
import static io.drumroll.engine.Given.CLOSES_AT;
import static io.drumroll.engine.Given.CNY;
import static io.drumroll.engine.Given.GUANGDONG;
import static io.drumroll.engine.Given.OPENS_AT;
import static io.drumroll.engine.Given.PAY_WINDOW;
import static io.drumroll.engine.Given.cartOrder;
import static io.drumroll.engine.Given.cny;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.Given.listing;
import static io.drumroll.engine.Given.order;
import static io.drumroll.engine.Given.schedule;
import static io.drumroll.engine.limit.Limits.MAX_AMOUNT_MINOR;
import static io.drumroll.engine.limit.Limits.MAX_EXPIRIES_PER_TICK;
import static io.drumroll.engine.limit.Limits.MAX_PRICE_MINOR;
import static io.drumroll.engine.limit.Limits.MAX_QUANTITY;
import static io.drumroll.engine.limit.Limits.MAX_STOCK;
import static io.drumroll.engine.limit.Limits.MAX_TEXT_BYTES;
import static io.drumroll.engine.order.PayMode.LATER;
import static io.drumroll.engine.order.PayMode.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Command.CancelOrder;
import io.drumroll.engine.message.Command.ChangePrice;
import io.drumroll.engine.message.Command.DelistSku;
import io.drumroll.engine.message.Command.ListSku;
import io.drumroll.engine.message.Command.OpenShop;
import io.drumroll.engine.message.Command.PayOrder;
import io.drumroll.engine.message.Command.PlaceOrder;
import io.drumroll.engine.message.Command.RemoveCartLine;
import io.drumroll.engine.message.Command.RestockSku;
import io.drumroll.engine.message.Command.ScheduleFestival;
import io.drumroll.engine.message.Command.SetCartLine;
import io.drumroll.engine.message.Command.TopUpWallet;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Event.OrderCancelled;
import io.drumroll.engine.message.Event.OrderExpired;
import io.drumroll.engine.message.Event.OrderPaid;
import io.drumroll.engine.message.Event.OrderPlaced;
import io.drumroll.engine.message.Outcome.Accepted;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection.BadText;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.CurrencyFixed;
import io.drumroll.engine.message.Rejection.CurrencyMismatch;
import io.drumroll.engine.message.Rejection.DoorsClosed;
import io.drumroll.engine.message.Rejection.DoorsNotOpen;
import io.drumroll.engine.message.Rejection.FestivalNotScheduled;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.IdempotencyConflict;
import io.drumroll.engine.message.Rejection.InsufficientFunds;
import io.drumroll.engine.message.Rejection.InsufficientStock;
import io.drumroll.engine.message.Rejection.KeyMissing;
import io.drumroll.engine.message.Rejection.NoLines;
import io.drumroll.engine.message.Rejection.OutOfRange;
import io.drumroll.engine.message.Rejection.OverBuyerLimit;
import io.drumroll.engine.message.Rejection.PaymentDeadlinePassed;
import io.drumroll.engine.message.Rejection.PriceChanged;
import io.drumroll.engine.message.Rejection.SkuOffSale;
import io.drumroll.engine.message.Rejection.UnknownCartLine;
import io.drumroll.engine.message.Rejection.UnknownOrder;
import io.drumroll.engine.message.Rejection.UnknownShop;
import io.drumroll.engine.message.Rejection.UnknownSku;
import io.drumroll.engine.message.Rejection.WrongOrderState;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.promotion.SpendAndSave;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The engine's rules one at a time, and what shops are reported to break on, each with where it was reported. */
class EngineTest {
    private static final long ANNA = 7;
    private static final long BO = 8;
    private static final Currency SEK = new Currency("SEK");
    private static final SpendAndSave SAVE_40_OF_300 = new SpendAndSave(30_000, 4_000);

    private final Given given = Given.festival();

    // Stock

    /** Reported: vendurehq/vendure 3508 (oversold), medusajs/medusa 16825 (an orphaned second order). */
    @Test
    void sellsTheLastPieceToOneOfTwoBuyersAndLeavesNoOrderOfTheOther() {
        int sku = given.wallet(ANNA, 500).wallet(BO, 500).sku(500, 1);

        long first = given.paid(ANNA, 500, line(sku, 1));
        given.refuses(order(BO, 500, NOW, line(sku, 1)), new InsufficientStock(sku, 1, 0));

        assertThat(given.orders()).isEqualTo(first).isEqualTo(1);
        assertThat(given.available(sku)).isZero();
        assertThat(given.balance(BO)).isEqualTo(500);
        assertThat(given.read(new Query.OfBuyerOrders(BO, 0, 10)).orders()).isEmpty();
    }

    /** Reported: medusajs/medusa 16502. */
    @Test
    void countsTwoLinesOfOneSkuTogether() {
        int sku = given.sku(500, 3);
        int other = given.sku(100, 9);

        given.refuses(order(ANNA, 2_000, LATER, line(sku, 2), line(sku, 2)), new InsufficientStock(sku, 4, 3));
        given.placed(ANNA, 1_600, line(sku, 1), line(other, 1), line(sku, 2));

        assertThat(given.events())
                .containsExactly(new OrderPlaced(
                        1,
                        ANNA,
                        GUANGDONG,
                        List.of(new OrderLine(sku, 3, 500, 0), new OrderLine(other, 1, 100, 0)),
                        1_600,
                        OPENS_AT + PAY_WINDOW,
                        false));
    }

    @Test
    void takesNoLineOfAnOrderWhenOneIsShort() {
        int plenty = given.sku(500, 100);
        int scarce = given.sku(500, 1);

        given.refuses(order(ANNA, 1_500, LATER, line(plenty, 1), line(scarce, 2)), new InsufficientStock(scarce, 2, 1));

        assertThat(given.available(plenty)).isEqualTo(100);
    }

    /** Reported: shopware/shopware 14816 (a cached page sells what is gone). */
    @Test
    void sellsAgainAfterARestockButNotBefore() {
        int sku = given.sku(500, 0);

        given.refuses(order(ANNA, 500, LATER, line(sku, 1)), new InsufficientStock(sku, 1, 0));
        given.accepted(new RestockSku(sku, 2));
        given.placed(ANNA, 500, line(sku, 1));

        assertThat(given.available(sku)).isEqualTo(1);
    }

    @Test
    void countsALimitAcrossABuyersOrdersAndGivesItBackOnCancelAndExpiry() {
        int sku = given.sku(500, 100, 3);
        long cancelled = given.placed(ANNA, 1_000, line(sku, 2));

        given.refuses(order(ANNA, 1_000, LATER, line(sku, 2)), new OverBuyerLimit(sku, 3, 2, 2));
        given.placed(BO, 1_500, line(sku, 3));
        given.accepted(new CancelOrder(cancelled));
        given.placed(ANNA, 1_500, line(sku, 3));
        given.refuses(order(ANNA, 500, LATER, line(sku, 1)), new OverBuyerLimit(sku, 3, 3, 1));
        given.at(OPENS_AT + PAY_WINDOW).tick();
        given.placed(ANNA, 1_500, line(sku, 3));
    }

    // Keys

    /** Reported: saleor/saleor 14926 (a page refresh pays twice). */
    @Test
    void paysOnceWhenThePageIsRefreshed() {
        int sku = given.wallet(ANNA, 5_000).sku(500, 10);
        long order = given.placed(ANNA, 500, line(sku, 1));
        Request key = given.freshKey();

        Accepted first = given.accepted(key, new PayOrder(order));
        Accepted second = given.accepted(key, new PayOrder(order));

        assertThat(second).isEqualTo(first.again());
        assertThat(given.events()).isEmpty();
        assertThat(given.balance(ANNA)).isEqualTo(4_500);
    }

    @Test
    void placesOneOrderForOneKeyEvenWhenThePriceHasChangedSince() {
        int sku = given.wallet(ANNA, 5_000).sku(500, 10);
        Request key = given.freshKey();

        Accepted first = given.accepted(key, order(ANNA, 500, NOW, line(sku, 1)));
        given.accepted(new ChangePrice(sku, cny(900)));

        assertThat(given.accepted(key, order(ANNA, 500, NOW, line(sku, 1)))).isEqualTo(first.again());
        assertThat(given.orders()).isEqualTo(1);
        assertThat(given.balance(ANNA)).isEqualTo(4_500);
    }

    @Test
    void refusesAKeyThatComesAgainWithOtherContent() {
        int sku = given.sku(500, 10);
        Request key = given.freshKey();
        Accepted first = given.accepted(key, order(ANNA, 500, LATER, line(sku, 1)));
        given.sku(100, 1);

        given.refuses(key, order(ANNA, 1_000, LATER, line(sku, 2)), new IdempotencyConflict(first.position()));
        given.refuses(key, new TopUpWallet(ANNA, cny(1)), new IdempotencyConflict(first.position()));
    }

    @Test
    void refusesWhatMovesStockOrMoneyWithoutAKey() {
        int sku = given.sku(500, 10);
        List<Command> moving = List.of(
                listing(500, 1, 0),
                new RestockSku(sku, 1),
                order(ANNA, 500, LATER, line(sku, 1)),
                new PayOrder(1),
                new CancelOrder(1),
                new TopUpWallet(ANNA, cny(1)));

        for (Command command : moving) {
            given.refuses(Request.WITHOUT_KEY, command, new KeyMissing());
        }
        given.accepted(Request.WITHOUT_KEY, new SetCartLine(ANNA, sku, 1));
    }

    /** Reported: medusajs/medusa 13301 (a payment comes before its order is there). */
    @Test
    void decidesAKeyAnewWhenItWasOnlyRefusedBefore() {
        int sku = given.wallet(ANNA, 100).sku(500, 10);
        Request key = given.freshKey();

        given.refuses(key, new PayOrder(1), new UnknownOrder(1));
        given.placed(ANNA, 500, line(sku, 1));
        given.refuses(key, new PayOrder(1), new InsufficientFunds(500, 100));
        given.wallet(ANNA, 400);

        assertThat(given.accepted(key, new PayOrder(1)).repeated()).isFalse();
        assertThat(given.balance(ANNA)).isZero();
    }

    // Price

    /** Reported: spree/spree 11801, shopware/shopware 1741. */
    @Test
    void refusesYesterdaysPriceWithTheNewQuoteAndChargesNothing() {
        int sku = given.wallet(ANNA, 5_000).sku(500, 10);
        given.accepted(new ChangePrice(sku, cny(600)));
        Quote quote = new Quote(CNY, List.of(new Quote.QuoteLine(sku, 2, 600, 0, 1_200)), 1_200, 0, 1_200, 0, 0);

        given.refuses(order(ANNA, 1_000, NOW, line(sku, 2)), new PriceChanged(1_000, quote));

        assertThat(given.balance(ANNA)).isEqualTo(5_000);
        assertThat(given.available(sku)).isEqualTo(10);
        assertThat(given.read(new Query.OfQuote(List.of(line(sku, 2))))).isEqualTo(quote);
    }

    @Test
    void keepsThePriceOfAnOrderThatWasPlacedBeforeTheChange() {
        int sku = given.wallet(ANNA, 5_000).sku(500, 10);
        long order = given.placed(ANNA, 500, line(sku, 1));

        given.accepted(new ChangePrice(sku, cny(900)));

        assertThat(given.accepted(new PayOrder(order)).amountMinor()).isEqualTo(500);
    }

    @Test
    void refusesATotalThatIsTooLargeInsteadOfWrappingAround() {
        int sku = given.sku(MAX_PRICE_MINOR, 0);
        given.refuses(
                order(ANNA, 0, LATER, line(sku, 101)),
                new OutOfRange(Field.ORDER_TOTAL, 101 * MAX_PRICE_MINOR, 0, MAX_AMOUNT_MINOR));

        // Together 2^64 + 5: a sum in 64 bits would wrap around to 5, and the goods would be as good as free.
        List<LineRequest> lines = new ArrayList<>();
        for (int i = 0; i < 184; i++) {
            lines.add(line(given.sku(MAX_PRICE_MINOR, MAX_QUANTITY), MAX_QUANTITY));
        }
        lines.add(line(given.sku(MAX_PRICE_MINOR, MAX_QUANTITY), 467_440));
        lines.add(line(given.sku(73_709_551_621L, 1), 1));
        given.refuses(
                order(ANNA, 5, LATER, lines.toArray(LineRequest[]::new)),
                new OutOfRange(Field.ORDER_TOTAL, Long.MAX_VALUE, 0, MAX_AMOUNT_MINOR));
    }

    // Money

    @Test
    void refundsExactlyWhatWasPaidLineByLine() {
        Given festival = Given.festival(SAVE_40_OF_300);
        int tea = festival.wallet(ANNA, 50_000).sku(10_000, 10);
        int cup = festival.sku(5_001, 10);

        long order = festival.paid(ANNA, 46_004, line(tea, 3), line(cup, 4));
        List<OrderLine> lines = festival.read(new Query.OfOrder(order)).lines();
        Accepted cancelled = festival.accepted(new CancelOrder(order));

        assertThat(lines).containsExactly(new OrderLine(tea, 3, 10_000, 2_400), new OrderLine(cup, 4, 5_001, 1_600));
        assertThat(lines.stream().mapToLong(OrderLine::payableMinor).sum()).isEqualTo(46_004);
        assertThat(cancelled.amountMinor()).isEqualTo(46_004);
        assertThat(festival.events()).containsExactly(new OrderCancelled(order, ANNA, 46_004));
        assertThat(festival.balance(ANNA)).isEqualTo(50_000);
        assertThat(festival.available(tea)).isEqualTo(10);
        assertThat(festival.available(cup)).isEqualTo(10);
    }

    @Test
    void refundsNothingForAnOrderThatWasNotPaidAndCancelsOnce() {
        int sku = given.wallet(ANNA, 5_000).sku(500, 10);
        long order = given.placed(ANNA, 500, line(sku, 1));

        assertThat(given.accepted(new CancelOrder(order)).amountMinor()).isZero();
        given.refuses(new CancelOrder(order), new WrongOrderState(order, OrderState.CANCELLED));
        given.refuses(new PayOrder(order), new WrongOrderState(order, OrderState.CANCELLED));

        assertThat(given.balance(ANNA)).isEqualTo(5_000);
        assertThat(given.available(sku)).isEqualTo(10);
    }

    @Test
    void movesMoneyOnlyBetweenWalletAndEscrow() {
        int sku = given.wallet(ANNA, 5_000).wallet(BO, 700).sku(500, 10);

        long kept = given.paid(ANNA, 1_500, line(sku, 3));
        assertThat(given.events()).last().isEqualTo(new OrderPaid(kept, ANNA, 1_500));
        long returned = given.paid(BO, 500, line(sku, 1));
        given.refuses(order(BO, 500, NOW, line(sku, 1)), new InsufficientFunds(500, 200));
        given.refuses(new PayOrder(kept), new WrongOrderState(kept, OrderState.PAID));
        given.accepted(new CancelOrder(returned));

        long escrowMinor = LongStream.of(kept, returned)
                .mapToObj(order -> given.read(new Query.OfOrder(order)))
                .filter(order -> order.state() == OrderState.PAID)
                .mapToLong(Query.OrderView::totalMinor)
                .sum();
        assertThat(given.balance(ANNA)).isEqualTo(3_500);
        assertThat(given.balance(BO)).isEqualTo(700);
        assertThat(given.balance(ANNA) + given.balance(BO) + escrowMinor).isEqualTo(5_700);
    }

    @Test
    void takesNoMoreMoneyThanWalletsAndBooksHold() {
        long wallets = Limits.MAX_FUNDED_MINOR / Limits.MAX_BALANCE_MINOR;
        long topUps = Limits.MAX_BALANCE_MINOR / MAX_AMOUNT_MINOR;
        for (long buyer = 1; buyer <= wallets; buyer++) {
            for (long i = 0; i < topUps; i++) {
                given.wallet(buyer, MAX_AMOUNT_MINOR);
            }
        }

        given.refuses(new TopUpWallet(1, cny(1)), new CapacityReached(Field.BALANCE, Limits.MAX_BALANCE_MINOR));
        given.refuses(new TopUpWallet(wallets + 1, cny(1)), new CapacityReached(Field.FUNDED, Limits.MAX_FUNDED_MINOR));
    }

    // Time

    @Test
    void takesOrdersFromWhenTheDoorsOpenUntilTheyClose() {
        int sku = given.wallet(ANNA, 5_000).sku(500, 10);
        Given early = Given.nothing().at(OPENS_AT - 1);
        early.accepted(schedule(CNY, SpendAndSave.NONE));
        early.accepted(new OpenShop("Tea house", CHINA));
        early.sku(500, 10);

        early.refuses(order(ANNA, 500, LATER, line(1, 1)), new DoorsNotOpen(OPENS_AT));
        early.at(OPENS_AT).placed(ANNA, 500, line(1, 1));
        long last = given.at(CLOSES_AT - 1).placed(ANNA, 500, line(sku, 1));
        given.at(CLOSES_AT).refuses(order(ANNA, 500, LATER, line(sku, 1)), new DoorsClosed(CLOSES_AT));
        given.accepted(new PayOrder(last));
        // A time that runs backwards does not open the doors again.
        given.at(CLOSES_AT - 1).refuses(order(ANNA, 500, LATER, line(sku, 1)), new DoorsClosed(CLOSES_AT));
    }

    /** Reported: medusajs/medusa 13625, dujiao-next 105 (unpaid orders keep a shop's stock). */
    @Test
    void givesTheStockOfAnUnpaidOrderBackAtItsDeadline() {
        int sku = given.sku(500, 2);
        long order = given.placed(ANNA, 1_000, line(sku, 2));

        assertThat(given.at(OPENS_AT + PAY_WINDOW - 1).tick()).isZero();
        given.refuses(order(BO, 500, LATER, line(sku, 1)), new InsufficientStock(sku, 1, 0));
        assertThat(given.at(OPENS_AT + PAY_WINDOW).tick()).isEqualTo(1);

        assertThat(given.events()).containsExactly(new OrderExpired(order, ANNA));
        assertThat(given.available(sku)).isEqualTo(2);
        given.refuses(new CancelOrder(order), new WrongOrderState(order, OrderState.EXPIRED));
        given.placed(BO, 500, line(sku, 1));
    }

    /** Reported: medusajs/medusa 13301 (a payment races its order). */
    @Test
    void acceptsAPaymentJustBeforeTheDeadlineAndNoneAtIt() {
        int sku = given.wallet(ANNA, 5_000).sku(500, 2);
        long inTime = given.placed(ANNA, 500, line(sku, 1));
        long late = given.placed(ANNA, 500, line(sku, 1));
        long deadline = OPENS_AT + PAY_WINDOW;

        given.at(deadline - 1).accepted(new PayOrder(inTime));
        given.at(deadline).refuses(new PayOrder(late), new PaymentDeadlinePassed(late, deadline));
        given.tick();

        assertThat(given.events()).containsExactly(new OrderExpired(late, ANNA));
        given.refuses(new PayOrder(late), new WrongOrderState(late, OrderState.EXPIRED));
        assertThat(given.state(inTime)).isEqualTo(OrderState.PAID);
        assertThat(given.balance(ANNA)).isEqualTo(4_500);
    }

    @Test
    void expiresThousandsOfOrdersDueAtOnceInSeveralTicks() {
        int orders = 2 * MAX_EXPIRIES_PER_TICK + 1;
        int sku = given.sku(500, orders);
        for (int i = 0; i < orders; i++) {
            given.placed(ANNA, 500, line(sku, 1));
        }
        given.at(OPENS_AT + PAY_WINDOW);

        assertThat(given.tick()).isEqualTo(MAX_EXPIRIES_PER_TICK);
        assertThat(given.events())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, MAX_EXPIRIES_PER_TICK)
                        .<Event>mapToObj(order -> new OrderExpired(order, ANNA))
                        .toList());
        assertThat(given.available(sku)).isEqualTo(MAX_EXPIRIES_PER_TICK);
        assertThat(given.tick()).isEqualTo(MAX_EXPIRIES_PER_TICK);
        assertThat(given.tick()).isEqualTo(1);
        assertThat(given.tick()).isZero();
        assertThat(given.available(sku)).isEqualTo(orders);
    }

    // Carts

    @Test
    void ordersACartWithOneCommandAndEmptiesIt() {
        int tea = given.sku(500, 10);
        int cup = given.sku(300, 10);
        given.accepted(new SetCartLine(ANNA, cup, 1));
        given.accepted(new SetCartLine(ANNA, tea, 1));
        given.accepted(new SetCartLine(ANNA, cup, 2));

        given.accepted(cartOrder(ANNA, 1_100));

        assertThat(given.events())
                .containsExactly(new OrderPlaced(
                        1,
                        ANNA,
                        GUANGDONG,
                        List.of(new OrderLine(cup, 2, 300, 0), new OrderLine(tea, 1, 500, 0)),
                        1_100,
                        OPENS_AT + PAY_WINDOW,
                        true));
        assertThat(given.read(new Query.OfCart(ANNA)).quote().lines()).isEmpty();
        given.refuses(cartOrder(ANNA, 0), new NoLines());
    }

    @Test
    void keepsTheCartWhenItsOrderIsRefused() {
        int sku = given.sku(500, 1);
        given.accepted(new SetCartLine(ANNA, sku, 2));

        given.refuses(cartOrder(ANNA, 1_000), new InsufficientStock(sku, 2, 1));

        assertThat(given.read(new Query.OfCart(ANNA)).problems())
                .containsExactly(new Query.LineProblem(sku, new InsufficientStock(sku, 2, 1)));
    }

    @Test
    void refusesCartLinesThatAreNotThereOrTooMany() {
        int sku = given.sku(500, 1);
        given.refuses(new RemoveCartLine(ANNA, sku), new UnknownCartLine(ANNA, sku));
        given.refuses(new SetCartLine(ANNA, sku, 0), new OutOfRange(Field.QUANTITY, 0, 1, MAX_QUANTITY));
        for (int i = 0; i < Limits.MAX_CART_LINES; i++) {
            given.accepted(new SetCartLine(ANNA, given.sku(500, 1), 1));
        }

        given.refuses(new SetCartLine(ANNA, sku, 1), new CapacityReached(Field.CART_LINES, Limits.MAX_CART_LINES));
    }

    // Single values

    @Test
    void refusesAlmostEverythingBeforeTheFestivalIsScheduled() {
        Given nothing = Given.nothing();
        List<Command> early = List.of(
                listing(500, 1, 0),
                new SetCartLine(ANNA, 1, 1),
                new TopUpWallet(ANNA, cny(1)),
                order(ANNA, 500, LATER, line(1, 1)));

        for (Command command : early) {
            nothing.refuses(command, new FestivalNotScheduled());
        }
    }

    @Test
    void refusesAFrameOutOfItsRanges() {
        given.refuses(frame("", 0, 1, PAY_WINDOW, SAVE_40_OF_300), new BadText(Field.NAME, MAX_TEXT_BYTES));
        given.refuses(
                frame("11.11", -1, 1, PAY_WINDOW, SAVE_40_OF_300),
                new OutOfRange(Field.OPENS_AT, -1, 0, 253_402_300_799_999L));
        given.refuses(
                frame("11.11", 5, 5, PAY_WINDOW, SAVE_40_OF_300),
                new OutOfRange(Field.CLOSES_AT, 5, 6, 253_402_300_800_000L));
        given.refuses(
                frame("11.11", 0, 1, 999, SAVE_40_OF_300),
                new OutOfRange(Field.PAY_WINDOW, 999, 1_000, Limits.MAX_PAY_WINDOW_MS));
        given.refuses(
                frame("11.11", 0, 1, PAY_WINDOW, new SpendAndSave(100, 101)),
                new OutOfRange(Field.SAVING, 101, 0, 100));
    }

    private static ScheduleFestival frame(
            String name, long opensAtMs, long closesAtMs, long payWindowMs, SpendAndSave saving) {
        return new ScheduleFestival(name, CNY, opensAtMs, closesAtMs, payWindowMs, saving);
    }

    @Test
    void fixesTheCurrencyOnceSomethingIsListed() {
        given.accepted(schedule(SEK, SpendAndSave.NONE));
        given.accepted(schedule(CNY, SpendAndSave.NONE));
        int sku = given.sku(500, 1);
        CurrencyMismatch mismatch = new CurrencyMismatch("CNY", "SEK");

        given.refuses(schedule(SEK, SpendAndSave.NONE), new CurrencyFixed("CNY"));
        given.refuses(new ChangePrice(sku, new Money(500, SEK)), mismatch);
        given.refuses(new TopUpWallet(ANNA, new Money(500, SEK)), mismatch);
        given.refuses(
                new PlaceOrder(ANNA, GUANGDONG, List.of(line(sku, 1)), false, new Money(500, SEK), LATER), mismatch);
    }

    @Test
    void refusesAListingOutOfItsRanges() {
        given.refuses(new ListSku(2, "Oolong", "tea", "Leaf", CHINA, cny(500), 1, 0), new UnknownShop(2));
        given.refuses(
                new ListSku(1, "Oo\nlong", "tea", "Leaf", CHINA, cny(500), 1, 0),
                new BadText(Field.TITLE, MAX_TEXT_BYTES));
        given.refuses(
                new ListSku(1, "Oolong", "\ud800", "Leaf", CHINA, cny(500), 1, 0),
                new BadText(Field.CATEGORY, MAX_TEXT_BYTES));
        // 41 characters of three bytes each.
        given.refuses(
                new ListSku(1, "Oolong", "tea", "\u8336".repeat(41), CHINA, cny(500), 1, 0),
                new BadText(Field.BRAND, MAX_TEXT_BYTES));
        given.refuses(listing(0, 1, 0), new OutOfRange(Field.PRICE, 0, 1, MAX_PRICE_MINOR));
        given.refuses(listing(500, -1, 0), new OutOfRange(Field.STOCK, -1, 0, MAX_STOCK));
        given.refuses(listing(500, 1, -1), new OutOfRange(Field.LIMIT_PER_BUYER, -1, 0, MAX_QUANTITY));
    }

    @Test
    void refusesWhatIsOffSaleOrWasNeverListed() {
        int sku = given.sku(500, 10);
        given.accepted(new DelistSku(sku));

        given.refuses(new RestockSku(sku, 1), new SkuOffSale(sku));
        given.refuses(new DelistSku(sku), new SkuOffSale(sku));
        given.refuses(order(ANNA, 500, LATER, line(sku, 1)), new SkuOffSale(sku));
        given.refuses(order(ANNA, 500, LATER, line(99, 1)), new UnknownSku(99));
        given.refuses(new CancelOrder(99), new UnknownOrder(99));
    }

    @Test
    void refusesMoreStockThanASkuMayHave() {
        int sku = given.sku(500, MAX_STOCK);

        given.refuses(new RestockSku(sku, 0), new OutOfRange(Field.QUANTITY, 0, 1, MAX_STOCK));
        given.refuses(new RestockSku(sku, 1), new CapacityReached(Field.STOCK, MAX_STOCK));
    }

    @Test
    void refusesMoreShopsThanAFestivalMayHave() {
        Given festival = Given.nothing();
        for (int i = 0; i < Limits.MAX_SHOPS; i++) {
            festival.accepted(Request.WITHOUT_KEY, new OpenShop("Tea house", CHINA));
        }

        festival.refuses(new OpenShop("Tea house", CHINA), new CapacityReached(Field.SHOPS, Limits.MAX_SHOPS));
    }

    @Test
    void refusesAnOrderOutOfItsRanges() {
        int sku = given.sku(1, 10);
        int most = Limits.MAX_ORDER_LINES;
        LineRequest[] tooMany = Collections.nCopies(most + 1, line(sku, 1)).toArray(LineRequest[]::new);
        LineRequest[] heavy = Collections.nCopies(most, line(sku, MAX_QUANTITY)).toArray(LineRequest[]::new);

        given.refuses(order(0, 1, LATER, line(sku, 1)), new OutOfRange(Field.BUYER, 0, 1, Long.MAX_VALUE));
        given.refuses(order(ANNA, 0, LATER), new NoLines());
        given.refuses(order(ANNA, 1, LATER, tooMany), new OutOfRange(Field.ORDER_LINES, most + 1, 1, most));
        given.refuses(order(ANNA, 1, LATER, line(sku, -1)), new OutOfRange(Field.QUANTITY, -1, 1, MAX_QUANTITY));
        given.refuses(
                order(ANNA, 1, LATER, heavy),
                new OutOfRange(Field.QUANTITY, (long) most * MAX_QUANTITY, 1, MAX_QUANTITY));
        given.refuses(
                new PlaceOrder(ANNA, GUANGDONG, List.of(line(sku, 1)), true, cny(1), LATER),
                new OutOfRange(Field.ORDER_LINES, 1, 0, 0));
        given.refuses(
                new TopUpWallet(ANNA, cny(MAX_AMOUNT_MINOR + 1)),
                new OutOfRange(Field.AMOUNT, MAX_AMOUNT_MINOR + 1, 1, MAX_AMOUNT_MINOR));
    }

    // Events

    /** Reported: medusajs/medusa 4089, saleor/saleor 17086 (events are lost). */
    @Test
    void numbersEveryEventDenselyFromOneWhateverIsRefusedOrRepeatedBetween() {
        int sku = given.wallet(ANNA, 5_000).sku(500, 3);
        Request key = given.freshKey();
        given.accepted(key, order(ANNA, 500, NOW, line(sku, 1)));
        given.accepted(key, order(ANNA, 500, NOW, line(sku, 1)));
        given.refuses(new PayOrder(99), new UnknownOrder(99));
        given.placed(BO, 500, line(sku, 1));
        given.at(OPENS_AT + PAY_WINDOW).tick();

        assertThat(given.numbers())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, given.position()).boxed().toList());
        assertThat(given.position()).isEqualTo(8);
    }
}
