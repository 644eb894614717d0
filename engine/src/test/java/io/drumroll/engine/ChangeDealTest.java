package io.drumroll.engine;

import static io.drumroll.engine.Given.ANNA;
import static io.drumroll.engine.Given.BO;
import static io.drumroll.engine.Given.CNY;
import static io.drumroll.engine.Given.OPENS_AT;
import static io.drumroll.engine.Given.TEA_HOUSE;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.limit.Limits.MAX_COUPONS;
import static io.drumroll.engine.limit.Limits.MAX_FUNDED_MINOR;
import static io.drumroll.engine.limit.Limits.MAX_PRICE_MINOR;
import static io.drumroll.engine.limit.Limits.MAX_QUANTITY;
import static io.drumroll.engine.limit.Limits.MAX_STOCK;
import static io.drumroll.engine.limit.Limits.MAX_TEXT_BYTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.message.Command.ChangeDeal;
import io.drumroll.engine.message.Command.ClaimCoupon;
import io.drumroll.engine.message.Command.EndDeal;
import io.drumroll.engine.message.Event.DealChanged;
import io.drumroll.engine.message.Event.DealEnded;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.BadText;
import io.drumroll.engine.message.Rejection.CouponsGone;
import io.drumroll.engine.message.Rejection.DealNotLive;
import io.drumroll.engine.message.Rejection.DealOverlaps;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.OutOfRange;
import io.drumroll.engine.message.Rejection.UnknownDeal;
import io.drumroll.engine.message.Rejection.WrongDealKind;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.DealTerms.BundlePrice;
import io.drumroll.engine.promotion.DealTerms.FestivalCoupon;
import io.drumroll.engine.promotion.DealTerms.FestivalPrice;
import io.drumroll.engine.promotion.DealTerms.RedPacket;
import io.drumroll.engine.promotion.DealTerms.SecondPiece;
import io.drumroll.engine.promotion.DealTerms.ShopCoupon;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Deals that are changed or ended while they run. */
class ChangeDealTest {
    private final Given given = Given.festival();
    private final int tea = given.skuOf(TEA_HOUSE, 1_000);
    private final int cup = given.skuOf(TEA_HOUSE, 1_000);

    private void refuses(int deal, DealTerms terms, Rejection expected) {
        given.refuses(new ChangeDeal(deal, Offers.offer(terms)), expected);
    }

    private void takes(int deal, DealTerms terms) {
        given.accepted(new ChangeDeal(deal, Offers.offer(terms)));
    }

    @Test
    void refusesToChangeOrEndADealThatIsOverOrWasNeverMade() {
        int over = given.deal(Offers.during(0, OPENS_AT + 10, new SecondPiece(tea, 1)));
        int ended = given.deal(new FestivalPrice(tea, 900, 10, 0));
        given.accepted(new EndDeal(ended));
        assertThat(given.events()).containsExactly(new DealEnded(ended));
        given.at(OPENS_AT + 10);

        for (int deal : new int[] {0, -1, 99}) {
            refuses(deal, new SecondPiece(tea, 1), new UnknownDeal(deal));
            given.refuses(new EndDeal(deal), new UnknownDeal(deal));
        }
        refuses(over, new SecondPiece(tea, 1), new DealNotLive(over, 0, OPENS_AT + 10));
        given.refuses(new EndDeal(over), new DealNotLive(over, 0, OPENS_AT + 10));
        refuses(ended, new FestivalPrice(tea, 900, 10, 0), new DealNotLive(ended, Offers.STARTS_AT, Offers.ENDS_AT));
        given.refuses(new EndDeal(ended), new DealNotLive(ended, Offers.STARTS_AT, Offers.ENDS_AT));
    }

    @Test
    void changesAndEndsADealThatHasNotBegun() {
        int deal = given.deal(Offers.during(OPENS_AT + 10, OPENS_AT + 20, new SecondPiece(tea, 1)));

        given.accepted(new ChangeDeal(deal, Offers.during(0, OPENS_AT + 20, new SecondPiece(tea, 5_000))));

        assertThat(given.events())
                .containsExactly(new DealChanged(deal, Offers.during(0, OPENS_AT + 20, new SecondPiece(tea, 5_000))));
        assertThat(given.basket(line(tea, 2)).total()).isEqualTo(1_500);
        given.accepted(new EndDeal(deal));
        assertThat(given.basket(line(tea, 2)).total()).isEqualTo(2_000);
    }

