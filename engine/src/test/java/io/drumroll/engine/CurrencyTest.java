package io.drumroll.engine;

import static io.drumroll.engine.Given.ANNA;
import static io.drumroll.engine.Given.CNY;
import static io.drumroll.engine.Given.TEA_HOUSE;
import static io.drumroll.engine.Given.cny;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.limit.Limits.MAX_AMOUNT_MINOR;
import static io.drumroll.engine.limit.Limits.MAX_CURRENCIES;
import static io.drumroll.engine.limit.Limits.MAX_PRICE_MINOR;
import static io.drumroll.engine.limit.Limits.MAX_QUANTITY;
import static io.drumroll.engine.limit.Limits.MAX_RATE;
import static io.drumroll.engine.order.PayMode.LATER;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.message.Command.FixRate;
import io.drumroll.engine.message.Event.RateFixed;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.CurrencyFixed;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.OutOfRange;
import io.drumroll.engine.message.Rejection.PriceChanged;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.promotion.DealTerms.CrossShop;
import io.drumroll.engine.promotion.DealTerms.FestivalCoupon;
import io.drumroll.engine.promotion.DealTerms.FestivalPrice;
import io.drumroll.engine.promotion.DealTerms.ShopTiers;
import io.drumroll.engine.promotion.DealTerms.Tier;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.promotion.Quote.QuoteLine;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Shops that price in one currency, buyers who pay in another, and a festival that counts in yuan. 10 yen are worth 47
 * fen, 1,000 fils 2,350 fen, a cent 7 fen, and 2 won a fen.
 */
class CurrencyTest {
    private static final Currency JPY = new Currency("JPY");
    private static final Currency KWD = new Currency("KWD");
    private static final Currency USD = new Currency("USD");
    private static final Currency KRW = new Currency("KRW");

    private final Given given = Given.festival()
            .rate(JPY, 47, 10)
            .rate(KWD, 2_350, 1_000)
            .rate(USD, 7, 1)
            .rate(KRW, 1, 2);

    // Rounding

    @Test
    void convertsALineAsAWholeToTheNearestMinorUnit() {
        int bowl = given.skuOf(given.shop(JPY), 335);

        // 1,005 yen are 4,723.5 fen; piece by piece it would be 4,725.
        assertThat(given.basket(line(bowl, 3)).total()).isEqualTo(4_724);
        assertThat(given.basket(line(bowl, 1)).total()).isEqualTo(1_575);
        // 670 yen are 3,149 fen.
        assertThat(given.basket(line(bowl, 2)).total()).isEqualTo(3_149);
    }

    @Test
    void roundsHalvesUpAndLessThanHalvesDown() {
        int kuwait = given.shop(KWD);

        // 1,250 fils are 2,937.5 fen; 1,249 are 2,935.15; 1 is 2.35.
        assertThat(given.basket(line(given.skuOf(kuwait, 1_250), 1)).total()).isEqualTo(2_938);
        assertThat(given.basket(line(given.skuOf(kuwait, 1_249), 1)).total()).isEqualTo(2_935);
        assertThat(given.basket(line(given.skuOf(kuwait, 1), 1)).total()).isEqualTo(2);
    }

    @Test
    void convertsBetweenTwoForeignCurrenciesInOneStep() {
        int dates = given.skuOf(given.shop(KWD), 1);

        QuoteLine oneFils = given.basket(line(dates, 1)).in(JPY).quote().lines().getFirst();

        // 1 fils is 0.5 yen, which is 1; over 2 fen it would be 0.4.
        assertThat(oneFils.payableMinor()).isEqualTo(1);
        assertThat(oneFils.festivalMinor()).isEqualTo(2);
    }

    @Test
    void sellsForNothingWhatIsWorthLessThanHalfAMinorUnit() {
        int leaf = given.skuOf(TEA_HOUSE, 2);

        // 2 fen are 0.43 yen, and 3 are 0.64.
        assertThat(given.basket(line(leaf, 1)).in(JPY).total()).isZero();
        assertThat(given.basket(line(given.skuOf(TEA_HOUSE, 3), 1)).in(JPY).total())
                .isEqualTo(1);
        given.basket(line(leaf, 1)).in(JPY).placed();
    }

    @Test
    void addsUpLinesThatWereRoundedOneByOne() {
        int kyoto = given.shop(JPY);
        int bowl = given.skuOf(kyoto, 5);
        int dish = given.skuOf(kyoto, 15);

        Quote quote = given.basket(line(bowl, 1), line(dish, 1)).quote();

        // 23.5 and 70.5 fen; 20 yen at once would be 94.
        assertThat(quote.lines()).extracting(QuoteLine::payableMinor).containsExactly(24L, 71L);
        assertThat(quote.subtotalMinor()).isEqualTo(95);
        assertThat(quote.totalMinor()).isEqualTo(95);
        assertThat(quote.savingMinor()).isZero();
    }

    // Three currencies

