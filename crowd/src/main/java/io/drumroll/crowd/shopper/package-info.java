/**
 * Simulated shoppers, and the seeding of a festival. Open {@link io.drumroll.crowd.shopper.Crowd} first.
 *
 * <p>Invariants: what a shopper wants follows from the seed; an answer is only worked on by the thread that asked; the
 * number of commands without an answer is bounded.
 */
@NullMarked
package io.drumroll.crowd.shopper;

import org.jspecify.annotations.NullMarked;
