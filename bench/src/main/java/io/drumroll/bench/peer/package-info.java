/**
 * The same work on Drumroll, Redis and PostgreSQL: open {@link io.drumroll.bench.peer.Peer} first.
 *
 * <p>Invariants: every peer runs in this measurement's own folder on loopback and ends with it; an order counts only when
 * the peer has answered that both lines were in stock and the order is on disk.
 */
@NullMarked
package io.drumroll.bench.peer;

import org.jspecify.annotations.NullMarked;
