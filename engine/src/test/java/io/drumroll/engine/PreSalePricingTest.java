package io.drumroll.engine;

import static io.drumroll.engine.Given.ANNA;
import static io.drumroll.engine.Given.CHINA;
import static io.drumroll.engine.Given.CNY;
import static io.drumroll.engine.Given.GUANGDONG;
import static io.drumroll.engine.Given.OPENS_AT;
import static io.drumroll.engine.Given.SWEDEN;
import static io.drumroll.engine.Given.TEA_HOUSE;
import static io.drumroll.engine.Given.cny;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.limit.Limits.MAX_QUANTITY;
import static io.drumroll.engine.promotion.Stage.ITEM;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.message.Command.ChangePrice;
import io.drumroll.engine.message.Command.DelistSku;
import io.drumroll.engine.message.Command.PlaceDeposit;
import io.drumroll.engine.message.Event.OrderReserved;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.DealNotLive;
import io.drumroll.engine.message.Rejection.DealRaisesPrice;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.InsufficientFunds;
import io.drumroll.engine.message.Rejection.OutOfRange;
import io.drumroll.engine.message.Rejection.PriceChanged;
import io.drumroll.engine.message.Rejection.SkuOffSale;
import io.drumroll.engine.message.Rejection.UnknownCurrency;
import io.drumroll.engine.message.Rejection.UnknownDeal;
import io.drumroll.engine.message.Rejection.WrongDealKind;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.promotion.DealTerms.CrossShop;
import io.drumroll.engine.promotion.DealTerms.FestivalPrice;
import io.drumroll.engine.promotion.DealTerms.PreSale;
import io.drumroll.engine.promotion.DealTerms.SecondPiece;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.promotion.Quote.QuoteLine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A tea at 1,000 for 900 in the pre-sale, of which a deposit of 50 pays 100. */
class PreSalePricingTest {
    private static final Currency USD = new Currency("USD");
    private static final long BALANCE_FROM = OPENS_AT + 5_000;
    private static final long BALANCE_UNTIL = OPENS_AT + 9_000;

    private final Given given = Given.festival();
    private final int tea = given.importOf(TEA_HOUSE, SWEDEN, "0902", 1_000);
    private final int deal = given.deal(Offers.during(0, BALANCE_FROM, swelling(900, 50, 100)));

    private PreSale swelling(long priceMinor, long depositMinor, long worthMinor) {
        return new PreSale(tea, priceMinor, depositMinor, worthMinor, BALANCE_FROM, BALANCE_UNTIL, true);
    }

    private Quote quote(int quantity) {
        return given.read(new Query.OfDepositQuote(CHINA, CNY, deal, quantity));
    }

    private PlaceDeposit deposit(int quantity, long totalMinor, long depositMinor) {
        return new PlaceDeposit(ANNA, GUANGDONG, deal, quantity, cny(totalMinor), depositMinor);
    }

    private void isRefused(int preSale, Currency currency, int quantity, Rejection expected) {
        given.refuses(new PlaceDeposit(ANNA, GUANGDONG, preSale, quantity, new Money(0, currency), 0), expected);
        given.refusesRead(new Query.OfDepositQuote(CHINA, currency, preSale, quantity), expected);
    }

    @Test
    void takesOffWhatThePreSaleLowersAndWhatTheDepositSwells() {
        // 1,000 - (100 + 50) = 850 a piece: 50 now and 800 later.
        assertThat(quote(2))
                .isEqualTo(new Quote(
                        CNY,
                        List.of(new QuoteLine(tea, 2, TEA_HOUSE, CNY, 1_000, 2_000, 1_700, 1_700, 0)),
                        List.of(new Adjustment(0, deal, ITEM, 2, 300)),
                        List.of(),
                        2_000,
                        300,
                        0,
                        1_700,
                        100));
    }

    @Test
    void reservesForWhatItQuoted() {
        given.wallet(ANNA, 100);

        given.accepted(deposit(2, 1_700, 100));

        assertThat(given.events())
                .containsExactly(new OrderReserved(
                        1,
                        ANNA,
                        GUANGDONG,
                        CNY,
                        deal,
                        new OrderLine(tea, 2, 1_000, 1_700, 1_700, 0, 1_700, 0, 0),
                        List.of(new Adjustment(0, deal, ITEM, 2, 300)),
                        1_700,
                        100,
                        BALANCE_FROM,
                        BALANCE_UNTIL));
        assertThat(given.balance(ANNA)).isZero();
        assertThat(given.read(new Query.OfDeal(deal)).taken()).isEqualTo(2);
    }

    @Test
    void letsTheFestivalBearAPreSaleThatItFunds() {
        int festivals = given.skuOf(TEA_HOUSE, 1_000);
        int other = given.deal(Offers.fundedBy(
                Funder.FESTIVAL, new PreSale(festivals, 900, 50, 100, Offers.ENDS_AT, Offers.ENDS_AT + 1, false)));
        given.wallet(ANNA, 50);

        given.accepted(new PlaceDeposit(ANNA, GUANGDONG, other, 1, cny(850), 50));

        assertThat(((OrderReserved) given.events().getFirst()).line())
                .isEqualTo(new OrderLine(festivals, 1, 1_000, 850, 850, 0, 1_000, 150, 0));
    }

