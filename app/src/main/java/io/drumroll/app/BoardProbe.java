package io.drumroll.app;

import io.drumroll.crowd.load.Confirmations;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/**
 * Measures how long a paid order takes to the board's stream: from its confirmation to the first snapshot that a listener
 * receives with the order counted.
 */
final class BoardProbe implements Confirmations, AutoCloseable {
    /** One of so many orders is followed. */
    private static final int SAMPLE = 64;

    private static final String POSITION = "\"position\":";
    private static final long MAX_NS = 60_000_000_000L;

    private record Followed(long position, long paidAtNs) {}

    private final Queue<Followed> followed = new ConcurrentLinkedQueue<>();
    private final AtomicLong confirmed = new AtomicLong();
    private final Histogram latencies = new Histogram(MAX_NS, 3);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Thread thread;

    private BoardProbe(String url) {
        thread = Thread.ofPlatform().name("drumroll-board-probe").daemon().unstarted(() -> listen(url));
    }

    /** Begins to listen to a festival's board. */
    static BoardProbe listenTo(String url) {
        BoardProbe probe = new BoardProbe(url);
        probe.thread.start();
        return probe;
    }

    @Override
    public void onConfirmed(long position, long atNs) {
        if (confirmed.getAndIncrement() % SAMPLE == 0) {
            followed.add(new Followed(position, atNs));
        }
    }

    private void listen(String url) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/v1/board/stream")).build();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) {
                    arrived(position(line), System.nanoTime());
                }
            }
        } catch (IOException e) {
            // The festival ended, and with it the stream.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void arrived(long position, long nowNs) {
        for (Followed next = followed.peek(); next != null && next.position <= position; next = followed.peek()) {
            followed.poll();
            latencies.recordValue(Math.min(Math.max(nowNs - next.paidAtNs, 0), MAX_NS));
        }
    }

    private static long position(String line) {
        int at = line.indexOf(POSITION) + POSITION.length();
        int end = at;
        while (end < line.length() && Character.isDigit(line.charAt(end))) {
            end++;
        }
        return Long.parseLong(line.substring(at, end));
    }

    /** A percentile of the time from paid to the stream, in ms. */
    synchronized double percentileMs(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e6;
    }

    /** How many orders were followed to the stream. */
    synchronized long count() {
        return latencies.getTotalCount();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
