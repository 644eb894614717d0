/**
 * Hosts the engine on Aeron Cluster. Open {@link io.drumroll.node.Node} first, then
 * {@link io.drumroll.node.FestivalService}, which is where the log meets the engine.
 *
 * <p>Invariants: an answer leaves only after its command is in the log, as durable as {@link io.drumroll.node.Durability}
 * says; the feed holds every event once, in order, and never more than the log; whatever breaks an invariant stops the
 * node.
 */
@NullMarked
package io.drumroll.node;

import org.jspecify.annotations.NullMarked;
