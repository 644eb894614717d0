package io.drumroll.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drumroll.board.BoardSnapshot.FestivalState;
import io.drumroll.board.BoardSnapshot.Milestone;
import io.drumroll.board.BoardSnapshot.Rank;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.PayMethod;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BoardFiguresTest {
    private static final long OPEN = Story.OPENS_AT_MS;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void saysWhatARecomputationOfAllEventsSays(long seed) {
        List<Happened> events = RandomStory.of(seed, 4_000);
        BoardFigures figures = new BoardFigures();
        for (Happened happened : events) {
            happened.to(figures);
            if (happened.sequence() % 997 == 0 || happened.sequence() == events.size()) {
                NaiveBoard naive = new NaiveBoard(events.subList(0, (int) happened.sequence()));
                long nowMs = happened.timeMs() + (seed - 1) * 700;
                BoardSnapshot snapshot = figures.snapshot(nowMs, seed % 2 * 300);
                assertThat((double) snapshot.buyers())
                        .isCloseTo((double) naive.buyers(), within(1 + naive.buyers() * 0.02));
                assertThat(snapshot).isEqualTo(naive.snapshot(nowMs, seed % 2 * 300, snapshot.buyers()));
            }
        }
    }

    @Test
    void isEmptyBeforeTheFirstEvent() {
        BoardSnapshot snapshot = new BoardFigures().snapshot(OPEN, 0);

        assertThat(snapshot.position()).isZero();
        assertThat(snapshot.asOfMs()).isZero();
        assertThat(snapshot.festival().state()).isEqualTo(FestivalState.UNSCHEDULED);
        assertThat(snapshot.festival().name()).isEmpty();
        assertThat(snapshot.curve()).hasSize(300).allMatch(point -> point.orders() == 0 && point.paidMinor() == 0);
        assertThat(snapshot.curve().getLast().atMs()).isEqualTo(OPEN - 1_000);
        assertThat(snapshot.nextMilestoneMinor()).isEqualTo(1_000_000);
        assertThat(snapshot.buyers()).isZero();
        assertThat(snapshot.skus()).isEmpty();
    }

    @Test
    void countsAnEventThatComesTwiceOnce() {
        List<Happened> events = RandomStory.of(11, 500);
        BoardFigures once = new BoardFigures();
        BoardFigures twice = new BoardFigures();
        events.forEach(happened -> happened.to(once));
        for (int i = 0; i < events.size(); i++) {
            events.get(i).to(twice);
            events.get(Math.max(0, i - 7)).to(twice);
            events.get(i).to(twice);
        }

        assertThat(twice.snapshot(OPEN, 0)).isEqualTo(once.snapshot(OPEN, 0));
    }

    @Test
    void refusesToSkipAnEvent() {
        BoardFigures figures = Story.withOneSku().told();

        assertThatThrownBy(() -> figures.onEvent(5, OPEN, new Event.WalletToppedUp(1, Story.CNY, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the board has counted up to event 3 and was given event 5: event 4 is missing");
        assertThat(figures.position()).isEqualTo(3);
    }

    @Test
    void refusesThePaymentOfAnOrderThatItNeverSaw() {
        BoardFigures figures = Story.withOneSku().told();

        assertThatThrownBy(() -> figures.onEvent(4, OPEN, Story.paid(9, 1, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("order 9");
    }

    @Test
    void countsAnOrderThatIsPaidLaterWithTheRegionAndLinesItWasPlacedWith() {
        BoardSnapshot snapshot = Story.withOneSku()
                .at(OPEN)
                .place(5, Story.GUANGDONG, Story.line(1, 3, 2_800, 2_800, 0))
                .at(OPEN + 2_000)
                .buy(6, 1_000)
                .at(OPEN + 5_000)
                .event(Story.paid(1, 5, 2_800))
                .told()
                .snapshot(OPEN + 6_000, 0);

        assertThat(snapshot.gmvMinor()).isEqualTo(3_800);
        assertThat(snapshot.ordersPlaced()).isEqualTo(2);
        assertThat(snapshot.ordersPaid()).isEqualTo(2);
        assertThat(snapshot.buyers()).isEqualTo(2);
        assertThat(snapshot.provinces()).containsExactly(new Rank("CN-GD", "CN-GD", 3_800, 2));
        assertThat(snapshot.skus()).containsExactly(new Rank("1", "Assam", 3_800, 4));
        assertThat(snapshot.curve().getLast().paidMinor()).isEqualTo(2_800);
        assertThat(snapshot.curve().getLast().orders()).isZero();
    }

    @ParameterizedTest(name = "{0} lines")
    @ValueSource(ints = {1, 2, 31, 32, 33, 500})
    void countsEachShopOfAnOrderOnceHoweverManyLinesItHas(int count) {
        Story story = new Story().schedule();
        int shops = (count + 1) / 2;
        for (int shop = 1; shop <= shops; shop++) {
            story.shop("Shop " + shop);
        }
        OrderLine[] lines = new OrderLine[count];
        for (int i = 0; i < count; i++) {
            story.sku(1 + i % shops, "SKU", "c", "b", i % 2 == 0 ? "CN" : "DE");
            lines[i] = Story.line(i + 1, 1, 100);
        }
        story.at(OPEN);
        for (int order = 1; order <= 2; order++) {
            story.place(5, Story.GUANGDONG, lines).event(Story.paid(order, 5, 100L * count));
        }

        BoardSnapshot snapshot = story.told().snapshot(OPEN, 0);

        assertThat(snapshot.shopOrders().paid()).isEqualTo(2L * shops);
        assertThat(snapshot.home().lines()).isEqualTo(2L * shops);
        assertThat(snapshot.abroad().lines()).isEqualTo(2L * (count - shops));
        assertThat(snapshot.home().gmvMinor() + snapshot.abroad().gmvMinor()).isEqualTo(snapshot.gmvMinor());
    }

    @Test
    void countsNoMoneyForAnOrderThatIsPlacedAndNotPaid() {
        BoardSnapshot snapshot = Story.withOneSku()
                .at(OPEN)
                .place(5, Story.GUANGDONG, Story.line(1, 3, 1_000))
                .told()
                .snapshot(OPEN, 0);

        assertThat(snapshot.ordersPlaced()).isEqualTo(1);
        assertThat(snapshot.gmvMinor()).isZero();
        assertThat(snapshot.buyers()).isZero();
        assertThat(snapshot.countries()).isEmpty();
    }

    @Test
    void leavesTheGmvAsItIsWhenAPaidOrderIsCancelledAndCountsTheRefund() {
        BoardSnapshot snapshot = Story.withOneSku()
                .at(OPEN)
                .buy(5, 1_000)
                .event(Story.cancelled(1, 5, 1_000))
                .place(5, Story.GUANGDONG, Story.line(1, 1, 700))
                .event(Story.cancelled(2, 5, 0))
                .told()
                .snapshot(OPEN, 0);

        assertThat(snapshot.gmvMinor()).isEqualTo(1_000);
        assertThat(snapshot.refundedMinor()).isEqualTo(1_000);
        assertThat(snapshot.ordersCancelled()).isEqualTo(2);
    }

    @Test
    void countsInTheFestivalsCurrencyWhatIsPaidInAnother() {
        BoardSnapshot snapshot = Story.withOneSku()
                .at(OPEN)
                .place(5, Story.GUANGDONG, new Currency("EUR"), Story.line(1, 3, 1_000, 128, 12))
                .event(Story.paid(1, 5, 140))
                .told()
                .snapshot(OPEN + 1_000, 0);

        assertThat(snapshot.gmvMinor()).isEqualTo(1_000);
        assertThat(snapshot.countries()).containsExactly(new Rank("CN", "CN", 1_000, 1));
        assertThat(snapshot.skus()).containsExactly(new Rank("1", "Assam", 1_000, 3));
        assertThat(snapshot.curve().getLast().paidMinor()).isEqualTo(1_000);
    }

    @Test
    void givesBackExactlyWhatALineWasSoldForHoweverItIsRefunded() {
        Story story = Story.withOneSku()
                .at(OPEN)
                .place(5, Story.GUANGDONG, new Currency("EUR"), Story.line(1, 3, 1_000, 128, 12))
                .event(Story.paid(1, 5, 140));
        long[] afterEach = {333, 666, 1_000};
        for (int piece = 0; piece < 3; piece++) {
            story.event(new Event.OrderRefunded(
                    1,
                    5,
                    PayMethod.WALLET,
                    List.of(new Event.RefundedLine(1, 1, piece == 2 ? 44 : 42, 4, 0, 0, 0, 0, true)),
                    piece == 2 ? 48 : 46));

            assertThat(story.told().snapshot(OPEN, 0).refundedMinor()).isEqualTo(afterEach[piece]);
        }
        assertThat(story.told().snapshot(OPEN, 0).gmvMinor()).isEqualTo(1_000);
    }

    @Test
    void leavesDutyOutOfWhatACancelledOrderGivesBack() {
        BoardSnapshot snapshot = Story.withOneSku()
                .at(OPEN)
                .place(5, Story.GUANGDONG, Story.line(1, 2, 500, 500, 60))
                .event(Story.paid(1, 5, 560))
                .event(Story.cancelled(1, 5, 560))
                .told()
                .snapshot(OPEN, 0);

        assertThat(snapshot.refundedMinor()).isEqualTo(500);
    }

    @Test
    void countsAReservedOrderAsPlacedAndItsMoneyWhenTheBalanceIsPaid() {
        Story story = Story.withOneSku()
                .at(OPEN)
                .reserve(5, Story.GUANGDONG, Story.line(1, 2, 500))
                .reserve(6, Story.GUANGDONG, Story.line(1, 2, 500))
                .reserve(7, Story.GUANGDONG, Story.line(1, 2, 500))
                .event(Story.cancelled(2, 6, 100))
                .event(new Event.DepositForfeited(3, 7, 1, 100, 100));
        BoardSnapshot reserved = story.told().snapshot(OPEN, 0);
        BoardSnapshot paid = story.event(Story.paid(1, 5, 900)).told().snapshot(OPEN, 0);

        assertThat(reserved.ordersPlaced()).isEqualTo(3);
        assertThat(reserved.ordersCancelled()).isEqualTo(1);
        assertThat(reserved.ordersForfeited()).isEqualTo(1);
        assertThat(reserved.gmvMinor()).isZero();
        assertThat(reserved.refundedMinor()).isZero();
        assertThat(paid.gmvMinor()).isEqualTo(1_000);
        assertThat(paid.ordersPaid()).isEqualTo(1);
    }

    @Test
    void forgetsAnOrderThatExpires() {
        Story story = Story.withOneSku()
                .at(OPEN)
                .place(5, Story.GUANGDONG, Story.line(1, 1, 700))
                .at(OPEN + 900_000)
                .event(new Event.OrderExpired(1, 5));
        BoardFigures figures = story.told();

        assertThat(figures.snapshot(OPEN, 0).ordersExpired()).isEqualTo(1);
        assertThatThrownBy(() -> figures.onEvent(figures.position() + 1, OPEN, Story.paid(1, 5, 700)))
                .hasMessageContaining("order 1 was paid");
    }

    @Test
    void passesSeveralMilestonesWithOnePayment() {
        BoardSnapshot snapshot = Story.withOneSku()
                .at(OPEN + 1_000)
                .buy(5, 999_999)
                .at(OPEN + 96_000)
                .buy(6, 9_000_001)
                .told()
                .snapshot(OPEN + 100_000, 0);

        assertThat(snapshot.milestones())
                .containsExactly(
                        new Milestone(1_000_000, OPEN + 96_000, 96_000),
                        new Milestone(2_000_000, OPEN + 96_000, 96_000),
                        new Milestone(5_000_000, OPEN + 96_000, 96_000),
                        new Milestone(10_000_000, OPEN + 96_000, 96_000));
        assertThat(snapshot.nextMilestoneMinor()).isEqualTo(20_000_000);
    }

    @Test
    void hasNoNextMilestoneWhenNoLargerAmountFits() {
        Milestones milestones = new Milestones();

        milestones.reach(Long.MAX_VALUE, OPEN, OPEN);

        assertThat(milestones.reached().getLast().amountMinor()).isEqualTo(5_000_000_000_000_000_000L);
        assertThat(milestones.nextMinor()).isZero();
    }

    @Test
    void fallsToZeroOrdersPerSecondWhenNobodyOrders() {
        BoardFigures figures = Story.withOneSku()
                .at(OPEN + 100)
                .buy(1, 1_000)
                .at(OPEN + 900)
                .buy(2, 1_000)
                .told();

        assertThat(figures.snapshot(OPEN + 950, 0).ordersPerSecond()).isZero();
        assertThat(figures.snapshot(OPEN + 1_000, 0).ordersPerSecond()).isEqualTo(2);
        assertThat(figures.snapshot(OPEN + 1_999, 0).ordersPerSecond()).isEqualTo(2);
        assertThat(figures.snapshot(OPEN + 2_000, 0).ordersPerSecond()).isZero();
        assertThat(figures.snapshot(OPEN + 301_000, 0).curve()).noneMatch(point -> point.orders() > 0);
        assertThat(figures.snapshot(OPEN + 301_000, 0).peak()).isEqualTo(new BoardSnapshot.Peak(2, OPEN));
    }

    @Test
    void takesTheLogsTimeForItsOwnWhileItIsBehind() {
        BoardFigures figures = Story.withOneSku()
                .at(OPEN + 100)
                .buy(1, 1_000)
                .at(OPEN + 1_100)
                .buy(2, 1_000)
                .told();

        assertThat(figures.snapshot(OPEN + 61_200, 60_000).ordersPerSecond()).isEqualTo(1);
        assertThat(figures.snapshot(OPEN + 61_200, 0).ordersPerSecond()).isZero();
        assertThat(figures.snapshot(OPEN, 0).ordersPerSecond()).isEqualTo(1);
    }

    @Test
    void knowsOnWhichSideOfTheDoorsItIs() {
        BoardFigures figures = Story.withOneSku().told();

        assertThat(figures.snapshot(OPEN - 1, 0).festival().state()).isEqualTo(FestivalState.SCHEDULED);
        assertThat(figures.snapshot(OPEN, 0).festival().state()).isEqualTo(FestivalState.OPEN);
        assertThat(figures.snapshot(Story.CLOSES_AT_MS - 1, 0).festival().state())
                .isEqualTo(FestivalState.OPEN);
        assertThat(figures.snapshot(Story.CLOSES_AT_MS, 0).festival().state()).isEqualTo(FestivalState.CLOSED);
    }

    @Test
    void ranksEqualMoneyByKey() {
        Story story = Story.withOneSku();
        for (int sku = 2; sku <= 30; sku++) {
            story.sku(1, "SKU " + sku, "category " + sku, "brand", "FR");
        }
        story.at(OPEN);
        for (int sku = 30; sku >= 1; sku--) {
            Region region = new Region(new Country("CN"), sku % 2 == 0 ? "" : String.valueOf(sku % 4), 0);
            story.place(1, region, Story.line(sku, 1, 100)).event(Story.paid(story.orders(), 1, 100));
        }
        BoardSnapshot snapshot = story.told().snapshot(OPEN, 0);

        assertThat(snapshot.skus())
                .extracting(Rank::key)
                .containsExactly(
                        "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17",
                        "18", "19", "20");
        assertThat(snapshot.categories()).hasSize(20).extracting(Rank::key).isSorted();
        assertThat(snapshot.provinces()).extracting(Rank::key).containsExactly("CN-1", "CN-3");
        assertThat(snapshot.cityTiers()).containsExactly(new Rank("0", "0", 3_000, 30));
    }

    @Test
    void samplesAtMostTwentyOrdersInASecondAndKeepsTheNewestForty() {
        Story story = Story.withOneSku();
        for (int ms = 0; ms < 5_000; ms++) {
            story.at(OPEN + ms).buy(ms, 100);
        }
        BoardSnapshot snapshot = story.told().snapshot(OPEN + 5_000, 0);

        assertThat(snapshot.samples()).hasSize(40);
        assertThat(snapshot.samples().getLast())
                .isEqualTo(new BoardSnapshot.Sample(100, OPEN + 4_950, "DE", "CN", "CN-GD", 100, "Assam"));
        assertThat(snapshot.samples())
                .extracting(BoardSnapshot.Sample::n)
                .isSorted()
                .startsWith(61L);
    }

    @Test
    void estimatesManyBuyersWithinItsError() {
        DistinctBuyers buyers = new DistinctBuyers();
        for (long buyer = 1; buyer <= 1_000_000; buyer++) {
            buyers.add(buyer);
            buyers.add(buyer / 2 + 1);
        }

        assertThat(DistinctBuyers.errorPercent()).isBetween(0.5, 2.0);
        assertThat((double) buyers.estimate())
                .isCloseTo(1_000_000, within(1_000_000 * DistinctBuyers.errorPercent() / 100));
    }
}
