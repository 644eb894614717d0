package io.drumroll.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Funder;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each coupon would save on the cart, or why not, and which of them go together. */
class CartCouponRoutesTest {
    private final EdgeFixture edge = new EdgeFixture().openWide();

    @AfterEach
    void close() {
        edge.close();
    }

    /** A deal of coupons of which buyer 7 claims one; its number. */
    private int held(Funder funder, DealTerms terms) {
        DealOffer offer = new DealOffer("Coupon", 0, 2_000_000, funder, List.of(), terms);
        int deal = (int) edge.festival.given(new Command.MakeDeal(offer)).id();
        edge.festival.given(new Command.ClaimCoupon(7, deal));
        return deal;
    }

    private Answer coupons() {
        Answer answer = edge.get("/v1/carts/7/coupons");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    @Test
    void saysWhatEachCouponSavesOrWhyItCannotBeUsed() {
        edge.put("/v1/carts/7/lines/1", "{\"quantity\":4}");
        int small = held(Funder.SHOP, new DealTerms.ShopCoupon(1, 1_000, 300, 10, 1));
        int large = held(Funder.SHOP, new DealTerms.ShopCoupon(1, 5_001, 900, 10, 1));

        Answer answer = coupons();

        assertThat(answer.at("totalMinor")).isEqualTo("5000");
        assertThat(answer.at("coupons", "0"))
                .isEqualTo("{coupon=3, name=FestivalCoupon, kind=festivalCoupon, savesMinor=500}");
        assertThat(answer.at("coupons", "1", "coupon")).isEqualTo(String.valueOf(small));
        assertThat(answer.at("coupons", "1", "savesMinor")).isEqualTo("300");
        assertThat(answer.at("coupons", "2", "coupon")).isEqualTo(String.valueOf(large));
        assertThat(answer.at("coupons", "2", "problem", "code")).isEqualTo("BELOW_MINIMUM_SPEND");
    }

    @Test
    void findsThoseThatGoTogetherAndSaveMost() {
        edge.put("/v1/carts/7/lines/1", "{\"quantity\":8}");
        int small = held(Funder.SHOP, new DealTerms.ShopCoupon(1, 1_000, 300, 10, 1));
        int large = held(Funder.SHOP, new DealTerms.ShopCoupon(1, 5_000, 900, 10, 1));
        int packet = held(Funder.FESTIVAL, new DealTerms.RedPacket(50, 50, 1));

        Answer answer = coupons();

        assertThat(answer.at("best", "coupons")).isEqualTo("[" + large + ", 3, " + packet + "]");
        assertThat(answer.at("best", "savesMinor")).isEqualTo("1450");
        assertThat(edge.get("/v1/carts/7?coupon=" + large + "&coupon=3&coupon=" + packet)
                        .at("quote", "totalMinor"))
                .isEqualTo(answer.at("best", "totalMinor"));
        assertThat(answer.body()).contains("\"coupon\":" + small + ",");
    }

    @Test
    void leavesOutACouponThatAnotherPutsOutOfReach() {
        edge.put("/v1/carts/7/lines/1", "{\"quantity\":4}");
        int shops = held(Funder.SHOP, new DealTerms.ShopCoupon(1, 5_000, 900, 10, 1));

        assertThat(coupons().at("best", "coupons")).isEqualTo("[" + shops + "]");
        assertThat(coupons().at("best", "totalMinor")).isEqualTo("4100");
    }

    @Test
    void answersForAnEmptyCartAndForABuyerWithoutCoupons() {
        assertThat(coupons().at("coupons", "0", "problem", "code")).isEqualTo("NO_LINES");
        assertThat(coupons().at("best", "coupons")).isEqualTo("[]");
        assertThat(edge.get("/v1/carts/8/coupons").at("coupons")).isEqualTo("[]");
        assertThat(edge.get("/v1/carts/7/coupons?atMs=1").code()).isEqualTo("OUT_OF_RANGE");
        assertThat(edge.get("/v1/carts/7/coupons?coupon=3").code()).isEqualTo("BAD_PARAMETER");
    }
}
