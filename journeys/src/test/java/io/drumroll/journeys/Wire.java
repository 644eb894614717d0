package io.drumroll.journeys;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wire between a browser and a festival, which can be cut as a tunnel cuts a phone's: what was sent has arrived, and no
 * answer comes back. All of it runs on virtual threads, two a connection.
 */
final class Wire implements AutoCloseable {
    private static final int BUFFER_BYTES = 16_384;
    private static final long PATIENCE_S = 30;

    private final ServerSocket listening;
    private final URI to;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean isCut;
    private volatile Trap trap = Trap.NONE;

    private Wire(ServerSocket listening, URI to) {
        this.listening = listening;
        this.to = to;
    }

    /** Lays one to a festival's address. */
    static Wire to(String url) {
        try {
            Wire wire = new Wire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), URI.create(url));
            Thread.ofVirtual().start(wire::listen);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    /** Cuts it at the moment at which the festival answers the next request that begins so, before the answer gets through. */
    void cutBehind(String request) {
        trap = new Trap(request, new CountDownLatch(1));
    }

    /** Waits until it was cut so. */
    void awaitCut() {
        try {
            if (!trap.sprung().await(PATIENCE_S, TimeUnit.SECONDS)) {
                throw new AssertionError(
                        "nothing was sent within " + PATIENCE_S + " s that the wire was to be cut behind");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Mends it. */
    void mend() {
        isCut = false;
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                Socket browser = listening.accept();
                if (isCut) {
                    browser.close();
                } else {
                    connect(browser);
                }
            } catch (IOException e) {
                // the end, or a browser that was gone at once: there is nothing to carry
            }
        }
    }

    private void connect(Socket browser) throws IOException {
        Socket festival = new Socket(InetAddress.getLoopbackAddress(), to.getPort());
        open.add(browser);
        open.add(festival);
        Connection connection = new Connection(browser, festival);
        Thread.ofVirtual().start(() -> connection.carry(browser, festival, true));
        Thread.ofVirtual().start(() -> connection.carry(festival, browser, false));
    }

    private void cut() {
        isCut = true;
        Trap sprung = trap;
        open.forEach(Wire::hangUp);
        open.clear();
        sprung.sprung().countDown();
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone, which is what was wanted
        }
    }

    /** What it waits for: a request that begins so, or nothing where that is empty. */
    private record Trap(String request, CountDownLatch sprung) {
        private static final Trap NONE = new Trap("", new CountDownLatch(1));

        boolean catches(byte[] sent, int length) {
            return !request.isEmpty()
                    && length >= request.length()
                    && sprung.getCount() > 0
                    && request.equals(new String(sent, 0, request.length(), StandardCharsets.US_ASCII));
        }
    }

    private final class Connection {
        private final Socket browser;
        private final Socket festival;
        private volatile boolean isTrapped;

        private Connection(Socket browser, Socket festival) {
            this.browser = browser;
            this.festival = festival;
        }

        void carry(Socket from, Socket into, boolean isRequest) {
            byte[] buffer = new byte[BUFFER_BYTES];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = into.getOutputStream();
                for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                    // a browser begins each request with a write of its own
                    if (isRequest && trap.catches(buffer, length)) {
                        isTrapped = true;
                    }
                    if (isTrapped && !isRequest) {
                        cut();
                        return;
                    }
                    out.write(buffer, 0, length);
                }
            } catch (IOException e) {
                // one end hung up, and so does the other
            } finally {
                hangUp(browser);
                hangUp(festival);
                open.remove(browser);
                open.remove(festival);
            }
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(Wire::hangUp);
    }
}
