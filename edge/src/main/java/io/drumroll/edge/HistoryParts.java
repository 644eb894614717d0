package io.drumroll.edge;

import io.drumroll.history.Deliveries;
import io.drumroll.history.OrderHistory;
import io.drumroll.history.ShopTrade;
import io.drumroll.history.WalletMovements;
import io.drumroll.history.webhook.Webhooks;

/**
 * The order history and webhooks, as the server needs them.
 *
 * @param orders what was ordered.
 * @param movements what went into wallets and out of them.
 * @param deliveries how long deliveries took.
 * @param trade what shops have to do and sold.
 * @param webhooks who is told what.
 * @param monitor how far behind they are.
 */
public record HistoryParts(
        OrderHistory orders,
        WalletMovements movements,
        Deliveries deliveries,
        ShopTrade trade,
        Webhooks webhooks,
        Monitor monitor) {
    /** Knows how far the festival and its views in the database are, without asking the database. Any thread may call. */
    public interface Monitor {
        /** Number of the festival's last event. */
        long festivalPosition();

        /** The time by the festival's clock, in ms of the epoch. */
        long nowMs();

        /** How the order history fares. */
        ViewCondition history();

        /** How the webhooks' view fares. */
        ViewCondition webhooks();
    }
}
