package io.drumroll.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.database.Database;
import io.drumroll.database.DatabaseAddress;
import io.drumroll.testdb.PostgresServer;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A PostgreSQL that ends at once in the middle of a festival, twice, and comes back. */
class HistoryOutageTest {
    @Test
    @EnabledIf("io.drumroll.testdb.PostgresServer#isInstalled")
    void countsEachEventOnceAcrossOutages() {
        long seed = 5;
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<Happened> events = RandomTrade.of(seed, 2_000).events();
        AtomicLong nowMs = new AtomicLong();
        try (PostgresServer server = PostgresServer.create();
                Database database = Database.open(DatabaseAddress.of(server.newDatabase()))) {
            HistoryWriter writer = HistoryWriter.open(database, () -> Instant.ofEpochMilli(nowMs.get()));
            int outages = 0;
            int away = 0;
            while (writer.written().sequence() < events.size()) {
                int next = (int) writer.position();
                int until = Math.min(events.size(), next + 1 + random.nextInt(200));
                events.subList(next, until).forEach(happened -> happened.to(writer));
                boolean isOutage = outages < 2 && next > (outages + 1) * events.size() / 3;
                if (isOutage) {
                    server.stop();
                    assertThat(writer.tryWrite(0)).isEqualTo(Progress.AWAY);
                    assertThat(writer.tryWrite(0)).isEqualTo(Progress.AWAY);
                    server.start();
                    outages++;
                    away++;
                }
                nowMs.addAndGet(10_000);
                writer.tryWrite(0);
            }
            assertThat(away).isEqualTo(2);
            assertThat(Tables.of(database)).isEqualTo(Tables.of(NaiveHistory.of(events)));
        }
    }
}
