/**
 * The festival's frame and its shops. Open {@link io.drumroll.engine.shop.Frame} first.
 *
 * <p>Invariant: once something is listed or paid, the currency stays.
 */
@NullMarked
package io.drumroll.engine.shop;

import org.jspecify.annotations.NullMarked;
