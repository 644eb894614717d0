package io.drumroll.engine;

import static io.drumroll.engine.Given.CHINA;
import static io.drumroll.engine.Given.CNY;
import static io.drumroll.engine.Given.OPENS_AT;
import static io.drumroll.engine.Given.SWEDEN;
import static io.drumroll.engine.Given.TEA_HOUSE;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.limit.Limits.MAX_AMOUNT_MINOR;
import static io.drumroll.engine.limit.Limits.MAX_DUTY_BPS;
import static io.drumroll.engine.limit.Limits.MAX_TARIFF_DIGITS;
import static io.drumroll.engine.limit.Limits.MAX_TIME_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.message.Command.SetDuty;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection.BadText;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.OutOfRange;
import io.drumroll.engine.message.Rejection.SameCountry;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.promotion.DealTerms.CrossShop;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.promotion.Quote.QuoteLine;
import io.drumroll.engine.region.Country;
import org.junit.jupiter.api.Test;

/** Duty on what comes from Sweden to China. */
class DutyTest {
    private static final Country NORWAY = new Country("NO");

    private final Given given = Given.festival();
    private final int greenTea = given.importOf(TEA_HOUSE, SWEDEN, "0902100000", 10_000);

    private static DutyRule rule(String prefix, int dutyBps) {
        return rule(prefix, dutyBps, 0, OPENS_AT);
    }

    private static DutyRule rule(String prefix, int dutyBps, long thresholdMinor, long fromMs) {
        return new DutyRule(SWEDEN, CHINA, prefix, dutyBps, thresholdMinor, fromMs);
    }

    private long dutyOn(int sku) {
        return given.basket(line(sku, 1)).quote().dutyMinor();
    }

    @Test
    void showsTheDutyAsALineOfItsOwnAndAddsItToTheTotal() {
        given.duty(rule("0902", 1_250));

        Quote quote = given.basket(line(greenTea, 2)).quote();

        assertThat(quote.lines())
                .containsExactly(new QuoteLine(greenTea, 2, TEA_HOUSE, CNY, 10_000, 20_000, 20_000, 20_000, 2_500));
        assertThat(quote)
                .extracting(Quote::subtotalMinor, Quote::savingMinor, Quote::dutyMinor, Quote::totalMinor)
                .containsExactly(20_000L, 0L, 2_500L, 22_500L);
        assertThat(quote.lines().getFirst().refundMinor()).isEqualTo(22_500);
        assertThat(given.basket(line(greenTea, 2)).confirmed())
                .containsExactly(new OrderLine(greenTea, 2, 10_000, 20_000, 20_000, 2_500, 20_000, 0, 0));
    }

    @Test
    void takesTheRuleWithTheLongestPrefixThatBeginsTheCode() {
        int blackTea = given.importOf(TEA_HOUSE, SWEDEN, "0902300000", 10_000);
        int knife = given.importOf(TEA_HOUSE, SWEDEN, "8211", 10_000);
        int shortCode = given.importOf(TEA_HOUSE, SWEDEN, "090", 10_000);
        given.duty(rule("09021000", 2_000)).duty(rule("", 1_000)).duty(rule("0902", 500));

        assertThat(dutyOn(greenTea)).isEqualTo(2_000);
        assertThat(dutyOn(blackTea)).isEqualTo(500);
        assertThat(dutyOn(knife)).isEqualTo(1_000);
        assertThat(dutyOn(shortCode)).isEqualTo(1_000);
    }

    @Test
    void tellsLeadingZeroesApart() {
        int one = given.importOf(TEA_HOUSE, SWEDEN, "01", 10_000);
        int two = given.importOf(TEA_HOUSE, SWEDEN, "1", 10_000);
        given.duty(rule("0", 100)).duty(rule("1", 200)).duty(rule("00", 300));

        assertThat(dutyOn(one)).isEqualTo(100);
        assertThat(dutyOn(two)).isEqualTo(200);
    }

    @Test
    void letsALongerPrefixFreeWhatAShorterOneCharges() {
        given.duty(rule("", 1_000)).duty(rule("090210", 0));

        assertThat(dutyOn(greenTea)).isZero();
    }

