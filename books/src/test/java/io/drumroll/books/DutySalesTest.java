package io.drumroll.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.books.DutyReport.Comparison;
import io.drumroll.books.DutyReport.Sums;
import io.drumroll.books.DutyReport.Window;
import io.drumroll.books.NaiveDutySales.Fraction;
import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.region.Country;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DutySalesTest {
    private static final long MINUTE = 60_000;
    private static final long OPEN = Trade.OPENS_AT_MS;
    private static final long BUYER = 5;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void sayWhatARecomputationOfAllEventsSays(long seed) {
        Trade trade = RandomTrade.of(seed, 4_000);
        DutySales sales = told(trade);
        NaiveDutySales naive = new NaiveDutySales(trade.events());
        SplittableRandom random = new SplittableRandom(seed);
        long sold = 0;
        for (int i = 0; i < 300; i++) {
            Country origin = RandomTrade.COUNTRIES.get(random.nextInt(4));
            Country destination = RandomTrade.COUNTRIES.get((RandomTrade.COUNTRIES.indexOf(origin) + 1 + i % 3) % 4);
            String prefix = RandomTrade.TARIFF_CODES.get(random.nextInt(6));
            long momentMs = OPEN + random.nextLong(trade.timeMs() - OPEN);
            long moment = random.nextBoolean() ? momentMs : momentMs / MINUTE * MINUTE;
            DutyReport report = sales.report(origin, destination, prefix, moment, 1 + random.nextInt(400));
            sold += report.comparisons().getFirst().before().sums().refundedPieces();
            assertAgrees(report.comparisons().getFirst(), naive);
            assertThat(report.sinceMs()).isZero();
        }
        for (Comparison comparison : sales.report(30).comparisons()) {
            assertAgrees(comparison, naive);
            assertThat(comparison.change()).isNotNull();
        }
        assertThat(sold).isPositive();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6, 7})
    void letTheOldestMinutesGoAndSayWhatIsStillKnown(long seed) {
        Trade trade = RandomTrade.of(seed, 3_000);
        DutySales few = new DutySales(new SalesMinutes.Bounds(200, 150, 100));
        trade.events().forEach(happened -> happened.to(few));
        NaiveDutySales naive = new NaiveDutySales(trade.events());
        DutyReport any = few.report(1);

        assertThat(any.sinceMs()).isPositive();
        assertThat(any.refundsSinceMs()).isGreaterThanOrEqualTo(any.sinceMs());
        assertThat(any.linesLeftOut()).isZero();
        for (Country destination : RandomTrade.COUNTRIES.subList(1, 4)) {
            DutyReport report = few.report(Trade.CN, destination, "", any.sinceMs(), 10_000);
            Window known = report.comparisons().getFirst().after();
            Sums expected = naive.sums(Trade.CN, destination, "", known.fromMs(), known.untilMs());
            assertThat(known.sums().lines()).isEqualTo(expected.lines());
            assertThat(known.sums().salesMinor()).isEqualTo(expected.salesMinor());
            assertThat(known.sums().refundedPieces()).isLessThanOrEqualTo(expected.refundedPieces());
            assertThat(report.comparisons().getFirst().before().isComplete()).isFalse();
            Window recent = few.report(Trade.CN, destination, "", any.refundsSinceMs(), 10_000)
                    .comparisons()
                    .getFirst()
                    .after();
            assertThat(recent.sums())
                    .isEqualTo(naive.sums(Trade.CN, destination, "", recent.fromMs(), recent.untilMs()));
        }
    }

    @Test
    void tellWhatAHigherDutyDidToTheMeanPrice() {
        Trade trade = new Trade();
        int sku = trade.sku(trade.shop("Teekontor", Trade.DE, Trade.CNY), Trade.DE, "090230", cny(1_000));
        trade.fund(BUYER, Trade.CNY);
        trade.duty(Trade.DE, Trade.CN, "09", 1_000, trade.timeMs());
        trade.buy(BUYER, Trade.CN, Trade.CNY, sku, 3);
        trade.after(10 * MINUTE);
        trade.duty(Trade.DE, Trade.CN, "09", 2_500, trade.timeMs());
        trade.buy(BUYER, Trade.CN, Trade.CNY, sku, 1);
        trade.after(10 * MINUTE).must(new Command.SetCommission("later", 1));
        DutyReport report = told(trade).report(10);

        Comparison newest = report.comparisons().getFirst();
        assertThat(report.comparisons()).hasSize(2);
        assertThat(newest.momentMs()).isEqualTo(OPEN + 10 * MINUTE);
        assertThat(newest.before().sums()).isEqualTo(new Sums(1, 3, 3_000, 300, 1_100L, 0, 0, 0, 0));
        assertThat(newest.after().sums()).isEqualTo(new Sums(1, 1, 1_000, 250, 1_250L, 0, 0, 0, 0));
        assertThat(newest.difference()).isEqualTo(new Sums(0, -2, -2_000, -50, 150L, 0, 0, 0, 0));
        assertThat(newest.before().isComplete()).isTrue();
        assertThat(newest.after().isComplete()).isTrue();
        assertThat(newest.change())
                .extracting(DutyChange::rule, DutyChange::before)
                .containsExactly(rule(2_500, newest.momentMs()), rule(1_000, OPEN));
    }

    @Test
    void countALineAcrossABorderWhenItIsPaidInTheMinuteInWhichItWasPlaced() {
        Trade trade = new Trade();
        int sku = trade.sku(trade.shop("Teekontor", Trade.DE, Trade.CNY), Trade.DE, "0902", cny(1_000));
        trade.fund(BUYER, Trade.CNY);
        List<LineRequest> lines = List.of(new LineRequest(sku, 2));
        long order = trade.order(BUYER, Trade.CN, Trade.CNY, lines, List.of(), PayMode.LATER)
                .orElseThrow();
        trade.buy(BUYER, Trade.DE, Trade.CNY, sku, 2);
        trade.after(5 * MINUTE);
        long beforePayment = sold(trade, OPEN, 1).lines();
        trade.must(new Command.PayOrder(order));

        assertThat(beforePayment).isZero();
        assertThat(sold(trade, OPEN, 1).pieces()).isEqualTo(2);
        assertThat(sold(trade, OPEN + 5 * MINUTE, 1).pieces()).isZero();
    }

    @Test
    void countRefundsInColumnsOfTheirOwn() {
        Trade trade = new Trade();
        int sku = trade.sku(trade.shop("Teekontor", Trade.DE, Trade.CNY), Trade.DE, "0902", cny(1_000));
        trade.fund(BUYER, Trade.CNY);
        trade.duty(Trade.DE, Trade.CN, "", 1_111, trade.timeMs());
        long order = trade.buy(BUYER, Trade.CN, Trade.CNY, sku, 3);
        trade.after(5 * MINUTE).must(new Command.RefundOrder(order, List.of(new LineRequest(sku, 1))));

        assertThat(sold(trade, OPEN, 1)).isEqualTo(new Sums(1, 3, 3_000, 333, 1_111L, 1, 1, 1_000, 111));

        trade.must(new Command.CancelOrder(order));

        assertThat(sold(trade, OPEN, 1)).isEqualTo(new Sums(1, 3, 3_000, 333, 1_111L, 1, 3, 3_000, 333));
    }

    @Test
    void leaveTheMinuteThatHoldsTheMomentOutOfBothWindows() {
        Trade trade = new Trade();
        int sku = trade.sku(trade.shop("Teekontor", Trade.DE, Trade.CNY), Trade.DE, "0902", cny(1_000));
        trade.fund(BUYER, Trade.CNY);
        for (int half = 0; half < 6; half++) {
            trade.buy(BUYER, Trade.CN, Trade.CNY, sku, 1 << half);
            trade.after(MINUTE / 2);
        }
        Comparison comparison = told(trade)
                .report(Trade.DE, Trade.CN, "", OPEN + MINUTE + 1, 1)
                .comparisons()
                .getFirst();

        assertThat(comparison.before().sums().pieces()).isEqualTo(0b000011);
        assertThat(comparison.after().sums().pieces()).isEqualTo(0b110000);
        assertThat(comparison.after().fromMs()).isEqualTo(OPEN + 2 * MINUTE);
        assertThat(comparison.change()).isNull();
    }

    @Test
    void haveNoMeanWhereNothingWasSold() {
        Comparison comparison = new DutySales()
                .report(Trade.DE, Trade.CN, "0902", 0, 60)
                .comparisons()
                .getFirst();

        assertThat(comparison.before().sums().meanLandedMinor()).isNull();
        assertThat(comparison.difference().meanLandedMinor()).isNull();
        assertThat(comparison.before().fromMs()).isZero();
    }

    @Test
    void tellTariffCodesApartThatBeginWithAZero() {
        Trade trade = new Trade();
        int shop = trade.shop("Teekontor", Trade.DE, Trade.CNY);
        trade.fund(BUYER, Trade.CNY);
        for (String code : List.of("", "0", "09", "9", "90", "0900000000", "9999999999")) {
            trade.buy(BUYER, Trade.CN, Trade.CNY, trade.sku(shop, Trade.DE, code, cny(100)), 1);
        }
        DutySales sales = told(trade);

        assertThat(linesOf(sales, "")).isEqualTo(7);
        assertThat(linesOf(sales, "0")).isEqualTo(3);
        assertThat(linesOf(sales, "09")).isEqualTo(2);
        assertThat(linesOf(sales, "9")).isEqualTo(3);
        assertThat(linesOf(sales, "9999999999")).isEqualTo(1);
        assertThat(linesOf(sales, "09000000")).isEqualTo(1);
        assertThat(linesOf(sales, "8")).isZero();
    }

    @Test
    void leaveOutAndCountWhatOneMinuteCannotHold() {
        Trade trade = new Trade();
        int shop = trade.shop("Teekontor", Trade.DE, Trade.CNY);
        trade.fund(BUYER, Trade.CNY);
        for (int kind = 0; kind < 5; kind++) {
            long order = trade.buy(BUYER, Trade.CN, Trade.CNY, trade.sku(shop, Trade.DE, "1" + kind, cny(100)), 1);
            trade.must(new Command.CancelOrder(order));
        }
        DutySales few = new DutySales(new SalesMinutes.Bounds(10, 3, 100));
        trade.events().forEach(happened -> happened.to(few));

        assertThat(few.report(1).linesLeftOut()).isEqualTo(2);
        assertThat(linesOf(few, "")).isEqualTo(3);
    }

    @Test
    void refuseAWindowOutsideOfWhatIsKept() {
        DutySales sales = new DutySales();

        assertThatThrownBy(() -> sales.report(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sales.report(DutySales.MINUTES_KEPT + 1))
                .hasMessage("the window is 10081 minutes, and not 1 to 10080");
        assertThatThrownBy(() -> sales.report(Trade.DE, Trade.CN, "", -1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertAgrees(Comparison comparison, NaiveDutySales naive) {
        assertThat(comparison.before().sums()).isEqualTo(sums(comparison, naive, comparison.before()));
        assertThat(comparison.after().sums()).isEqualTo(sums(comparison, naive, comparison.after()));
        assertThat(comparison.before().untilMs()).isLessThanOrEqualTo(comparison.momentMs());
        assertThat(comparison.after().fromMs()).isBetween(comparison.momentMs(), comparison.momentMs() + MINUTE - 1);
        Fraction before = mean(comparison, naive, comparison.before());
        Fraction after = mean(comparison, naive, comparison.after());
        if (before == null || after == null) {
            assertThat(comparison.difference().meanLandedMinor()).isNull();
        } else {
            assertThat(comparison.difference().meanLandedMinor())
                    .isEqualTo(after.less(before).nearest());
        }
        assertThat(comparison.difference().salesMinor())
                .isEqualTo(comparison.after().sums().salesMinor()
                        - comparison.before().sums().salesMinor());
    }

    private static Sums sums(Comparison comparison, NaiveDutySales naive, Window window) {
        return naive.sums(
                comparison.origin(),
                comparison.destination(),
                comparison.tariffPrefix(),
                window.fromMs(),
                window.untilMs());
    }

    private static @Nullable Fraction mean(Comparison comparison, NaiveDutySales naive, Window window) {
        return naive.mean(
                comparison.origin(),
                comparison.destination(),
                comparison.tariffPrefix(),
                window.fromMs(),
                window.untilMs());
    }

    private static Sums sold(Trade trade, long fromMs, int minutes) {
        return told(trade)
                .report(Trade.DE, Trade.CN, "", fromMs, minutes)
                .comparisons()
                .getFirst()
                .after()
                .sums();
    }

    private static long linesOf(DutySales sales, String prefix) {
        return sales.report(Trade.DE, Trade.CN, prefix, OPEN, 1)
                .comparisons()
                .getFirst()
                .after()
                .sums()
                .lines();
    }

    private static DutySales told(Trade trade) {
        DutySales sales = new DutySales();
        trade.events().forEach(happened -> happened.to(sales));
        return sales;
    }

    private static DutyRule rule(int dutyBps, long fromMs) {
        return new DutyRule(Trade.DE, Trade.CN, "09", dutyBps, 0, fromMs);
    }

    private static Money cny(long amountMinor) {
        return new Money(amountMinor, Trade.CNY);
    }
}
