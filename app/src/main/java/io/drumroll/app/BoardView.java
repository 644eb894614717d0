package io.drumroll.app;

import io.drumroll.board.BoardCheckpoint;
import io.drumroll.board.BoardFigures;
import io.drumroll.board.BoardJson;
import io.drumroll.client.FeedCheckpoint;
import io.drumroll.client.FeedReader;
import io.drumroll.edge.BoardSource;
import io.drumroll.node.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.CloseHelper;
import org.jspecify.annotations.Nullable;

/**
 * The board as a view that follows the feed on a thread of its own. It keeps a checkpoint, from which a restart goes on;
 * without one, or with a damaged one, it counts the whole feed anew.
 */
final class BoardView implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(BoardView.class.getName());
    private static final String FILE = "board.checkpoint";
    private static final int FRAGMENT_LIMIT = 64;
    private static final long PUBLISH_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long CHECKPOINT_NS = TimeUnit.SECONDS.toNanos(30);
    private static final long IDLE_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Node node;
    private final Path file;
    private final BoardFigures figures;
    private final FeedReader feed;
    private final Thread thread;
    private volatile boolean isClosing;
    private volatile BoardSource.Snapshot published;
    private @Nullable Thread saver;
    private long checkpointAtPosition;

    private BoardView(Node node, Path file, BoardFigures figures, FeedReader feed) {
        this.node = node;
        this.file = file;
        this.figures = figures;
        this.feed = feed;
        this.published = snapshot();
        this.thread = Thread.ofPlatform().name("drumroll-board").daemon().unstarted(this::run);
    }

    /** Starts to follow a node's feed. */
    static BoardView start(Node node) {
        Path file = node.viewsDir().resolve(FILE);
        BoardFigures figures = new BoardFigures();
        long feedPosition = 0;
        try {
            java.nio.file.Files.createDirectories(node.viewsDir());
            Optional<BoardCheckpoint.Restored> restored = BoardCheckpoint.load(file);
            if (restored.isPresent() && restored.get().figures().position() <= node.position()) {
                figures = restored.get().figures();
                feedPosition = restored.get().feedPosition();
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the board counts the whole feed anew: " + e.getMessage());
        }
        FeedReader feed =
                FeedReader.open(node.aeronDirectoryName(), new FeedCheckpoint(figures.position(), feedPosition));
        BoardView view = new BoardView(node, file, figures, feed);
        view.thread.start();
        return view;
    }

    /** The newest snapshot. */
    BoardSource.Snapshot published() {
        return published;
    }

    private void run() {
        long publishedAtNs = System.nanoTime();
        long checkpointAtNs = publishedAtNs;
        try {
            while (!isClosing) {
                int work = feed.poll(figures, FRAGMENT_LIMIT);
                long nowNs = System.nanoTime();
                if (nowNs - publishedAtNs >= PUBLISH_NS) {
                    published = snapshot();
                    publishedAtNs = nowNs;
                }
                if (nowNs - checkpointAtNs >= CHECKPOINT_NS) {
                    save();
                    checkpointAtNs = nowNs;
                }
                if (work == 0) {
                    LockSupport.parkNanos(IDLE_NS);
                }
            }
        } catch (IllegalStateException e) {
            if (!isClosing) {
                LOG.log(System.Logger.Level.ERROR, "the board stopped: " + e.getMessage(), e);
            }
        }
    }

    private BoardSource.Snapshot snapshot() {
        long nowMs = System.currentTimeMillis();
        boolean isCaughtUp = figures.position() >= node.position();
        long staleMs = isCaughtUp ? 0 : Math.max(1, nowMs - figures.asOfMs());
        return new BoardSource.Snapshot(figures.position(), BoardJson.write(figures.snapshot(nowMs, staleMs)));
    }

    /** Copies the figures here and writes them elsewhere, so that the disk never holds up the counting. */
    private void save() {
        Thread before = saver;
        if (figures.position() == checkpointAtPosition || (before != null && before.isAlive())) {
            return;
        }
        BoardCheckpoint checkpoint =
                BoardCheckpoint.take(figures, feed.checkpoint().recordingPosition());
        checkpointAtPosition = figures.position();
        saver = Thread.ofPlatform().name("drumroll-board-saver").daemon().start(() -> write(checkpoint));
    }

    private void write(BoardCheckpoint checkpoint) {
        try {
            checkpoint.save(file);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the board's checkpoint can't be saved: " + e.getMessage());
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
