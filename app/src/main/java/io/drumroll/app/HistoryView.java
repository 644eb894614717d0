package io.drumroll.app;

import io.drumroll.database.Database;
import io.drumroll.edge.ViewCondition;
import io.drumroll.history.HistoryWriter;
import io.drumroll.node.Node;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The order history as a view of the feed; see {@link DatabaseFollower}. */
final class HistoryView implements AutoCloseable {
    private final DatabaseFollower follower;

    private HistoryView(DatabaseFollower follower) {
        this.follower = follower;
    }

    /** Starts to follow a node's feed; the database may come later. */
    static HistoryView start(Node node, Database database) {
        return new HistoryView(DatabaseFollower.start(
                "order history", node, () -> HistoryWriter.open(database, InstantSource.system())));
    }

    /** Number of the last event in the tables, 0 before it is known. */
    long position() {
        return follower.position();
    }

    /** Whether its tables are there, and the webhooks' beside them. */
    boolean isOpen() {
        return follower.isOpen();
    }

    /** Why it stopped for good; null while it goes on. */
    @Nullable
    String stopped() {
        return follower.stopped();
    }

    /** How it fares. */
    ViewCondition condition() {
        return follower.condition();
    }

    @Override
    public void close() {
        follower.close();
    }
}
