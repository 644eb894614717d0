package io.drumroll.engine;

import static io.drumroll.engine.Given.ANNA;
import static io.drumroll.engine.Given.CHINA;
import static io.drumroll.engine.Given.CNY;
import static io.drumroll.engine.Given.PAY_WINDOW;
import static io.drumroll.engine.Given.RECEIPT_WINDOW;
import static io.drumroll.engine.Given.SWEDEN;
import static io.drumroll.engine.Given.cny;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.Given.listing;
import static io.drumroll.engine.Given.opening;
import static io.drumroll.engine.Given.order;
import static io.drumroll.engine.Given.schedule;
import static io.drumroll.engine.limit.Limits.MAX_TEXT_BYTES;
import static io.drumroll.engine.limit.Limits.MAX_TIME_MS;
import static io.drumroll.engine.order.PayMode.LATER;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Command.ClaimCoupon;
import io.drumroll.engine.message.Command.FixRate;
import io.drumroll.engine.message.Command.MakeDeal;
import io.drumroll.engine.message.Command.OpenShop;
import io.drumroll.engine.message.Command.ReceivePayment;
import io.drumroll.engine.message.Command.ScheduleFestival;
import io.drumroll.engine.message.Command.SetCartLine;
import io.drumroll.engine.message.Command.SetCommission;
import io.drumroll.engine.message.Command.SetDuty;
import io.drumroll.engine.message.Command.TopUpWallet;
import io.drumroll.engine.message.PaymentRef;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection.BadText;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.CurrencyFixed;
import io.drumroll.engine.message.Rejection.FestivalNotScheduled;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.OutOfRange;
import io.drumroll.engine.message.Rejection.UnknownCurrency;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.promotion.DealTerms.CrossShop;
import io.drumroll.engine.shop.ShopKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The festival's frame: what must be there first, and until when its currency can change. */
class FestivalFrameTest {
    private static final Currency SEK = new Currency("SEK");
    private static final DutyRule DUTY = new DutyRule(SWEDEN, CHINA, "", 1_000, 0, Given.OPENS_AT);

    private final Given given = Given.festival();

    @Test
    void refusesAlmostEverythingBeforeTheFestivalIsScheduled() {
        Given nothing = Given.nothing();
        List<Command> early = List.of(
                opening(CNY),
                listing(500, 1, 0),
                new MakeDeal(Offers.offer(new CrossShop(100, 1, 0))),
                new ClaimCoupon(ANNA, 1),
                new FixRate(SEK, 1, 1),
                new SetDuty(DUTY),
                new SetCartLine(ANNA, 1, 1),
                new TopUpWallet(ANNA, cny(1)),
                new ReceivePayment(new PaymentRef(1, 1), 1, cny(1)),
                order(ANNA, 500, LATER, line(1, 1)));

        for (Command command : early) {
            nothing.refuses(command, new FestivalNotScheduled());
        }
    }

    @Test
    void refusesAFrameOutOfItsRanges() {
        given.refuses(frame("", 0, 1, PAY_WINDOW, RECEIPT_WINDOW), new BadText(Field.NAME, MAX_TEXT_BYTES));
        given.refuses(
                frame("11.11", -1, 1, PAY_WINDOW, RECEIPT_WINDOW), new OutOfRange(Field.OPENS_AT, -1, 0, MAX_TIME_MS));
        given.refuses(
                frame("11.11", 5, 5, PAY_WINDOW, RECEIPT_WINDOW),
                new OutOfRange(Field.CLOSES_AT, 5, 6, MAX_TIME_MS + 1));
        given.refuses(
                frame("11.11", 0, 1, 999, RECEIPT_WINDOW),
                new OutOfRange(Field.PAY_WINDOW, 999, 1_000, Limits.MAX_PAY_WINDOW_MS));
        given.refuses(
                frame("11.11", 0, 1, PAY_WINDOW, 999),
                new OutOfRange(Field.RECEIPT_WINDOW, 999, 1_000, Limits.MAX_RECEIPT_WINDOW_MS));
        long tooLong = Limits.MAX_RECEIPT_WINDOW_MS + 1;
        given.refuses(
                frame("11.11", 0, 1, PAY_WINDOW, tooLong),
                new OutOfRange(Field.RECEIPT_WINDOW, tooLong, 1_000, Limits.MAX_RECEIPT_WINDOW_MS));
        given.accepted(frame("11.11", MAX_TIME_MS, MAX_TIME_MS + 1, 1_000, Limits.MAX_RECEIPT_WINDOW_MS));
    }

    private static ScheduleFestival frame(
            String name, long opensAtMs, long closesAtMs, long payWindowMs, long receiptWindowMs) {
        return new ScheduleFestival(name, CNY, opensAtMs, closesAtMs, payWindowMs, receiptWindowMs);
    }

    @Test
    void fixesTheCurrencyOnceAnythingIsCountedInIt() {
        List<Command> counted = List.of(
                opening(CNY),
                new FixRate(new Currency("USD"), 7, 1),
                new SetDuty(DUTY),
                new MakeDeal(Offers.offer(new CrossShop(100, 1, 0))),
                new TopUpWallet(ANNA, cny(1)),
                new ReceivePayment(new PaymentRef(1, 1), 1, cny(1)));

        for (Command command : counted) {
            Given festival = Given.nothing();
            festival.accepted(schedule(SEK));
            festival.accepted(schedule(CNY));
            festival.accepted(command);

            festival.refuses(schedule(SEK), new CurrencyFixed("CNY"));
            festival.accepted(schedule(CNY));
        }
    }

    @Test
    void opensAShopOnlyInACurrencyThatItKnows() {
        given.refuses(opening(SEK), new UnknownCurrency("SEK"));
        given.refuses(new OpenShop(" ", CHINA, ShopKind.BAZAAR, SEK), new BadText(Field.NAME, MAX_TEXT_BYTES));

        given.rate(SEK, 2, 3).shop(SEK);
    }

    @Test
    void refusesACommissionOutOfItsRanges() {
        given.refuses(new SetCommission("", 1), new BadText(Field.CATEGORY, MAX_TEXT_BYTES));
        given.refuses(new SetCommission("tea", -1), new OutOfRange(Field.COMMISSION, -1, 0, 10_000));
        given.refuses(new SetCommission("tea", 10_001), new OutOfRange(Field.COMMISSION, 10_001, 0, 10_000));
        given.accepted(new SetCommission("tea", 10_000));
        given.accepted(new SetCommission("tea", 0));
    }

    @Test
    void listsCommissionsByCategoryWithoutThoseOfNothing() {
        given.accepted(new SetCommission("tea", 500));
        given.accepted(new SetCommission("books", 250));
        given.accepted(new SetCommission("shoes", 100));
        given.accepted(new SetCommission("shoes", 0));

        assertThat(given.read(new Query.OfCommissions()).commissions())
                .containsExactly(new Query.Commission("books", 250), new Query.Commission("tea", 500));
    }

    @Test
    void refusesMoreShopsThanAFestivalMayHave() {
        for (int i = 1; i < Limits.MAX_SHOPS; i++) {
            given.accepted(Request.WITHOUT_KEY, opening(CNY));
        }

        given.refuses(opening(CNY), new CapacityReached(Field.SHOPS, Limits.MAX_SHOPS));
    }
}
