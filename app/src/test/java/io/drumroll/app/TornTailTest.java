package io.drumroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.client.CommandClient;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.order.PayMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A write that was cut off by a kill is no damage: nothing in it was ever confirmed. */
class TornTailTest {
    enum Tail {
        GARBAGE,
        HEADER_WITHOUT_BODY
    }

    @TempDir
    private Path dir;

    @ParameterizedTest
    @EnumSource(Tail.class)
    void startsBehindTheLastWholeFrame(Tail tail) {
        FestivalProcess process = FestivalProcess.start(dir, KillTest.ARGUMENTS);
        try (CommandClient client = CommandClient.overUdp(process.said("udp"), "127.0.0.1")) {
            assertThat(client.awaitConnected(30_000)).isTrue();
            List<Command> commands = new java.util.ArrayList<>(TestFestival.furniture(900_000));
            commands.add(TestFestival.order(3, PayMode.NOW));
            for (Command command : commands) {
                AtomicInteger answers = new AtomicInteger();
                client.submit(TestFestival.newKey(), command, KillTest.counting(answers));
                Await.until("an answer to " + command, () -> answers.get() == 1);
            }
            process.kill();
        }
        Path log = Recordings.segment(dir, Recordings.LOG);
        Recordings.Frame last = Recordings.last(Recordings.frames(log));
        Recordings.write(log, last.end(), torn(tail, log, last));
        try (TestFestival festival = TestFestival.start(dir)) {
            assertThat(festival.sku().sold()).isEqualTo(3);
            festival.accepted(TestFestival.order(1, PayMode.NOW));
        }
        try (TestFestival festival = TestFestival.start(dir)) {
            assertThat(festival.sku().sold()).isEqualTo(4);
        }
        assertThat(Auditor.audit(dir, _ -> {}).breach()).isEmpty();
    }

    private static byte[] torn(Tail tail, Path log, Recordings.Frame last) {
        byte[] bytes = Recordings.read(log, last.offset(), last.alignedLength());
        switch (tail) {
            case GARBAGE -> new Random(5).nextBytes(bytes);
            case HEADER_WITHOUT_BODY -> java.util.Arrays.fill(bytes, 32, bytes.length, (byte) 0);
        }
        return bytes;
    }
}
