package io.drumroll.history.webhook;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * HTTP/1.1 over a connection of its own to the checked address, while certificate and Host are those of the name: an HTTP
 * client would look the name up again. Answers are read up to bounds in bytes and time; behind that time the connection is
 * closed, whatever either side is at.
 */
public final class SocketTransport implements Transport {
    private static final System.Logger LOG = System.getLogger(SocketTransport.class.getName());
    private static final int CONNECT_TIMEOUT_MS = 5_000;
    private static final long ANSWER_TIMEOUT_MS = 20_000;
    private static final int MAX_HEAD_BYTES = 16 * 1024;
    private static final int MAX_BODY_BYTES = 4 * 1024;

    private final SSLSocketFactory tls;
    private final long answerTimeoutMs;

    /** With the platform's certificate authorities. */
    public SocketTransport() {
        this((SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /** With the certificate authorities that somebody chose. */
    public SocketTransport(SSLSocketFactory tls) {
        this(tls, ANSWER_TIMEOUT_MS);
    }

    SocketTransport(SSLSocketFactory tls, long answerTimeoutMs) {
        this.tls = tls;
        this.answerTimeoutMs = answerTimeoutMs;
    }

    @Override
    public Answer post(UrlGuard.Allowed to, Map<String, String> headers, byte[] body) throws IOException {
        try (Socket plain = new Socket();
                Watch watch = new Watch(plain, answerTimeoutMs)) {
            try {
                return exchange(plain, to, headers, body);
            } catch (IOException e) {
                throw watch.isOver() ? tooLong(e) : e;
            }
        }
    }

    private Answer exchange(Socket plain, UrlGuard.Allowed to, Map<String, String> headers, byte[] body)
            throws IOException {
        plain.connect(new InetSocketAddress(to.address(), to.port()), CONNECT_TIMEOUT_MS);
        plain.setSoTimeout(CONNECT_TIMEOUT_MS);
        try (Socket socket = "https".equalsIgnoreCase(to.url().getScheme()) ? secure(plain, to) : plain) {
            write(socket.getOutputStream(), to, headers, body);
            socket.setSoTimeout((int) answerTimeoutMs);
            return read(new Bounded(socket.getInputStream()));
        }
    }

    private static IOException tooLong(IOException cause) {
        return new IOException("the endpoint took too long to answer", cause);
    }

    /**
     * Closes a socket when its time is over. A bound for each read is none for them all: an endpoint could send a byte now and
     * then, within what TLS reads at once, or take nothing of what it is sent.
     */
    private static final class Watch implements AutoCloseable {
        private final CountDownLatch done = new CountDownLatch(1);
        private volatile boolean isOver;

        private Watch(Socket socket, long timeoutMs) {
            Thread.ofVirtual().name("drumroll-webhook-watch").start(() -> {
                try {
                    if (!done.await(timeoutMs, TimeUnit.MILLISECONDS)) {
                        isOver = true;
                        socket.close();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (IOException e) {
                    LOG.log(System.Logger.Level.DEBUG, "a connection that took too long can't be closed", e);
                }
            });
        }

        private boolean isOver() {
            return isOver;
        }

        @Override
        public void close() {
            done.countDown();
        }
    }

    private Socket secure(Socket plain, UrlGuard.Allowed to) throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(plain, to.url().getHost(), to.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static void write(OutputStream out, UrlGuard.Allowed to, Map<String, String> headers, byte[] body)
            throws IOException {
        String path = to.url().getRawPath().isEmpty() ? "/" : to.url().getRawPath();
        String query = to.url().getRawQuery() == null ? "" : "?" + to.url().getRawQuery();
        int port = to.url().getPort();
        StringBuilder head = new StringBuilder("POST " + path + query + " HTTP/1.1\r\n");
        head.append("Host: ")
                .append(to.url().getHost())
                .append(port < 0 ? "" : ":" + port)
                .append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\nConnection: close\r\n\r\n");
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(body);
        out.write(whole.toByteArray());
        out.flush();
    }

    private static Answer read(Bounded in) throws IOException {
        int left = MAX_HEAD_BYTES;
        int status = 0;
        while (status < 200) {
            String line = in.line(left);
            left -= line.length();
            status = status(line);
            if (status < 200) {
                while (!line.isEmpty()) {
                    line = in.line(left);
                    left -= line.length();
                }
            }
        }
        long retryAfter = 0;
        long length = Long.MAX_VALUE;
        String line = in.line(left);
        while (!line.isEmpty()) {
            left -= line.length();
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("retry-after:")) {
                retryAfter = number(line, 0);
            } else if (lower.startsWith("content-length:")) {
                length = number(line, Long.MAX_VALUE);
            }
            line = in.line(left);
        }
        return new Answer(status, retryAfter, in.text((int) Math.min(length, MAX_BODY_BYTES)));
    }

    /** Interim answers, 1xx, stand before the one that counts. */
    private static int status(String line) throws IOException {
        if (line.matches("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?")) {
            return Integer.parseInt(line.substring(9, 12));
        }
        throw new IOException("the endpoint does not speak HTTP/1.1");
    }

    private static long number(String header, long otherwise) {
        String value = header.substring(header.indexOf(':') + 1).strip();
        return value.matches("[0-9]{1,9}") ? Long.parseLong(value) : otherwise;
    }

    /** Reads no more than it is told to. */
    private static final class Bounded {
        private final InputStream in;

        private Bounded(InputStream in) {
            this.in = new BufferedInputStream(in);
        }

        private String line(int most) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int b = in.read();
            while (b != '\n') {
                if (b < 0 || line.size() >= most) {
                    throw new IOException("the endpoint's answer ends early or is too long");
                }
                line.write(b);
                b = in.read();
            }
            return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
        }

        /** What there is of the body; an end before is no failure, as the status is known. */
        private String text(int most) throws IOException {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            while (text.size() < most) {
                int b = in.read();
                if (b < 0) {
                    break;
                }
                text.write(b);
            }
            return text.toString(StandardCharsets.UTF_8);
        }
    }
}