    @Test
    void refusesTermsOfAnotherKindOrSubject() {
        int second = given.deal(new SecondPiece(tea, 1));
        int bundle = given.deal(new BundlePrice(List.of(line(tea, 1), line(cup, 1)), 1_500));
        int coupon = given.deal(new ShopCoupon(TEA_HOUSE, 100, 10, 10, 1));

        refuses(second, new FestivalPrice(tea, 900, 10, 0), new WrongDealKind(second, 3));
        refuses(second, new SecondPiece(cup, 1), new WrongDealKind(second, 3));
        refuses(bundle, new BundlePrice(List.of(line(cup, 1), line(tea, 1)), 1_500), new WrongDealKind(bundle, 4));
        refuses(coupon, new ShopCoupon(given.shop(CNY), 100, 10, 10, 1), new WrongDealKind(coupon, 6));
        takes(bundle, new BundlePrice(List.of(line(tea, 3), line(cup, 2)), 1_600));
        assertThat(given.basket(line(tea, 3), line(cup, 2)).total()).isEqualTo(1_600);
    }

    @Test
    void checksChangedTermsLikeNewOnes() {
        int deal = given.deal(new FestivalPrice(tea, 900, 10, 0));

        given.refuses(
                new ChangeDeal(deal, Offers.named("", new FestivalPrice(tea, 900, 10, 0))),
                new BadText(Field.NAME, MAX_TEXT_BYTES));
        refuses(deal, new FestivalPrice(tea, 0, 10, 0), new OutOfRange(Field.PRICE, 0, 1, MAX_PRICE_MINOR));
    }

    @Test
    void refusesAWindowThatOverlapsWithAnotherDealButNotWithItself() {
        int first = given.deal(Offers.during(1_500_000, 1_600_000, new SecondPiece(tea, 1)));
        int second = given.deal(Offers.during(1_600_000, 1_700_000, new SecondPiece(tea, 1)));

        given.refuses(
                new ChangeDeal(first, Offers.during(1_500_000, 1_600_001, new SecondPiece(tea, 1))),
                new DealOverlaps(second));
        given.accepted(new ChangeDeal(first, Offers.during(1_400_000, 1_599_999, new SecondPiece(tea, 2))));
    }

    @Test
    void leavesAFestivalPriceNoLessStockThanWasTaken() {
        int deal = given.deal(new FestivalPrice(tea, 900, 10, 0));
        given.basket(line(tea, 4)).placed();

        refuses(deal, new FestivalPrice(tea, 900, 3, 0), new OutOfRange(Field.STOCK, 3, 4, MAX_STOCK));
        takes(deal, new FestivalPrice(tea, 900, 4, 0));
        assertThat(given.basket(line(tea, 1)).total()).isEqualTo(1_000);
        takes(deal, new FestivalPrice(tea, 800, 5, 0));
        assertThat(given.basket(line(tea, 2)).total()).isEqualTo(1_800);
    }

    @Test
    void keepsAFestivalPriceWithoutALimitWithoutOneAndOneWithALimitWithOne() {
        int free = given.deal(new FestivalPrice(tea, 900, 10, 0));
        int limited = given.deal(new FestivalPrice(cup, 900, 10, 2));

        refuses(free, new FestivalPrice(tea, 900, 10, 2), new OutOfRange(Field.LIMIT_PER_BUYER, 2, 0, 0));
        refuses(limited, new FestivalPrice(cup, 900, 10, 0), new OutOfRange(Field.LIMIT_PER_BUYER, 0, 1, MAX_QUANTITY));
        given.basket(line(cup, 2)).placed();
        takes(limited, new FestivalPrice(cup, 900, 10, 1));
        assertThat(given.basket(line(cup, 1)).total()).as("has two already").isEqualTo(1_000);
        takes(limited, new FestivalPrice(cup, 900, 10, 3));
        assertThat(given.basket(line(cup, 2)).total()).isEqualTo(1_900);
    }

    @Test
    void leavesNoFewerCouponsThanWereClaimed() {
        int deal = given.deal(new FestivalCoupon(100, 10, 10, 1));
        given.claimed(ANNA, deal).claimed(BO, deal);

        refuses(deal, new FestivalCoupon(100, 10, 1, 1), new OutOfRange(Field.COUPONS, 1, 2, MAX_COUPONS));
        takes(deal, new FestivalCoupon(100, 20, 2, 1));
        given.refuses(new ClaimCoupon(9, deal), new CouponsGone(deal, 2));
        assertThat(given.basket(line(tea, 1)).using(deal).total()).isEqualTo(980);
    }

    @Test
    void keepsARedPacketsFaceAndBudgetForThoseThatWereClaimed() {
        int deal = given.deal(new RedPacket(100, 1_000, 1));
        takes(deal, new RedPacket(50, 1_000, 1));
        given.claimed(ANNA, deal).claimed(BO, deal);

        refuses(deal, new RedPacket(51, 1_000, 1), new OutOfRange(Field.DISCOUNT, 51, 50, 50));
        refuses(deal, new RedPacket(49, 1_000, 1), new OutOfRange(Field.DISCOUNT, 49, 50, 50));
        refuses(deal, new RedPacket(50, 99, 1), new OutOfRange(Field.BUDGET, 99, 100, MAX_FUNDED_MINOR));
        takes(deal, new RedPacket(50, 100, 1));
        assertThat(given.read(new Query.OfDeal(deal)).taken()).isEqualTo(2);
    }
}
