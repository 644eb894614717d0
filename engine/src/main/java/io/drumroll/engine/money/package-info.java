/**
 * Amounts, and how a whole is split so that the parts sum to it. Open {@link io.drumroll.engine.money.Apportionment}
 * first.
 *
 * <p>Invariants: an amount is a {@code long} of minor units; nothing here rounds without saying where the rest goes.
 */
@NullMarked
package io.drumroll.engine.money;

import org.jspecify.annotations.NullMarked;
