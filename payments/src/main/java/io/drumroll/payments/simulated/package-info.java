/**
 * A card gateway to run and test against. Open {@link io.drumroll.payments.simulated.SimulatedGateway} first.
 *
 * <p>Invariants: its books are true whatever it says; never is more given back than was captured; a key does one thing once.
 */
@NullMarked
package io.drumroll.payments.simulated;

import org.jspecify.annotations.NullMarked;
