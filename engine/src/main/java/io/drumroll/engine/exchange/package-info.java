/**
 * What currencies are worth: {@link io.drumroll.engine.exchange.Rates}.
 *
 * <p>Invariant: a rate is a fraction of whole numbers, and an amount is rounded once between two currencies, never by
 * way of a third.
 */
@NullMarked
package io.drumroll.engine.exchange;

import org.jspecify.annotations.NullMarked;
