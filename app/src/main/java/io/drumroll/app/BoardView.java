package io.drumroll.app;

import io.drumroll.board.BoardCheckpoint;
import io.drumroll.board.BoardFigures;
import io.drumroll.board.BoardJson;
import io.drumroll.edge.BoardSource;
import io.drumroll.engine.message.EventSink;
import io.drumroll.node.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The board as a view of the feed. Without a checkpoint, or with a damaged one, it counts the whole feed anew. */
final class BoardView implements FeedFollower.View {
    private static final System.Logger LOG = System.getLogger(BoardView.class.getName());
    private static final String FILE = "board.checkpoint";

    private final Node node;
    private final Path file;
    private final BoardFigures figures;
    private final long feedPosition;
    private volatile BoardSource.Snapshot published;

    private BoardView(Node node, Path file, BoardFigures figures, long feedPosition) {
        this.node = node;
        this.file = file;
        this.figures = figures;
        this.feedPosition = feedPosition;
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

    /** The newest snapshot. */
    BoardSource.Snapshot published() {
        return published;
    }

    private BoardSource.Snapshot snapshot() {
        long nowMs = System.currentTimeMillis();
        boolean isCaughtUp = figures.position() >= node.position();
        long staleMs = isCaughtUp ? 0 : Math.max(1, nowMs - figures.asOfMs());
        return new BoardSource.Snapshot(figures.position(), BoardJson.write(figures.snapshot(nowMs, staleMs)));
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
    }

    @Override
    public FeedFollower.Copy copy(long atFeedPosition) {
        BoardCheckpoint checkpoint = BoardCheckpoint.take(figures, atFeedPosition);
        return () -> checkpoint.save(file);
    }
}
