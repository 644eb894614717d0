package io.drumroll.edge;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A socket that sends what it is told, byte by byte, and reads only when asked to. */
final class RawConnection implements AutoCloseable {
    private static final int SMALL_BUFFER = 4 * 1024;
    private static final int TIMEOUT_MS = 20_000;

    private final Socket socket = new Socket();
    private @Nullable InputStream in;

    RawConnection(int port) throws IOException {
        socket.setReceiveBufferSize(SMALL_BUFFER);
        socket.setSoTimeout(TIMEOUT_MS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    RawConnection send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** Reads until the text has come and tells all of it; fails when the connection ends before. */
    String readUntil(String wanted) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(wanted, read.length() - wanted.length()) < 0) {
            int b = in().read();
            if (b < 0) {
                throw new AssertionError("ended before '" + wanted + "': " + read);
            }
            read.append((char) b);
        }
        return read.toString();
    }

    /** Reads until the other side closes, and tells all of it. */
    String readToEnd() throws IOException {
        return new String(in().readAllBytes(), StandardCharsets.UTF_8);
    }

    private InputStream in() throws IOException {
        InputStream present = in;
        if (present == null) {
            present = new BufferedInputStream(socket.getInputStream());
            in = present;
        }
        return present;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
