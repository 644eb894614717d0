package io.drumroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.aeron.cluster.client.AeronCluster;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.order.PayMode;
import io.drumroll.wire.CommandWriter;
import java.nio.file.Path;
import java.util.Random;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that behave badly harm nobody but themselves. */
class BadClientTest {
    @TempDir
    private Path dir;

    private static AeronCluster connect(TestFestival festival, String egressTerms) {
        return AeronCluster.connect(new AeronCluster.Context()
                .aeronDirectoryName(festival.node().aeronDirectoryName())
                .ingressChannel("aeron:udp?term-length=1m")
                .ingressEndpoints("0=" + festival.node().ingressEndpoint())
                .egressChannel("aeron:udp?endpoint=127.0.0.1:0" + egressTerms)
                .egressListener((session, timeMs, buffer, offset, length, header) -> {}));
    }

    private static void offer(AeronCluster client, ExpandableArrayBuffer message, int length) {
        Await.until("a message is taken", () -> client.offer(message, 0, length) > 0);
    }

    private static int sameOrder(ExpandableArrayBuffer message, int times) {
        CommandWriter writer = new CommandWriter();
        Request key = TestFestival.newKey();
        int length = 0;
        for (int i = 0; i < times; i++) {
            length += writer.write(message, length, i, key, TestFestival.order(1, PayMode.NOW));
        }
        return length;
    }

    @Test
    void countsWhatIsNoCommandAndGoesOn() {
        long seed = System.nanoTime();
        System.out.println("BadClientTest: seed " + seed);
        Random random = new Random(seed);
        try (TestFestival festival = TestFestival.startFurnished(dir, 900_000);
                AeronCluster client = connect(festival, "")) {
            ExpandableArrayBuffer message = new ExpandableArrayBuffer();
            for (int i = 0; i < 200; i++) {
                byte[] bytes = new byte[1 + random.nextInt(2_000)];
                random.nextBytes(bytes);
                message.putBytes(0, bytes);
                offer(client, message, bytes.length);
            }
            Await.until(
                    "200 messages are counted", () -> festival.node().figures().malformedMessages() == 200);
            festival.accepted(TestFestival.order(1, PayMode.NOW));
            assertThat(festival.broken()).isNull();
        }
        assertThat(Auditor.audit(dir, _ -> {}).breach()).isEmpty();
    }

    @Test
    void servesOthersWhileOneSendsAndNeverReads() {
        try (TestFestival festival = TestFestival.startFurnished(dir, 900_000);
                AeronCluster client = connect(festival, "")) {
            ExpandableArrayBuffer message = new ExpandableArrayBuffer();
            int length = sameOrder(message, 100);
            Await.until("answers are dropped", () -> {
                client.offer(message, 0, length);
                return festival.node().figures().droppedAnswers() > 0;
            });
            for (int i = 0; i < 20; i++) {
                festival.accepted(TestFestival.order(1, PayMode.NOW));
            }
            assertThat(festival.broken()).isNull();
            assertThat(festival.sku().sold()).isEqualTo(21);
        }
        assertThat(Auditor.audit(dir, _ -> {}).breach()).isEmpty();
    }

    @Test
    void goesOnWhenAClientHasNoRoomForItsOwnAnswers() {
        try (TestFestival festival = TestFestival.startFurnished(dir, 900_000);
                AeronCluster client = connect(festival, "|term-length=64k")) {
            ExpandableArrayBuffer message = new ExpandableArrayBuffer();
            int length = sameOrder(message, 500);
            offer(client, message, length);
            Await.until("answers are dropped", () -> {
                festival.accepted(TestFestival.order(1, PayMode.NOW));
                return festival.node().figures().droppedAnswers() > 0;
            });
            assertThat(festival.broken()).isNull();
        }
    }
}
