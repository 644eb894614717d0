package io.drumroll.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Funder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stock, sales, prices and deals are what the engine says, whatever the feed leaves out. */
class SkuFiguresTest {
    private static final int PUBLISHES = 20;

    private final EngineMarket market = new EngineMarket();
    private final LiveFigures live = new LiveFigures();

    @Test
    void knowsWhatThereWasBeforeItStarted() {
        int teapot = market.sku("Teapot", 1_900, 10);
        int gone = market.sku("Cup", 900, 10);
        market.order(teapot, 3, 5_700, PayMode.NOW);
        market.given(new Command.DelistSku(gone));

        SkuFigures figures = started();

        assertThat(figures.figure(teapot)).contains(new SkuFigure(1_900, 7, 3, true));
        assertThat(figures.figure(gone)).contains(new SkuFigure(900, 0, 0, false));
        assertThat(figures.figure(99)).isEmpty();
        assertThat(figures.knownShop(1))
                .hasValueSatisfying(shop -> assertThat(shop.name()).isEqualTo("Tea House"));
        assertThat(figures.festivalMinor(200, EngineMarket.EUR)).isEqualTo(1_600);
    }

    @Test
    void countsWhatTheFeedTells() {
        SkuFigures figures = started();
        int teapot = market.sku("Teapot", 1_900, 10);
        live.listed(5, List.of((long) teapot));
        market.order(teapot, 4, 7_600, PayMode.NOW);
        market.given(new Command.RestockSku(teapot, 5));
        market.given(new Command.ChangePrice(teapot, new Money(2_100, EngineMarket.CNY)));
        publish(figures);

        assertThat(figures.figure(teapot)).contains(new SkuFigure(2_100, 11, 4, true));
        assertThat(figures.takePriceChanges(10)).containsExactly(teapot);
        assertThat(live.productInStock(5)).isTrue();
        assertThat(live.productSold(5)).isEqualTo(4);
    }

    @Test
    void isSoldOutUntilSomethingComesBack() {
        SkuFigures figures = started();
        int teapot = market.sku("Teapot", 1_900, 3);
        live.listed(5, List.of((long) teapot));
        long order = market.order(teapot, 3, 5_700, PayMode.LATER);
        publish(figures);
        assertThat(live.productInStock(5)).isFalse();

        market.given(new Command.CancelOrder(order));
        publish(figures);

        assertThat(live.productInStock(5)).isTrue();
        assertThat(figures.figure(teapot)).contains(new SkuFigure(1_900, 3, 0, true));
    }

    @Test
    void doesNotAskTheEngineWhileNothingComesBack() {
        SkuFigures figures = started();
        int teapot = market.sku("Teapot", 1_900, 30);
        market.order(teapot, 3, 5_700, PayMode.NOW);
        publish(figures);
        int before = market.reads;
        for (int i = 0; i < 10; i++) {
            market.order(teapot, 1, 1_900, PayMode.NOW);
            publish(figures);
        }
        assertThat(market.reads).isEqualTo(before);
    }

    @Test
    void waitsForAnEngineThatDoesNotAnswer() {
        int teapot = market.sku("Teapot", 1_900, 10);
        market.isAway = true;
        SkuFigures figures = new SkuFigures(live, market, market.position());
        market.feed(figures);
        publish(figures);
        assertThat(figures.isReady()).isFalse();

        market.isAway = false;
        market.order(teapot, 1, 1_900, PayMode.NOW);
        publish(figures);

        assertThat(figures.isReady()).isTrue();
        assertThat(figures.figure(teapot)).contains(new SkuFigure(1_900, 9, 1, true));
    }

    @Test
    void asksAgainInTheNextPublishWhatTheEngineRefusesAtOnce() {
        int teapot = market.sku("Teapot", 1_900, 10);
        for (int i = 0; i < 500; i++) {
            market.sku("Cup " + i, 900, 10);
        }
        SkuFigures figures = new SkuFigures(live, market, market.position());
        market.answersLeft = 1;
        figures.publish(market.nowMs);
        figures.publish(market.nowMs);
        assertThat(market.reads).isLessThan(200);

        market.answersLeft = Integer.MAX_VALUE;
        publish(figures);

        assertThat(figures.isReady()).isTrue();
        assertThat(figures.figure(teapot)).contains(new SkuFigure(1_900, 10, 0, true));
    }

    @Test
    void isOnDealWhileADealThatNamesItIsGiven() {
        int teapot = market.sku("Teapot", 1_900, 10);
        live.listed(5, List.of((long) teapot));
        deal(new DealTerms.FestivalPrice(teapot, 900, 100, 0), 2_000_000, 3_000_000);
        SkuFigures figures = started();
        assertThat(live.productOnDeal(5)).isFalse();

        publish(figures, 2_000_000);
        assertThat(live.productOnDeal(5)).isTrue();
        publish(figures, 3_000_000);
        assertThat(live.productOnDeal(5)).isFalse();
    }

