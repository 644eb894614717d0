package io.drumroll.app;

import io.aeron.exceptions.AeronException;
import io.drumroll.client.FeedCheckpoint;
import io.drumroll.client.FeedEndedException;
import io.drumroll.client.FeedReader;
import io.drumroll.database.DatabaseUnavailableException;
import io.drumroll.edge.ViewCondition;
import io.drumroll.history.FeedCheckpoints.Checkpoint;
import io.drumroll.history.FeedWriter;
import io.drumroll.history.Outage;
import io.drumroll.history.Progress;
import io.drumroll.node.Node;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets a view whose tables are in the database follow a node's feed on a thread of its own, since a database may be slow or
 * away: nothing else waits for it. While the database is away the thread keeps what one batch may hold, leaves the feed, and
 * goes on where the tables stand once the database is back. Beside a busy festival it gets what processor time the others
 * leave, and catches up when the rush is over.
 */
final class DatabaseFollower implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(DatabaseFollower.class.getName());
    private static final int FRAGMENT_LIMIT = 64;
    private static final long IDLE_NS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long RETRY_NS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Opens a view where its tables stand. */
    @FunctionalInterface
    interface Opener {
        /**
         * Opens it.
         *
         * @return null when what it builds on is not there yet: it is asked again.
         * @throws DatabaseUnavailableException when the database is away: it is asked again.
         */
        @Nullable
        FeedWriter open();
    }

    private final String name;
    private final Node node;
    private final Opener opener;
    private final Thread thread;
    private final Pace pace = new Pace();
    private volatile boolean isClosing;
    private volatile boolean isOpen;
    private volatile boolean isAway;
    private volatile Checkpoint written = Checkpoint.BEGINNING;
    private volatile @Nullable String stopped;

    private DatabaseFollower(String name, Node node, Opener opener) {
        this.name = name;
        this.node = node;
        this.opener = opener;
        this.thread = Thread.ofPlatform()
                .name("drumroll-" + name.replace(' ', '-'))
                .daemon()
                .unstarted(this::run);
    }

    /**
     * Starts to follow a node's feed; the database may come later.
     *
     * @param name of the view, behind 'the' in messages.
     */
    static DatabaseFollower start(String name, Node node, Opener opener) {
        DatabaseFollower follower = new DatabaseFollower(name, node, opener);
        follower.thread.start();
        return follower;
    }

    /** Number of the last event in the tables, 0 before it is known. */
    long position() {
        return written.sequence();
    }

    /** Whether the tables were there and up to date once. */
    boolean isOpen() {
        return isOpen;
    }

    /** Why it stopped for good; null while it goes on. */
    @Nullable
    String stopped() {
        return stopped;
    }

    /** How it fares, as its own thread knows it: this asks no database. */
    ViewCondition condition() {
        Checkpoint at = written;
        String why = stopped;
        ViewCondition.State state = why != null
                ? ViewCondition.State.STOPPED
                : isAway
                        ? ViewCondition.State.AWAY
                        : isOpen ? ViewCondition.State.FOLLOWING : ViewCondition.State.OPENING;
        return new ViewCondition(state, at.sequence(), at.timeMs(), why == null ? "" : why);
    }

    private void run() {
        try {
            ProcessorShare.takeWhatIsLeft();
            FeedWriter writer = opened();
            while (writer != null && !isClosing) {
                followUntilItEnds(writer);
            }
        } catch (RuntimeException e) {
            if (!isClosing) {
                stopped = String.valueOf(e.getMessage());
                LOG.log(System.Logger.Level.ERROR, "the " + name + " stopped: " + e.getMessage(), e);
            }
        }
    }

    /** Waits for the database; null when the end comes first. */
    private @Nullable FeedWriter opened() {
        Outage outage = new Outage("the " + name, InstantSource.system());
        while (!isClosing) {
            FeedWriter writer = outage.isWaiting() ? null : tryOpen(outage);
            if (writer != null) {
                return writer;
            }
            LockSupport.parkNanos(RETRY_NS);
        }
        return null;
    }

    private @Nullable FeedWriter tryOpen(Outage outage) {
        try {
            FeedWriter writer = opener.open();
            outage.over();
            isAway = false;
            if (writer != null) {
                requireOwn(writer.written());
                written = writer.written();
                isOpen = true;
            }
            return writer;
        } catch (DatabaseUnavailableException e) {
            outage.note(e);
            isAway = true;
            return null;
        }
    }

    /** What is confirmed is in the log, and so in the feed: tables that know more are another festival's. */
    private void requireOwn(Checkpoint found) {
        if (found.sequence() > node.position()) {
            throw new IllegalStateException("the database holds the " + name + " of another festival, up to event "
                    + found.sequence() + ", and this one has " + node.position()
                    + ": name another database, or empty its history with 'drumroll rebuild'");
        }
    }

    private void followUntilItEnds(FeedWriter writer) {
        try {
            follow(writer);
        } catch (FeedEndedException | AeronException e) {
            // Writing took longer than the archive waits for a reader, the archive is busy, or the node is going.
            LOG.log(System.Logger.Level.DEBUG, "the " + name + " opens the feed anew: " + e.getMessage(), e);
            LockSupport.parkNanos(RETRY_NS);
        }
    }

    /** Follows the feed from where the tables stand, until the end comes or the database goes away. */
    private void follow(FeedWriter writer) {
        Checkpoint from = writer.written();
        written = from;
        try (FeedReader feed = FeedReader.open(
                node.aeronDirectoryName(), new FeedCheckpoint(writer.position(), from.feedPosition()))) {
            while (!isClosing) {
                int work = feed.poll(writer, FRAGMENT_LIMIT);
                if (writer.isDue() && !write(writer, feed.checkpoint().recordingPosition())) {
                    break;
                }
                if (work == 0) {
                    LockSupport.parkNanos(IDLE_NS);
                }
            }
        }
        while (!isClosing && writer.isFull()) {
            LockSupport.parkNanos(RETRY_NS);
            write(writer, writer.written().feedPosition());
        }
    }

    /**
     * Whether the reader may go on where it is. While what the view builds on is behind, the feed is left alone: each further
     * event would have to be waited for, too.
     */
    private boolean write(FeedWriter writer, long feedPosition) {
        Progress progress = tryWrite(writer, feedPosition);
        while (progress == Progress.NOT_YET && !isClosing) {
            LockSupport.parkNanos(RETRY_NS);
            progress = tryWrite(writer, feedPosition);
        }
        return switch (progress) {
            case WRITTEN -> true;
            case MOVED_BACK -> false;
            case AWAY, NOT_YET -> !writer.isFull();
        };
    }

    private Progress tryWrite(FeedWriter writer, long feedPosition) {
        long beganNs = System.nanoTime();
        Progress progress = writer.tryWrite(feedPosition);
        pace.rest(System.nanoTime() - beganNs);
        isAway = progress == Progress.AWAY;
        written = writer.written();
        return progress;
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
