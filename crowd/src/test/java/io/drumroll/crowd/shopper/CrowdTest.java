package io.drumroll.crowd.shopper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.drumroll.crowd.EngineFestival;
import io.drumroll.crowd.demo.DemoFestival;
import io.drumroll.crowd.demo.Doors;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CrowdTest {
    private final EngineFestival festival = new EngineFestival();

    @Test
    void shopsOnAThreadOfItsOwnUntilItIsClosed() throws Exception {
        CountDownLatch hundredOrders = new CountDownLatch(100);
        festival.setNowMs(2_000);
        Doors doors = new Doors(1_000, Long.MAX_VALUE / 1_000_000_000);
        Command frame = new Command.ScheduleFestival(
                "Demo", DemoFestival.CURRENCY, doors.opensAtMs(), doors.closesAtMs(), 60_000, 60_000);
        new Seeder(festival).accepted(List.of(frame), new Keys(5), 1, Seeder.Progress.NONE);
        new Seeder(festival).seed(DemoFestival.of(5, 100, 1), doors, () -> 2_000, new Keys(6), Seeder.Progress.NONE);
        festival.onEvent(event -> {
            if (event instanceof Event.OrderPlaced) {
                hundredOrders.countDown();
            }
        });
        long startNanos = System.nanoTime();

        Crowd crowd = new Crowd(
                festival,
                CrowdSettings.of(1_000, 1, 2, 0),
                Crowd.strangers(500_000),
                () -> 2_000 + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos));
        crowd.start();
        assertThat(hundredOrders.await(30, TimeUnit.SECONDS)).isTrue();
        crowd.close();

        long placed = countPlaced();
        assertThat(placed).isGreaterThanOrEqualTo(100);
        assertThat(crowd.counts().placed()).isLessThanOrEqualTo(placed);
        assertThat(countPlaced()).as("nothing is begun after closing").isEqualTo(placed);
    }

    @Test
    void staysAtHomeWhenNobodyIsWanted() {
        Crowd crowd = new Crowd(festival, CrowdSettings.of(0, 1, 2, 0), Crowd.strangers(1), () -> 0);

        crowd.start();
        crowd.close();

        assertThat(crowd.counts().placed()).isZero();
        assertThat(festival.events()).isEmpty();
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> CrowdSettings.of(-1, 1, 2, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> CrowdSettings.of(Double.NaN, 1, 2, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> CrowdSettings.of(1e9, 1, 2, 0));
    }

    private long countPlaced() {
        return festival.events().stream()
                .filter(Event.OrderPlaced.class::isInstance)
                .count();
    }
}
