/**
 * Orders: their states, lines and shop orders, from placing to the last refund. Open {@link
 * io.drumroll.engine.order.OrderState} first; {@link io.drumroll.engine.order.OrderBook} carries out what the desks decide.
 *
 * <p>Invariants: an order's lines never change once it is placed; a state only changes along {@link
 * io.drumroll.engine.order.OrderState#canBecome}; what is settled and refunded of a line never comes to more than the line.
 */
@NullMarked
package io.drumroll.engine.order;

import org.jspecify.annotations.NullMarked;
