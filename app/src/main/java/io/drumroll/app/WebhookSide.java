package io.drumroll.app;

import io.drumroll.database.Database;
import io.drumroll.edge.ViewCondition;
import io.drumroll.history.webhook.SecretBox;
import io.drumroll.history.webhook.SocketTransport;
import io.drumroll.history.webhook.UrlGuard;
import io.drumroll.history.webhook.WebhookDispatcher;
import io.drumroll.history.webhook.WebhookWriter;
import io.drumroll.history.webhook.Webhooks;
import io.drumroll.node.Node;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Tells merchants' and operators' programs what happened: a view of the feed behind the order history makes the messages,
 * which a dispatcher sends. Messages and the view's checkpoint are in the database together, so none is lost whoever is
 * killed and when; one that was under way then is sent again, under its id.
 */
final class WebhookSide implements AutoCloseable {
    private final Node node;
    private final Webhooks webhooks;
    private final WebhookDispatcher dispatcher;
    private final DatabaseFollower view;
    private boolean isDispatching;

    private WebhookSide(Node node, Database database, HistoryView history, SecretBox box, UrlGuard guard) {
        InstantSource clock = InstantSource.system();
        this.node = node;
        this.webhooks = new Webhooks(database, box, guard, clock);
        this.dispatcher = new WebhookDispatcher(database, box, guard, new SocketTransport(), clock, new SecureRandom());
        this.view = DatabaseFollower.start("webhooks' view", node, () -> open(database, history, clock));
    }

    /**
     * Starts to tell; the database may come later.
     *
     * @param history makes the tables.
     * @param box encrypts the secrets.
     * @param isPrivateAllowed sends over http, too, and into this machine's own and private networks.
     */
    static WebhookSide start(
            Node node, Database database, HistoryView history, SecretBox box, boolean isPrivateAllowed) {
        return new WebhookSide(node, database, history, box, new UrlGuard(isPrivateAllowed));
    }

    /** Opens the view, and sends from then on. */
    private @Nullable WebhookWriter open(Database database, HistoryView history, InstantSource clock) {
        if (!history.isOpen()) {
            return null;
        }
        WebhookWriter writer = WebhookWriter.open(database, clock);
        startToSend();
        return writer;
    }

    private synchronized void startToSend() {
        if (!isDispatching) {
            isDispatching = true;
            dispatcher.start();
        }
    }

    /** What people set up and see. */
    Webhooks webhooks() {
        return webhooks;
    }

    /** How the view fares. */
    ViewCondition condition() {
        return view.condition();
    }

    /** Writes what an operator's monitoring reads. */
    void writeFigures(StringBuilder out) {
        long untold = Math.max(0, node.position() - view.position());
        HttpSide.line(out, "drumroll_webhooks_behind_events", "gauge", "Events that webhooks don't know yet.", untold);
    }

    /** Sends no more; messages that are not sent yet are when it is started again. */
    @Override
    public void close() {
        view.close();
        dispatcher.close();
    }
}
