package io.drumroll.engine;

import static io.drumroll.engine.Basket.off;
import static io.drumroll.engine.Given.ANNA;
import static io.drumroll.engine.Given.BO;
import static io.drumroll.engine.Given.CHINA;
import static io.drumroll.engine.Given.CNY;
import static io.drumroll.engine.Given.OPENS_AT;
import static io.drumroll.engine.Given.PAY_WINDOW;
import static io.drumroll.engine.Given.TEA_HOUSE;
import static io.drumroll.engine.Given.cny;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.promotion.Stage.ITEM;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.message.Command.CancelOrder;
import io.drumroll.engine.message.Command.ChangeDeal;
import io.drumroll.engine.message.Command.ChangePrice;
import io.drumroll.engine.message.Command.EndDeal;
import io.drumroll.engine.message.Command.RefundOrder;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.promotion.DealTerms.Break;
import io.drumroll.engine.promotion.DealTerms.FestivalPrice;
import io.drumroll.engine.promotion.DealTerms.QuantityBreaks;
import io.drumroll.engine.promotion.DealTerms.SecondPiece;
import io.drumroll.engine.promotion.Funder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Deals of one SKU, of which each piece has at most one: festival prices, quantity breaks and second pieces. */
class ItemDealsTest {
    private final Given given = Given.festival();
    private final int tea = given.skuOf(TEA_HOUSE, 1_000);

    private long total(int quantity) {
        return given.basket(line(tea, quantity)).total();
    }

    // Festival price

    @Test
    void sellsAtTheFestivalPriceAndSaysWhatItTakesOff() {
        int deal = given.deal(new FestivalPrice(tea, 600, 100, 0));

        Basket two = given.basket(line(tea, 2));

        assertThat(two.total()).isEqualTo(1_200);
        assertThat(two.adjustments()).containsExactly(new Adjustment(0, deal, ITEM, 2, 800));
        assertThat(two.quote().savingMinor()).isEqualTo(800);
        assertThat(two.confirmed()).containsExactly(new OrderLine(tea, 2, 1_000, 1_200, 1_200, 0, 1_200, 0, 0));
    }

    @Test
    void sellsPiecesBeyondTheDealsOwnStockAtTheListPriceInTheMiddleOfALine() {
        int deal = given.deal(new FestivalPrice(tea, 600, 3, 0));

        // Three at 600 and two at 1,000.
        assertThat(total(5)).isEqualTo(3_800);
        assertThat(given.basket(line(tea, 5)).adjustments()).containsExactly(new Adjustment(0, deal, ITEM, 3, 1_200));

        given.basket(line(tea, 2)).placed();

        assertThat(total(5)).isEqualTo(4_600);
        given.basket(line(tea, 1)).by(BO).placed();
        assertThat(total(5)).isEqualTo(5_000);
        assertThat(given.basket(line(tea, 5)).adjustments()).isEmpty();
    }

    @Test
    void countsLinesOfOneSkuTogetherAgainstTheDealsStock() {
        given.deal(new FestivalPrice(tea, 600, 3, 0));

        assertThat(given.basket(line(tea, 2), line(tea, 2)).total()).isEqualTo(2_800);
    }

    @Test
    void givesEachBuyerNoMorePiecesAtTheFestivalPriceThanItsLimit() {
        given.deal(new FestivalPrice(tea, 600, 100, 2));

        assertThat(total(5)).isEqualTo(4_200);
        given.basket(line(tea, 1)).placed();

        assertThat(total(5)).isEqualTo(4_600);
        assertThat(given.basket(line(tea, 5)).by(BO).total()).isEqualTo(4_200);
        assertThat(given.basket(line(tea, 5)).by(0).total()).isEqualTo(4_200);

        given.basket(line(tea, 4)).placed();
        assertThat(total(5)).isEqualTo(5_000);
    }

    @Test
    void givesFestivalPricePiecesBackOnCancelAndExpiryButNotOnRefund() {
        int deal = given.wallet(ANNA, 10_000).deal(new FestivalPrice(tea, 600, 2, 2));
        long cancelled = given.basket(line(tea, 2)).placed();
        assertThat(total(2)).isEqualTo(2_000);

        given.accepted(new CancelOrder(cancelled));
        assertThat(total(2)).isEqualTo(1_200);

        given.basket(line(tea, 2)).placed();
        given.at(OPENS_AT + PAY_WINDOW).tick();
        assertThat(total(2)).isEqualTo(1_200);

        long refunded = given.basket(line(tea, 2)).paid();
        given.accepted(new RefundOrder(refunded, List.of()));
        assertThat(total(2)).isEqualTo(2_000);
        assertThat(given.basket(line(tea, 2)).by(BO).total()).isEqualTo(2_000);
        assertThat(given.read(new Query.OfDeal(deal)).taken()).isEqualTo(2);
    }

    @Test
    void givesFestivalPricePiecesOfAPaidOrderBackWhenItIsCancelled() {
        given.wallet(ANNA, 10_000).deal(new FestivalPrice(tea, 600, 2, 2));

        given.accepted(new CancelOrder(given.basket(line(tea, 2)).paid()));

        assertThat(total(2)).isEqualTo(1_200);
        assertThat(given.balance(ANNA)).isEqualTo(10_000);
    }

