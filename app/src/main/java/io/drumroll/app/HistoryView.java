package io.drumroll.app;

import io.drumroll.client.FeedCheckpoint;
import io.drumroll.client.FeedEndedException;
import io.drumroll.client.FeedReader;
import io.drumroll.database.Database;
import io.drumroll.database.DatabaseException;
import io.drumroll.database.DatabaseUnavailableException;
import io.drumroll.history.FeedCheckpoints.Checkpoint;
import io.drumroll.history.HistoryWriter;
import io.drumroll.history.Progress;
import io.drumroll.node.Node;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The order history as a view of the feed, on a thread of its own, since a database may be slow or away: nothing else waits
 * for it. While the database is away the thread keeps what one batch may hold, leaves the feed, and goes on where the tables
 * stand once the database is back. Beside a busy festival it gets what processor time the others leave, and catches up when
 * the rush is over.
 */
final class HistoryView implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(HistoryView.class.getName());
    private static final int FRAGMENT_LIMIT = 64;
    private static final long IDLE_NS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long AWAY_NS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Node node;
    private final Database database;
    private final Thread thread;
    private volatile boolean isClosing;
    private volatile long position;
    private volatile @Nullable String stopped;

    private HistoryView(Node node, Database database) {
        this.node = node;
        this.database = database;
        this.thread = Thread.ofPlatform().name("drumroll-history").daemon().unstarted(this::run);
    }

    /** Starts to follow a node's feed; the database may come later. */
    static HistoryView start(Node node, Database database) {
        HistoryView view = new HistoryView(node, database);
        view.thread.start();
        return view;
    }

    /** Number of the last event in the tables, 0 before it is known. */
    long position() {
        return position;
    }

    /** Why it stopped for good; null while it goes on. */
    @Nullable
    String stopped() {
        return stopped;
    }

    private void run() {
        ProcessorShare.takeWhatIsLeft();
        try {
            HistoryWriter writer = opened();
            while (writer != null && !isClosing) {
                followUntilItEnds(writer);
            }
        } catch (IllegalStateException | DatabaseException e) {
            if (!isClosing) {
                stopped = e.getMessage();
                LOG.log(System.Logger.Level.ERROR, "the order history stopped: " + e.getMessage(), e);
            }
        }
    }

    /** Waits for the database; null when the end comes first. */
    private @Nullable HistoryWriter opened() {
        while (!isClosing) {
            try {
                HistoryWriter writer = HistoryWriter.open(database, InstantSource.system());
                requireOwn(writer.written());
                return writer;
            } catch (DatabaseUnavailableException e) {
                LockSupport.parkNanos(AWAY_NS);
            }
        }
        return null;
    }

    /** What is confirmed is in the log, and so in the feed: tables that know more are another festival's. */
    private void requireOwn(Checkpoint written) {
        if (written.sequence() > node.position()) {
            throw new IllegalStateException("the database holds the history of another festival, up to event "
                    + written.sequence() + ", and this one has " + node.position()
                    + ": name another database, or empty its history with 'drumroll rebuild'");
        }
    }

    private void followUntilItEnds(HistoryWriter writer) {
        try {
            follow(writer);
        } catch (FeedEndedException e) {
            // Writing took longer than the archive waits for a reader, or the node is going.
            LockSupport.parkNanos(AWAY_NS);
        }
    }

    /** Follows the feed from where the tables stand, until the end comes or the database goes away. */
    private void follow(HistoryWriter writer) {
        Checkpoint from = writer.written();
        position = from.sequence();
        try (FeedReader feed = FeedReader.open(
                node.aeronDirectoryName(), new FeedCheckpoint(writer.position(), from.feedPosition()))) {
            while (!isClosing) {
                int work = feed.poll(writer, FRAGMENT_LIMIT);
                if (writer.isDue()) {
                    Progress progress = writer.tryWrite(feed.checkpoint().recordingPosition());
                    if (progress != Progress.WRITTEN && (progress == Progress.MOVED_BACK || writer.isFull())) {
                        break;
                    }
                    position = writer.written().sequence();
                }
                if (work == 0) {
                    LockSupport.parkNanos(IDLE_NS);
                }
            }
        }
        while (!isClosing && writer.isFull()) {
            LockSupport.parkNanos(AWAY_NS);
            writer.tryWrite(from.feedPosition());
        }
    }

    @Override
    public void close() {
        isClosing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
