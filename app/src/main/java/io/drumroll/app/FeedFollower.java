package io.drumroll.app;

import io.aeron.exceptions.AeronException;
import io.drumroll.client.FeedCheckpoint;
import io.drumroll.client.FeedEndedException;
import io.drumroll.client.FeedReader;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.EventSink;
import io.drumroll.node.Node;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.CloseHelper;
import org.jspecify.annotations.Nullable;

/**
 * Lets views follow a node's feed on one thread of their own: what an event says is read once for all of them. A view that
 * can't go on is left behind and the others are not. A feed that ends under them is opened anew. The views are copied in that thread now and then, and saved by another,
 * so that the disk never holds up the counting; a restart goes on from there.
 */
final class FeedFollower implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(FeedFollower.class.getName());
    private static final int FRAGMENT_LIMIT = 64;
    private static final long PUBLISH_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long CHECKPOINT_NS = TimeUnit.SECONDS.toNanos(30);
    private static final long IDLE_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long RETRY_NS = TimeUnit.MILLISECONDS.toNanos(100);

    /** What follows; called by the follower's thread. */
    interface View {
        /** What it is called, in a thread's name and in messages. */
        String name();

        /** Takes the events. */
        EventSink sink();

        /** Number of the last event counted; events up to there are passed over. */
        long position();

        /** What was kept with the copy that it began from, 0 for none. */
        long feedPosition();

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

    private final String aeronDirectoryName;
    private final List<Following> followings;
    private final Thread thread;
    /** Of the follower's thread, until that ended. */
    private FeedReader feed;

    private long publishedAtNs = System.nanoTime();
    private long copiedAtNs = publishedAtNs;
    private volatile boolean isClosing;

    private FeedFollower(String aeronDirectoryName, List<View> views, FeedReader feed) {
        this.aeronDirectoryName = aeronDirectoryName;
        this.followings = views.stream().map(Following::new).toList();
        this.feed = feed;
        this.thread = Thread.ofPlatform().name("drumroll-views").daemon().unstarted(this::run);
    }

    /** Starts to follow, from where the view is that has counted least. */
    static FeedFollower start(Node node, List<View> views) {
        long sequence = views.stream().mapToLong(View::position).min().orElseThrow();
        long feedPosition = views.stream().mapToLong(View::feedPosition).min().orElseThrow();
        FeedReader feed = FeedReader.open(node.aeronDirectoryName(), new FeedCheckpoint(sequence, feedPosition));
        FeedFollower follower = new FeedFollower(node.aeronDirectoryName(), views, feed);
        follower.thread.start();
        return follower;
    }

    private void run() {
        try {
            while (!isClosing) {
                followUntilItEnds();
            }
        } catch (RuntimeException e) {
            if (!isClosing) {
                LOG.log(System.Logger.Level.ERROR, "the views stopped: " + e.getMessage(), e);
            }
        }
    }

    private void followUntilItEnds() {
        try {
            while (!isClosing) {
                follow();
            }
        } catch (FeedEndedException | AeronException e) {
            // This thread had no processor for longer than the archive waits for a reader, or the node is going.
            if (!isClosing) {
                LOG.log(System.Logger.Level.INFO, "the views open the feed anew: " + e.getMessage());
                openAnew();
            }
        }
    }

    private void follow() {
        int work = feed.poll(this::onEvent, FRAGMENT_LIMIT);
        long nowNs = System.nanoTime();
        if (nowNs - publishedAtNs >= PUBLISH_NS) {
            followings.forEach(Following::publish);
            publishedAtNs = nowNs;
        }
        if (nowNs - copiedAtNs >= CHECKPOINT_NS) {
            followings.forEach(this::save);
            copiedAtNs = nowNs;
        }
        if (work == 0) {
            LockSupport.parkNanos(IDLE_NS);
        }
    }

    /** Where the last reader ended: every view has counted that far, and passes over what it has counted beyond. */
    private void openAnew() {
        FeedCheckpoint from = feed.checkpoint();
        CloseHelper.quietClose(feed);
        boolean isOpen = false;
        while (!isOpen && !isClosing) {
            LockSupport.parkNanos(RETRY_NS);
            try {
                feed = FeedReader.open(aeronDirectoryName, from);
                isOpen = true;
            } catch (AeronException e) {
                LOG.log(System.Logger.Level.DEBUG, "the feed can't be opened yet: " + e.getMessage(), e);
            }
        }
    }

    private void onEvent(long sequence, long timeMs, Event event) {
        for (int i = 0; i < followings.size(); i++) {
            followings.get(i).onEvent(sequence, timeMs, event);
        }
    }

    private void save(Following following) {
        following.save(feed.checkpoint().recordingPosition());
    }

    @Override
    public void close() {
        isClosing = true;
        await(thread);
        for (Following following : followings) {
            await(following.saver);
            save(following);
            await(following.saver);
        }
        CloseHelper.quietClose(feed);
    }

    /** A view on its way. */
    private static final class Following {
        private final View view;
        private final EventSink sink;
        private @Nullable Thread saver;
        private long savedPosition;
        private boolean isLost;

        private Following(View view) {
            this.view = view;
            this.sink = view.sink();
        }

        private void onEvent(long sequence, long timeMs, Event event) {
            if (isLost) {
                return;
            }
            try {
                sink.onEvent(sequence, timeMs, event);
            } catch (RuntimeException e) {
                lose(e);
            }
        }

        private void publish() {
            if (isLost) {
                return;
            }
            try {
                view.publish();
            } catch (RuntimeException e) {
                lose(e);
            }
        }

        private void lose(RuntimeException e) {
            isLost = true;
            LOG.log(System.Logger.Level.ERROR, "the " + view.name() + " stopped: " + e.getMessage(), e);
        }

        /** Copies the view here and writes the copy elsewhere. A lost one keeps its last copy. */
        private void save(long feedPosition) {
            Thread before = saver;
            if (isLost || view.position() == savedPosition || (before != null && before.isAlive())) {
                return;
            }
            Copy copy = view.copy(feedPosition);
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