    @Test
    void takesNothingOffWhereTheListPriceFellToTheFestivalPriceOrBelow() {
        given.deal(new FestivalPrice(tea, 600, 100, 0));

        given.accepted(new ChangePrice(tea, cny(601)));
        assertThat(total(2)).isEqualTo(1_200);
        given.accepted(new ChangePrice(tea, cny(600)));
        assertThat(given.basket(line(tea, 2)).adjustments()).isEmpty();
        given.accepted(new ChangePrice(tea, cny(500)));
        assertThat(total(2)).isEqualTo(1_000);
        assertThat(given.basket(line(tea, 2)).adjustments()).isEmpty();
    }

    @Test
    void takesNoPiecesOfADealThatTakesNothingOff() {
        int deal = given.deal(new FestivalPrice(tea, 600, 100, 0));
        given.accepted(new ChangePrice(tea, cny(600)));

        given.basket(line(tea, 2)).placed();

        assertThat(given.read(new Query.OfDeal(deal)).taken()).isZero();
    }

    // Time

    @Test
    void givesADealFromItsStartInclusiveToItsEndExclusive() {
        given.deal(Offers.during(OPENS_AT + 10, OPENS_AT + 20, new FestivalPrice(tea, 600, 100, 0)));
        given.at(OPENS_AT + 9).tick();
        assertThat(total(1)).isEqualTo(1_000);
        given.at(OPENS_AT + 10).tick();
        assertThat(total(1)).isEqualTo(600);
        given.at(OPENS_AT + 19).tick();
        assertThat(total(1)).isEqualTo(600);
        given.at(OPENS_AT + 20).tick();
        assertThat(total(1)).isEqualTo(1_000);
    }

    @Test
    void givesADealNoLongerOnceItWasEndedAndAnotherOnceItWasChanged() {
        int deal = given.deal(new FestivalPrice(tea, 600, 100, 0));
        long order = given.basket(line(tea, 1)).placed();

        given.accepted(new ChangeDeal(deal, Offers.offer(new FestivalPrice(tea, 700, 100, 0))));
        assertThat(total(1)).isEqualTo(700);
        given.accepted(new EndDeal(deal));
        assertThat(total(1)).isEqualTo(1_000);

        assertThat(given.read(new Query.OfOrder(order)).totalMinor()).isEqualTo(600);
        assertThat(given.read(new Query.OfDeal(deal)))
                .extracting(Query.DealView::live, Query.DealView::ended, Query.DealView::taken)
                .containsExactly(false, true, 1L);
    }

    @Test
    void givesPiecesBackToTheDealThatGaveThemEvenWhenItIsOver() {
        int first = given.deal(new FestivalPrice(tea, 600, 2, 2));
        long order = given.basket(line(tea, 2)).placed();
        given.accepted(new EndDeal(first));
        int second = given.deal(new FestivalPrice(tea, 500, 1, 1));

        given.accepted(new CancelOrder(order));

        assertThat(given.read(new Query.OfDeal(first)).taken()).isZero();
        assertThat(given.read(new Query.OfDeal(second)).taken()).isZero();
        assertThat(total(2)).isEqualTo(1_500);
    }

    // Quantity breaks

    @Test
    void givesTheHighestBreakThatTheQuantityReachesToAllPieces() {
        int deal =
                given.deal(new QuantityBreaks(tea, List.of(new Break(2, 900), new Break(5, 800), new Break(10, 700))));

        assertThat(total(1)).isEqualTo(1_000);
        assertThat(total(2)).isEqualTo(1_800);
        assertThat(total(4)).isEqualTo(3_600);
        assertThat(total(5)).isEqualTo(4_000);
        assertThat(total(9)).isEqualTo(7_200);
        assertThat(total(10)).isEqualTo(7_000);
        assertThat(total(1_000)).isEqualTo(700_000);
        assertThat(given.basket(line(tea, 5)).adjustments()).containsExactly(off(0, deal, ITEM, 1_000));
    }

    @Test
    void reachesABreakByLinesOfOneSkuTogether() {
        given.deal(new QuantityBreaks(tea, List.of(new Break(5, 800))));

        assertThat(given.basket(line(tea, 2), line(tea, 3)).total()).isEqualTo(4_000);
    }

    @Test
    void takesNothingOffAtABreakThatTheListPriceFellBelow() {
        given.deal(new QuantityBreaks(tea, List.of(new Break(2, 900), new Break(5, 800))));
        given.accepted(new ChangePrice(tea, cny(850)));

        assertThat(total(2)).isEqualTo(1_700);
        assertThat(total(5)).isEqualTo(4_000);
    }

    // Second piece

    @Test
    void takesHalfThePriceOffEverySecondPieceAndNothingOffAnOddOne() {
        int deal = given.deal(new SecondPiece(tea, 5_000));

        assertThat(total(1)).isEqualTo(1_000);
        assertThat(total(2)).isEqualTo(1_500);
        assertThat(total(3)).isEqualTo(2_500);
        assertThat(total(4)).isEqualTo(3_000);
        assertThat(total(5)).isEqualTo(4_000);
        assertThat(given.basket(line(tea, 5)).adjustments()).containsExactly(off(0, deal, ITEM, 1_000));
    }

