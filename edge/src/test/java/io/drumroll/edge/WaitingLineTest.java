package io.drumroll.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.edge.WaitingLine.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WaitingLineTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MS = 1_000_000L;

    private long nowNs = 5 * SECOND;

    @Test
    void letsEverybodyInWhileNothingIsThrottled() {
        WaitingLine line = new WaitingLine();
        for (long who = 1; who <= 10_000; who++) {
            assertThat(line.come(who, nowNs)).isInstanceOf(Place.Turn.class);
        }
    }

    @Test
    void givesAPlaceToWhoeverComesTooEarlyAndKeepsIt() {
        WaitingLine line = throttled(10);
        assertThat(line.come(1, nowNs)).isInstanceOf(Place.Turn.class);
        assertThat(line.come(2, nowNs)).isEqualTo(new Place.Waits(1, 100));
        assertThat(line.come(3, nowNs)).isEqualTo(new Place.Waits(2, 200));
        assertThat(line.come(2, nowNs)).isEqualTo(new Place.Waits(1, 100));
        nowNs += 150 * MS;
        assertThat(line.come(3, nowNs)).isEqualTo(new Place.Waits(1, 50));
        assertThat(line.come(2, nowNs)).isInstanceOf(Place.Turn.class);
    }

    @Test
    void letsWhoeverWaitedComeAgainWithoutWaitingAnew() {
        WaitingLine line = throttled(1);
        line.come(1, nowNs);
        line.come(2, nowNs);
        nowNs += 2 * SECOND;
        assertThat(line.come(2, nowNs)).isInstanceOf(Place.Turn.class);
        line.come(3, nowNs);
        line.come(4, nowNs);
        assertThat(line.come(2, nowNs)).isInstanceOf(Place.Turn.class);
        nowNs += WaitingLine.PASS_NS + SECOND;
        line.come(5, nowNs);
        line.come(6, nowNs);
        assertThat(line.come(2, nowNs)).isInstanceOf(Place.Waits.class);
    }

    @Test
    void takesTheTurnOfWhoeverDoesNotCome() {
        WaitingLine line = throttled(1);
        line.come(1, nowNs);
        line.come(2, nowNs);
        assertThat(line.waiting(nowNs)).isEqualTo(1);
        nowNs += WaitingLine.PATIENCE_NS + 3 * SECOND;
        for (int i = 0; i < 100; i++) {
            line.come(100 + i, nowNs);
            nowNs += SECOND;
        }
        assertThat(line.come(2, nowNs)).isNotInstanceOf(Place.Full.class);
        assertThat(line.waiting(nowNs)).isLessThan(100);
    }

    @Test
    void refusesWhoeverFindsTheLineFull() {
        WaitingLine line = new WaitingLine(2);
        line.rate(1, nowNs);
        line.come(1, nowNs);
        line.come(2, nowNs);
        line.come(3, nowNs);
        assertThat(line.come(4, nowNs)).isInstanceOf(Place.Full.class);
        assertThat(line.come(3, nowNs)).isInstanceOf(Place.Waits.class);
    }

    @Test
    void letsAllInOnceTheThrottleIsTakenAway() {
        WaitingLine line = throttled(1);
        line.come(1, nowNs);
        line.come(2, nowNs);
        line.rate(0, nowNs);
        assertThat(line.come(2, nowNs)).isInstanceOf(Place.Turn.class);
        assertThat(line.waiting(nowNs)).isZero();
    }

    /** Whoever is let in came before whoever is not, and no more are let in than the rate allows. */
    @Test
    void letsInByNumberAndByRateWhateverHappens() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        int rate = 50;
        WaitingLine line = throttled(rate);
        List<Long> waiting = new ArrayList<>();
        long startNs = nowNs;
        long in = 0;
        for (long who = 1; who <= 3_000; who++) {
            nowNs += random.nextLong(10 * MS);
            if (line.come(who, nowNs) instanceof Place.Turn) {
                in++;
            } else {
                waiting.add(who);
            }
            while (!waiting.isEmpty() && line.come(waiting.getFirst(), nowNs) instanceof Place.Turn) {
                waiting.removeFirst();
                in++;
            }
            double allowed = (nowNs - startNs) / 1e9 * rate + Math.max(1, rate * 0.1) + 1;
            assertThat((double) in).as("seed %d", seed).isLessThanOrEqualTo(allowed);
            if (waiting.size() > 1) {
                assertThat(line.come(waiting.getLast(), nowNs))
                        .as("seed %d", seed)
                        .isInstanceOf(Place.Waits.class);
            }
        }
    }

    private WaitingLine throttled(long perSecond) {
        WaitingLine line = new WaitingLine();
        line.rate(perSecond, nowNs);
        return line;
    }
}
