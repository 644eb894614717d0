package io.drumroll.history.webhook;

import io.drumroll.database.Database;
import io.drumroll.database.DatabaseUnavailableException;
import io.drumroll.engine.message.Event;
import io.drumroll.history.FeedCheckpoints;
import io.drumroll.history.FeedCheckpoints.Checkpoint;
import io.drumroll.history.FeedWriter;
import io.drumroll.history.HistoryWriter;
import io.drumroll.history.Outage;
import io.drumroll.history.Progress;
import io.drumroll.history.webhook.WebhookBatch.Move;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Makes deliveries from the feed, a batch and a checkpoint of its own in one transaction. It looks orders up in the order
 * history and so writes behind it: give it the same feed, and let {@link HistoryWriter#tryWrite} go first. Used as that
 * is; all methods belong to one thread, but for {@link #position} and {@link #written}.
 */
public final class WebhookWriter implements FeedWriter {
    /** Its name among the feed's checkpoints. */
    public static final String VIEW = "webhooks";
    /** What a batch holds, from where on it is full. */
    public static final int MAX_BATCH = 100_000;
    /** What a full batch still takes, for what one poll of the feed brings. */
    public static final int MAX_BEYOND = 400_000;
    /** How long an event waits for others, in ms. */
    public static final long MAX_WAIT_MS = 500;

    private static final System.Logger LOG = System.getLogger(WebhookWriter.class.getName());

    private final Database database;
    private final InstantSource clock;
    private final Outage outage;
    private WebhookBatch batch = new WebhookBatch();
    private StockLevels stocks = new StockLevels();
    private volatile Checkpoint written = Checkpoint.BEGINNING;
    private volatile long position;
    private long lastTimeMs;
    private long firstTakenMs;

    private WebhookWriter(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.outage = new Outage("the webhooks' view", clock);
    }

    /**
     * Opens the view where its tables stand, which {@link HistoryWriter#open} brought up to date.
     *
     * @throws DatabaseUnavailableException when the database is away: ask again later.
     */
    public static WebhookWriter open(Database database, InstantSource clock) {
        WebhookWriter writer = new WebhookWriter(database, clock);
        writer.load();
        return writer;
    }

    private void load() {
        stocks = database.read(connection -> {
            written = FeedCheckpoints.read(connection, VIEW);
            return StockLevels.load(connection);
        });
        batch = new WebhookBatch();
        position = written.sequence();
        lastTimeMs = written.timeMs();
    }

    /** Number of the last event taken, 0 before the first. */
    @Override
    public long position() {
        return position;
    }

    /** What the tables hold: where a feed is to be opened. */
    @Override
    public Checkpoint written() {
        return written;
    }

    /**
     * Takes an event. One that was counted before is passed over.
     *
     * @throws IllegalStateException if an event between is missing, or if the batch is more than full.
     */
    @Override
    public void onEvent(long sequence, long timeMs, Event event) {
        if (sequence <= position) {
            return;
        }
        if (sequence != position + 1) {
            throw new IllegalStateException("the webhooks' view has counted up to event " + position
                    + " and was given event " + sequence + ": event " + (position + 1) + " is missing");
        }
        if (batch.events() + batch.size() >= MAX_BATCH + MAX_BEYOND) {
            throw new IllegalStateException("the webhooks' view holds " + batch.events()
                    + " events that are not written yet and takes no more: poll the feed only while it is not full");
        }
        if (batch.events() == 0) {
            firstTakenMs = clock.millis();
        }
        batch.add(sequence, timeMs, event);
        position = sequence;
        lastTimeMs = timeMs;
    }

    /** Whether the batch must be written before the feed is polled again. */
    @Override
    public boolean isFull() {
        return batch.events() + batch.size() >= MAX_BATCH;
    }

    /** Whether the batch is full, or its first event has waited long enough. */
    @Override
    public boolean isDue() {
        return isFull() || (batch.events() > 0 && clock.millis() - firstTakenMs >= MAX_WAIT_MS);
    }

    /**
     * Writes the batch, if the database is there and the order history has come as far.
     *
     * @param feedPosition a place in the feed at or before the next event, kept with the checkpoint.
     */
    @Override
    public Progress tryWrite(long feedPosition) {
        if (batch.events() == 0) {
            return Progress.WRITTEN;
        }
        if (outage.isWaiting()) {
            return Progress.AWAY;
        }
        StockLevels.Changes changes = stocks.change();
        Progress progress;
        try {
            Checkpoint to = new Checkpoint(position, lastTimeMs, feedPosition);
            progress = database.write(connection -> write(connection, to, changes));
        } catch (DatabaseUnavailableException e) {
            outage.note(e);
            return Progress.AWAY;
        }
        outage.over();
        if (progress == Progress.WRITTEN) {
            changes.keep();
            written = new Checkpoint(position, lastTimeMs, feedPosition);
            batch = new WebhookBatch();
        } else if (progress == Progress.MOVED_BACK) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the database holds the webhooks' view at another event than " + written.sequence()
                            + ": it goes on from there");
            load();
        }
        return progress;
    }

    private Progress write(Connection connection, Checkpoint to, StockLevels.Changes changes) throws SQLException {
        Checkpoint stored = FeedCheckpoints.lock(connection, VIEW);
        boolean isThere = stored.sequence() == to.sequence();
        if (!isThere && stored.sequence() != written.sequence()) {
            return Progress.MOVED_BACK;
        }
        // Locked, so that a rebuild does not empty the history while orders are looked up in it.
        if (FeedCheckpoints.lock(connection, HistoryWriter.VIEW).sequence() < to.sequence()) {
            return Progress.NOT_YET;
        }
        WebhookMessages messages = new WebhookMessages(connection);
        messages.tell(batch.facts);
        moveStocks(connection, changes, messages);
        if (!isThere) {
            messages.write(clock.millis());
            changes.write(connection);
            FeedCheckpoints.write(connection, VIEW, to);
        }
        return Progress.WRITTEN;
    }

    private void moveStocks(Connection connection, StockLevels.Changes changes, WebhookMessages messages)
            throws SQLException {
        List<Long> released = batch.moves.stream()
                .filter(Move.Released.class::isInstance)
                .map(move -> ((Move.Released) move).order())
                .toList();
        Map<Long, Map<Integer, Long>> held = WebhookMessages.heldBy(connection, released);
        for (Move move : batch.moves) {
            switch (move) {
                case Move.Listed(int sku, int shop, long available) -> changes.list(sku, shop, available);
                case Move.Released(long order) ->
                    held.getOrDefault(order, Map.of()).forEach(changes::add);
                case Move.Pieces(long sequence, long timeMs, int sku, long change) -> {
                    StockLevels.Level after = changes.add(sku, change);
                    if (change < 0) {
                        messages.stock(sequence, timeMs, sku, after, -change);
                    }
                }
            }
        }
    }
}
