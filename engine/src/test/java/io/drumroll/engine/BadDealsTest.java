package io.drumroll.engine;

import static io.drumroll.engine.Given.CHINA;
import static io.drumroll.engine.Given.CLOSES_AT;
import static io.drumroll.engine.Given.CNY;
import static io.drumroll.engine.Given.OPENS_AT;
import static io.drumroll.engine.Given.TEA_HOUSE;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.limit.Limits.MAX_AMOUNT_MINOR;
import static io.drumroll.engine.limit.Limits.MAX_DEALS_PER_SUBJECT;
import static io.drumroll.engine.limit.Limits.MAX_PRICE_MINOR;
import static io.drumroll.engine.limit.Limits.MAX_TEXT_BYTES;
import static io.drumroll.engine.limit.Limits.MAX_TIME_MS;
import static io.drumroll.engine.limit.Limits.WHOLE_BPS;
import static io.drumroll.engine.promotion.Stage.CROSS_SHOP;
import static io.drumroll.engine.promotion.Stage.FESTIVAL_COUPON;
import static io.drumroll.engine.promotion.Stage.ITEM;
import static io.drumroll.engine.promotion.Stage.RED_PACKET;
import static io.drumroll.engine.promotion.Stage.SHOP_COUPON;
import static io.drumroll.engine.promotion.Stage.SHOP_TIERS;

import io.drumroll.engine.message.Command.EndDeal;
import io.drumroll.engine.message.Command.MakeDeal;
import io.drumroll.engine.message.Rejection.BadText;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.DealOverlaps;
import io.drumroll.engine.message.Rejection.DealRaisesPrice;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.OutOfRange;
import io.drumroll.engine.message.Rejection.RepeatedSku;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.DealTerms.Break;
import io.drumroll.engine.promotion.DealTerms.BundlePrice;
import io.drumroll.engine.promotion.DealTerms.CrossShop;
import io.drumroll.engine.promotion.DealTerms.FestivalCoupon;
import io.drumroll.engine.promotion.DealTerms.FestivalPrice;
import io.drumroll.engine.promotion.DealTerms.PreSale;
import io.drumroll.engine.promotion.DealTerms.QuantityBreaks;
import io.drumroll.engine.promotion.DealTerms.RedPacket;
import io.drumroll.engine.promotion.DealTerms.SecondPiece;
import io.drumroll.engine.promotion.DealTerms.ShopCoupon;
import io.drumroll.engine.promotion.DealTerms.ShopTiers;
import io.drumroll.engine.promotion.DealTerms.Tier;
import io.drumroll.engine.promotion.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Overlapping, circular, negative, over-100 %, expired and crowded deals; the bounds of every single term are in {@link
 * BadTermsTest}.
 */
class BadDealsTest {
    private final Given given = Given.festival();
    private final int tea = given.skuOf(TEA_HOUSE, 1_000);
    private final int cup = given.skuOf(TEA_HOUSE, 1_000);
    private final int pot = given.skuOf(TEA_HOUSE, 1_000);

    private static MakeDeal making(DealTerms terms, Stage... bars) {
        return new MakeDeal(Offers.offer(terms, bars));
    }

    private static MakeDeal making(long startsAtMs, long endsAtMs, DealTerms terms) {
        return new MakeDeal(Offers.during(startsAtMs, endsAtMs, terms));
    }

    private static FestivalPrice price(int sku) {
        return new FestivalPrice(sku, 900, 10, 0);
    }

    // Overlapping

    @Test
    void refusesAnOverlappingDealOfTheSameKindAndSubject() {
        List<DealTerms> kinds = List.of(
                price(tea),
                new QuantityBreaks(tea, List.of(new Break(2, 900))),
                new SecondPiece(tea, 5_000),
                new BundlePrice(List.of(line(tea, 1), line(cup, 1)), 1_500),
                new PreSale(tea, 900, 50, 100, Offers.ENDS_AT, Offers.ENDS_AT + 1, true),
                new ShopTiers(TEA_HOUSE, List.of(new Tier(100, 10))),
                new CrossShop(100, 10, 0));
        // One of each kind is no overlap.
        for (DealTerms terms : kinds) {
            int deal = given.deal(terms);

            given.refuses(making(terms), new DealOverlaps(deal));
        }
    }

    @Test
    void refusesADealThatSharesOneMillisecondAndTakesOneThatTouchesIt() {
        int deal = given.deal(Offers.during(1_500_000, 1_600_000, price(tea)));

        given.refuses(making(1_599_999, 1_700_000, price(tea)), new DealOverlaps(deal));
        given.refuses(making(1_400_000, 1_500_001, price(tea)), new DealOverlaps(deal));
        given.refuses(making(1_550_000, 1_550_001, price(tea)), new DealOverlaps(deal));
        given.refuses(making(0, MAX_TIME_MS + 1, price(tea)), new DealOverlaps(deal));
        given.accepted(making(1_600_000, 1_700_000, price(tea)));
        given.accepted(making(1_400_000, 1_500_000, price(tea)));
    }