    @Test
    void chargesNothingWithinACountryWithoutACodeOrWithoutARule() {
        int local = given.importOf(TEA_HOUSE, CHINA, "0902100000", 10_000);
        int uncoded = given.importOf(TEA_HOUSE, SWEDEN, "", 10_000);
        int norwegian = given.importOf(TEA_HOUSE, NORWAY, "0902100000", 10_000);
        given.duty(rule("", 1_000));

        assertThat(dutyOn(local)).isZero();
        assertThat(dutyOn(uncoded)).isZero();
        assertThat(dutyOn(norwegian)).isZero();
        assertThat(given.basket(line(greenTea, 1)).to(SWEDEN).quote().dutyMinor())
                .isZero();
        assertThat(given.basket(line(greenTea, 1)).to(NORWAY).quote().dutyMinor())
                .isZero();
        assertThat(dutyOn(greenTea)).isEqualTo(1_000);
    }

    @Test
    void chargesNothingBelowTheThresholdAndAllOfItAtTheThreshold() {
        int leaf = given.importOf(TEA_HOUSE, SWEDEN, "0902100000", 1);
        given.duty(rule("0902", 1_000, 15_000, OPENS_AT));

        assertThat(given.basket(line(greenTea, 1), line(leaf, 4_999)).duties()).containsExactly(0L, 0L);
        assertThat(given.basket(line(greenTea, 1), line(leaf, 5_000)).duties()).containsExactly(1_000L, 500L);
    }

    @Test
    void countsTheLinesOfOneShopAndOriginTowardsTheThreshold() {
        int otherShops = given.importOf(given.shop(CNY), SWEDEN, "0902100000", 10_000);
        int otherOrigins = given.importOf(TEA_HOUSE, NORWAY, "0902100000", 10_000);
        int local = given.skuOf(TEA_HOUSE, 10_000);
        int uncoded = given.importOf(TEA_HOUSE, SWEDEN, "", 10_000);
        given.duty(rule("0902", 1_000, 20_000, OPENS_AT));

        assertThat(given.basket(line(greenTea, 1), line(otherShops, 1), line(otherOrigins, 1), line(local, 1))
                        .quote()
                        .dutyMinor())
                .isZero();
        // What has no code pays no duty, but came in the same parcel.
        assertThat(given.basket(line(greenTea, 1), line(uncoded, 1)).duties()).containsExactly(1_000L, 0L);
    }

    @Test
    void countsWhatIsPaidAfterAllDealsTowardsThresholdAndDuty() {
        given.deal(Offers.fundedBy(Funder.SHOP, new CrossShop(10_000, 1, 1)));
        given.duty(rule("", 1_000, 10_000, OPENS_AT));

        assertThat(dutyOn(greenTea)).isZero();
        // 20,000 less 1: 1,999.9.
        assertThat(given.basket(line(greenTea, 2)).duties()).containsExactly(2_000L);
    }

    @Test
    void roundsTheDutyOfEachLineToTheNearestAndHalvesUp() {
        int four = given.importOf(TEA_HOUSE, SWEDEN, "1", 4);
        int five = given.importOf(TEA_HOUSE, SWEDEN, "1", 5);
        given.duty(rule("1", 1_000));

        assertThat(given.basket(line(four, 1), line(five, 1), line(greenTea, 1)).duties())
                .containsExactly(0L, 1L, 0L);
    }

    @Test
    void chargesTheDutyInTheBuyersCurrency() {
        Currency usd = new Currency("USD");
        given.rate(usd, 7, 1).duty(rule("", 1_000));

        // 1,000 fen are 142.9 cents.
        Quote quote = given.basket(line(greenTea, 1)).in(usd).quote();

        assertThat(quote.dutyMinor()).isEqualTo(143);
        assertThat(quote.totalMinor()).isEqualTo(1_429 + 143);
    }

    @Test
    void chargesTenTimesTheValueAtTheHighestDuty() {
        given.duty(rule("", MAX_DUTY_BPS));

        assertThat(dutyOn(greenTea)).isEqualTo(100_000);
    }

    // Time

    @Test
    void changesADutyExactlyAtItsMoment() {
        long moment = OPENS_AT + 500;
        given.duty(rule("0902", 1_000)).duty(rule("0902", 2_000, 0, moment));
        long early = given.at(moment - 1).basket(line(greenTea, 1)).placed();
        assertThat(dutyOn(greenTea)).isEqualTo(1_000);

        given.at(moment).tick();
        assertThat(dutyOn(greenTea)).isEqualTo(2_000);
        long late = given.basket(line(greenTea, 1)).placed();

        assertThat(given.read(new Query.OfOrder(early)).totalMinor()).isEqualTo(11_000);
        assertThat(given.read(new Query.OfOrder(late)).totalMinor()).isEqualTo(12_000);
    }

