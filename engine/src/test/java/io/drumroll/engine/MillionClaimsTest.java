package io.drumroll.engine;

import static io.drumroll.engine.Given.OPENS_AT;
import static io.drumroll.engine.Given.TEA_HOUSE;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.order.PayMode.LATER;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.message.Command.ClaimCoupon;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Outcome.Accepted;
import io.drumroll.engine.message.Outcome.Rejected;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection.CouponNotHeld;
import io.drumroll.engine.message.Rejection.CouponsGone;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.DealTerms.FestivalCoupon;
import io.drumroll.engine.promotion.DealTerms.RedPacket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A million buyers claim one of a thousand coupons within one second of the log's time. */
class MillionClaimsTest {
    private static final int BUYERS = 1_000_000;
    private static final int COUPONS = 1_000;
    /** Odd, so that every number below a power of two above it comes once. */
    private static final long SCATTER = 0x9E3779B1L;

    private final Given given = Given.festival();
    private final int tea = given.skuOf(TEA_HOUSE, 1_000);

    @Test
    void givesAThousandCouponsToExactlyAThousandOfAMillionBuyersWhoCanUseEachOnce() {
        claimAndUse(new FestivalCoupon(1_000, 100, COUPONS, 1));
    }

    @Test
    void givesAThousandRedPacketsToExactlyAThousandOfAMillionBuyersAndKeepsTheBudget() {
        claimAndUse(new RedPacket(100, COUPONS * 100 + 99, 1));
    }

    private void claimAndUse(DealTerms terms) {
        int deal = given.deal(terms);
        CouponsGone gone = new CouponsGone(deal, COUPONS);
        List<Long> holders = new ArrayList<>();
        long refused = 0;
        for (int i = 0; i < BUYERS; i++) {
            long buyer = buyer(i);
            given.at(OPENS_AT + i / 1_000);
            Outcome outcome = given.when(new Request(1, i + 1), new ClaimCoupon(buyer, deal));
            if (outcome instanceof Accepted) {
                holders.add(buyer);
            } else {
                assertThat(((Rejected) outcome).rejection()).isEqualTo(gone);
                refused++;
            }
        }

        assertThat(holders).hasSize(COUPONS).doesNotHaveDuplicates();
        assertThat(refused).isEqualTo(BUYERS - COUPONS);
        assertThat(holders.getFirst()).as("first come, first served").isEqualTo(buyer(0));
        assertThat(holders.getLast()).isEqualTo(buyer(COUPONS - 1));
        // A claim that comes again is answered again and gives no second coupon.
        assertThat(given.accepted(new Request(1, 1), new ClaimCoupon(buyer(0), deal))
                        .repeated())
                .isTrue();

        useEachOnce(deal, holders);
    }

    private static long buyer(int claim) {
        return (claim * SCATTER & (1 << 20) - 1) + 1;
    }

    private void useEachOnce(int deal, List<Long> holders) {
        for (long buyer : holders) {
            Basket basket = given.basket(line(tea, 1)).by(buyer).using(deal);
            given.accepted(basket.order(900, LATER));
            assertThat(given.when(given.freshKey(), basket.order(900, LATER)))
                    .isEqualTo(new Rejected(given.position(), new CouponNotHeld(deal)));
        }
        for (int i = COUPONS; i < 2 * COUPONS; i++) {
            Basket basket = given.basket(line(tea, 1)).by(buyer(i)).using(deal);
            assertThat(given.when(given.freshKey(), basket.order(900, LATER)))
                    .isEqualTo(new Rejected(given.position(), new CouponNotHeld(deal)));
        }
        assertThat(given.orders()).isEqualTo(COUPONS);
        assertThat(given.read(new Query.OfDeal(deal)))
                .extracting(Query.DealView::taken, Query.DealView::used)
                .containsExactly((long) COUPONS, (long) COUPONS);
    }
}
