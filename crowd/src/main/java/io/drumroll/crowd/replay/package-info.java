/**
 * Real sales, replayed from a file. Open {@link io.drumroll.crowd.replay.Replay} first.
 *
 * <p>Invariants: every row of the file is either a line of an order or counted under the reason why it is none; no
 * binary fraction touches an amount.
 */
@NullMarked
package io.drumroll.crowd.replay;

import org.jspecify.annotations.NullMarked;
