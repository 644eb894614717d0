package io.drumroll.history.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

/** An endpoint holds nobody up for longer than it may. */
class SocketTransportTest {
    private static final long ANSWER_TIMEOUT_MS = 300;
    /** The head of a TLS record of 16 kB, a handshake's. */
    private static final byte[] LARGE_RECORD = {0x16, 0x03, 0x03, 0x40, 0x00};

    @Test
    void givesUpOnAnEndpointThatSendsAByteOfItsHandshakeNowAndThen() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> trickle(server));
            UrlGuard.Checked verdict =
                    new UrlGuard(true).check("https://127.0.0.1:" + server.getLocalPort() + "/hooks");
            assertThat(verdict).isInstanceOf(UrlGuard.Allowed.class);
            SocketTransport transport =
                    new SocketTransport((SSLSocketFactory) SSLSocketFactory.getDefault(), ANSWER_TIMEOUT_MS);
            assertThatThrownBy(() -> transport.post((UrlGuard.Allowed) verdict, Map.of(), new byte[1]))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the endpoint took too long to answer");
        }
    }

    /** Until the other side closes. */
    private static void trickle(ServerSocket server) {
        try (Socket socket = server.accept()) {
            OutputStream out = socket.getOutputStream();
            out.write(LARGE_RECORD);
            while (true) {
                out.write(0);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        } catch (IOException e) {
            // The other side closed.
        }
    }
}
