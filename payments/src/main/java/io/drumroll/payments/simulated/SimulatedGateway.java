package io.drumroll.payments.simulated;

import com.sun.net.httpserver.HttpServer;
import io.drumroll.payments.gateway.GatewayPayment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A card gateway that nobody's money passes through: a real HTTP server on the loopback address that keeps true books and
 * misbehaves as it is told.
 *
 * <p>The shop's side, with the API key as a bearer token: {@code POST /payments}, {@code GET /payments/{id}}, {@code GET
 * /payments?reference=} or {@code ?capturedAfter=}, {@code POST /payments/{id}/confirm} and {@code /refunds}. The buyer's, which
 * needs none: {@code GET /pay/{id}}, a page with two buttons, and {@code POST /pay/{id}} with {@code outcome=pay} or {@code
 * decline}. It tells of what happened by signed notices.
 *
 * <p>Its threads are virtual ones named {@code gateway-…}, and the server's own; {@link #close} ends them.
 */
public final class SimulatedGateway implements AutoCloseable {
    private static final int BACKLOG = 1_024;

    private final HttpServer server;
    private final URI address;
    private final @Nullable GatewayJournal journal;
    private final GatewayBooks books;
    private final NoticeSender notices;
    private final GatewayRoutes routes;
    private final ExecutorService threads;

    private SimulatedGateway(HttpServer server, Settings settings, InstantSource clock) throws IOException {
        this.server = server;
        this.journal = settings.journal == null ? null : GatewayJournal.open(settings.journal);
        this.address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        this.books = new GatewayBooks(address.toString(), journal);
        this.notices = new NoticeSender(settings.noticeSecret, settings.faults, clock);
        this.routes = new GatewayRoutes(books, notices, settings.faults, settings.apiKey);
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("gateway-", 0).factory());
    }

    /**
     * How a simulated gateway is set up.
     *
     * @param port the port on 127.0.0.1, 0 for any that is free.
     * @param apiKey what the shop must send.
     * @param noticeSecret what notices are signed with.
     * @param journal the file that keeps its books over a restart; null to forget them.
     */
    public record Settings(
            int port,
            String apiKey,
            String noticeSecret,
            GatewayFaults faults,
            @Nullable Path journal) {
        @Override
        public String toString() {
            return "Settings[port=" + port + "]";
        }
    }

    /**
     * Starts a gateway; it answers when this returns.
     *
     * @throws IOException when the port can't be had, or the journal not be read.
     */
    public static SimulatedGateway start(Settings settings, InstantSource clock) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback, settings.port), BACKLOG);
        SimulatedGateway gateway = new SimulatedGateway(server, settings, clock);
        server.setExecutor(gateway.threads);
        server.createContext("/", gateway.routes);
        server.start();
        return gateway;
    }

    /** Where it answers. */
    public URI address() {
        return address;
    }

    /** Sends notices to an address from now on; before that none are sent. */
    public void sendNoticesTo(URI target) {
        notices.sendTo(target);
    }

    /** Notices that are still to be sent or sent again. */
    public long noticesUnderWay() {
        return notices.underWay();
    }

    /** Every payment as it truly stands, oldest first. */
    public List<GatewayPayment> books() {
        return books.payments();
    }

    /** Sends a notice, well signed, that claims a payment's whole amount was captured. */
    public void lieAbout(GatewayPayment payment) {
        notices.lie(payment);
    }

    @Override
    public void close() {
        routes.close();
        server.stop(0);
        notices.close();
        threads.shutdownNow();
        threads.close();
        if (journal != null) {
            journal.close();
        }
    }
}
