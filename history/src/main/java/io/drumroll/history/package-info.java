/**
 * What was ordered, as people read it: a view of the feed in SQL. Open {@link io.drumroll.history.HistoryWriter} first for
 * how it is written, {@link io.drumroll.history.OrderHistory} for how it is read, {@link io.drumroll.history.WalletMovements}
 * and {@link io.drumroll.history.Deliveries} for what else is made of it; webhooks stand in {@code webhook}.
 *
 * <p>Invariants: a batch of events and the checkpoint behind them are one transaction, so that each event counts exactly
 * once; everything here can be made again from the feed; orders are numbered by time, so newest first is by number.
 */
@NullMarked
package io.drumroll.history;

import org.jspecify.annotations.NullMarked;