    @Test
    void roundsNothingBetweenShopAndBuyerOfOneCurrencyWhateverTheRate() {
        given.rate(USD, 71_237, 10_007);
        int shop = given.shop(USD);
        int card = given.skuOf(shop, 999);
        int pin = given.skuOf(shop, 101);

        Quote quote = given.basket(line(card, 3), line(pin, 1)).in(USD).quote();

        // 2,997 cents are 21,334.8 fen, and 101 are 719.0.
        assertThat(quote.lines())
                .containsExactly(
                        new QuoteLine(card, 3, shop, USD, 999, 2_997, 21_335, 2_997, 0),
                        new QuoteLine(pin, 1, shop, USD, 101, 101, 719, 101, 0));
        assertThat(quote.totalMinor()).isEqualTo(3_098);
    }

    @Test
    void takesAFestivalsSavingOffInTheBuyersCurrency() {
        given.deal(new CrossShop(5_000, 300, 0));
        int dates = given.skuOf(given.shop(KWD), 1_250);

        // 2,500 fils are 5,875 fen and 1,250 yen; 300 fen are 63.8 yen.
        assertThat(given.basket(line(dates, 2)).in(JPY).confirmed())
                .containsExactly(new OrderLine(dates, 2, 1_250, 5_575, 1_186, 0, 2_500, 300, 0));
    }

    @Test
    void takesAFestivalsSavingThatShopsFundOffInTheShopsCurrency() {
        given.deal(Offers.fundedBy(Funder.SHOP, new CrossShop(5_000, 300, 0)));
        int dates = given.skuOf(given.shop(KWD), 1_250);

        // 300 fen are 127.7 fils.
        assertThat(given.basket(line(dates, 2)).in(JPY).confirmed())
                .containsExactly(new OrderLine(dates, 2, 1_250, 5_575, 1_186, 0, 2_372, 0, 0));
    }

    @Test
    void addsWhatTheFestivalFundsOfAShopsDealInTheFestivalsCurrency() {
        int dates = given.skuOf(given.shop(KWD), 1_250);
        given.deal(Offers.fundedBy(Funder.FESTIVAL, new FestivalPrice(dates, 1_001, 10, 0)));

        // 498 fils off are 1,170.3 fen; 2,002 fils are 4,704.7 fen and 1,001 yen.
        assertThat(given.basket(line(dates, 2)).in(JPY).confirmed())
                .containsExactly(new OrderLine(dates, 2, 1_250, 4_705, 1_001, 0, 2_500, 1_170, 0));
    }

