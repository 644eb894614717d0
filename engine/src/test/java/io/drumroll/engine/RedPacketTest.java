package io.drumroll.engine;

import static io.drumroll.engine.Basket.off;
import static io.drumroll.engine.Given.ANNA;
import static io.drumroll.engine.Given.BO;
import static io.drumroll.engine.Given.TEA_HOUSE;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.promotion.Stage.RED_PACKET;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.message.Command.ClaimCoupon;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection.CouponNotHeld;
import io.drumroll.engine.message.Rejection.CouponsGone;
import io.drumroll.engine.message.Rejection.NothingLeftToPay;
import io.drumroll.engine.promotion.DealTerms.FestivalCoupon;
import io.drumroll.engine.promotion.DealTerms.RedPacket;
import org.junit.jupiter.api.Test;

/** Money off whatever is left, out of a budget. */
class RedPacketTest {
    private final Given given = Given.festival();
    private final int tea = given.skuOf(TEA_HOUSE, 1_000);

    @Test
    void takesItsFaceOffWithoutAMinimum() {
        int packet = given.held(ANNA, new RedPacket(300, 300, 1));
        int cup = given.skuOf(TEA_HOUSE, 500);

        assertThat(given.basket(line(tea, 1), line(cup, 1)).using(packet).adjustments())
                .containsExactly(off(0, packet, RED_PACKET, 200), off(1, packet, RED_PACKET, 100));
    }

    @Test
    void takesNoMoreThanWhatIsLeftAndIsUsedUpByIt() {
        int packet = given.held(ANNA, new RedPacket(3_000, 9_000, 1));
        Basket basket = given.basket(line(tea, 1)).using(packet);

        assertThat(basket.total()).isZero();
        assertThat(basket.adjustments()).containsExactly(off(0, packet, RED_PACKET, 1_000));
        basket.placed();

        basket.isRefused(new CouponNotHeld(packet));
    }

    @Test
    void isRefusedWhereNothingIsLeftToPay() {
        int all = given.held(ANNA, new FestivalCoupon(1_000, 1_000, 1, 1));
        int packet = given.held(ANNA, new RedPacket(1, 1, 1));

        given.basket(line(tea, 1)).using(all, packet).isRefused(new NothingLeftToPay(packet));
        given.basket(line(tea, 1)).using(all).placed();
    }

    @Test
    void canBeClaimedAsOftenAsItsBudgetHoldsWholePackets() {
        int packet = given.deal(new RedPacket(500, 1_999, 2));
        given.claimed(ANNA, packet).claimed(ANNA, packet).claimed(BO, packet);

        given.refuses(new ClaimCoupon(BO, packet), new CouponsGone(packet, 3));
    }

    @Test
    void takesNoMoreThanItsBudgetInAll() {
        int packet = given.deal(new RedPacket(500, 1_999, 1));
        long taken = 0;
        for (long buyer = 1; buyer <= 3; buyer++) {
            given.claimed(buyer, packet);
            Basket basket = given.basket(line(tea, 1)).by(buyer).using(packet);
            taken += basket.quote().savingMinor();
            basket.placed();
        }

        assertThat(taken).isEqualTo(1_500);
        given.refuses(new ClaimCoupon(4, packet), new CouponsGone(packet, 3));
        assertThat(given.read(new Query.OfDeal(packet)))
                .extracting(Query.DealView::taken, Query.DealView::used)
                .containsExactly(3L, 3L);
    }
}
