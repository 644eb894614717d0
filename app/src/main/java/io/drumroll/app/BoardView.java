package io.drumroll.app;

import io.drumroll.board.BoardCheckpoint;
import io.drumroll.board.BoardFigures;
import io.drumroll.board.BoardJson;
import io.drumroll.edge.BoardDay;
import io.drumroll.edge.BoardSource;
import io.drumroll.engine.message.EventSink;
import io.drumroll.node.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The board as a view of the feed. Without a checkpoint, or with a damaged one, it counts the whole feed anew. */
final class BoardView implements FeedFollower.View, BoardSource {
    private static final System.Logger LOG = System.getLogger(BoardView.class.getName());
    private static final String FILE = "board.checkpoint";
    /**
     * How long after a frame of the film is due it is taken by the clock, in ms, when no event takes it: longer than an event
     * is on its way, and than the clocks of this process and of the log differ.
     */
    private static final long FILM_AFTER_MS = 10_000;

    private final Node node;
    private final Path file;
    private final BoardFigures figures;
    private final long feedPosition;
    private final BoardDayView day;
    private volatile Snapshot published;

    private BoardView(Node node, Path file, BoardFigures figures, long feedPosition) {
        this.node = node;
        this.file = file;
        this.figures = figures;
        this.feedPosition = feedPosition;
        this.day = new BoardDayView(figures.film(), System::currentTimeMillis);
        this.published = snapshot();
    }

    /** The board of a node as far as it was saved. */
    static BoardView open(Node node) {
        Path file = node.viewsDir().resolve(FILE);
        BoardFigures figures = new BoardFigures();
        long feedPosition = 0;
        try {
            Files.createDirectories(node.viewsDir());
            Optional<BoardCheckpoint.Restored> restored = BoardCheckpoint.load(file);
            if (restored.isPresent() && restored.get().figures().position() <= node.position()) {
                figures = restored.get().figures();
                feedPosition = restored.get().feedPosition();
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the board counts the whole feed anew: " + e.getMessage());
        }
        return new BoardView(node, file, figures, feedPosition);
    }

    @Override
    public Snapshot latest() {
        return published;
    }

    @Override
    public BoardDay day() {
        return day;
    }

    private Snapshot snapshot() {
        long nowMs = System.currentTimeMillis();
        boolean isCaughtUp = figures.position() >= node.position();
        if (isCaughtUp) {
            figures.filmUpTo(nowMs - FILM_AFTER_MS);
        }
        long staleMs = isCaughtUp ? 0 : Math.max(1, nowMs - figures.asOfMs());
        return new Snapshot(figures.position(), BoardJson.write(figures.snapshot(nowMs, staleMs)));
    }

    @Override
    public String name() {
        return "board";
    }

    @Override
    public EventSink sink() {
        return figures;
    }

    @Override
    public long position() {
        return figures.position();
    }

    @Override
    public long feedPosition() {
        return feedPosition;
    }

    @Override
    public void publish() {
        published = snapshot();
        day.publish(figures);
    }

    @Override
    public FeedFollower.Copy copy(long atFeedPosition) {
        BoardCheckpoint checkpoint = BoardCheckpoint.take(figures, atFeedPosition);
        return () -> checkpoint.save(file);
    }
}
