/**
 * Orders: their states and lines. Open {@link io.drumroll.engine.order.OrderState} first.
 *
 * <p>Invariants: an order's lines never change once it is placed; a state only changes along
 * {@link io.drumroll.engine.order.OrderState#canBecome}.
 */
@NullMarked
package io.drumroll.engine.order;

import org.jspecify.annotations.NullMarked;
