package io.drumroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An order that is not paid in time expires by itself and gives its stock back. */
class PayLaterTest {
    private static final long PAY_WINDOW_MS = 1_000;

    @TempDir
    private Path dir;

    @Test
    void expiresByTheLogsOwnTimer() {
        try (TestFestival festival = TestFestival.startFurnished(dir, PAY_WINDOW_MS)) {
            long order = festival.accepted(TestFestival.order(5, PayMode.LATER)).id();
            assertThat(festival.sku().sold()).isEqualTo(5);
            Await.until("the order expires", () -> festival.order(order).state() == OrderState.EXPIRED);
            assertThat(festival.sku().sold()).isZero();
        }
        assertThat(Auditor.audit(dir, _ -> {}).breach()).isEmpty();
    }

    @Test
    void expiresWhenTheDeadlinePassesWhileTheNodeIsDown() {
        long order;
        long deadlineMs;
        try (TestFestival festival = TestFestival.startFurnished(dir, PAY_WINDOW_MS)) {
            order = festival.accepted(TestFestival.order(5, PayMode.LATER)).id();
            deadlineMs = festival.order(order).payDeadlineMs();
            assertThat(festival.node().takeSnapshot()).isTrue();
        }
        Await.until("the deadline passes", () -> System.currentTimeMillis() > deadlineMs);
        try (TestFestival festival = TestFestival.start(dir)) {
            Await.until("the order expires", () -> festival.order(order).state() == OrderState.EXPIRED);
            assertThat(festival.sku().sold()).isZero();
        }
        assertThat(Auditor.audit(dir, _ -> {}).breach()).isEmpty();
    }
}
