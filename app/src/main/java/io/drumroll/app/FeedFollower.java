package io.drumroll.app;

import io.drumroll.client.FeedCheckpoint;
import io.drumroll.client.FeedReader;
import io.drumroll.engine.message.EventSink;
import io.drumroll.node.Node;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.CloseHelper;
import org.jspecify.annotations.Nullable;

/**
 * Lets a view follow a node's feed on a thread of its own. The view is copied in that thread now and then, and saved by
 * another, so that the disk never holds up the counting; a restart goes on from there.
 */
final class FeedFollower implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(FeedFollower.class.getName());
    private static final int FRAGMENT_LIMIT = 64;
    private static final long PUBLISH_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long CHECKPOINT_NS = TimeUnit.SECONDS.toNanos(30);
    private static final long IDLE_NS = TimeUnit.MILLISECONDS.toNanos(1);

    /** What follows; called by the follower's thread. */
    interface View {
        /** What it is called, in a thread's name and in messages. */
        String name();

        /** Takes the events. */
        EventSink sink();

        /** Number of the last event counted. */
        long position();

        /** Shows its state to others; called about ten times a second. */
        void publish();

        /**
         * Copies its state.
         *
         * @param feedPosition to be kept with it.
         */
        Copy copy(long feedPosition);
    }

    /** A view's state at one position. */
    interface Copy {
        /** Puts it in place of an older one. */
        void save() throws IOException;
    }

    private final View view;
    private final FeedReader feed;
    private final Thread thread;
    private volatile boolean isClosing;
    private @Nullable Thread saver;
    private long savedPosition;

    private FeedFollower(View view, FeedReader feed) {
        this.view = view;
        this.feed = feed;
        this.thread =
                Thread.ofPlatform().name("drumroll-" + view.name()).daemon().unstarted(this::run);
    }

    /**
     * Starts to follow.
     *
     * @param feedPosition what was kept with the view's last copy, 0 for a new one.
     */
    static FeedFollower start(Node node, View view, long feedPosition) {
        FeedReader feed = FeedReader.open(node.aeronDirectoryName(), new FeedCheckpoint(view.position(), feedPosition));
        FeedFollower follower = new FeedFollower(view, feed);
        follower.thread.start();
        return follower;
    }

    private void run() {
        long publishedAtNs = System.nanoTime();
        long copiedAtNs = publishedAtNs;
        try {
            while (!isClosing) {
                int work = feed.poll(view.sink(), FRAGMENT_LIMIT);
                long nowNs = System.nanoTime();
                if (nowNs - publishedAtNs >= PUBLISH_NS) {
                    view.publish();
                    publishedAtNs = nowNs;
                }
                if (nowNs - copiedAtNs >= CHECKPOINT_NS) {
                    save();
                    copiedAtNs = nowNs;
                }
                if (work == 0) {
                    LockSupport.parkNanos(IDLE_NS);
                }
            }
        } catch (IllegalStateException e) {
            if (!isClosing) {
                LOG.log(System.Logger.Level.ERROR, "the " + view.name() + " stopped: " + e.getMessage(), e);
            }
        }
    }

    /** Copies the view here and writes the copy elsewhere. */
    private void save() {
        Thread before = saver;
        if (view.position() == savedPosition || (before != null && before.isAlive())) {
            return;
        }
        Copy copy = view.copy(feed.checkpoint().recordingPosition());
        savedPosition = view.position();
        saver = Thread.ofPlatform()
                .name("drumroll-" + view.name() + "-saver")
                .daemon()
                .start(() -> write(copy));
    }

    private void write(Copy copy) {
        try {
            copy.save();
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the " + view.name() + "'s checkpoint can't be saved: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        isClosing = true;
        await(thread);
        await(saver);
        save();
        await(saver);
        CloseHelper.quietClose(feed);
    }

    private static void await(@Nullable Thread ending) {
        if (ending == null) {
            return;
        }
        try {
            ending.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
