package io.drumroll.crowd.load;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Request;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Load over HTTP/1.1: many kept connections, each with one request under way, all served by the sending thread. What is
 * due while all connections are busy waits here, and its latency counts from when it was due.
 */
public final class HttpTarget implements LoadTarget {
    private record Waiting(Request request, Command command, Done done) {}

    private final String head;
    private final Selector selector;
    private final List<HttpConnection> connections = new ArrayList<>();
    private final ArrayDeque<HttpConnection> free = new ArrayDeque<>();
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

    private HttpTarget(String head, Selector selector) {
        this.head = head;
        this.selector = selector;
    }

    /**
     * Opens connections.
     *
     * @param url such as {@code http://127.0.0.1:8080}.
     * @param count how many connections.
     * @param token the bearer token of an operator that acts for buyers; null sends as a stranger.
     * @throws IllegalStateException when nobody answers there.
     * @throws IllegalArgumentException when the token is not one that a header can hold.
     */
    public static HttpTarget connect(String url, int count, @Nullable String token) {
        URI uri = URI.create(url);
        int port = uri.getPort() < 0 ? 80 : uri.getPort();
        try {
            HttpTarget target = new HttpTarget(HttpRequests.head(uri.getHost() + ":" + port, token), Selector.open());
            for (int i = 0; i < count; i++) {
                SocketChannel channel = SocketChannel.open(new InetSocketAddress(uri.getHost(), port));
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.configureBlocking(false);
                SelectionKey key = channel.register(target.selector, SelectionKey.OP_READ);
                HttpConnection connection = new HttpConnection(channel);
                key.attach(connection);
                target.connections.add(connection);
                target.free.add(connection);
            }
            return target;
        } catch (IOException e) {
            throw new IllegalStateException("no festival answers at " + url + " (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public void send(Request request, Command command, Done done) {
        HttpConnection connection = free.poll();
        if (connection == null) {
            waiting.add(new Waiting(request, command, done));
        } else {
            connection.send(HttpRequests.bytes(head, request, command), done);
        }
    }

    @Override
    public boolean turn() {
        int[] answered = {0};
        try {
            selector.selectNow(key -> {
                if (key.attachment() instanceof HttpConnection connection) {
                    answered[0] += answered(connection, key);
                }
            });
        } catch (IOException e) {
            throw new IllegalStateException("can't wait for connections: " + e.getMessage(), e);
        }
        return answered[0] > 0;
    }

    private int answered(HttpConnection connection, SelectionKey key) {
        if (!connection.read()) {
            if (!connection.isOpen()) {
                key.cancel();
            }
            return 0;
        }
        Waiting next = waiting.poll();
        if (next == null) {
            free.add(connection);
        } else {
            connection.send(HttpRequests.bytes(head, next.request, next.command), next.done);
        }
        return 1;
    }

    @Override
    public void close() {
        try {
            for (HttpConnection connection : connections) {
                connection.close();
            }
            selector.close();
        } catch (IOException e) {
            throw new IllegalStateException("can't close connections: " + e.getMessage(), e);
        }
    }
}
