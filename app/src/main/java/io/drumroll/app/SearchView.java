package io.drumroll.app;

import io.drumroll.catalog.search.CatalogueSearch;
import io.drumroll.catalog.search.FreshReads;
import io.drumroll.catalog.search.SearchCondition;
import io.drumroll.catalog.search.SearchSettings;
import io.drumroll.client.Failure;
import io.drumroll.client.Festival;
import io.drumroll.client.ReplyHandler;
import io.drumroll.database.Database;
import io.drumroll.database.DatabaseException;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.message.Query;
import io.drumroll.node.Node;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The search of a running festival. What people look for lies in an index in the data folder, which follows the catalogue on
 * a thread of its own. Price, stock, sales and deals are a view of the feed beside board and books, so that an event is read
 * once for all of them; they begin with the engine's own state and keep nothing on disk.
 */
final class SearchView implements FeedFollower.View, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SearchView.class.getName());
    private static final String FOLDER = "search";
    private static final long AWAY_NS = TimeUnit.MILLISECONDS.toNanos(500);

    private final CatalogueSearch search;
    private final Database database;
    private final Node node;
    private final Thread starter;
    private volatile boolean isClosing;

    private SearchView(CatalogueSearch search, Database database, Node node) {
        this.search = search;
        this.database = database;
        this.node = node;
        this.starter =
                Thread.ofPlatform().name("drumroll-search-start").daemon().unstarted(this::run);
    }

    /**
     * Opens the index of a node's data folder.
     *
     * @param catalogue where the products are.
     * @throws FailedCommand when the folder can't be used.
     */
    static SearchView open(Node node, Festival festival, Catalogue catalogue) {
        try {
            CatalogueSearch search = CatalogueSearch.open(
                    node.viewsDir().resolve(FOLDER),
                    SearchSettings.usual(),
                    catalogue.products(),
                    catalogue.categories(),
                    reads(festival),
                    node.position(),
                    System::currentTimeMillis);
            return new SearchView(search, catalogue.database(), node);
        } catch (IOException e) {
            throw new FailedCommand("the search index can't be used: " + e.getMessage(), e);
        }
    }

    private static FreshReads reads(Festival festival) {
        return new FreshReads() {
            @Override
            public <A> void read(Query<A> query, Consumer<Query.Reply<A>> onReply, Runnable onFailure) {
                festival.read(0, query, new ReplyHandler<A>() {
                    @Override
                    public void onReply(Query.Reply<A> reply) {
                        onReply.accept(reply);
                    }

                    @Override
                    public void onFailure(Failure why) {
                        onFailure.run();
                    }
                });
            }
        };
    }

    /** Begins to follow the catalogue, whose tables are made if they are not there. */
    SearchView start() {
        starter.start();
        return this;
    }

    CatalogueSearch search() {
        return search;
    }

    /** With the database away, what the index has is found from the start on. */
    private void run() {
        boolean isStarted = false;
        boolean isPrepared = false;
        while (!isPrepared && !isClosing) {
            try {
                database.migrate("catalog");
                isPrepared = true;
            } catch (DatabaseException e) {
                LOG.log(System.Logger.Level.DEBUG, "the catalogue's tables are not there yet", e);
            }
            if (!isStarted) {
                isStarted = true;
                search.start();
            }
            if (!isPrepared) {
                LockSupport.parkNanos(AWAY_NS);
            }
        }
    }

    /** Writes how it is as Prometheus reads it. */
    void writeFigures(StringBuilder out) {
        try {
            SearchCondition condition = search.condition();
            HttpSide.line(out, "drumroll_search_products", "gauge", "Products in the index.", condition.documents());
            HttpSide.line(out, "drumroll_search_bytes", "gauge", "Bytes of the index.", condition.bytes());
            HttpSide.line(out, "drumroll_search_stale_ms", "gauge", "Age of the catalogue found.", condition.staleMs());
            long behind = Math.max(0, node.position() - condition.figuresPosition());
            HttpSide.line(out, "drumroll_search_behind_events", "gauge", "Events not counted for searches.", behind);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the search index can't be read: " + e.getMessage());
        }
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public EventSink sink() {
        return search.figures();
    }

    @Override
    public long position() {
        return search.figures().position();
    }

    /** Wherever the others begin: it needs only what is to come. */
    @Override
    public long feedPosition() {
        return Long.MAX_VALUE;
    }

    @Override
    public void publish() {
        search.figures().publish(System.currentTimeMillis());
    }

    @Override
    public FeedFollower.Copy copy(long feedPosition) {
        return () -> {
            // After a restart the engine tells all of it again.
        };
    }

    @Override
    public void close() {
        isClosing = true;
        LockSupport.unpark(starter);
        try {
            starter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        search.close();
    }
}
