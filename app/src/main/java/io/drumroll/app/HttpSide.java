package io.drumroll.app;

import io.drumroll.edge.AccountParts;
import io.drumroll.edge.Controls;
import io.drumroll.edge.EdgeOptions;
import io.drumroll.edge.EdgeParts;
import io.drumroll.edge.EdgeServer;
import io.drumroll.edge.ProductParts;
import io.drumroll.edge.SearchParts;
import io.drumroll.edge.StaticAssets;
import io.drumroll.node.NodeFigures;
import io.drumroll.web.Asset;
import io.drumroll.web.WebAssets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The HTTP edge of a running festival, wired to its parts. */
final class HttpSide implements AutoCloseable {
    private final EdgeServer server;
    private final String bind;

    private HttpSide(EdgeServer server, String bind) {
        this.server = server;
        this.bind = bind;
    }

    /**
     * Starts to serve.
     *
     * @param people who people are.
     * @param cards card payments.
     * @param products the catalogue.
     * @param webhooks who is told what happened.
     * @param controls what operators stop and throttle.
     * @param options where it listens, and what it takes from whom.
     * @param maps a folder with the operator's own maps, or null for those that come with the program.
     * @throws FailedCommand when it can't listen or the maps can't be read.
     */
    static HttpSide start(
            RunningFestival running,
            AccountParts people,
            CardSide cards,
            ProductParts products,
            WebhookSide webhooks,
            Controls controls,
            EdgeOptions options,
            @Nullable Path maps) {
        EdgeParts parts = new EdgeParts(
                        running.festival(),
                        people.accounts().identities(),
                        running.board(),
                        assets(maps),
                        List.of(
                                out -> writeFigures(running, out),
                                cards::writeFigures,
                                webhooks::writeFigures,
                                running.search()::writeFigures),
                        Map.of(
                                "udp", running.node().ingressEndpoint(),
                                "durability", running.node().durability().label()))
                .withPayments(cards)
                .withBooks(running.books())
                .withHistory(HistorySide.parts(running.node(), running.database(), running.history(), webhooks))
                .withAccounts(people)
                .withSearch(new SearchParts(running.search().search()))
                .withProducts(products)
                .withControls(controls, () -> figures(running, webhooks));
        try {
            return new HttpSide(EdgeServer.start(options, parts), options.host());
        } catch (io.drumroll.edge.EdgeStartException e) {
            throw new FailedCommand(String.valueOf(e.getMessage()), e);
        }
    }

    /** For the control room. */
    private static Map<String, Long> figures(RunningFestival running, WebhookSide webhooks) {
        NodeFigures node = running.node().figures();
        long position = node.position();
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("position", position);
        figures.put("logBytes", node.logBytes());
        figures.put("feedBacklogBytes", node.feedBacklogBytes());
        figures.put("malformedMessages", node.malformedMessages());
        figures.put("droppedAnswers", node.droppedAnswers());
        figures.put("lastSnapshotMs", node.lastSnapshotMs());
        figures.put("storageFreeBytes", node.storageFreeBytes());
        figures.put(
                "boardBehindEvents",
                Math.max(0, position - running.board().latest().position()));
        figures.put("booksBehindEvents", Math.max(0, position - running.books().position()));
        figures.put(
                "historyBehindEvents", Math.max(0, position - running.history().position()));
        figures.put(
                "webhooksBehindEvents",
                Math.max(0, position - webhooks.condition().position()));
        return figures;
    }

    private static StaticAssets assets(@Nullable Path maps) {
        WebAssets web;
        try {
            web = maps == null ? WebAssets.load() : WebAssets.loadWithMaps(maps);
        } catch (IllegalArgumentException e) {
            throw new FailedCommand("the maps of " + maps + " can't be served: " + e.getMessage(), e);
        }
        Map<String, StaticAssets.Asset> byName = new HashMap<>();
        web.byName().values().forEach(asset -> byName.put(asset.name(), served(asset)));
        return path -> web.find(path).map(asset -> byName.get(asset.name())).orElse(null);
    }

    private static StaticAssets.Asset served(Asset asset) {
        return new StaticAssets.Asset(
                asset.contentType(),
                asset.etag(),
                asset.cacheControl(),
                asset.bytes(),
                asset.gzipped().orElse(null));
    }

    private static void writeFigures(RunningFestival running, StringBuilder out) {
        NodeFigures figures = running.node().figures();
        line(out, "drumroll_position", "counter", "Number of the last event.", figures.position());
        line(out, "drumroll_log_bytes", "counter", "Length of the log.", figures.logBytes());
        line(out, "drumroll_feed_backlog_bytes", "gauge", "Feed not recorded yet.", figures.feedBacklogBytes());
        line(out, "drumroll_malformed_messages", "counter", "Messages not readable.", figures.malformedMessages());
        line(out, "drumroll_dropped_answers", "counter", "Answers nobody read.", figures.droppedAnswers());
        line(out, "drumroll_last_snapshot_ms", "gauge", "Pause of the last snapshot.", figures.lastSnapshotMs());
        line(out, "drumroll_storage_free_bytes", "gauge", "Free on the disk.", figures.storageFreeBytes());
        long behind = figures.position() - running.board().latest().position();
        long unwritten = figures.position() - running.books().position();
        line(out, "drumroll_books_behind_events", "gauge", "Events not in the books yet.", Math.max(0, unwritten));
        long untold = figures.position() - running.history().position();
        line(out, "drumroll_history_behind_events", "gauge", "Events not in the history yet.", Math.max(0, untold));
        line(out, "drumroll_board_behind_events", "gauge", "Events not on the board yet.", Math.max(0, behind));
    }

    /** Writes a figure as Prometheus reads it. */
    static void line(StringBuilder out, String name, String type, String help, long value) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        out.append(name).append(' ').append(value).append('\n');
    }

    /** Host and port that it listens on. */
    String address() {
        return bind + ":" + server.port();
    }

    /** Host and port at which this machine finds it, whatever addresses it listens on. */
    String localAddress() {
        boolean isEverywhere = bind.equals("0.0.0.0") || bind.equals("::");
        return (isEverywhere ? "127.0.0.1" : bind) + ":" + server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
