package io.drumroll.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** A merchant's program on 127.0.0.1 that takes webhooks' messages, a number of them at first and all once it is told so. */
final class HookReceiver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ANY = 1_000_000;

    /** A message that it took. */
    record Message(String id, String timestamp, String signatures, String body) {
        boolean isSignedBy(String secret) {
            try {
                return WebhookSignature.holds(secret, id, timestamp, body.getBytes(StandardCharsets.UTF_8), signatures);
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String type() {
            return Api.text(json(), "type");
        }

        /** A number of what happened. */
        long number(String field) {
            return Api.number(Api.field(json(), "data"), field);
        }
    }

    final List<Message> taken = new CopyOnWriteArrayList<>();
    private final Semaphore places;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** One that answers so many messages, and lets the others wait until {@link #takeAll}. */
    HookReceiver(int first) {
        places = new Semaphore(first);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            places.acquire();
            exchange.sendResponseHeaders(204, -1);
            taken.add(new Message(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    new String(body, StandardCharsets.UTF_8)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void takeAll() {
        places.release(ANY);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
    }

    @Override
    public void close() {
        takeAll();
        server.stop(0);
        threads.close();
    }
}