    @Test
    void namesTheLowestOfSeveralDealsThatAnotherOverlaps() {
        given.deal(Offers.during(1_800_000, 1_900_000, price(cup)));
        int second = given.deal(Offers.during(1_600_000, 1_700_000, price(tea)));
        given.deal(Offers.during(1_500_000, 1_600_000, price(tea)));

        given.refuses(making(1_400_000, 1_900_000, price(tea)), new DealOverlaps(second));
    }

    @Test
    void refusesABundleThatSharesAMemberWithAnother() {
        int bundle = given.deal(new BundlePrice(List.of(line(tea, 1), line(cup, 1)), 1_500));

        given.refuses(making(new BundlePrice(List.of(line(pot, 1), line(cup, 2)), 1_500)), new DealOverlaps(bundle));
    }

    @Test
    void takesAnOverlappingDealOnceTheOtherWasEndedOrOfAnotherSubject() {
        int deal = given.deal(price(tea));
        given.accepted(making(price(cup)));
        given.accepted(new EndDeal(deal));

        given.accepted(making(price(tea)));
    }

    @Test
    void takesAsManyCouponsAndRedPacketsAtOnceAsOneLikes() {
        for (int i = 0; i <= MAX_DEALS_PER_SUBJECT; i++) {
            given.accepted(making(new ShopCoupon(TEA_HOUSE, 100, 10, 1, 1)));
            given.accepted(making(new FestivalCoupon(100, 10, 1, 1)));
            given.accepted(making(new RedPacket(10, 10, 1)));
        }
    }

    // Circular

    @Test
    void refusesACircularDealThatBarsItsOwnStage() {
        List<DealTerms> stages = List.of(
                price(tea),
                new ShopTiers(TEA_HOUSE, List.of(new Tier(100, 10))),
                new ShopCoupon(TEA_HOUSE, 100, 10, 1, 1),
                new CrossShop(100, 10, 0),
                new FestivalCoupon(100, 10, 1, 1),
                new RedPacket(10, 10, 1));
        for (int own = 0; own < stages.size(); own++) {
            given.refuses(making(stages.get(own), Stage.ofCode(own)), new OutOfRange(Field.STACKING, own, own + 1, 5));
        }
    }

    @Test
    void refusesACircularDealThatBarsAnEarlierStage() {
        given.refuses(making(new CrossShop(100, 10, 0), ITEM), new OutOfRange(Field.STACKING, 0, 4, 5));
        given.refuses(making(new RedPacket(10, 10, 1), FESTIVAL_COUPON), new OutOfRange(Field.STACKING, 4, 6, 5));
        given.refuses(
                making(new ShopCoupon(TEA_HOUSE, 100, 10, 1, 1), SHOP_TIERS), new OutOfRange(Field.STACKING, 1, 3, 5));
    }

    @Test
    void refusesBarsThatRepeatOrRunBackwards() {
        given.refuses(making(price(tea), CROSS_SHOP, CROSS_SHOP), new OutOfRange(Field.STACKING, 3, 4, 5));
        given.refuses(making(price(tea), CROSS_SHOP, SHOP_COUPON), new OutOfRange(Field.STACKING, 2, 4, 5));
        given.refuses(making(price(tea), RED_PACKET, RED_PACKET), new OutOfRange(Field.STACKING, 5, 6, 5));

        given.accepted(making(price(tea), SHOP_TIERS, SHOP_COUPON, CROSS_SHOP, FESTIVAL_COUPON, RED_PACKET));
    }

    @Test
    void refusesACircularBundleThatNamesASkuTwice() {
        given.refuses(
                making(new BundlePrice(List.of(line(tea, 1), line(cup, 1), line(tea, 1)), 1_500)),
                new RepeatedSku(tea));
        given.refuses(making(new BundlePrice(List.of(line(tea, 1), line(tea, 1)), 1_500)), new RepeatedSku(tea));
    }

    // Negative, and over 100 %

