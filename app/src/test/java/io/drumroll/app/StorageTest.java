package io.drumroll.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drumroll.client.FeedCheckpoint;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.order.PayMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up ends the taking of commands before anything is lost. */
class StorageTest {
    private static final long RESERVE_BYTES = 200L << 20;

    @TempDir
    private Path dir;

    @Test
    void refusesCommandsAndAnswersReadsWhenLessThanTheReserveIsFree() {
        try (TestFestival furnished = TestFestival.startFurnished(dir, 900_000)) {
            furnished.accepted(TestFestival.order(1, PayMode.NOW));
        }
        try (TestFestival full =
                TestFestival.start(TestFestival.options(dir).withStorageReserveBytes(Long.MAX_VALUE))) {
            Await.until("the storage is low", () -> full.node().isStorageLow());
            assertThatThrownBy(() -> full.accepted(TestFestival.order(1, PayMode.NOW)))
                    .hasMessageContaining("STORAGE_FULL");
            assertThat(full.sku().sold()).isEqualTo(1);
        }
    }

    @Test
    void losesNothingOnADiskThatIsReallyFull() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(dir.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", disk.toString()) == 0,
                "a small disk can't be mounted here, so no disk was filled");
        try {
            fill(disk.resolve("data"));
        } finally {
            run("umount", disk.toString());
        }
    }

    private static void fill(Path data) {
        long confirmed = 0;
        try (TestFestival festival =
                TestFestival.start(TestFestival.options(data).withStorageReserveBytes(RESERVE_BYTES))) {
            festival.furnish(900_000);
            long deadlineNs = System.nanoTime() + 60_000_000_000L;
            while (!festival.node().isStorageLow() && System.nanoTime() < deadlineNs) {
                List<CompletableFuture<Outcome>> batch = new ArrayList<>();
                for (int i = 0; i < 10_000; i++) {
                    batch.add(festival.submit(TestFestival.newKey(), TestFestival.order(1, PayMode.NOW)));
                }
                confirmed += batch.stream().filter(StorageTest::isConfirmed).count();
            }
            assertThatThrownBy(() -> festival.accepted(TestFestival.order(1, PayMode.NOW)))
                    .hasMessageContaining("STORAGE_FULL");
            assertThat(festival.sku().sold()).isEqualTo(confirmed);
            assertThat(festival.broken()).isNull();
        }
        try (TestFestival again = TestFestival.start(data)) {
            assertThat(again.sku().sold()).isEqualTo(confirmed);
            again.readFeed(FeedCheckpoint.BEGINNING, new ArrayList<>());
        }
        assertThat(Auditor.audit(data, _ -> {}).breach()).isEmpty();
    }

    private static boolean isConfirmed(CompletableFuture<Outcome> answer) {
        try {
            return TestFestival.await(answer) instanceof Outcome.Accepted;
        } catch (FailedCommand e) {
            assertThat(e).hasMessageContaining("STORAGE_FULL");
            return false;
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
