/**
 * Carts, filled before the doors open and ordered with one small command. Open {@link io.drumroll.engine.cart.Carts}
 * first.
 *
 * <p>Invariant: a cart has each SKU once and at most {@link io.drumroll.engine.limit.Limits#MAX_CART_LINES} lines.
 */
@NullMarked
package io.drumroll.engine.cart;

import org.jspecify.annotations.NullMarked;
