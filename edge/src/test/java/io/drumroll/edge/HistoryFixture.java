package io.drumroll.edge;

import io.drumroll.database.Database;
import io.drumroll.database.DatabaseAddress;
import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.money.Money;
import io.drumroll.history.Deliveries;
import io.drumroll.history.HistoryWriter;
import io.drumroll.history.OrderHistory;
import io.drumroll.history.Progress;
import io.drumroll.history.ShopTrade;
import io.drumroll.history.WalletMovements;
import io.drumroll.history.webhook.SecretBox;
import io.drumroll.history.webhook.UrlGuard;
import io.drumroll.history.webhook.WebhookWriter;
import io.drumroll.history.webhook.Webhooks;
import java.net.http.HttpRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

/** A server with an order history, which counts what happened when it is told to. */
final class HistoryFixture implements AutoCloseable {
    /** What the festival said. */
    private record Happened(long sequence, long timeMs, Event event) {}

    final Database database;
    final EdgeFixture edge;
    private final Queue<Happened> happened = new ConcurrentLinkedQueue<>();
    private final AtomicLong festivalPosition = new AtomicLong();
    private final InstantSource clock = InstantSource.system();
    private final HistoryWriter history;
    private final WebhookWriter webhooks;

    /** One whose webhooks may go into this machine. */
    HistoryFixture(String url) {
        this(url, true);
    }

    HistoryFixture(String url, boolean isPrivateAllowed) {
        this(url, isPrivateAllowed, (_, given) -> given);
    }

    /** One with more parts, on the same database. */
    HistoryFixture(String url, boolean isPrivateAllowed, BiFunction<Database, EdgeParts, EdgeParts> more) {
        database = Database.open(new DatabaseAddress(url));
        history = HistoryWriter.open(database, clock);
        webhooks = WebhookWriter.open(database, clock);
        HistoryParts parts = parts(database, new UrlGuard(isPrivateAllowed), new Figures());
        edge = new EdgeFixture(EdgeOptions.onLoopback(0), given -> more.apply(database, given.withHistory(parts)));
        edge.festival.feed((sequence, timeMs, event) -> {
            happened.add(new Happened(sequence, timeMs, event));
            festivalPosition.set(sequence);
        });
    }

    /** The history of a database whose tables are there. */
    static HistoryParts parts(Database database, UrlGuard guard, HistoryParts.Monitor monitor) {
        return new HistoryParts(
                new OrderHistory(database),
                new WalletMovements(database),
                new Deliveries(database),
                new ShopTrade(database),
                new Webhooks(database, new OpenBox(), guard, InstantSource.system()),
                monitor);
    }

    /** {@link EdgeFixture#openWide} with {@link ApiDocument#givenOrders}, counted. */
    HistoryFixture open() {
        edge.openWide();
        ApiDocument.givenOrders(edge);
        edge.festival.given(new Command.TopUpWallet(7, new Money(1_000_000, EdgeFixture.CNY)));
        count();
        return this;
    }

    /** Counts all that happened; the database is there. */
    void count() {
        for (Happened next = happened.poll(); next != null; next = happened.poll()) {
            history.onEvent(next.sequence(), next.timeMs(), next.event());
            webhooks.onEvent(next.sequence(), next.timeMs(), next.event());
        }
        if (history.tryWrite(0) != Progress.WRITTEN || webhooks.tryWrite(0) != Progress.WRITTEN) {
            throw new AssertionError("the database is away");
        }
    }

    /** How many elements a list of an answer has. */
    static int size(Answer answer, String list) {
        return answer.json().get(list) instanceof List<?> elements ? elements.size() : 0;
    }

    long festivalPosition() {
        return festivalPosition.get();
    }

    Answer get(String token, String path) {
        return edge.sendAs(token, HttpRequest.newBuilder(edge.uri(path)));
    }

    Answer send(String token, String method, String path, String body) {
        return edge.sendAs(token, edge.withBody(method, path, body));
    }

    @Override
    public void close() {
        edge.close();
        database.close();
    }

    /** What the views would say of themselves. */
    private final class Figures implements HistoryParts.Monitor {
        @Override
        public long festivalPosition() {
            return festivalPosition.get();
        }

        @Override
        public long nowMs() {
            return edge.festival.nowMs.get() + 5;
        }

        @Override
        public ViewCondition history() {
            return new ViewCondition(
                    ViewCondition.State.FOLLOWING, history.written().sequence(), 1_000_000, "");
        }

        @Override
        public ViewCondition webhooks() {
            return new ViewCondition(
                    ViewCondition.State.STOPPED, webhooks.written().sequence(), 1_000_000, "somebody pulled a plug");
        }
    }

    /** Leaves secrets as they are: what is encrypted is tested where it is. */
    private static final class OpenBox implements SecretBox {
        @Override
        public byte[] seal(long webhook, byte[] secret) {
            return secret.clone();
        }

        @Override
        public byte[] open(long webhook, byte[] locked) {
            return locked.clone();
        }
    }
}
