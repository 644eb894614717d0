package io.drumroll.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.testdb.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a killed process leaves in the embedded database: each change whole or not at all, none missing that was said to be on
 * disk, and every row free to be changed.
 *
 * <p>H2 2.5.252 fails this: it does not finish a commit that an end of the process cut short, so that its rows can't be seen
 * and whoever changes one waits for ever (docs/adr/0013).
 */
class KilledWriterTest {
    private static final int KILLS = Boolean.getBoolean("drumroll.soak") ? 40 : 3;
    private static final int MAX_MS_OF_A_COMMIT = 150;
    private static final int MAX_ATTEMPTS = 20;
    private static final long SEED = 11_11;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void losesNothingAndLocksNothing() throws IOException, InterruptedException {
        String url = TestDatabase.H2.newUrl();
        Random random = new Random(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            int onDisk = writeUntilKilled(url, random.nextInt(MAX_MS_OF_A_COMMIT));
            try (Database database = Database.open(new DatabaseAddress(url))) {
                waitUntilItIsMended(database);
                assertThat(number(database, "SELECT COUNT(*) FROM forced")).isGreaterThanOrEqualTo(onDisk);
                assertThat(number(database, "SELECT COUNT(*) FROM changed")).isEqualTo(ChangingWriter.ROWS);
                assertThat(number(database, "SELECT COUNT(DISTINCT changes) FROM changed"))
                        .isEqualTo(1);
                int changed = database.write(connection -> Sql.update(connection, ChangingWriter.CHANGE));
                assertThat(changed).isEqualTo(ChangingWriter.ROWS);
            }
        }
    }

    /** What was cut short is finished when the file is opened, which takes longer than a connection is waited for. */
    private static void waitUntilItIsMended(Database database) {
        for (int attempt = 1; ; attempt++) {
            try {
                number(database, "SELECT 1");
                return;
            } catch (DatabaseUnavailableException e) {
                if (attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static int number(Database database, String query) {
        return database.read(
                connection -> Sql.list(connection, query, row -> row.getInt(1)).getFirst());
    }

    /** The number of the last row that was said to be on disk. */
    private static int writeUntilKilled(String url, int ms) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChangingWriter.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int last = 0;
        try (BufferedReader said = writer.inputReader(StandardCharsets.UTF_8)) {
            boolean isKilled = false;
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (!line.equals(ChangingWriter.COMMITS)) {
                    last = Integer.parseInt(line);
                } else if (!isKilled) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ms));
                    // By its handle: the process itself would close what it said last.
                    isKilled = writer.toHandle().destroyForcibly();
                }
            }
        }
        writer.waitFor();
        return last;
    }
}
