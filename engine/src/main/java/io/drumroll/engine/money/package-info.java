/**
 * Amounts, and how a whole is split so that the parts sum to it. Open {@link io.drumroll.engine.money.Apportionment}
 * first.
 *
 * <p>Invariants: an amount is a {@code long} of minor units; a whole is split without loss, and everything else is rounded
 * by {@link io.drumroll.engine.money.Rounding}.
 */
@NullMarked
package io.drumroll.engine.money;

import org.jspecify.annotations.NullMarked;
