package io.drumroll.engine;

import static io.drumroll.engine.Given.CLOSES_AT;
import static io.drumroll.engine.Given.OPENS_AT;
import static io.drumroll.engine.Given.TEA_HOUSE;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.limit.Limits.MAX_PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.message.Command.EndDeal;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.OutOfRange;
import io.drumroll.engine.message.Rejection.UnknownDeal;
import io.drumroll.engine.message.Rejection.UnknownSku;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms.BundlePrice;
import io.drumroll.engine.promotion.DealTerms.CrossShop;
import io.drumroll.engine.promotion.DealTerms.FestivalCoupon;
import io.drumroll.engine.promotion.DealTerms.FestivalPrice;
import io.drumroll.engine.promotion.DealTerms.SecondPiece;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be read of deals. */
class DealReadsTest {
    private final Given given = Given.festival();
    private final int tea = given.skuOf(TEA_HOUSE, 1_000);
    private final int cup = given.skuOf(TEA_HOUSE, 1_000);

    private List<Integer> dealsOf(int sku) {
        return given.read(new Query.OfSkuDeals(sku)).deals().stream()
                .map(Query.DealView::deal)
                .toList();
    }

    @Test
    void showsADealAsItWasOffered() {
        DealOffer offer = Offers.during(OPENS_AT + 1, CLOSES_AT, new SecondPiece(tea, 5_000));
        int deal = given.deal(offer);

        assertThat(given.read(new Query.OfDeal(deal))).isEqualTo(new Query.DealView(deal, offer, false, false, 0, 0));
        given.at(OPENS_AT + 1).tick();
        assertThat(given.read(new Query.OfDeal(deal)).live()).isTrue();
        given.refusesRead(new Query.OfDeal(0), new UnknownDeal(0));
        given.refusesRead(new Query.OfDeal(2), new UnknownDeal(2));
    }

    @Test
    void tellsWhatDealsAreCalledAndOfWhichKindTheyAre() {
        int second = given.deal(Offers.named("Half a tea", new SecondPiece(tea, 5_000)));
        int saving = given.deal(new CrossShop(100, 1, 0));

        assertThat(given.read(new Query.OfDealNames(List.of(saving, 99, second)))
                        .names())
                .containsExactly(new Query.DealName(saving, 7, "Deal"), new Query.DealName(second, 3, "Half a tea"));
        assertThat(given.read(new Query.OfDealNames(List.of())).names()).isEmpty();
        given.refusesRead(
                new Query.OfDealNames(Collections.nCopies(MAX_PAGE + 1, second)),
                new OutOfRange(Field.DEALS, MAX_PAGE + 1, 0, MAX_PAGE));
    }

    @Test
    void listsDealsThatAreGivenNowOrLaterNewestFirstPageByPage() {
        int over = given.deal(Offers.during(0, OPENS_AT + 10, new SecondPiece(tea, 1)));
        int ended = given.deal(new CrossShop(100, 1, 0));
        given.accepted(new EndDeal(ended));
        int later = given.deal(Offers.during(OPENS_AT + 10, OPENS_AT + 20, new SecondPiece(tea, 1)));
        int now = given.deal(new FestivalPrice(tea, 900, 10, 0));
        int coupon = given.deal(new FestivalCoupon(100, 1, 1, 1));

        assertThat(given.read(new Query.OfDeals(0, MAX_PAGE)).deals())
                .extracting(Query.DealView::deal)
                .containsExactly(coupon, now, later, over);
        given.at(OPENS_AT + 10).tick();
        Query.DealPage first = given.read(new Query.OfDeals(0, 2));
        Query.DealPage second = given.read(new Query.OfDeals(first.nextBefore(), 2));

        assertThat(first.deals()).extracting(Query.DealView::deal).containsExactly(coupon, now);
        assertThat(second.deals()).extracting(Query.DealView::deal).containsExactly(later);
        assertThat(second.nextBefore()).isZero();
    }

    @Test
    void listsADealOfASkuByNumberWithTheBundlesThatItIsIn() {
        int bundle = given.deal(new BundlePrice(List.of(line(cup, 1), line(tea, 1)), 1_500));
        int price = given.deal(new FestivalPrice(tea, 900, 10, 0));
        int second = given.deal(new SecondPiece(tea, 1));
        given.deal(new CrossShop(100, 1, 0));

        assertThat(dealsOf(tea)).containsExactly(bundle, price, second);
        assertThat(dealsOf(cup)).containsExactly(bundle);
        given.accepted(new EndDeal(price));
        assertThat(dealsOf(tea)).containsExactly(bundle, second);
        given.refusesRead(new Query.OfSkuDeals(99), new UnknownSku(99));
    }

    @Test
    void refusesAPageOutOfItsRange() {
        given.refusesRead(new Query.OfDeals(0, 0), new OutOfRange(Field.QUANTITY, 0, 1, MAX_PAGE));
        given.refusesRead(
                new Query.OfDeals(0, MAX_PAGE + 1), new OutOfRange(Field.QUANTITY, MAX_PAGE + 1, 1, MAX_PAGE));
        given.refusesRead(new Query.OfRefundsDue(0, 0), new OutOfRange(Field.QUANTITY, 0, 1, MAX_PAGE));
    }
}
