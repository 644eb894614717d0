package io.drumroll.engine;

import static io.drumroll.engine.Given.ANNA;
import static io.drumroll.engine.Given.BO;
import static io.drumroll.engine.Given.CLOSES_AT;
import static io.drumroll.engine.Given.OPENS_AT;
import static io.drumroll.engine.Given.TEA_HOUSE;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.limit.Limits.MAX_COUPON_DEALS_PER_BUYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.message.Command.CancelOrder;
import io.drumroll.engine.message.Command.ClaimCoupon;
import io.drumroll.engine.message.Command.EndDeal;
import io.drumroll.engine.message.Event.CouponClaimed;
import io.drumroll.engine.message.Outcome.Accepted;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.CouponsGone;
import io.drumroll.engine.message.Rejection.DealNotLive;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.OutOfRange;
import io.drumroll.engine.message.Rejection.OverClaimLimit;
import io.drumroll.engine.message.Rejection.UnknownDeal;
import io.drumroll.engine.message.Rejection.WrongDealKind;
import io.drumroll.engine.promotion.DealTerms.FestivalCoupon;
import io.drumroll.engine.promotion.DealTerms.RedPacket;
import io.drumroll.engine.promotion.DealTerms.SecondPiece;
import io.drumroll.engine.promotion.DealTerms.ShopCoupon;
import org.junit.jupiter.api.Test;

/** Who gets a coupon, and who no more. */
class ClaimsTest {
    private final Given given = Given.festival();

    @Test
    void givesABuyerOneCoupon() {
        int deal = given.deal(new ShopCoupon(TEA_HOUSE, 100, 10, 5, 2));

        Accepted claimed = given.accepted(new ClaimCoupon(ANNA, deal));

        assertThat(claimed.id()).isEqualTo(deal);
        assertThat(claimed.amountMinor()).isZero();
        assertThat(given.events()).containsExactly(new CouponClaimed(ANNA, deal));
        assertThat(given.read(new Query.OfDeal(deal)))
                .extracting(Query.DealView::taken, Query.DealView::used)
                .containsExactly(1L, 0L);
        assertThat(given.read(new Query.OfCoupons(BO)).coupons()).isEmpty();
    }

    @Test
    void givesNoMoreCouponsThanThereAre() {
        int deal = given.deal(new FestivalCoupon(100, 10, 2, 1));
        given.claimed(ANNA, deal).claimed(BO, deal);

        given.refuses(new ClaimCoupon(9, deal), new CouponsGone(deal, 2));
        // That all are gone is said before that one has one already.
        given.refuses(new ClaimCoupon(ANNA, deal), new CouponsGone(deal, 2));
    }

    @Test
    void givesABuyerNoMoreCouponsThanOneMayHave() {
        int deal = given.deal(new FestivalCoupon(100, 10, 10, 2));
        given.claimed(ANNA, deal).claimed(ANNA, deal);

        given.refuses(new ClaimCoupon(ANNA, deal), new OverClaimLimit(deal, 2));
        given.claimed(BO, deal);
    }

    @Test
    void countsAClaimThatWasUsedAndGivenBackOnce() {
        int tea = given.sku(1_000, 10);
        int deal = given.held(ANNA, new FestivalCoupon(100, 10, 10, 1));
        long order = given.basket(line(tea, 1)).using(deal).placed();

        given.refuses(new ClaimCoupon(ANNA, deal), new OverClaimLimit(deal, 1));
        given.accepted(new CancelOrder(order));
        given.refuses(new ClaimCoupon(ANNA, deal), new OverClaimLimit(deal, 1));
    }

    @Test
    void canBeClaimedBeforeItsStartAndBeforeTheDoorsOpenButNotFromItsEnd() {
        Given early = given.at(OPENS_AT - 500_000);
        int deal = early.deal(Offers.during(OPENS_AT, CLOSES_AT, new FestivalCoupon(100, 10, 10, 1)));

        early.claimed(ANNA, deal);
        early.at(CLOSES_AT - 1).claimed(BO, deal);
        early.at(CLOSES_AT).refuses(new ClaimCoupon(9, deal), new DealNotLive(deal, OPENS_AT, CLOSES_AT));
    }

    @Test
    void refusesClaimsOfWhatIsNoCouponOrWasEnded() {
        int tea = given.sku(1_000, 10);
        int second = given.deal(new SecondPiece(tea, 1));
        int ended = given.deal(new FestivalCoupon(100, 10, 10, 1));
        given.accepted(new EndDeal(ended));

        given.refuses(new ClaimCoupon(0, second), new OutOfRange(Field.BUYER, 0, 1, Long.MAX_VALUE));
        given.refuses(new ClaimCoupon(ANNA, 99), new UnknownDeal(99));
        given.refuses(new ClaimCoupon(ANNA, 0), new UnknownDeal(0));
        given.refuses(new ClaimCoupon(ANNA, Integer.MIN_VALUE), new UnknownDeal(Integer.MIN_VALUE));
        given.refuses(new ClaimCoupon(ANNA, second), new WrongDealKind(second, 3));
        given.refuses(new ClaimCoupon(ANNA, ended), new DealNotLive(ended, Offers.STARTS_AT, Offers.ENDS_AT));
    }

    @Test
    void givesABuyerCouponsOfAHundredDealsAndMoreOfTheSameButOfNoOther() {
        int first = given.held(ANNA, new FestivalCoupon(100, 10, 10, 2));
        for (int i = 1; i < MAX_COUPON_DEALS_PER_BUYER; i++) {
            given.held(ANNA, new RedPacket(10, 10, 1));
        }
        int oneMore = given.deal(new RedPacket(10, 10, 1));

        given.refuses(new ClaimCoupon(ANNA, oneMore), new CapacityReached(Field.COUPONS, MAX_COUPON_DEALS_PER_BUYER));
        given.claimed(ANNA, first);
        given.claimed(BO, oneMore);
    }

    @Test
    void listsABuyersCouponsInTheOrderOfTheirFirstClaims() {
        int one = given.deal(new FestivalCoupon(100, 10, 10, 2));
        int two = given.deal(new FestivalCoupon(100, 20, 10, 2));
        given.claimed(ANNA, two).claimed(ANNA, one).claimed(ANNA, two);

        assertThat(given.read(new Query.OfCoupons(ANNA)).coupons())
                .extracting(Query.Coupon::deal)
                .containsExactly(two, one);
        assertThat(given.read(new Query.OfCoupons(ANNA)).coupons())
                .extracting(Query.Coupon::claimed)
                .containsExactly(2, 1);
    }
}
