package io.drumroll.app;

import io.drumroll.database.Database;
import io.drumroll.edge.HistoryParts;
import io.drumroll.edge.ViewCondition;
import io.drumroll.history.Deliveries;
import io.drumroll.history.OrderHistory;
import io.drumroll.history.ShopTrade;
import io.drumroll.history.WalletMovements;
import io.drumroll.node.Node;

/** The order history and the webhooks, as the HTTP edge needs them. */
final class HistorySide implements HistoryParts.Monitor {
    private final Node node;
    private final HistoryView history;
    private final WebhookSide webhooks;

    private HistorySide(Node node, HistoryView history, WebhookSide webhooks) {
        this.node = node;
        this.history = history;
        this.webhooks = webhooks;
    }

    static HistoryParts parts(Node node, Database database, HistoryView history, WebhookSide webhooks) {
        return new HistoryParts(
                new OrderHistory(database),
                new WalletMovements(database),
                new Deliveries(database),
                new ShopTrade(database),
                webhooks.webhooks(),
                new HistorySide(node, history, webhooks));
    }

    @Override
    public long festivalPosition() {
        return node.position();
    }

    @Override
    public long nowMs() {
        return System.currentTimeMillis();
    }

    @Override
    public ViewCondition history() {
        return history.condition();
    }

    @Override
    public ViewCondition webhooks() {
        return webhooks.condition();
    }
}