    @Test
    void letsNoLineFallBelowZeroByRounding() {
        int won = given.skuOf(given.shop(KRW), 1);
        int coupon = given.deal(Offers.fundedBy(Funder.SHOP, new FestivalCoupon(1, 1, 1, 1)));
        given.claimed(ANNA, coupon);

        // 1 won is half a fen, which is 1; 1 fen off is 2 won, of which there is 1.
        assertThat(given.basket(line(won, 1)).in(KRW).using(coupon).confirmed())
                .containsExactly(new OrderLine(won, 1, 1, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void reachesAFestivalsSpendInTheFestivalsCurrency() {
        given.deal(new CrossShop(4_700, 470, 0));
        int bowl = given.skuOf(given.shop(JPY), 999);
        int leaf = given.skuOf(TEA_HOUSE, 5);

        // 999 yen are 4,695.3 fen; 4,700 save 470, which are 100 yen.
        assertThat(given.basket(line(bowl, 1)).in(JPY).total()).isEqualTo(999);
        assertThat(given.basket(line(bowl, 1), line(leaf, 1)).in(JPY).quote().savingMinor())
                .isEqualTo(100);
    }

    // Rates

    @Test
    void sellsAtTheRateThatIsFixedNowAndKeepsPlacedOrders() {
        int bowl = given.skuOf(given.shop(JPY), 1_000);
        long order = given.basket(line(bowl, 1)).placed();

        given.rate(JPY, 50, 10);

        assertThat(given.events()).containsExactly(new RateFixed(JPY, 50, 10));
        Basket basket = given.basket(line(bowl, 1));
        assertThat(basket.total()).isEqualTo(5_000);
        given.refuses(basket.order(4_700, LATER), new PriceChanged(4_700, basket.quote()));
        assertThat(given.read(new Query.OfOrder(order)).totalMinor()).isEqualTo(4_700);
    }

    @Test
    void listsRatesWithTheFestivalsOwnFirst() {
        given.rate(KWD, 1, 1);

        assertThat(given.read(new Query.OfRates()).rates())
                .containsExactly(
                        new Query.Rate(CNY, 1, 1),
                        new Query.Rate(JPY, 47, 10),
                        new Query.Rate(KWD, 1, 1),
                        new Query.Rate(USD, 7, 1),
                        new Query.Rate(KRW, 1, 2));
    }

    @Test
    void refusesRatesOfZeroNegativeOnesAndTooLargeOnes() {
        for (long rate : new long[] {0, -1, Long.MIN_VALUE, MAX_RATE + 1, Long.MAX_VALUE}) {
            OutOfRange refusal = new OutOfRange(Field.RATE, rate, 1, MAX_RATE);
            given.refuses(new FixRate(USD, rate, 1), refusal);
            given.refuses(new FixRate(USD, 1, rate), refusal);
        }
        given.refuses(new FixRate(USD, 0, -1), new OutOfRange(Field.RATE, 0, 1, MAX_RATE));
        given.refuses(new FixRate(CNY, 0, 0), new CurrencyFixed("CNY"));

        given.rate(USD, 1, MAX_RATE).rate(USD, MAX_RATE, 1).rate(USD, MAX_RATE, MAX_RATE);
    }

    @Test
    void takesNoMoreCurrenciesThanThereIsRoomFor() {
        Given festival = Given.festival();
        for (int i = 1; i < MAX_CURRENCIES; i++) {
            festival.rate(new Currency("Q" + (char) ('A' + i / 26) + (char) ('A' + i % 26)), 1, i);
        }

        festival.refuses(new FixRate(USD, 1, 1), new CapacityReached(Field.RATES, MAX_CURRENCIES));
        festival.rate(new Currency("QAB"), 2, 3);
    }

    // The edge of a long

    @Test
    void refusesAmountsThatAConversionMakesTooLargeInsteadOfWrappingAround() {
        given.rate(USD, MAX_RATE, 1).rate(JPY, 1, MAX_RATE);
        int jewel = given.skuOf(given.shop(USD), MAX_PRICE_MINOR);
        int leaf = given.skuOf(TEA_HOUSE, 10_000);
        int speck = given.skuOf(TEA_HOUSE, 10_001);

        // 10^20 fen.
        given.basket(line(jewel, 1)).isRefused(new OutOfRange(Field.ORDER_TOTAL, Long.MAX_VALUE, 0, MAX_AMOUNT_MINOR));
        given.basket(line(jewel, 1), line(jewel, 1), line(leaf, 1))
                .isRefused(new OutOfRange(Field.ORDER_TOTAL, Long.MAX_VALUE, 0, MAX_AMOUNT_MINOR));
        // The total in the buyer's currency has a limit of its own.
        assertThat(given.basket(line(leaf, 1)).in(JPY).total()).isEqualTo(MAX_AMOUNT_MINOR);
        given.basket(line(speck, 1))
                .in(JPY)
                .isRefused(new OutOfRange(Field.ORDER_TOTAL, 10_001 * MAX_RATE, 0, MAX_AMOUNT_MINOR));
        assertThat(given.basket(line(speck, 1)).total()).isEqualTo(10_001);
    }

    @Test
    void limitsATotalInAnotherCurrencyThatIsBeyondALong() {
        given.rate(JPY, 1, MAX_RATE);
        int jewel = given.skuOf(TEA_HOUSE, MAX_PRICE_MINOR);

        given.basket(line(jewel, 1))
                .in(JPY)
                .isRefused(new OutOfRange(Field.ORDER_TOTAL, Long.MAX_VALUE, 0, MAX_AMOUNT_MINOR));
    }

    @Test
    void keepsAShopInACurrencyWhoseRateIsExtreme() {
        given.rate(KRW, 1, MAX_RATE);
        int won = given.skuOf(given.shop(KRW), MAX_PRICE_MINOR);

        // 10^11 won are 100 fen, and a hundred pieces are 10^13 won, the most that an order may come to.
        assertThat(given.basket(line(won, 1)).total()).isEqualTo(100);
        assertThat(given.basket(line(won, 100)).in(KRW).total()).isEqualTo(MAX_AMOUNT_MINOR);
        given.basket(line(won, 101))
                .isRefused(new OutOfRange(Field.ORDER_TOTAL, 101 * MAX_PRICE_MINOR, 0, MAX_AMOUNT_MINOR));
        assertThat(given.wallet(ANNA, cny(100)).basket(line(won, 1)).paid()).isEqualTo(1);
    }

    /** In a currency of small units a shop's lines could come to more than a long holds while the order is small. */
    @Test
    void refusesLinesOfAShopThatNoLongCouldSum() {
        Currency tiny = new Currency("IRR");
        int shop = given.rate(tiny, 1, MAX_RATE).shop(tiny);
        given.deal(new ShopTiers(shop, List.of(new Tier(MAX_AMOUNT_MINOR, 1))));
        LineRequest[] wanted = IntStream.range(0, 200)
                .mapToObj(_ -> line(given.skuOf(shop, MAX_PRICE_MINOR), MAX_QUANTITY))
                .toArray(LineRequest[]::new);

        given.basket(wanted).isRefused(new OutOfRange(Field.ORDER_TOTAL, Long.MAX_VALUE, 0, MAX_AMOUNT_MINOR));
        given.basket(wanted[0])
                .isRefused(new OutOfRange(Field.ORDER_TOTAL, MAX_PRICE_MINOR * MAX_QUANTITY, 0, MAX_AMOUNT_MINOR));
    }
}
