/**
 * The deterministic state machine that decides about stock, price, orders and money. Open
 * {@link io.drumroll.engine.Engine} first.
 *
 * <p>Invariants: the same commands at the same times give the same bytes, everywhere and always; deciding changes nothing
 * and applying cannot fail; there is no clock, no thread, no I/O, no floating point and no randomness in here.
 */
@NullMarked
package io.drumroll.engine;

import org.jspecify.annotations.NullMarked;
