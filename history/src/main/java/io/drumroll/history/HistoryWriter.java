package io.drumroll.history;

import io.drumroll.database.Database;
import io.drumroll.database.DatabaseUnavailableException;
import io.drumroll.database.Dialect;
import io.drumroll.database.Sql;
import io.drumroll.engine.message.Event;
import io.drumroll.history.FeedCheckpoints.Checkpoint;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

/**
 * Counts the feed into the tables of the order history, a batch and its checkpoint in one transaction: each event counts
 * exactly once, whoever is killed and when.
 *
 * <p>While the database is away {@link #tryWrite} answers {@link Progress#AWAY}.
 */
public final class HistoryWriter implements FeedWriter {
    /** Its name among the feed's checkpoints. */
    public static final String VIEW = "history";
    /** Events in a batch, and rows that it may come to: from here on it is full. */
    public static final int MAX_BATCH_EVENTS = 10_000;
    /** See {@link #MAX_BATCH_EVENTS}. */
    public static final int MAX_BATCH_ROWS = 50_000;
    /** Events that a full batch still takes, for what one poll of the feed brings. */
    public static final int MAX_EVENTS_BEYOND = 40_000;
    /** How long an event waits for others, in ms. */
    public static final long MAX_WAIT_MS = 200;

    private static final System.Logger LOG = System.getLogger(HistoryWriter.class.getName());
    private static final int PAGE = 50_000;
    private static final long BEING_EMPTIED = -1;
    private static final List<String> TABLES = List.of(
            "history_festival",
            "history_shop",
            "history_sku",
            "order_minute",
            "placed_order",
            "shop_order",
            "order_line",
            "order_adjustment",
            "provider_payment",
            "wallet_movement",
            "received_parcel",
            "order_refund",
            "refund_line");

    private final Database database;
    private final InstantSource clock;
    private final RowSink.Factory sinks;
    private final Outage outage;
    private SkuShops skuShops = new SkuShops();
    private HistoryBatch batch = new HistoryBatch(skuShops, 0);
    private volatile Checkpoint written = Checkpoint.BEGINNING;
    private volatile long position;
    private long lastTimeMs;
    private long firstTakenMs;

    private HistoryWriter(Database database, InstantSource clock, RowSink.Factory sinks) {
        this.database = database;
        this.clock = clock;
        this.sinks = sinks;
        this.outage = new Outage("the order history", clock);
    }

    /**
     * Opens the history where its tables stand, which it brings up to date.
     *
     * @param clock for waiting alone; what is written has the feed's times.
     * @throws DatabaseUnavailableException when the database is away: ask again later.
     */
    public static HistoryWriter open(Database database, InstantSource clock) {
        return open(database, clock, database.dialect() == Dialect.POSTGRESQL ? CopyRows::new : InsertRows::new);
    }

    static HistoryWriter open(Database database, InstantSource clock, RowSink.Factory sinks) {
        database.migrate("history");
        HistoryWriter writer = new HistoryWriter(database, clock, sinks);
        writer.load();
        return writer;
    }

    /**
     * Empties the tables, and begins anew: the feed is to be read from its beginning. Webhooks keep their place, and wait
     * until the history is there again.
     *
     * @throws DatabaseUnavailableException when the database is away; nothing was changed.
     */
    public void rebuild() {
        database.write(connection -> {
            FeedCheckpoints.lock(connection, VIEW);
            FeedCheckpoints.write(connection, VIEW, new Checkpoint(BEING_EMPTIED, 0, 0));
            return true;
        });
        load();
    }