    @Test
    void refusesNegativeDeals() {
        given.refuses(making(new FestivalPrice(tea, -1, 10, 0)), new OutOfRange(Field.PRICE, -1, 1, MAX_PRICE_MINOR));
        given.refuses(
                making(new QuantityBreaks(tea, List.of(new Break(2, -1)))),
                new OutOfRange(Field.PRICE, -1, 1, MAX_PRICE_MINOR));
        given.refuses(making(new SecondPiece(tea, -1)), new OutOfRange(Field.DISCOUNT, -1, 1, WHOLE_BPS));
        given.refuses(
                making(new BundlePrice(List.of(line(tea, 1), line(cup, 1)), -1)),
                new OutOfRange(Field.PRICE, -1, 1, MAX_AMOUNT_MINOR));
        given.refuses(
                making(new PreSale(tea, 900, -1, 100, Offers.ENDS_AT, Offers.ENDS_AT + 1, true)),
                new OutOfRange(Field.DEPOSIT, -1, 1, 100));
        given.refuses(
                making(new ShopTiers(TEA_HOUSE, List.of(new Tier(100, -1)))),
                new OutOfRange(Field.DISCOUNT, -1, 1, 100));
        given.refuses(making(new ShopCoupon(TEA_HOUSE, 100, -1, 1, 1)), new OutOfRange(Field.DISCOUNT, -1, 1, 100));
        given.refuses(making(new CrossShop(100, -1, 0)), new OutOfRange(Field.DISCOUNT, -1, 1, 100));
        given.refuses(making(new FestivalCoupon(100, -1, 1, 1)), new OutOfRange(Field.DISCOUNT, -1, 1, 100));
        given.refuses(making(new RedPacket(-1, 100, 1)), new OutOfRange(Field.DISCOUNT, -1, 1, MAX_AMOUNT_MINOR));
    }

    @Test
    void refusesDealsOfMoreThanAHundredPercent() {
        given.refuses(
                making(new SecondPiece(tea, WHOLE_BPS + 1)),
                new OutOfRange(Field.DISCOUNT, WHOLE_BPS + 1, 1, WHOLE_BPS));
        given.refuses(
                making(new ShopTiers(TEA_HOUSE, List.of(new Tier(100, 101)))),
                new OutOfRange(Field.DISCOUNT, 101, 1, 100));
        given.refuses(making(new ShopCoupon(TEA_HOUSE, 100, 101, 1, 1)), new OutOfRange(Field.DISCOUNT, 101, 1, 100));
        given.refuses(making(new CrossShop(100, 101, 0)), new OutOfRange(Field.DISCOUNT, 101, 1, 100));
        given.refuses(making(new FestivalCoupon(100, 101, 1, 1)), new OutOfRange(Field.DISCOUNT, 101, 1, 100));
        given.refuses(
                making(new PreSale(tea, 900, 50, 901, Offers.ENDS_AT, Offers.ENDS_AT + 1, true)),
                new OutOfRange(Field.DEPOSIT, 901, 1, 900));
        // And those that would make it dearer.
        given.refuses(making(new FestivalPrice(tea, 1_001, 10, 0)), new DealRaisesPrice(tea, 1_001, 1_000));
        given.refuses(
                making(new BundlePrice(List.of(line(tea, 1), line(cup, 1)), 2_001)),
                new DealRaisesPrice(tea, 2_001, 2_000));
    }

    // Expired, and other windows

    @Test
    void refusesAnExpiredDeal() {
        given.at(OPENS_AT + 100);

        given.refuses(
                making(0, OPENS_AT + 100, price(tea)),
                new OutOfRange(Field.ENDS_AT, OPENS_AT + 100, OPENS_AT + 101, MAX_TIME_MS + 1));
        given.refuses(making(0, 1, price(tea)), new OutOfRange(Field.ENDS_AT, 1, OPENS_AT + 101, MAX_TIME_MS + 1));
        given.accepted(making(0, OPENS_AT + 101, price(tea)));
    }

    @Test
    void refusesADealThatEndsBeforeItStartsOrNeverStarts() {
        given.refuses(
                making(CLOSES_AT, CLOSES_AT, price(tea)),
                new OutOfRange(Field.ENDS_AT, CLOSES_AT, CLOSES_AT + 1, MAX_TIME_MS + 1));
        given.refuses(
                making(CLOSES_AT, Long.MIN_VALUE, price(tea)),
                new OutOfRange(Field.ENDS_AT, Long.MIN_VALUE, CLOSES_AT + 1, MAX_TIME_MS + 1));
        given.refuses(making(-1, CLOSES_AT, price(tea)), new OutOfRange(Field.STARTS_AT, -1, 0, MAX_TIME_MS));
        given.refuses(
                making(MAX_TIME_MS + 1, MAX_TIME_MS + 2, price(tea)),
                new OutOfRange(Field.STARTS_AT, MAX_TIME_MS + 1, 0, MAX_TIME_MS));
        given.refuses(
                making(Long.MAX_VALUE, Long.MIN_VALUE, price(tea)),
                new OutOfRange(Field.STARTS_AT, Long.MAX_VALUE, 0, MAX_TIME_MS));
        given.refuses(
                making(MAX_TIME_MS, MAX_TIME_MS + 2, price(tea)),
                new OutOfRange(Field.ENDS_AT, MAX_TIME_MS + 2, MAX_TIME_MS + 1, MAX_TIME_MS + 1));

        given.accepted(making(MAX_TIME_MS, MAX_TIME_MS + 1, price(tea)));
        given.accepted(making(0, MAX_TIME_MS, price(tea)));
    }

