package io.drumroll.edge;

import io.drumroll.history.OrderHistory;

/**
 * The order history, as the server needs it.
 *
 * @param orders what was ordered.
 */
public record HistoryParts(OrderHistory orders) {}