    @Test
    void isOnNoDealOnceThatIsEndedAndOnNoneOfAWholeShop() {
        SkuFigures figures = started();
        int teapot = market.sku("Teapot", 1_900, 10);
        live.listed(5, List.of((long) teapot));
        deal(new DealTerms.ShopTiers(1, List.of(new DealTerms.Tier(100, 10))), 900_000, 3_000_000);
        publish(figures);
        assertThat(live.productOnDeal(5)).isFalse();
        int second = deal(new DealTerms.SecondPiece(teapot, 5_000), 900_000, 3_000_000);
        publish(figures);
        assertThat(live.productOnDeal(5)).isTrue();

        market.given(new Command.EndDeal(second));
        publish(figures);
        assertThat(live.productOnDeal(5)).isFalse();
    }

    @Test
    void countsWhatIsTakenOfADealAndReadsItAgainWhenSomethingComesBack() {
        int teapot = market.sku("Teapot", 1_900, 100);
        int before = deal(new DealTerms.FestivalPrice(teapot, 900, 10, 0), 900_000, 3_000_000);
        market.order(teapot, 2, 1_800, PayMode.NOW);
        SkuFigures figures = started();
        long order = market.order(teapot, 3, 2_700, PayMode.LATER);
        publish(figures);
        GivenDeal given = figures.deals().festivalPrice(teapot, 1_000_000).orElseThrow();
        assertThat(given.deal()).isEqualTo(before);
        assertThat(given.taken()).isEqualTo(5);

        market.given(new Command.CancelOrder(order));
        publish(figures);

        assertThat(given.taken()).isEqualTo(2);
        assertThat(figures.shopOf(teapot)).isEqualTo(1);
    }

    @Test
    void countsClaimedCouponsAndKnowsAShopsAndTheFestivalsDeals() {
        SkuFigures figures = started();
        int coupon = deal(new DealTerms.ShopCoupon(1, 10_000, 1_000, 50, 1), 900_000, 3_000_000);
        int tiers = deal(new DealTerms.ShopTiers(1, List.of(new DealTerms.Tier(100, 10))), 800_000, 3_000_000);
        int everywhere = (int) market.given(new Command.MakeDeal(new DealOffer(
                        "saving",
                        900_000,
                        3_000_000,
                        Funder.FESTIVAL,
                        List.of(),
                        new DealTerms.CrossShop(30_000, 4_000, 0))))
                .id();
        market.given(new Command.ClaimCoupon(EngineMarket.BUYER, coupon));
        publish(figures);

        assertThat(numbers(figures.deals().ofShop(1))).containsExactly(tiers, coupon);
        assertThat(numbers(figures.deals().ofShop(2))).isEmpty();
        assertThat(numbers(figures.deals().ofFestival())).containsExactly(everywhere);
        assertThat(figures.deals().deal(coupon))
                .hasValueSatisfying(deal -> assertThat(deal.taken()).isEqualTo(1));
    }

    @Test
    void givesDealsByTheirEndsOrBeginningsAPageAtATime() {
        SkuFigures figures = started();
        int teapot = market.sku("Teapot", 1_900, 100);
        int live = deal(new DealTerms.FestivalPrice(teapot, 900, 10, 0), 900_000, 1_500_000);
        int later = deal(new DealTerms.FestivalPrice(teapot, 800, 10, 0), 2_000_000, 3_000_000);
        int last = deal(new DealTerms.FestivalPrice(teapot, 700, 10, 0), 3_000_000, 4_000_000);
        int second = deal(new DealTerms.SecondPiece(teapot, 5_000), 900_000, 1_400_000);
        publish(figures);
        DealBook book = figures.deals();

        assertThat(numbers(book.soonest(DealBook.When.LIVE, 1_000_000, _ -> true, null, 10)
                        .deals()))
                .containsExactly(second, live);
        DealBook.Page first = book.soonest(DealBook.When.NEXT, 1_000_000, _ -> true, null, 1);
        assertThat(numbers(first.deals())).containsExactly(later);
        DealBook.Page rest = book.soonest(
                DealBook.When.NEXT, 1_000_000, _ -> true, first.next().orElseThrow(), 10);
        assertThat(numbers(rest.deals())).containsExactly(last);
        assertThat(rest.next()).isEmpty();
        assertThat(book.nextFestivalPrice(teapot, 1_000_000).orElseThrow().deal())
                .isEqualTo(later);

        publish(figures, 1_500_000);
        assertThat(numbers(book.ofSku(teapot))).containsExactly(later, last);
        assertThat(book.festivalPrice(teapot, 1_500_000)).isEmpty();
    }

    private static List<Integer> numbers(List<GivenDeal> deals) {
        return deals.stream().map(GivenDeal::deal).toList();
    }

    private int deal(DealTerms terms, long fromMs, long untilMs) {
        return (int) market.given(
                        new Command.MakeDeal(new DealOffer("deal", fromMs, untilMs, Funder.SHOP, List.of(), terms)))
                .id();
    }

    private SkuFigures started() {
        SkuFigures figures = new SkuFigures(live, market, market.position());
        market.feed(figures);
        publish(figures);
        assertThat(figures.isReady()).isTrue();
        return figures;
    }

    private void publish(SkuFigures figures) {
        publish(figures, market.nowMs);
    }

    private static void publish(SkuFigures figures, long nowMs) {
        for (int i = 0; i < PUBLISHES; i++) {
            figures.publish(nowMs);
        }
    }
}
