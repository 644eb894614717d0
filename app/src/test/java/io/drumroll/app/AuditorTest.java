package io.drumroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.order.PayMode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit finds what is wrong in books that look whole. */
class AuditorTest {
    private static final int ORDERS = 20;

    @TempDir
    private Path dir;

    private void fill() {
        try (TestFestival festival = TestFestival.startFurnished(dir, 900_000)) {
            for (int i = 0; i < ORDERS; i++) {
                festival.accepted(TestFestival.order(1, PayMode.NOW));
            }
        }
    }

    @Test
    void findsNothingInGoodBooks() {
        fill();
        Auditor.Report report = Auditor.audit(dir, _ -> {});
        assertThat(report.breach()).isEmpty();
        assertThat(report.checked())
                .containsEntry("orders", (long) ORDERS)
                .containsEntry("gmvMinor", ORDERS * TestFestival.PRICE_MINOR)
                .containsEntry("feedEvents", report.checked().get("events"))
                .containsEntry("feedEventsEqualToLog", report.checked().get("events"));
    }

    @Test
    void namesTheEventThatWasFalsifiedInTheFeed() {
        fill();
        Path feed = Recordings.segment(dir, Recordings.FEED);
        List<Recordings.Frame> frames = Recordings.frames(feed);
        Recordings.Frame last = Recordings.last(frames);
        // The paid amount is the last field of the last event.
        Recordings.flip(feed, last.offset() + last.length() - Long.BYTES);
        Recordings.fixCrc(feed, last);
        Auditor.Report report = Auditor.audit(dir, _ -> {});
        assertThat(report.breach())
                .hasValueSatisfying(breach ->
                        assertThat(breach).contains("event " + report.checked().get("events") + " of the feed"));
        StringWriter out = new StringWriter();
        int exit = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .execute("audit", "--json", "--data", dir.toString());
        assertThat(exit).isEqualTo(1);
        assertThat(out.toString()).contains("\"ok\":false");
    }
}