    @Test
    void roundsWhatTheSecondPieceSavesToTheNearestAndHalvesUpPieceByPiece() {
        int odd = given.skuOf(TEA_HOUSE, 333);
        given.deal(new SecondPiece(odd, 5_000));
        int third = given.skuOf(TEA_HOUSE, 100);
        given.deal(new SecondPiece(third, 3_333));

        // 166.5 is 167, twice: not 333 at once.
        assertThat(given.basket(line(odd, 4)).total()).isEqualTo(4 * 333 - 2 * 167);
        // 33.33 is 33.
        assertThat(given.basket(line(third, 6)).total()).isEqualTo(600 - 3 * 33);
    }

    @Test
    void givesTheSecondPieceForNothingAtTheHighestDiscountAndNothingAtALowOne() {
        given.deal(new SecondPiece(tea, 10_000));
        int cup = given.skuOf(TEA_HOUSE, 4_999);
        int dear = given.skuOf(TEA_HOUSE, 5_000);
        given.deal(new SecondPiece(cup, 1));
        given.deal(new SecondPiece(dear, 1));

        assertThat(total(2)).isEqualTo(1_000);
        assertThat(total(3)).isEqualTo(2_000);
        // 0.4999 is nothing, and half a unit is one.
        assertThat(given.basket(line(cup, 2)).adjustments()).isEmpty();
        assertThat(given.basket(line(dear, 2)).total()).isEqualTo(9_999);
    }

    // One of several

    @Test
    void givesTheDealThatTakesMostOffTheLine() {
        int price = given.deal(new FestivalPrice(tea, 600, 100, 0));
        int breaks = given.deal(new QuantityBreaks(tea, List.of(new Break(4, 500))));
        int second = given.deal(new SecondPiece(tea, 9_000));

        // Of two: 800, nothing and 900. Of three: 1,200, nothing, 900. Of four: 1,600, 2,000 and 1,800.
        assertThat(given.basket(line(tea, 2)).adjustments()).containsExactly(off(0, second, ITEM, 900));
        assertThat(given.basket(line(tea, 3)).adjustments()).containsExactly(new Adjustment(0, price, ITEM, 3, 1_200));
        assertThat(given.basket(line(tea, 4)).adjustments()).containsExactly(off(0, breaks, ITEM, 2_000));
    }

    @Test
    void givesAnotherDealWhereTheFestivalPricesPiecesRanOut() {
        int price = given.deal(new FestivalPrice(tea, 400, 2, 0));
        int second = given.deal(new SecondPiece(tea, 5_000));

        // Two pieces at 400 save 1,200; three second pieces save 1,500.
        assertThat(given.basket(line(tea, 4)).adjustments()).containsExactly(new Adjustment(0, price, ITEM, 2, 1_200));
        assertThat(given.basket(line(tea, 6)).adjustments()).containsExactly(off(0, second, ITEM, 1_500));
        given.basket(line(tea, 2)).placed();

        assertThat(given.basket(line(tea, 2)).adjustments()).containsExactly(off(0, second, ITEM, 500));
    }

    @Test
    void givesTheDealWithTheLowestNumberOfThoseThatTakeEquallyMuch() {
        int breaks = given.deal(new QuantityBreaks(tea, List.of(new Break(2, 750))));
        int second = given.deal(new SecondPiece(tea, 5_000));
        int price = given.deal(new FestivalPrice(tea, 750, 100, 0));

        assertThat(given.basket(line(tea, 2)).adjustments()).containsExactly(off(0, breaks, ITEM, 500));
        given.accepted(new EndDeal(breaks));
        assertThat(given.basket(line(tea, 2)).adjustments()).containsExactly(off(0, second, ITEM, 500));
        given.accepted(new EndDeal(second));
        assertThat(given.basket(line(tea, 2)).adjustments()).containsExactly(new Adjustment(0, price, ITEM, 2, 500));
    }

    @Test
    void letsTheFunderOfAnItemDealBearItAndTheBuyerPayTheSame() {
        given.deal(Offers.fundedBy(Funder.FESTIVAL, new FestivalPrice(tea, 600, 100, 0)));
        int cup = given.skuOf(TEA_HOUSE, 1_000);
        given.deal(Offers.fundedBy(Funder.SHOP, new FestivalPrice(cup, 600, 100, 0)));

        assertThat(given.basket(line(tea, 1), line(cup, 1)).confirmed())
                .containsExactly(
                        new OrderLine(tea, 1, 1_000, 600, 600, 0, 1_000, 400, 0),
                        new OrderLine(cup, 1, 1_000, 600, 600, 0, 600, 0, 0));
    }

    @Test
    void quotesNothingForAnEmptyCart() {
        given.deal(new FestivalPrice(tea, 600, 100, 0));

        assertThat(given.read(new Query.OfCart(ANNA, CHINA, CNY, List.of()))
                        .quote()
                        .totalMinor())
                .isZero();
    }
}