    @Test
    void sellsAtTheListPriceWhereThatFellBelowThePreSales() {
        given.accepted(new ChangePrice(tea, cny(800)));

        // Only the swelling is left of it: 800 - 50.
        assertThat(quote(1).totalMinor()).isEqualTo(750);
        assertThat(quote(1).adjustments()).containsExactly(new Adjustment(0, deal, ITEM, 1, 50));
        given.accepted(new ChangePrice(tea, cny(100)));
        assertThat(quote(1).totalMinor()).isEqualTo(50);
        assertThat(quote(1).depositMinor()).isEqualTo(50);
    }

    @Test
    void isRefusedWhereTheListPriceFellBelowWhatTheDepositIsWorth() {
        given.accepted(new ChangePrice(tea, cny(99)));

        isRefused(deal, CNY, 1, new DealRaisesPrice(tea, 100, 99));
    }

    @Test
    void keepsItsPriceWhenTheListPriceRises() {
        given.accepted(new ChangePrice(tea, cny(5_000)));

        assertThat(quote(1).totalMinor()).isEqualTo(850);
        assertThat(quote(1).adjustments()).containsExactly(new Adjustment(0, deal, ITEM, 1, 4_150));
    }

    @Test
    void listsNoAdjustmentWhereNothingIsTakenOff() {
        int plain = given.skuOf(TEA_HOUSE, 1_000);
        int other = given.deal(new PreSale(plain, 1_000, 100, 100, Offers.ENDS_AT, Offers.ENDS_AT + 1, false));

        Quote quote = given.read(new Query.OfDepositQuote(CHINA, CNY, other, 3));

        assertThat(quote.adjustments()).isEmpty();
        assertThat(quote.totalMinor()).isEqualTo(3_000);
        assertThat(quote.depositMinor()).isEqualTo(300);
    }

    @Test
    void knowsNoOtherDealsAndIsNotGivenInAnOrder() {
        given.deal(new CrossShop(100, 50, 0));
        given.deal(new SecondPiece(tea, 5_000));
        given.deal(new FestivalPrice(tea, 1, 10, 0));

        assertThat(quote(2).totalMinor()).isEqualTo(1_700);
        assertThat(quote(2).adjustments()).hasSize(1);
        assertThat(given.basket(line(tea, 1)).adjustments()).noneMatch(adjustment -> adjustment.deal() == deal);
    }

    @Test
    void roundsTotalAndDepositInTheBuyersCurrencyEachAsAWhole() {
        given.rate(USD, 7, 1);

        Quote three = given.read(new Query.OfDepositQuote(CHINA, USD, deal, 3));

        // 2,550 fen are 364.3 cents, and 150 are 21.4.
        assertThat(three.totalMinor()).isEqualTo(364);
        assertThat(three.depositMinor()).isEqualTo(21);
        assertThat(three.subtotalMinor()).isEqualTo(429);
    }

    @Test
    void addsTheDutyToTheTotalAndNotToTheDeposit() {
        given.duty(new DutyRule(SWEDEN, CHINA, "09", 1_000, 0, OPENS_AT));

        assertThat(quote(1).dutyMinor()).isEqualTo(85);
        assertThat(quote(1).totalMinor()).isEqualTo(935);
        assertThat(quote(1).depositMinor()).isEqualTo(50);
    }

    // What is refused

    @Test
    void refusesADepositForAnotherPriceThanTheBuyerSaw() {
        given.wallet(ANNA, 1_000);

        given.refuses(deposit(2, 1_699, 100), new PriceChanged(1_699, quote(2)));
        given.refuses(deposit(2, 1_700, 99), new PriceChanged(1_700, quote(2)));
        given.refuses(deposit(2, 1_700, 101), new PriceChanged(1_700, quote(2)));
        given.accepted(deposit(2, 1_700, 100));
    }

    @Test
    void refusesADepositThatTheWalletDoesNotHold() {
        given.wallet(ANNA, 99);

        given.refuses(deposit(2, 1_700, 100), new InsufficientFunds(100, 99));
    }

    @Test
    void refusesDepositsOutsideOfThePreSalesWindow() {
        given.at(BALANCE_FROM);

        isRefused(deal, CNY, 1, new DealNotLive(deal, 0, BALANCE_FROM));
    }

    @Test
    void refusesDepositsOnWhatIsNoPreSaleOrNotForSale() {
        int second = given.deal(new SecondPiece(tea, 5_000));

        isRefused(99, CNY, 1, new UnknownDeal(99));
        isRefused(second, CNY, 1, new WrongDealKind(second, 3));
        isRefused(deal, USD, 1, new UnknownCurrency("USD"));
        isRefused(deal, CNY, 0, new OutOfRange(Field.QUANTITY, 0, 1, MAX_QUANTITY));
        isRefused(deal, CNY, -1, new OutOfRange(Field.QUANTITY, -1, 1, MAX_QUANTITY));
        isRefused(deal, CNY, MAX_QUANTITY + 1, new OutOfRange(Field.QUANTITY, MAX_QUANTITY + 1, 1, MAX_QUANTITY));
        given.accepted(new DelistSku(tea));
        isRefused(deal, CNY, 1, new SkuOffSale(tea));
    }
}