    @Test
    void refusesADealWithoutAProperName() {
        for (String name : List.of("", " \t", "a\nb", "\ud83c", "x".repeat(MAX_TEXT_BYTES + 1))) {
            given.refuses(new MakeDeal(Offers.named(name, price(tea))), new BadText(Field.NAME, MAX_TEXT_BYTES));
        }
        given.accepted(new MakeDeal(Offers.named("x".repeat(MAX_TEXT_BYTES), price(tea))));
    }

    @Test
    void looksAtNameThenWindowThenBarsThenTermsThenOverlap() {
        given.deal(price(tea));
        DealOffer bad = new DealOffer("", -1, -2, Offers.offer(price(tea)).funder(), List.of(ITEM), price(99));

        given.refuses(new MakeDeal(bad), new BadText(Field.NAME, MAX_TEXT_BYTES));
        given.refuses(
                new MakeDeal(new DealOffer("x", -1, -2, bad.funder(), bad.bars(), bad.terms())),
                new OutOfRange(Field.STARTS_AT, -1, 0, MAX_TIME_MS));
        given.refuses(
                new MakeDeal(new DealOffer("x", 5, 5, bad.funder(), bad.bars(), bad.terms())),
                new OutOfRange(Field.ENDS_AT, 5, 6, MAX_TIME_MS + 1));
        given.refuses(
                new MakeDeal(new DealOffer("x", 5, CLOSES_AT, bad.funder(), bad.bars(), bad.terms())),
                new OutOfRange(Field.STACKING, 0, 1, 5));
        given.refuses(making(new FestivalPrice(tea, 0, 10, 0)), new OutOfRange(Field.PRICE, 0, 1, MAX_PRICE_MINOR));
    }

    // Crowded

    @Test
    void takesNoMoreDealsOfOneSubjectThanThereIsRoomFor() {
        for (int i = 0; i < MAX_DEALS_PER_SUBJECT; i++) {
            given.accepted(making(CLOSES_AT + i, CLOSES_AT + i + 1, price(tea)));
        }
        CapacityReached full = new CapacityReached(Field.DEALS, MAX_DEALS_PER_SUBJECT);

        given.refuses(making(CLOSES_AT + 1_000, CLOSES_AT + 1_001, price(tea)), full);
        // Deals of every kind count, and a bundle counts for each of its members.
        given.refuses(making(new SecondPiece(tea, 1)), full);
        given.refuses(making(new BundlePrice(List.of(line(cup, 1), line(tea, 1)), 1_500)), full);
        given.accepted(making(price(cup)));
        // An overlap is named before the crowd.
        given.refuses(making(CLOSES_AT, CLOSES_AT + 1, price(tea)), new DealOverlaps(1));
    }

    @Test
    void hasRoomAgainOnceADealOfTheSubjectWasEndedOrIsOver() {
        for (int i = 0; i < MAX_DEALS_PER_SUBJECT; i++) {
            given.accepted(making(CLOSES_AT + i, CLOSES_AT + i + 1, price(tea)));
        }
        given.accepted(new EndDeal(5));
        given.accepted(making(CLOSES_AT + 1_000, CLOSES_AT + 1_001, price(tea)));
        given.refuses(
                making(CLOSES_AT + 2_000, CLOSES_AT + 2_001, price(tea)),
                new CapacityReached(Field.DEALS, MAX_DEALS_PER_SUBJECT));
        given.at(CLOSES_AT + 1);
        given.accepted(making(CLOSES_AT + 2_000, CLOSES_AT + 2_001, price(tea)));
    }

    @Test
    void countsTiersOfOneShopAndSavingsAcrossShopsEachOnTheirOwn() {
        int other = given.shop(CNY);
        for (int i = 0; i < MAX_DEALS_PER_SUBJECT; i++) {
            long from = CLOSES_AT + i;
            given.accepted(making(from, from + 1, new ShopTiers(TEA_HOUSE, List.of(new Tier(100, 10)))));
            given.accepted(making(from, from + 1, new CrossShop(100, 10, 0)));
        }
        CapacityReached full = new CapacityReached(Field.DEALS, MAX_DEALS_PER_SUBJECT);

        given.refuses(making(0, CLOSES_AT, new ShopTiers(TEA_HOUSE, List.of(new Tier(100, 10)))), full);
        given.refuses(making(0, CLOSES_AT, new CrossShop(100, 10, 0)), full);
        given.accepted(making(new ShopTiers(other, List.of(new Tier(100, 10)))));
        given.accepted(making(price(given.importOf(TEA_HOUSE, CHINA, "", 1_000))));
    }
}
