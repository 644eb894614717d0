package io.drumroll.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.engine.order.PayMode;
import io.drumroll.node.Node;
import io.drumroll.node.NodeException;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder belongs to one process at a time, and only if it is one of ours. */
class FolderInUseTest {
    @TempDir
    private Path dir;

    @Test
    void aSecondNodeInTheSameProcessIsRefusedAndTheFirstGoesOn() {
        try (TestFestival first = TestFestival.startFurnished(dir, 900_000)) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> Node.start(TestFestival.options(dir), _ -> {}))
                        .isInstanceOf(NodeException.class)
                        .hasMessageContaining(dir.toString());
            }
            first.accepted(TestFestival.order(1, PayMode.NOW));
            assertThatThrownBy(() -> FestivalProcess.start(dir, KillTest.ARGUMENTS))
                    .as("another process, which must still see the lock")
                    .isInstanceOf(FailedCommand.class);
        }
    }

    @Test
    void aFolderThatAnotherProcessUsesIsRefused() {
        try (FestivalProcess other = FestivalProcess.start(dir, KillTest.ARGUMENTS)) {
            assertThat(other.pid()).isPositive();
            assertThatThrownBy(() -> Node.start(TestFestival.options(dir), _ -> {}))
                    .isInstanceOf(NodeException.class)
                    .hasMessageContaining(dir.toString())
                    .hasMessageContaining("another process");
            assertThatThrownBy(() -> Auditor.audit(dir, _ -> {}))
                    .isInstanceOf(NodeException.class)
                    .hasMessageContaining(dir.toString());
        }
    }

    @Test
    void aFolderWithForeignFilesIsRefusedAndLeftAlone() throws IOException {
        Files.writeString(dir.resolve("holiday.jpg"), "not ours");
        assertThatThrownBy(() -> Node.start(TestFestival.options(dir), _ -> {}))
                .isInstanceOf(NodeException.class)
                .hasMessageContaining(dir.toString());
        try (Stream<Path> files = Files.list(dir)) {
            assertThat(files).containsExactlyElementsOf(List.of(dir.resolve("holiday.jpg")));
        }
    }

    @Test
    void aPortInUseIsRefusedWithItsNumber() throws IOException {
        try (DatagramSocket taken = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> Node.start(TestFestival.options(dir).withIngress("127.0.0.1", port), _ -> {}))
                    .isInstanceOf(NodeException.class)
                    .hasMessageContaining(String.valueOf(port));
        }
        TestFestival.start(dir).close();
    }
}