    /** H2 commits each truncation at once, so a mark says what was begun until it is done. */
    private void empty() {
        database.write(connection -> {
            for (String table : TABLES) {
                Sql.update(connection, "TRUNCATE TABLE " + table);
            }
            FeedCheckpoints.write(connection, VIEW, Checkpoint.BEGINNING);
            return true;
        });
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
     * @throws IllegalStateException if an event between the last one taken and this one is missing, or if the batch is
     *     more than full: the loop went on polling although nothing could be written.
     */
    @Override
    public void onEvent(long sequence, long timeMs, Event event) {
        if (sequence <= position) {
            return;
        }
        if (sequence != position + 1) {
            throw new IllegalStateException("the order history has counted up to event " + position
                    + " and was given event " + sequence + ": event " + (position + 1) + " is missing");
        }
        if (batch.events() >= MAX_BATCH_EVENTS + MAX_EVENTS_BEYOND) {
            throw new IllegalStateException("the order history holds " + batch.events()
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
        return batch.events() >= MAX_BATCH_EVENTS || batch.rows() >= MAX_BATCH_ROWS;
    }

    /** Whether the batch is full, or its first event has waited long enough. */
    @Override
    public boolean isDue() {
        return isFull() || (batch.events() > 0 && clock.millis() - firstTakenMs >= MAX_WAIT_MS);
    }

    /**
     * Writes the batch, if the database is there.
     *
     * @param feedPosition a place in the feed at or before the next event, kept with the checkpoint.
     * @throws io.drumroll.database.DatabaseException when the database refuses, which asking again does not help.
     */
    @Override
    public Progress tryWrite(long feedPosition) {
        if (batch.events() == 0) {
            return Progress.WRITTEN;
        }
        if (outage.isWaiting()) {
            return Progress.AWAY;
        }
        try {
            Checkpoint to = new Checkpoint(position, lastTimeMs, feedPosition);
            Checkpoint stored = database.write(connection -> write(connection, to));
            if (stored.sequence() < position) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "the database holds the order history up to event " + stored.sequence() + " and held it up to "
                                + written.sequence() + " before: it goes on from there");
                load();
                outage.over();
                return Progress.MOVED_BACK;
            }
            outage.over();
            written = stored;
            batch = new HistoryBatch(skuShops, batch.lastMinute());
            return Progress.WRITTEN;
        } catch (DatabaseUnavailableException e) {
            outage.note(e);
            return Progress.AWAY;
        }
    }

    /**
     * Writes the batch where the tables stand where it begins. They stand behind it when an attempt had reached the
     * database and its answer was lost; elsewhere, when the database was set back.
     */
    private Checkpoint write(Connection connection, Checkpoint to) throws SQLException {
        Checkpoint stored = FeedCheckpoints.lock(connection, VIEW);
        if (stored.sequence() > to.sequence()) {
            throw new IllegalStateException("the order history was counted up to event " + stored.sequence()
                    + " by somebody else, and here only to " + to.sequence() + ": two processes write one database");
        }
        if (stored.sequence() != written.sequence()) {
            return stored;
        }
        BatchWriter.write(connection, sinks, batch, skuShops);
        FeedCheckpoints.write(connection, VIEW, to);
        return to;
    }

    /** Takes up where the tables stand; what was taken and not written is forgotten. */
    private void load() {
        if (database.read(connection -> FeedCheckpoints.read(connection, VIEW)).sequence() == BEING_EMPTIED) {
            empty();
        }
        SkuShops known = new SkuShops();
        long lastMinute = database.read(connection -> {
            int after = 0;
            while (true) {
                List<Integer> page = Sql.list(
                        connection,
                        "SELECT sku, shop FROM history_sku WHERE sku > ? ORDER BY sku FETCH FIRST " + PAGE
                                + " ROWS ONLY",
                        row -> {
                            known.put(row.getInt(1), row.getInt(2));
                            return row.getInt(1);
                        },
                        after);
                if (page.isEmpty()) {
                    break;
                }
                after = page.getLast();
            }
            written = FeedCheckpoints.read(connection, VIEW);
            return Sql.first(
                            connection,
                            "SELECT COALESCE(max(epoch_minute), 0) FROM order_minute",
                            row -> row.getLong(1))
                    .orElse(0L);
        });
        skuShops = known;
        batch = new HistoryBatch(known, lastMinute);
        position = written.sequence();
        lastTimeMs = written.timeMs();
    }
}
