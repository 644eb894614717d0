package io.drumroll.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BrakeTest {
    private final AtomicLong nowMs = new AtomicLong(1_000_000);
    private final Brake brake = new Brake(3, 1_000, nowMs::get);

    @Test
    void letsABurstThroughAndThenOneInAWhile() {
        for (int i = 0; i < 3; i++) {
            assertThat(brake.take("a")).isZero();
        }
        assertThat(brake.take("a")).isEqualTo(1_000);
        assertThat(brake.take("a")).as("asking costs nothing").isEqualTo(1_000);
        nowMs.addAndGet(400);
        assertThat(brake.take("a")).isEqualTo(600);
        nowMs.addAndGet(600);
        assertThat(brake.take("a")).isZero();
        assertThat(brake.take("a")).isEqualTo(1_000);
    }

    @Test
    void countsEachKeyByItself() {
        for (int i = 0; i < 3; i++) {
            brake.take("a");
        }
        assertThat(brake.take("b")).isZero();
    }

    @Test
    void isWholeAgainAfterRest() {
        for (int i = 0; i < 3; i++) {
            brake.take("a");
        }
        nowMs.addAndGet(3_000);
        for (int i = 0; i < 3; i++) {
            assertThat(brake.take("a")).isZero();
        }
        assertThat(brake.take("a")).isEqualTo(1_000);
    }

    @Test
    void givesNoMoreBackThanWasTaken() {
        assertThat(brake.take("a")).isZero();
        brake.giveBack("a");
        brake.giveBack("a");
        brake.giveBack("b");
        for (int i = 0; i < 3; i++) {
            assertThat(brake.take("a")).isZero();
        }
        assertThat(brake.take("a")).isPositive();
    }

    @Test
    void countsAnIpv6NetworkAsOneAddress() {
        assertThat(new Caller("2001:db8:1:2:3:4:5:6", "").counted())
                .isEqualTo(new Caller("2001:db8:1:2::9", "").counted())
                .isNotEqualTo(new Caller("2001:db8:1:3::9", "").counted());
        assertThat(new Caller("192.0.2.7", "").counted()).isNotEqualTo(new Caller("192.0.2.8", "").counted());
        assertThat(new Caller("::ffff:192.0.2.7", "").counted()).isEqualTo(new Caller("192.0.2.7", "").counted());
    }

    @Test
    void keepsNoWholeAddress() {
        assertThat(new Caller("192.0.2.7", "").network()).isEqualTo("192.0.2.0/24");
        assertThat(new Caller("2001:db8:1:2::9", "").network()).isEqualTo("2001:db8:1:0:0:0:0:0/48");
        assertThat(new Caller("'; DROP TABLE session", "").network()).isEqualTo("unknown");
        assertThat(new Caller("localhost", "").network()).isEqualTo("unknown");
    }
}