    @Test
    void takesAShorterPrefixUntilALongerOneIsInForce() {
        given.duty(rule("09", 1_000)).duty(rule("0902", 2_000, 0, OPENS_AT + 1));

        assertThat(dutyOn(greenTea)).isEqualTo(1_000);
        given.at(OPENS_AT + 1).tick();
        assertThat(dutyOn(greenTea)).isEqualTo(2_000);
    }

    @Test
    void takesTheRuleSetLastOfThoseWithOneMoment() {
        given.duty(rule("09", 1_000)).duty(rule("09", 3_000)).duty(rule("09", 2_000));

        assertThat(dutyOn(greenTea)).isEqualTo(2_000);
    }

    @Test
    void listsTheRulesInForceAndToComeInTheOrderInWhichTheyWereSet() {
        DutyRule over = rule("09", 1_000);
        DutyRule now = rule("09", 2_000, 5, OPENS_AT + 10);
        DutyRule other = rule("", 100);
        DutyRule later = rule("09", 3_000, 6, OPENS_AT + 20);
        given.duty(over).duty(now).duty(other).duty(later);
        given.at(OPENS_AT + 10).tick();

        assertThat(given.read(new Query.OfDuties(SWEDEN, CHINA)).rules()).containsExactly(now, other, later);
        assertThat(given.read(new Query.OfDuties(CHINA, SWEDEN)).rules()).isEmpty();
    }

    // Bad rules

    @Test
    void refusesARuleWithinACountry() {
        given.refuses(new SetDuty(new DutyRule(CHINA, CHINA, "x", -1, -1, -1)), new SameCountry("CN"));
    }

    @Test
    void refusesARuleOutOfItsRanges() {
        given.refuses(new SetDuty(rule("09021000000", -1)), new BadText(Field.TARIFF_CODE, MAX_TARIFF_DIGITS));
        given.refuses(new SetDuty(rule("09.02", 1)), new BadText(Field.TARIFF_CODE, MAX_TARIFF_DIGITS));
        given.refuses(new SetDuty(rule("", -1)), new OutOfRange(Field.DUTY, -1, 0, MAX_DUTY_BPS));
        given.refuses(
                new SetDuty(rule("", MAX_DUTY_BPS + 1)), new OutOfRange(Field.DUTY, MAX_DUTY_BPS + 1, 0, MAX_DUTY_BPS));
        given.refuses(new SetDuty(rule("", 1, -1, OPENS_AT)), new OutOfRange(Field.THRESHOLD, -1, 0, MAX_AMOUNT_MINOR));
        given.refuses(
                new SetDuty(rule("", 1, MAX_AMOUNT_MINOR + 1, OPENS_AT)),
                new OutOfRange(Field.THRESHOLD, MAX_AMOUNT_MINOR + 1, 0, MAX_AMOUNT_MINOR));
        given.accepted(new SetDuty(rule("0902100000", MAX_DUTY_BPS, MAX_AMOUNT_MINOR, MAX_TIME_MS)));
    }

    @Test
    void refusesARuleFromAPastMomentOrBeforeTheNewestOfItsKind() {
        given.refuses(
                new SetDuty(rule("09", 1, 0, OPENS_AT - 1)),
                new OutOfRange(Field.IN_FORCE_FROM, OPENS_AT - 1, OPENS_AT, MAX_TIME_MS));
        given.refuses(
                new SetDuty(rule("09", 1, 0, MAX_TIME_MS + 1)),
                new OutOfRange(Field.IN_FORCE_FROM, MAX_TIME_MS + 1, OPENS_AT, MAX_TIME_MS));
        given.duty(rule("09", 1, 0, OPENS_AT + 10));
        given.refuses(
                new SetDuty(rule("09", 2, 0, OPENS_AT + 9)),
                new OutOfRange(Field.IN_FORCE_FROM, OPENS_AT + 9, OPENS_AT + 10, MAX_TIME_MS));
        // Another prefix has moments of its own.
        given.duty(rule("0902", 2, 0, OPENS_AT)).duty(rule("09", 2, 0, OPENS_AT + 10));
    }
}
