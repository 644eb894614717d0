package io.drumroll.crowd.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One kept connection with at most one request under way; reads just enough of HTTP/1.1 for Drumroll's own answers. */
final class HttpConnection {
    private static final int BUFFER_BYTES = 64 << 10;
    private static final int STATUS_AT = 9;
    private static final byte[] CONTENT_LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER_BYTES);
    private LoadTarget.@Nullable Done done;

    HttpConnection(SocketChannel channel) {
        this.channel = channel;
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    /** Sends a request, small enough for the socket's buffer, for nothing else is under way. */
    void send(ByteBuffer request, LoadTarget.Done whenDone) {
        done = whenDone;
        try {
            while (request.hasRemaining()) {
                channel.write(request);
            }
        } catch (IOException e) {
            fail("CONNECTION_LOST");
        }
    }

    /** Reads what has come; true when that completes an answer. */
    boolean read() {
        try {
            if (channel.read(in) < 0) {
                fail("CONNECTION_LOST");
                return false;
            }
        } catch (IOException e) {
            fail("CONNECTION_LOST");
            return false;
        }
        byte[] bytes = in.array();
        int length = in.position();
        int bodyAt = endOfHeaders(bytes, length);
        if (bodyAt < 0) {
            return false;
        }
        int bodyLength = contentLength(bytes, bodyAt);
        if (length < bodyAt + bodyLength) {
            return false;
        }
        int status = (bytes[STATUS_AT] - '0') * 100 + (bytes[STATUS_AT + 1] - '0') * 10 + bytes[STATUS_AT + 2] - '0';
        in.clear();
        hand(status, bytes, bodyAt, bodyLength);
        return true;
    }

    private void hand(int status, byte[] bytes, int bodyAt, int bodyLength) {
        LoadTarget.Done waiting = done;
        done = null;
        if (waiting == null) {
            return;
        }
        if (status < 300) {
            int end = bodyAt + bodyLength;
            waiting.accepted(idOf(bytes, bodyAt, end), firstNumber(bytes, bodyAt, end));
            return;
        }
        String body = new String(bytes, bodyAt, bodyLength, StandardCharsets.UTF_8);
        int code = body.indexOf("\"code\":\"");
        if (code < 0) {
            waiting.failed("HTTP_" + status);
        } else {
            waiting.rejected(body.substring(code + 8, body.indexOf('"', code + 8)));
        }
    }

    private static int endOfHeaders(byte[] bytes, int length) {
        for (int i = 3; i < length; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int contentLength(byte[] bytes, int end) {
        for (int i = 0; i + CONTENT_LENGTH.length < end; i++) {
            int matched = 0;
            while (matched < CONTENT_LENGTH.length && (bytes[i + matched] | 0x20) == (CONTENT_LENGTH[matched] | 0x20)) {
                matched++;
            }
            if (matched == CONTENT_LENGTH.length) {
                return (int) firstNumber(bytes, i + matched, end);
            }
        }
        return 0;
    }

    /** The second number of an answer: behind the position comes the id of what was made. */
    private static long idOf(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != ',') {
            at++;
        }
        return firstNumber(bytes, at, to);
    }

    /** The first number of a text. */
    private static long firstNumber(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (bytes[at] < '0' || bytes[at] > '9')) {
            at++;
        }
        long number = 0;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            number = number * 10 + bytes[at++] - '0';
        }
        return number;
    }

    private void fail(String reason) {
        LoadTarget.Done waiting = done;
        done = null;
        try {
            close();
        } catch (IOException e) {
            // It is lost either way.
        }
        if (waiting != null) {
            waiting.failed(reason);
        }
    }

    void close() throws IOException {
        channel.close();
    }
}
