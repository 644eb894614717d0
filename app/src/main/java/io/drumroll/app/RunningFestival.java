package io.drumroll.app;

import io.drumroll.client.CommandClient;
import io.drumroll.database.Database;
import io.drumroll.database.DatabaseAddress;
import io.drumroll.node.Node;
import io.drumroll.node.NodeOptions;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.CloseHelper;

/** A festival in this process: node, client and views, put together. */
final class RunningFestival implements AutoCloseable {
    private static final long CONNECT_TIMEOUT_MS = 20_000;

    private final Node node;
    private final CommandClient client;
    private final LocalFestival festival;
    private final BoardView board;
    private final BooksView books;
    private final FeedFollower views;
    private final Database database;
    private final Catalogue catalogue;
    private final HistoryView history;
    private final SearchView search;

    private RunningFestival(Node node, CommandClient client, BoardView board, BooksView books, Database database) {
        this.node = node;
        this.client = client;
        this.festival = new LocalFestival(node, client);
        this.board = board;
        this.books = books;
        this.database = database;
        this.catalogue = Catalogue.of(database, festival);
        this.search = SearchView.open(node, festival, catalogue);
        this.views = FeedFollower.start(node, List.of(board, books, search));
        search.start();
        this.history = HistoryView.start(node, database);
    }

    /**
     * Starts everything but the edge.
     *
     * @param address where people, products and the order history are; they may be away for a time.
     * @param onBroken told when the node can't go on.
     * @throws io.drumroll.node.NodeException when the node can't start.
     */
    static RunningFestival start(NodeOptions options, DatabaseAddress address, Consumer<Throwable> onBroken) {
        Node node = Node.start(options, onBroken);
        CommandClient client = null;
        BooksView books = null;
        try {
            client = CommandClient.inProcess(node.aeronDirectoryName());
            if (!client.awaitConnected(CONNECT_TIMEOUT_MS)) {
                throw new FailedCommand("the node does not take the connection of its own process");
            }
            books = BooksView.open(node);
            return new RunningFestival(node, client, BoardView.open(node), books, Database.open(address));
        } catch (RuntimeException e) {
            CloseHelper.quietCloseAll(books, client, node);
            throw e;
        }
    }

    Node node() {
        return node;
    }

    LocalFestival festival() {
        return festival;
    }

    BoardView board() {
        return board;
    }

    /** Where people, products and the order history are. */
    Database database() {
        return database;
    }

    /** What is sold; its tables may not be there yet. */
    Catalogue catalogue() {
        return catalogue;
    }

    HistoryView history() {
        return history;
    }

    SearchView search() {
        return search;
    }

    BooksView books() {
        return books;
    }

    @Override
    public void close() {
        CloseHelper.quietCloseAll(search, history, database, client, books, views);
        node.close();
    }
}
